"""Two versions of one answer as one, where that can be done without losing a word of either."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook.dated import Log
from workbook.errors import AnswerRefused
from workbook.exercises import Checklist, Deck, Exercise, Plan, Script, Sentence, Table, Text


def both(exercise: Exercise, this: Any, that: Any) -> Any:
    """Join two cleaned values of an exercise.

    Args:
        exercise: what was asked.
        this: one value; `None` is unanswered.
        that: another.

    Returns:
        One cleaned value that says what both say; `None` where the kind or its limits do not allow it.
    """
    if this is None or that is None:
        return that if this is None else this
    join = JOINED.get(exercise.kind)
    if join is None:
        return None
    try:
        return exercise.clean(join(this, that))
    except AnswerRefused:
        return None


def _texts(this: str, that: str) -> str:
    return f"{this}\n\n{that}"


def _lines(this: list[Any], that: list[Any]) -> list[Any]:
    return this + [line for line in that if line not in this]


def _gaps(this: Mapping[str, str], that: Mapping[str, str]) -> dict[str, str]:
    filled = dict(that) | dict(this)
    differing = [gap for gap in this.keys() & that.keys() if this[gap] != that[gap]]
    return filled | {gap: f"{this[gap]} / {that[gap]}" for gap in differing}


def _piles(this: Mapping[str, list[str]], that: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: _lines(list(this.get(name, ())), list(that.get(name, ()))) for name in ("kept", "own")}


JOINED: Mapping[str, Callable[[Any, Any], Any]] = {
    Text.kind: _texts,
    Script.kind: _texts,
    Checklist.kind: _lines,
    Table.kind: _lines,
    Log.kind: _lines,
    Sentence.kind: _gaps,
    Plan.kind: _gaps,
    Deck.kind: _piles,
}
