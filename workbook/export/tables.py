"""Answers as tables: everything in one long one, and wide ones for scales, logs and tables.

A sheet is plain data: `csv_file` and `xlsx_file` in `workbook.export.formats` make files of it.
Times stand in the reader's own zone, which the heading names.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from workbook.chapters.roles import AGAIN
from workbook.exercises.dated import Break
from workbook.exercises.kinds import Exercise, Plan, Scale, Script, Sentence, Table
from workbook.exercises.plan import DAYS, right_in_words
from workbook.exercises.script import reply_in_words
from workbook.export.selection import Answer
from workbook.insights.coerce import iso_day, moment
from workbook.insights.patterns import apart

Cell = str | int | float | dt.date | dt.datetime | None
ANOTHER = "Another version"
"""Stands in the column Part where two windows wrote at once and the reader has not chosen yet."""


@dataclass(frozen=True)
class Sheet:
    """A table: its name, its columns, and rows of as many cells; empty cells are `None`.

    `headings` are the numbers of those rows, from 0, that name what stands below them.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    headings: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Piece:
    """One cell of an answer: which part, which row (from 1), and what stands there."""

    part: str
    row: int | None
    what: Any
    day: dt.date | None = None


def sheets(kept: list[Answer], tz: dt.tzinfo) -> list[Sheet]:
    """Return all four tables."""
    return [everything(kept, tz), scales(kept, tz), logs(kept, tz), tables(kept, tz)]


def everything(kept: list[Answer], tz: dt.tzinfo) -> Sheet:
    """Return one row for each cell that was filled in: a text has one, a table has one for each cell."""
    asked = ("Chapter", "Key", "Kind", "Question", "Part", "Row")
    rows = [
        (it.title, it.key, it.kind, it.question, *_placed(piece), local(it.entry.at, tz))
        for it in kept
        for piece in _all_pieces(it, tz)
    ]
    return Sheet("Answers", (*asked, "Day", "Value", "Number", saved_at(tz)), tuple(rows))


def _placed(piece: Piece) -> tuple[Cell, ...]:
    return piece.part or None, piece.row, piece.day, _shown(piece.what), _number(piece.what)


def scales(kept: list[Answer], tz: dt.tzinfo) -> Sheet:
    """Return one row for each scale with its ends.

    What is asked twice stands in one row, then and now, unless it was about two people.
    """
    numbers = {it.key: it for it in kept if it.kind in ("scale", "balance") and _number(it.value) is not None}
    said = {it.key: it.value for it in kept}
    later = {AGAIN[key] for key in AGAIN.keys() & numbers.keys() if not apart(said, key)}
    at = saved_at(tz)
    columns = ("Chapter", "Question", "Value", "Lowest", "Low end", "Highest", "High end", at)
    rows = [
        (it.title, it.question, _number(it.value), *_ends(it.exercise), *_then(it, numbers, later, tz))
        for key, it in numbers.items()
        if key not in later
    ]
    return Sheet("Scales", (*columns, "Later value", f"Later: {at}"), tuple(rows))


def _then(
    it: Answer, numbers: Mapping[str, Answer], later: Set[str], tz: dt.tzinfo
) -> tuple[Cell, Cell, Cell]:
    key = AGAIN.get(it.key, "")
    again = numbers.get(key) if key in later else None
    now = (_number(again.value), local(again.entry.at, tz)) if again else (None, None)
    return local(it.entry.at, tz), *now


def _ends(scale: Exercise | None) -> tuple[Cell, Cell, Cell, Cell]:
    return (scale.lowest, scale.low, scale.highest, scale.high) if isinstance(scale, Scale) else (None,) * 4


def logs(kept: list[Answer], tz: dt.tzinfo) -> Sheet:
    """Return one row for each dated entry, the newest first in each log."""
    rows = [
        (it.title, it.question, *_entry(row), local(it.entry.at, tz))
        for it in kept
        if it.kind == "log"
        for row in _rows(it.value)
    ]
    columns = ("Chapter", "Question", "Day", "Number", "Words", saved_at(tz))
    return Sheet("Logs", columns, tuple(rows))


def _entry(row: Mapping[str, Any]) -> tuple[Cell, Cell, Cell]:
    """Return day, number and words; words are also what stands there and has no column of its own."""
    day, level = iso_day(row.get("day")), _number(row.get("level"))
    placed = {"day": day, "level": level}
    told = [_words(what) for name, what in row.items() if placed.get(name) is None and what is not None]
    return day, level, "\n".join(told) or None


