"""One answer as blocks that every format can set: words, lines, rows, facts, a filled sentence, a level.

Whatever a file holds is told: what fits its exercise as the page shows it, anything else as it stands.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

from workbook.exercises.dated import Break, Log
from workbook.exercises.kinds import (
    Balance,
    Checklist,
    Choice,
    Deck,
    Exercise,
    Plan,
    Scale,
    Sentence,
    Table,
    Text,
)
from workbook.exercises.plan import DAYS, right_in_words
from workbook.insights.coerce import day_in_words, gaps_of, iso_day, moment

OPEN = "…"
"""Stands where a gap of a sentence was left open."""

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85]")


@dataclass(frozen=True, slots=True)
class Words:
    """Words as typed, line ends and spaces included."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Single lines, such as what was ticked; `heading` is ours and may be empty."""

    lines: tuple[str, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of cells under labels; a cell may be empty."""

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and what was written beside it."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence: our words, the reader's, ours, the reader's, …, ours."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A number on a scale in words, such as “4 of 10”, and its two ends."""

    said: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Dated:
    """One entry of a log: its day in words, its number in words, and what was written; any may be empty."""

    day: str
    level: str
    words: str


@dataclass(frozen=True, slots=True)
class Days:
    """The entries of a log, in the order in which they are kept."""

    entries: tuple[Dated, ...]


Block: TypeAlias = Words | Lines | Rows | Facts | Filled | Level | Days


def tell(value: Any, exercise: Exercise | None, tz: dt.tzinfo) -> tuple[Block, ...]:
    """Return an answer as blocks; never raises, whatever the value is.

    Args:
        value: as the document holds it; anything but `None`.
        exercise: what asked for it; `None` where nothing asks for it any more.
        tz: where the reader is, for moments such as the beginning of a break.
    """
    return _fitting(value, exercise, tz) or _anything(value)


def _fitting(  # noqa: C901 - one case a kind
    value: Any, exercise: Exercise | None, tz: dt.tzinfo
) -> tuple[Block, ...]:
    """Return a value as its exercise tells it; nothing where it needs no help or does not fit."""
    match exercise:
        case None | Text() | Choice() | Checklist():
            return ()
        case Log():
            return _log(value, exercise)
        case Table():
            return _table(value, exercise)
        case Balance():
            return _balance(value, exercise)
        case Scale():
            return _scale(value, exercise)
        case Sentence():
            return _sentence(value, exercise)
        case Deck():
            return _deck(value, exercise)
        case Break():
            return _break(value, exercise, tz)
    assert_never(exercise)


def readable(text: str) -> str:
    """Return text with one kind of line end, and “�” for signs that no document may hold."""
    return _NO_TEXT.sub("\ufffd", _LINE_END.sub("\n", text))


def cell(value: Any) -> str:
    """Return any value as words; white space at their end, which nobody sees, goes."""
    if value is None or isinstance(value, str):
        return readable(value or "").rstrip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return readable(str(value) if isinstance(value, int | float) else _as_json(value))


def _as_json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        return "\ufffd"


def _anything(value: Any) -> tuple[Block, ...]:
    if isinstance(value, Mapping):
        return (Facts(tuple((cell(name), cell(it)) for name, it in value.items() if it is not None)),)
    if isinstance(value, list | tuple):
        if value and all(isinstance(row, Mapping) for row in value):
            return (_rows(value, {}),)
        return (Lines(tuple(map(cell, value))),)
    return (Words(cell(value)),)


def _rows(rows: Any, labels: Mapping[str, str]) -> Rows:
    """Return rows under the labels that are known, and behind them under the names that are not."""
    names = dict.fromkeys([*labels, *(name for row in rows for name in row)])
    filled = [
        name for name in names if name in labels or any(row.get(name) not in (None, "") for row in rows)
    ]
    return Rows(
        tuple(labels.get(name) or cell(name) for name in filled),
        tuple(tuple(cell(row.get(name)) for name in filled) for row in rows),
    )


def _table(value: Any, exercise: Table) -> tuple[Block, ...]:
    if not (isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value)):
        return ()
    takes = {name: str(column.takes) for name, column in exercise.columns.items()}
    rows = [{name: _IN_CELLS.get(takes.get(name, ""), cell)(it) for name, it in row.items()} for row in value]
    return (_rows(rows, exercise.labels),)


def _log(value: Any, exercise: Log) -> tuple[Block, ...]:
    fits = isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value)
    if not fits or any(name not in exercise.columns for row in value for name in row):
        return _table(value, exercise)
    level = exercise.columns.get("level")
    ends = f" ({level.label})" if level else ""
    return (
        Days(
            tuple(
                Dated(
                    _day(row.get("day")),
                    f"{said} of 10{ends}" if (said := cell(row.get("level"))) else "",
                    cell(row.get("words")),
                )
                for row in value
            )
        ),
    )


def _day(value: Any) -> str:
    day = iso_day(value)
    return day_in_words(day) if day else cell(value)


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "0"


def _tilt(value: Any) -> str:
    return _signed(value) if isinstance(value, int) and not isinstance(value, bool) else cell(value)


_IN_CELLS: Mapping[str, Callable[[Any], str]] = {"date": _day, "-5..+5": _tilt}


def _scale(value: Any, exercise: Scale) -> tuple[Block, ...]:
    if isinstance(value, bool) or not isinstance(value, int):
        return ()
    return (
        Level(
            exercise.in_words(value),
            f"{exercise.lowest} {exercise.low}",
            f"{exercise.highest} {exercise.high}",
        ),
    )


def _balance(value: Any, exercise: Balance) -> tuple[Block, ...]:
    if isinstance(value, bool) or not isinstance(value, int):
        return ()
    ends = (f"{_signed(exercise.lowest)} {exercise.low}", f"{_signed(exercise.highest)} {exercise.high}")
    return (Level(f"{_signed(value)}, {exercise.in_words(value)}", *ends),)


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
    labels = exercise.labels
    told = {**value, "began": _moment(value.get("began"), tz)}
    pairs = [
        (labels.get(name) or cell(name), cell(told[name]))
        for name in [*labels, *(told.keys() - labels.keys())]
        if told.get(name) is not None
    ]
    return (Facts(tuple(pairs)),)


def _moment(value: Any, tz: dt.tzinfo) -> Any:
    found = moment(value)
    if found is None:
        return value
    here = found.astimezone(tz)
    return f"{day_in_words(here.date())}, {here:%H:%M}"
