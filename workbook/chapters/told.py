"""The one place that says an answer in the words of today: what stands for an option becomes its label."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook.chapters.notebook import find_exercise
from workbook.exercises.kind import Kind
from workbook.exercises.kinds import Checklist, Choice, Deck, Exercise, Table
from workbook.exercises.options import OWN, Options
from workbook.values import Label

CHOOSING = frozenset({Choice.kind, Checklist.kind, Deck.kind, Table.kind})
"""Kinds whose answers can hold options by their names."""

_NONE = Options()


def told(key: str, value: Any, kind: str) -> Any:
    """Return an answer with the words of options in the place of their names.

    Args:
        key: in full.
        value: as the file has it, or told already.
        kind: the kind of exercise that the file names.
    """
    return told_by(find_exercise(key) if kind in CHOOSING else None, value, kind)


def told_by(exercise: Exercise | None, value: Any, kind: str) -> Any:
    """Return an answer in the words of the exercise that asks for it.

    Args:
        exercise: `None` where no chapter asks for it any more: names then stand as they are.
        value: as the file has it, or told already.
        kind: the kind of exercise that the file names.
    """
    if isinstance(exercise, Kind):
        return exercise.told(value)
    return _WITHOUT[kind](value) if kind in _WITHOUT else value


def all_told(answers: Mapping[str, Any], key: str) -> Any:
    """Return what a mapping holds for a key in the words of today; `None` if nothing.

    Args:
        answers: `Answers`, which tells by itself, or any mapping from full keys to values.
        key: in full.
    """
    exercise = find_exercise(key)
    value = answers.get(key)
    return exercise.told(value) if exercise else value


def by_words(exercise: Exercise, value: Any, *, names: bool = False) -> Any:
    """Return an answer that was given in words, for its exercise to clean: each is an option’s, or one’s own.

    Args:
        exercise: what asks for it.
        value: plain values, such as a program gives, or somebody who shares an answer.
        names: whether an option can also be called by its name.
    """
    match exercise:
        case Choice() | Checklist():
            return _worded(exercise.options, value, names)
        case Deck():
            return _worded(exercise.cards, value, names)
    return value


def _worded(options: Options, value: Any, names: bool) -> Any:
    if isinstance(value, str) and not isinstance(value, Label):
        name = options.find(value)
        return Label(value, name if names or name is None or options[name] == value else None)
    if isinstance(value, Mapping):
        return {name: it if name == OWN else _worded(options, it, names) for name, it in value.items()}
    return [_worded(options, it, names) for it in value] if isinstance(value, list) else value


def _piles(value: Any) -> Any:
    kept = value.get("kept") if isinstance(value, Mapping) else None
    return {**value, "kept": _NONE.all_told(kept)} if isinstance(kept, list) else value


_WITHOUT: Mapping[str, Callable[[Any], Any]] = {
    Choice.kind: _NONE.told,
    Checklist.kind: _NONE.all_told,
    Deck.kind: _piles,
}
