"""The answers in the order of the pages, each with the exercise that asks for it where one still does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from workbook.answers import Entry
from workbook.chapters import Chapter, chapters
from workbook.exercises import Exercise
from workbook.export.hiding import Hide, hidden

_HALF = re.compile("[\ud800-\udfff]")


class Source(Protocol):
    """What exports read from: `Answers`, or anything that lists its keys and knows their entries."""

    def __iter__(self) -> Iterator[str]:
        """Every key that is answered."""

    def entry(self, key: str) -> Entry | None:
        """The record of a key."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One answer as it is exported.

    Attributes:
        key: `chapter.name`.
        title: of its page; the slug where this edition has no such page.
        kind: of its exercise.
        question: as this edition asks it, or as the reader saw it.
        value: as it stands in the file, even if this edition could not show it.
        others: what another window wrote at the same time, until the reader has chosen.
        at: when it was saved, in UTC, as the file says it.
        rev: how often it was saved.
        exercise: what asks for it; `None` where no page does any more.
    """

    key: str
    title: str
    kind: str
    question: str
    value: Any
    others: tuple[Any, ...]
    at: str
    rev: int
    exercise: Exercise | None


def in_order(answers: Source, books: Iterable[Chapter] | None = None, hide: Hide | None = None) -> list[Kept]:
    """Return every answer in the order of the pages; those that no page asks for come last, by key.

    Args:
        answers: `Answers`, or another source.
        books: the chapters in reading order; this edition's own by default.
        hide: as `hiding` returns it; by default, names stay.
    """
    shelf = list(chapters() if books is None else books)
    asked = [exercise for book in shelf for exercise in book.exercises]
    places = {exercise.key: number for number, exercise in enumerate(asked)}
    titles = {book.slug: book.title for book in shelf if book.title}
    ordered = sorted(answers, key=lambda key: (places.get(key, len(asked)), key))
    entries = ((key, answers.entry(key)) for key in ordered)
    return [
        _kept(key, entry, asked[places[key]] if key in places else None, titles, hide)
        for key, entry in entries
        if entry is not None and entry.value is not None
    ]


def _kept(
    key: str, entry: Entry, exercise: Exercise | None, titles: Mapping[str, str], hide: Hide | None
) -> Kept:
    def shown(value: Any) -> Any:
        return whole(hidden(value, exercise, hide) if hide else value)

    slug = key.partition(".")[0]
    return Kept(
        key=whole(key),
        title=titles.get(slug, whole(slug)),
        kind=exercise.kind if exercise else whole(entry.kind),
        question=exercise.prompt if exercise else whole(entry.prompt),
        value=shown(entry.value),
        others=tuple(shown(version.get("value")) for version in entry.other),
        at=entry.at,
        rev=entry.rev,
        exercise=exercise,
    )


def whole(value: Any) -> Any:
    """Return a value without halves of characters, which no file can hold."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {whole(name): whole(it) for name, it in value.items()}
    return [whole(it) for it in value] if isinstance(value, list | tuple) else value
