"""One word in its forms: door and doors, walk and walked. English only; other words stay as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from workbook.insights.words.common_words import COMMON, WORDS_OF_THEIR_OWN

SHORTEST = 3
"""Letters that a plain form has at least."""


def plain_form(word: str, known: Collection[str]) -> str:
    """Return the plainer form of a word where that stands among the known ones; else the word itself.

    Args:
        word: in small letters.
        known: every word of the same reader, in small letters; a form nobody wrote joins nothing.
    """
    bare = word.removesuffix("’s")
    return next((form for form in _plainer(bare) if form in known), bare)


def is_common(word: str) -> bool:
    """Return whether a word, or the plain form of it, is too common to say anything."""
    return word in COMMON or any(form in COMMON for form in _plainer(word.removesuffix("’s")))


def _plainer(word: str) -> Iterator[str]:
    if not word.isascii() or word in WORDS_OF_THEIR_OWN:
        return
    for ending, instead in _ENDINGS:
        form = re.sub(ending, instead, word)
        if form != word and len(form) >= SHORTEST:
            yield form


_ENDINGS = (
    (r"i(es|ed)$", "y"),
    (r"(?<![us])s$", ""),
    (r"(?<=[sxzh])es$", ""),
    (r"([^aeious])\1(ed|ing)$", r"\1"),
    (r"(ed|ing)$", ""),
    (r"(ed|ing)$", "e"),
)
