"""Find words in everything that was answered, whatever their case and their accents."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from workbook.insights.blocks import Block, Days, Facts, Filled, Level, Lines, Rows, Words
from workbook.insights.telling import row_parts

LONGEST = 200
"""So many signs are looked for; nobody remembers more of a text word by word."""


class Passage(NamedTuple):
    """A part of an answer that is found and quoted by itself; `before` says whose or of which day it is."""

    before: str
    text: str


class Sought:
    """Words that are looked for: all of them have to stand in one passage, in any order.

    Args:
        words: as they were typed.
        texts: everything in which they are looked for.

    Attributes:
        mark: finds each of the words, to set it off.
    """

    def __init__(self, words: str, texts: Iterable[str]) -> None:
        same: defaultdict[str, str] = defaultdict(str)
        for sign in sorted({sign for text in texts for sign in text}):
            same[_plain(sign)] += sign
        self._each = [re.compile(_written(word, same)) for word in _plain(words[:LONGEST]).split()]
        longest = sorted((each.pattern for each in self._each), key=len, reverse=True)
        self.mark = re.compile("|".join(longest) or r"(?!)")

    def stand_in(self, passage: Passage) -> bool:
        """Return whether a passage has all of them; nothing has none."""
        whole = "\n".join(passage)
        return bool(self._each) and all(each.search(whole) for each in self._each)


def _plain(text: str) -> str:
    """Return a text in small letters and without accents."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def _written(word: str, same: dict[str, str]) -> str:
    """Return what finds a plain word however its letters were written: é, É, or e and an accent after it."""
    accents = f"[{re.escape(same[''])}]*" if "" in same else ""
    letters = (f"[{re.escape(same[sign])}]" if sign in same else re.escape(sign) for sign in word)
    return "".join(letter + accents for letter in letters)


def passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    """Return what an answer is told in, passage by passage; a number on a scale is none.

    Args:
        blocks: as `tell` returns them.
    """
    for block in blocks:
        yield from _OF[type(block)](block)


def _row(block: Rows, row: tuple[str, ...]) -> Passage:
    parts = (f"{label}: {said}" if label else said for label, said in row_parts(block, row))
    return Passage("", " · ".join(parts))


_OF: Mapping[type[Block], Callable[[Any], Iterable[Passage]]] = {
    Words: lambda block: [Passage("", block.text)],
    Lines: lambda block: (Passage("", line) for line in block.lines),
    Rows: lambda block: (_row(block, row) for row in block.rows),
    Facts: lambda block: (Passage(*pair) for pair in block.pairs),
    Filled: lambda block: [Passage("", "".join(block.parts))],
    Days: lambda block: (Passage(each.day, each.words) for each in block.entries),
    Level: lambda block: (),
}
