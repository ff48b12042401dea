"""What the value of an answer is made of: as JSON Schema, and how two versions of it become one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Shape:
    """What the value of an answer is made of.

    Attributes:
        schema: the same as JSON Schema, of a value that is not `None`.
        says: the same in words.
        join: makes one value of two without losing a word of either; `None` where that cannot be.
    """

    schema: Mapping[str, Any]
    says: str
    join: Callable[[Any, Any], Any] | None = None


def _texts(this: str, that: str) -> str:
    return f"{this}\n\n{that}"


def _lines(this: list[Any], that: list[Any]) -> list[Any]:
    return this + [line for line in that if line not in this]


def _rows(this: list[Any], that: list[Any]) -> list[Any]:
    """Return the rows of both; of one that has an id, what only the other version says comes into it."""
    rows = [dict(row) for row in this]
    known = {row["id"]: row for row in rows if row.get("id")}
    for row in that:
        mine = known.get(row.get("id"))
        if row in this:
            continue
        if mine is None:
            rows.append(row)
        elif all(cell is None or mine.get(name) in (None, cell) for name, cell in row.items()):
            mine.update({name: cell for name, cell in row.items() if cell is not None})
        else:
            rows.append({name: cell for name, cell in row.items() if name != "id"})
    return rows


def gaps(this: Mapping[str, str], that: Mapping[str, str]) -> dict[str, str]:
    """Join two sets of filled gaps: what differs stands side by side."""
    filled = dict(that) | dict(this)
    differing = [gap for gap in this.keys() & that.keys() if this[gap] != that[gap]]
    return filled | {gap: f"{this[gap]} / {that[gap]}" for gap in differing}


def _piles(this: Mapping[str, list[str]], that: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: _lines(list(this.get(name, ())), list(that.get(name, ()))) for name in ("kept", "own")}


def whole_number(lowest: int, highest: int) -> Shape:
    """Return the shape of a number between two ends; two of them are not one."""
    says = f"a whole number from {lowest} to {highest}"
    return Shape({"type": "integer", "minimum": lowest, "maximum": highest}, says)


_WORDS = {"type": "string", "minLength": 1, "maxLength": 50_000}
_OWN = {"type": "object", "properties": {"own": _WORDS}, "required": ["own"], "additionalProperties": False}
_OPTION = {
    "anyOf": [_WORDS, _OWN],
    "description": 'The name of an option, or words of the reader’s own as {"own": …}.',
}
_LINES = {"type": "array", "items": _WORDS}
_OPTIONS = {"type": "array", "items": _OPTION}
_CELL = {"type": ["string", "integer", "null"], "maxLength": 50_000}

WORDS = Shape(_WORDS, "text", _texts)
ONE_OF = Shape(_OPTION, "text")
LINES = Shape(_OPTIONS, "a list of lines", _lines)
ROWS = Shape(
    {"type": "array", "maxItems": 2_000, "items": {"type": "object", "additionalProperties": _CELL}},
    "a list of rows, each a dictionary of its cells",
    _rows,
)
GAPS = Shape(
    {"type": "object", "additionalProperties": _WORDS}, "a dictionary of gaps and what fills them", gaps
)
PILES = Shape(
    {"type": "object", "properties": {"kept": _OPTIONS, "own": _LINES}, "additionalProperties": False},
    "a dictionary with the lists kept and own",
    _piles,
)
BREAK = Shape(
    {
        "type": "object",
        "properties": {
            "minutes": {"type": ["integer", "null"], "minimum": 1},
            "began": {
                "type": ["string", "null"],
                "description": "A moment in UTC, such as 2026-11-21T22:17:03Z.",
            },
            "happened": {"type": ["string", "null"], "maxLength": 50_000},
        },
        "additionalProperties": False,
    },
    "a dictionary with minutes, began and happened",
)
