"""Words blacked out before something leaves: what was there cannot be guessed from what is left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any, NamedTuple

from workbook.errors import AnswerRefused
from workbook.insights.pictures.text_width import letters

BLACK = "███"
"""Stands for what was blacked out, always as long, however long that was."""

_UNSPACED = "\u0e00"
"""From here on, many scripts set words without spaces, so that a word may begin anywhere."""

Path = tuple[str | int, ...]


class Span(NamedTuple):
    """Characters of a text, from `start` up to but without `end`.

    `part` leads to the text within an answer: `("slot",)`, `(row, "column")`, `(line,)`; empty where the
    answer is one text.
    """

    start: int
    end: int
    part: Path = ()


def parts_of(value: Any, part: Path = ()) -> Iterator[tuple[Path, str]]:
    """Return every text of an answer with the way to it, in order."""
    if isinstance(value, str):
        yield part, value
    elif isinstance(value, Mapping | list):
        for name, it in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from parts_of(it, (*part, name))


def black_out(value: Any, words: Iterable[str] = (), spans: Iterable[Span | tuple[int, int]] = ()) -> Any:
    """Return an answer without some of its words.

    Args:
        value: the answer.
        words: blacked out wherever they stand at the start of a word, in capitals or not.
        spans: places to black out; letters are never cut in two.

    Raises:
        AnswerRefused: a word that is nowhere, or a place that is not there; nothing may seem hidden that is
            not.
    """
    texts = dict(parts_of(value))
    found: dict[Path, list[tuple[int, int]]] = {part: [] for part in texts}
    for span in spans:
        place = Span(*span)
        if not 0 <= place.start < place.end <= len(texts.get(place.part, "")):
            raise AnswerRefused(
                "A place to black out is not in the answer. Look at it again and choose anew."
            )
        found[place.part].append((place.start, place.end))
    for word in filter(str.strip, words):
        pattern = _pattern(word.strip())
        hits = [(part, hit.span()) for part, text in texts.items() for hit in pattern.finditer(text)]
        if not hits:
            raise AnswerRefused(
                "A word to black out does not stand in the answer. Look at its spelling, or leave it out."
            )
        for part, hit in hits:
            found[part].append(hit)
    return _without(value, found)


def _pattern(word: str) -> re.Pattern[str]:
    forms = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}
    start = r"(?<!\w)" if word[0] < _UNSPACED and re.match(r"\w", word) else ""
    return re.compile(f"{start}(?:{'|'.join(map(re.escape, sorted(forms)))})", re.IGNORECASE)


def _without(value: Any, found: Mapping[Path, list[tuple[int, int]]], part: Path = ()) -> Any:
    if isinstance(value, str):
        return _blacked(value, found[part]) if found[part] else value
    if isinstance(value, Mapping):
        return {name: _without(it, found, (*part, name)) for name, it in value.items()}
    if isinstance(value, list):
        return [_without(it, found, (*part, number)) for number, it in enumerate(value)]
    return value


def _blacked(text: str, places: list[tuple[int, int]]) -> str:
    """Return a text with each letter gone that a place touches; what touches is one black bar."""
    signs = letters(text)
    ends = list(accumulate(map(len, signs)))
    gone = [
        any(start < end and end - len(sign) < stop for start, stop in places)
        for sign, end in zip(signs, ends, strict=True)
    ]
    kept = (BLACK if is_gone else sign for sign, is_gone in zip(signs, gone, strict=True))
    return re.sub(f"(?:{BLACK})+", BLACK, "".join(kept))
