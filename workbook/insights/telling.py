"""One answer as blocks that every page and format can set, and the same as plain words.

Whatever a file holds is told: what fits its exercise as the page shows it, anything else as it stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, assert_never

from workbook.exercises.column import Column
from workbook.exercises.dated import Break, Log
from workbook.exercises.kinds import (
    Balance,
    Checklist,
    Choice,
    Deck,
    Exercise,
    Plan,
    Scale,
    Script,
    Sentence,
    Table,
    Text,
)
from workbook.exercises.plan import DAYS, right_in_words
from workbook.exercises.script import PARTS, reply_in_words
from workbook.insights.blocks import Block, Dated, Days, Facts, Filled, Level, Lines, Rows, Words, cell
from workbook.insights.coerce import day_in_words, gaps_of, iso_day, moment, plus_minus
from workbook.zone import zone

OPEN = "…"
"""Stands where a gap of a sentence was left open."""


def tell(value: Any, exercise: Exercise | None, tz: dt.tzinfo) -> tuple[Block, ...]:
    """Return an answer as blocks; never raises, whatever the value is.

    Args:
        value: as the document holds it; anything but `None`.
        exercise: what asked for it; `None` where nothing asks for it any more.
        tz: where the reader is, for moments such as the beginning of a break.
    """
    words = exercise.told(value) if exercise else value
    return _fitting(words, exercise, tz) or _anything(words)


def _fitting(value: Any, exercise: Exercise | None, tz: dt.tzinfo) -> tuple[Block, ...]:
    """Return a value as its exercise tells it; nothing where it needs no help or does not fit."""
    match exercise:
        case None | Text() | Choice() | Checklist():
            return _script(value) if isinstance(exercise, Script) else ()
        case Log():
            return _log(value, exercise)
        case Table():
            return _table(value, exercise)
        case Scale():
            return _scale(value, exercise)
        case Sentence():
            return _sentence(value, exercise)
        case Deck():
            return _deck(value, exercise)
        case Break():
            return _break(value, exercise, tz)
    assert_never(exercise)


def _anything(value: Any) -> tuple[Block, ...]:
    if isinstance(value, Mapping):
        return (Facts(tuple((cell(name), cell(it)) for name, it in value.items() if it is not None)),)
    if isinstance(value, list | tuple):
        if value and all(isinstance(row, Mapping) for row in value):
            return (_rows(value, {}),)
        return (Lines(tuple(map(cell, value))),)
    return (Words(cell(value)),)


def _rows(rows: Any, labels: Mapping[str, str], columns: Mapping[str, Column] | None = None) -> Rows:
    """Return rows under the labels that are known, and behind them under the names that are not.

    A column in which nothing stands is left out.
    """
    names = dict.fromkeys([*labels, *(name for row in rows for name in row)])
    filled = [name for name in names if any(row.get(name) not in (None, "") for row in rows)] or [*labels]
    numbers = [name for name, column in (columns or {}).items() if column.takes in ("0-10", "-5..+5")]
    return Rows(
        tuple(labels.get(name) or cell(name) for name in filled),
        tuple(tuple(cell(row.get(name)) for name in filled) for row in rows),
        frozenset(place for place, name in enumerate(filled) if name in numbers),
    )


def _table(value: Any, exercise: Table) -> tuple[Block, ...]:
    if not (isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value)):
        return ()
    columns, seen = exercise.columns, exercise.without_unseen(value)
    rows = [{name: cell_in_words(it, columns.get(name)) for name, it in row.items()} for row in seen]
    return (_rows(rows, exercise.labels, exercise.columns),)


def cell_in_words(value: Any, column: Column | None) -> str:
    """Return a cell of a table as it is read: a day in words, a number with its sign, or what was written."""
    named = column.options.get(value, value) if column and isinstance(value, str) else value
    return _IN_CELLS.get(str(column.takes) if column else "", cell)(named)


def _log(value: Any, exercise: Log) -> tuple[Block, ...]:
    fits = isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value)
    if not fits or any(name not in exercise.columns for row in value for name in row):
        return _table(value, exercise)
    level = exercise.columns.get("level")
    entries = (
        Dated(
            _day(row.get("day")),
            f"{said} of 10" if (said := cell(row.get("level"))) else "",
            cell(row.get("words")),
        )
        for row in value
    )
    return (Days(tuple(entries), level.label if level else ""),)


def _day(value: Any) -> str:
    day = iso_day(value)
    return day_in_words(day) if day else cell(value)


def _tilt(value: Any) -> str:
    return plus_minus(value) if isinstance(value, int) and not isinstance(value, bool) else cell(value)


_IN_CELLS: Mapping[str, Callable[[Any], str]] = {"date": _day, "-5..+5": _tilt}


def _scale(value: Any, exercise: Scale) -> tuple[Block, ...]:
    if isinstance(value, bool) or not isinstance(value, int):
        return ()
    said = plus_minus if isinstance(exercise, Balance) else str
    low, high = f"{said(exercise.lowest)} {exercise.low}", f"{said(exercise.highest)} {exercise.high}"
    return (Level(exercise.in_words(value), low, high),)


def _sentence(value: Any, exercise: Sentence) -> tuple[Block, ...]:
    if not isinstance(value, Mapping):
        return ()
    gaps = gaps_of(value)
    parts = [
        (cell(gaps.get(part)).strip() or OPEN) if number % 2 else part
        for number, part in enumerate(exercise.parts())
    ]
    known = {*exercise.slots, *(("ask",) if isinstance(exercise, Plan) else ())}
    others = tuple(_beyond(exercise, name, it) for name, it in gaps.items() if name not in known)
    return (Filled(tuple(parts)), Facts(others)) if others else (Filled(tuple(parts)),)


def _script(value: Any) -> tuple[Block, ...]:
    """Return the words to say, and what may come back with what is said then."""
    if not isinstance(value, Mapping):
        return ()
    parts = {name: cell(it) for name, it in value.items() if it is not None}
    words = (Words(parts.pop("words")),) if parts.get("words") else ()
    back = reply_in_words(parts)
    told = [(PARTS["reply"], back)] if back else []
    told += [(PARTS.get(name, name), it) for name, it in parts.items() if name not in ("reply", "theirs")]
    return (*words, Facts(tuple(told))) if told else words


def _beyond(exercise: Sentence, name: str, value: Any) -> tuple[str, str]:
    """Return what an answer has beside the gaps: what became of a plan, and what no edition knows."""
    label = exercise.labels.get(name) or cell(name)
    if isinstance(exercise, Plan) and name in DAYS:
        return label, _day(value)
    right = isinstance(exercise, Plan) and name == "right"
    return label, right_in_words(cell(value)) if right else cell(value)


def _deck(value: Any, exercise: Deck) -> tuple[Block, ...]:
    if not isinstance(value, Mapping) or not all(isinstance(pile, list) for pile in value.values()):
        return ()
    headings = {"kept": "Cards kept", "own": "Cards of my own"}
    return tuple(
        Lines(tuple(map(cell, pile)), headings.get(name) or cell(name))
        for name, pile in value.items()
        if pile
    )


def _break(value: Any, exercise: Break, tz: dt.tzinfo) -> tuple[Block, ...]:
    if not isinstance(value, Mapping):
        return ()
    known = {"minutes", "began", "happened"}
    others = tuple(
        (cell(name), cell(it)) for name, it in value.items() if name not in known and it is not None
    )
    minutes = cell(value.get("minutes"))
    length = f"{minutes} minutes" if minutes else ""
    entry = Dated(_moment(value.get("began"), tz), length, cell(value.get("happened")))
    told = (Days((entry,)),) if any((entry.day, entry.level, entry.words)) else ()
    return (*told, Facts(others)) if others else told


def _moment(value: Any, tz: dt.tzinfo) -> str:
    found = moment(value)
    if found is None:
        return cell(value)
    here = found.astimezone(tz)
    return f"{day_in_words(here.date())}, {here:%H:%M}"


def in_words(value: Any, exercise: Exercise | None, tz: dt.tzinfo | None = None) -> str:
    """Return an answer as plain words, a line for each row or day; nothing for one that is not given.

    Args:
        value: as the document holds it.
        exercise: what asked for it, if anything does.
        tz: where the reader is; by default where this runs.
    """
    return "" if value is None else "\n".join(map(_plain, tell(value, exercise, tz or zone())))


def _plain(block: Block) -> str:
    match block:
        case Words():
            return block.text
        case Lines():
            return "; ".join(block.lines)
        case Rows():
            return "\n".join(" · ".join(map(_labelled, row_parts(block, row))) for row in block.rows)
        case Facts():
            return "\n".join(map(_labelled, block.pairs))
        case Filled():
            return "".join(block.parts)
        case Level():
            return block.said
        case Days():
            return "\n".join(" · ".join(filter(None, (it.day, it.level, it.words))) for it in block.entries)
    assert_never(block)


def _labelled(part: tuple[str, str]) -> str:
    label, said = part
    return f"{label}: {said}" if label else said


def row_parts(block: Rows, row: Sequence[str]) -> list[tuple[str, str]]:
    """Return what one row says, each with the label that it needs: its first two texts need none."""
    cells = enumerate(zip(block.labels, row, strict=True))
    return [
        (label if place > 1 or place in block.numbers else "", said) for place, (label, said) in cells if said
    ]
