"""Pocket cards of the reader's own lines: eight of the size of a bank card on a page, with marks to cut by.

Nothing is shortened: what does not fit on a card goes on on the next one, and each says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from workbook.chapters.notebook import Chapter
from workbook.chapters.roles import LINES, TAKEN
from workbook.exercises.kinds import Exercise, Script, Sentence
from workbook.exercises.script import parts_of, reply_in_words
from workbook.export.hiding import Hide
from workbook.export.paper.print_page import ABOUT, Paper, leaf
from workbook.export.selection import EVERYTHING, Answer, Source, Wanted, in_order
from workbook.insights.pictures.text_width import letters, width, wrap
from workbook.pages.html import Html, join, tag

KINDS = ("script", "plan", "sentence")
FOR = "kind"
"""The column, where a table has it, that says what a line is for."""

WIDE, HIGH, ACROSS, DOWN = 85.6, 54.0, 2, 4
PAPERS: Mapping[str, tuple[float, float]] = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
ROOM = 73.0
"""How wide a line of a card may be, in mm; half a millimetre is left for how typefaces differ."""

LARGE, SMALL = (4.23, 5), (3.35, 7)
"""12 pt and 9.5 pt in mm, and the lines on a card: two fewer than fit, should a typeface run wider."""

HEADING, HEADING_LINES = 2.47, 2
"""7 pt in mm, and the lines of a heading; one that is longer ends in “…”."""

TAKEN_ALONG = "What I take with me"
FOUND = "Whoever opens your wallet can read these. "
GAP = 4.5


@dataclass(frozen=True)
class Line:
    """One line of the reader's own.

    Attributes:
        key: of the answer it comes from.
        row: of a table, from 1; `None` for an answer that is one line.
        heading: what it is for.
        words: what it says.
    """

    key: str
    row: int | None
    heading: str
    words: str


@dataclass(frozen=True)
class Card:
    """What stands on one card, and whether there is room for large letters."""

    inside: Html
    large: bool


def lines(
    answers: Source,
    *,
    books: Iterable[Chapter] | None = None,
    hide: Hide | None = None,
    wanted: Wanted = EVERYTHING,
    tz: dt.tzinfo = dt.UTC,
) -> list[Line]:
    """Return every line that could go on a card, in the order of the pages.

    Args:
        answers: `Answers`, or another source.
        books: the chapters in reading order; this edition's own by default.
        hide: as `hiding` returns it; by default, names stay.
        wanted: what goes in.
        tz: where the reader is.
    """
    found = in_order(answers, books, hide, wanted=wanted, tz=tz)
    return [line for each in found for line in _lines(each) if line.words.strip()]


def _lines(kept: Answer) -> Iterator[Line]:
    if kept.key in LINES and isinstance(kept.value, list):
        words = LINES[kept.key]
        for number, row in enumerate(kept.value, 1):
            if isinstance(row, Mapping) and isinstance(row.get(words), str):
                told = row.get(FOR)
                heading = told if isinstance(told, str) else kept.question
                yield Line(kept.key, number, heading, row[words])
    elif kept.key.endswith(TAKEN):
        yield Line(kept.key, None, TAKEN_ALONG, _said(kept.exercise, kept.value))
    elif kept.kind in KINDS:
        yield Line(kept.key, None, kept.question, _said(kept.exercise, kept.value))


def _said(exercise: Exercise | None, value: Any) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping):
        return ""
    if isinstance(exercise, Script):
        kept = parts_of(exercise.shown(value))
        between = f"({reply_in_words(kept)})" if reply_in_words(kept) else ""
        return "\n".join(filter(None, (kept.get("words"), between, kept.get("next"))))
    if isinstance(exercise, Sentence) and all(isinstance(it, str) for it in value.values()):
        return exercise.whole(value)
    return " … ".join(it for it in value.values() if isinstance(it, str))


def cards(chosen: Iterable[Line], *, paper: Paper = "A4") -> bytes:
    """Return pages of cards to print and cut, one card for a line, or as many as it needs.

    Args:
        chosen: the lines, in the order of the cards.
        paper: what they are printed on, at its true size.
    """
    written = (card for line in chosen for card in _cards(line))
    pages: list[Html] = []
    while page := list(islice(written, ACROSS * DOWN)):
        pages.append(_page(page, paper, FOUND + ABOUT if not pages else None))
    wide, high = PAPERS[paper]
    look = Html(f"<style>.page {{ width: {wide}mm; height: {high - 0.1:.1f}mm; }}</style>")
    title = tag("h1", "Pocket cards", class_="unseen")
    return leaf(join(look, title, *pages), "card.css", paper, margin="0", numbered=False)


def _cards(line: Line) -> Iterator[Card]:
    heading = wrap(line.heading, ROOM, HEADING, HEADING_LINES)
    spare = len(heading) - 1
    size, most = LARGE if len(_rows(line.words, LARGE[0])) <= LARGE[1] - spare else SMALL
    rows = _rows(line.words, size)
    parts = ["".join(rows[at : at + most - spare]) for at in range(0, len(rows), most - spare)]
    parts = [part for part in parts if part.strip()]
    for number, part in enumerate(parts, 1):
        on = tag("span", f"{number} of {len(parts)}", class_="on") if len(parts) > 1 else None
        words = tag("p", part.strip("\n"))
        yield Card(join(tag("h2", " ".join(heading)), words, on), large=size == LARGE[0])


def _rows(words: str, size: float) -> list[str]:
    """Return words cut where lines will break, with everything in between still in its place."""
    rows = []
    for paragraph in words.replace("\r", "\n").split("\n"):
        rows += _wrapped(paragraph, size)
        rows[-1] += "\n"
    return rows


def _wrapped(paragraph: str, size: float) -> list[str]:
    rows, row, long = [], "", 0.0
    for word in _words(paragraph):
        wide = width(word.rstrip(), size)
        if row and long + wide > ROOM:
            rows.append(row)
            row, long = "", 0.0
        if wide > ROOM:
            *whole, word = _broken(word, size)
            rows += whole
        row += word
        long += width(word, size)
    return [*rows, row]


def _words(paragraph: str) -> Iterator[str]:
    """Return words with the spaces after them."""
    start = 0
    for at in range(1, len(paragraph)):
        if paragraph[at - 1].isspace() and not paragraph[at].isspace():
            yield paragraph[start:at]
            start = at
    yield paragraph[start:]


def _broken(word: str, size: float) -> list[str]:
    parts, long = [""], 0.0
    for letter in letters(word):
        wide = width(letter, size)
        if parts[-1] and long + wide > ROOM:
            parts.append("")
            long = 0.0
        parts[-1] += letter
        long += wide
    return parts


def _page(inside: list[Card], paper: Paper, about: str | None) -> Html:
    wide, high = PAPERS[paper]
    left, top = (wide - ACROSS * WIDE) / 2, (high - DOWN * HIGH) / 2
    placed = (
        tag(
            "section",
            card.inside,
            class_="card large" if card.large else "card",
            style=_at(left + number % ACROSS * WIDE, top + number // ACROSS * HIGH),
        )
        for number, card in enumerate(inside)
    )
    told = tag("p", about, class_="about") if about else None
    return tag("div", *placed, *_marks(left, top), told, class_="page")


def _marks(left: float, top: float) -> Iterator[Html]:
    right, bottom = left + ACROSS * WIDE, top + DOWN * HIGH
    for column in range(ACROSS + 1):
        for y in (top - GAP, bottom + GAP - 4):
            yield tag("i", class_="mark down", style=_at(left + column * WIDE - 0.1, y))
    for row in range(DOWN + 1):
        for x in (left - GAP, right + GAP - 4):
            yield tag("i", class_="mark across", style=_at(x, top + row * HIGH - 0.1))


def _at(x: float, y: float) -> str:
    return f"left:{x:.2f}mm;top:{y:.2f}mm"
