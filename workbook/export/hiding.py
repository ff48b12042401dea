"""Names behind initials: in everything the reader wrote, and before any picture is drawn from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from workbook.chapters.roles import CALLED, FAMILY, WITH_WHOM
from workbook.exercises.dated import Break
from workbook.exercises.kinds import Exercise, Plan, Table
from workbook.family.model.cells import chosen
from workbook.family.model.people import HARM
from workbook.insights.coerce import words_of
from workbook.insights.words.names import behind_initials, capitals_in, names_to_hide
from workbook.insights.words.own_words import quotes
from workbook.values import as_name

NAMING = frozenset(
    {"who", "with", "two", "third", "out", "one", "child", "parent", "other", "twin", "person"}
)
"""Columns and gaps that hold people."""

Hide = Callable[[str], str]


def hiding(answers: Mapping[str, Any]) -> Hide:
    """Return what puts initials in the place of names.

    Args:
        answers: all of them, also those that are not exported: a name told anywhere is hidden everywhere.
    """
    said = quotes(answers)
    told = [words_of(answers.get(CALLED)), words_of(answers.get(WITH_WHOM)), *(quote.who for quote in said)]
    told += [name for key in answers for name in _named(answers.get(key))]
    return behind_initials(names_to_hide(told, capitals_in([quote.text for quote in said], at_starts=True)))


def _named(value: Any) -> Iterator[str]:
    for row in value if isinstance(value, list) else [value]:
        if isinstance(row, Mapping):
            yield from (it for name, it in row.items() if name in NAMING and isinstance(it, str))


def hidden(value: Any, exercise: Exercise | None, hide: Hide) -> Any:
    """Return an answer with the names hidden in the reader's own words; a choice stays, but for ties of harm.

    Args:
        value: in the words of today, as `told` says it.
        exercise: what asks for it, if anything does.
        hide: as `hiding` returns it.
    """
    match exercise:
        case Break() if isinstance(value, Mapping):
            return {**value, "happened": _deep(value.get("happened"), hide)}
        case Plan() if isinstance(value, Mapping):
            return {name: it if name == "right" else _deep(it, hide) for name, it in value.items()}
        case Table(key=key) if key == FAMILY["ties"] and isinstance(value, list | tuple):
            return _deep([row for row in value if not _harms(row)], hide)
    return _deep(value, hide)


def _harms(row: Any) -> bool:
    kind = as_name(row.get("kind")) if isinstance(row, Mapping) else None
    return isinstance(kind, str) and chosen(kind, (HARM,)) == HARM


def _deep(value: Any, hide: Hide) -> Any:
    if isinstance(value, str):
        return value if as_name(value) is not value else hide(value)
    if isinstance(value, Mapping):
        return {name: _deep(it, hide) for name, it in value.items()}
    return [_deep(it, hide) for it in value] if isinstance(value, list | tuple) else value