def tables(kept: list[Answer], tz: dt.tzinfo) -> Sheet:
    """Return one row for each row of a table; the row above them, without a number, names their cells."""
    found = [(it, _named(it), _rows(it.value)) for it in kept if it.kind == "table"]
    most = max((len(named) for _, named, _ in found), default=0)
    columns = ("Chapter", "Question", "Row", *(f"Column {number + 1}" for number in range(most)))
    rows: list[tuple[Cell, ...]] = []
    headings = set()
    for it, named, lines in found:
        headings.add(len(rows))
        rows.append(_filled((it.title, it.question, None, *named.values()), len(columns)))
        for number, line in enumerate(lines, 1):
            cells = (_typed(it.exercise, name, line.get(name)) for name in named)
            rows.append(_filled((it.title, it.question, number, *cells), len(columns)))
    return Sheet("Tables", columns, tuple(rows), frozenset(headings))


def _filled(row: tuple[Cell, ...], wide: int) -> tuple[Cell, ...]:
    return row + (None,) * (wide - len(row))


def _named(it: Answer) -> dict[str, str]:
    """Return the names of a table's columns with their labels, those this edition knows first."""
    known = it.exercise.labels if it.exercise else {}
    found = dict.fromkeys([*known, *(name for row in _rows(it.value) for name in row)])
    return {name: known.get(name, name) for name in found}


def _typed(table: Exercise | None, name: str, what: Any) -> Cell:
    column = table.columns.get(name) if isinstance(table, Table) else None
    day = iso_day(what) if column and column.takes == "date" else None
    return day or _shown(what)


def _rows(value: Any) -> list[Mapping[str, Any]]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _all_pieces(it: Answer, tz: dt.tzinfo) -> Iterator[Piece]:
    yield from _pieces(it.value, it.exercise, tz)
    for other in it.others:
        for piece in _pieces(other, it.exercise, tz):
            part = f"{ANOTHER}: {piece.part}" if piece.part else ANOTHER
            yield Piece(part, piece.row, piece.what, piece.day)


def _pieces(value: Any, exercise: Exercise | None, tz: dt.tzinfo) -> Iterator[Piece]:
    if isinstance(value, Mapping):
        if isinstance(exercise, Sentence) and value.keys() <= exercise.labels.keys():
            yield Piece("", None, exercise.whole(value))
        yield from (each for name, what in value.items() for each in _part(name, what, exercise, tz))
    elif isinstance(value, list):
        for number, line in enumerate(value, 1):
            yield from _line(number, line, exercise)
    elif value is not None:
        yield Piece("", None, value)


def _part(name: str, what: Any, exercise: Exercise | None, tz: dt.tzinfo) -> Iterator[Piece]:
    label = _label(name, exercise)
    if isinstance(what, list):
        yield from (Piece(label, number, line) for number, line in enumerate(what, 1))
    elif (
        isinstance(exercise, Break) and name == "began" and isinstance(begun := local(what, tz), dt.datetime)
    ):
        yield Piece(label, None, f"{begun:%Y-%m-%d %H:%M:%S}", begun.date())
    elif isinstance(exercise, Script) and name == "reply" and isinstance(what, str):
        yield Piece(label, None, reply_in_words({"reply": what}))
    elif isinstance(exercise, Plan) and name in (*DAYS, "right") and isinstance(what, str):
        yield Piece(label, None, right_in_words(what) if name == "right" else what, iso_day(what))
    elif what is not None:
        yield Piece(label, None, what)


def _line(number: int, line: Any, exercise: Exercise | None) -> Iterator[Piece]:
    if not isinstance(line, Mapping):
        yield Piece("", number, line)
        return
    columns = exercise.columns if isinstance(exercise, Table) else {}
    day = iso_day(line.get("day")) if exercise and exercise.kind == "log" else None
    for name, what in line.items():
        column = columns.get(name)
        own = iso_day(what) if column and column.takes == "date" else None
        if what is not None:
            yield Piece(_label(name, exercise), number, what, own or day)


def _label(name: str, exercise: Exercise | None) -> str:
    return exercise.labels.get(name, name) if exercise else name


def saved_at(tz: dt.tzinfo) -> str:
    """Return the heading of a column of times, which names their zone."""
    return f"Saved at ({getattr(tz, 'key', None) or tz})"


def local(at: Any, tz: dt.tzinfo) -> Cell:
    """Return a moment of the file as the clock in a zone showed it; as it stands if it is none."""
    if not isinstance(at, str) or not at:
        return None
    try:
        found = moment(at)
        return found.astimezone(tz).replace(tzinfo=None, microsecond=0) if found else at
    except OverflowError:
        return at


def _number(what: Any) -> int | float | None:
    return what if isinstance(what, int | float) and not isinstance(what, bool) else None


def _shown(what: Any) -> Cell:
    number = _number(what)
    return number if number is not None else _words(what) or None


def _words(what: Any) -> str:
    if isinstance(what, str) or what is None:
        return what or ""
    return json.dumps(what, ensure_ascii=False) if isinstance(what, list | dict) else str(what)
