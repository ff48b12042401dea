"""What an answer is told in: words, lines, rows, facts, a filled sentence, a level, days."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, TypeAlias

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
    """Rows of cells under labels; a cell may be empty. `numbers` says in which columns numbers stand."""

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


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
    """What was on a day: the day in words, a number in words, and what was written; any may be empty."""

    day: str
    level: str
    words: str


@dataclass(frozen=True, slots=True)
class Days:
    """What was on days, in the order in which it is kept; `ends` may say what the numbers mean."""

    entries: tuple[Dated, ...]
    ends: str = ""


Block: TypeAlias = Words | Lines | Rows | Facts | Filled | Level | Days


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
