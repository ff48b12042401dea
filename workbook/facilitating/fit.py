"""Which exercises are fit for a room full of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbook.chapters import Chapter
from workbook.facilitating.agenda import Agenda
from workbook.roles import NOT_IN_A_ROOM
from workbook.vocabulary import Gate


def fit_keys(books: Iterable[Chapter]) -> frozenset[str]:
    """Return the exercises that stand before every gate of their chapter, but for those too near the bone."""
    return frozenset(key for book in books for key in _open_keys(book)) - NOT_IN_A_ROOM


def unfit(agenda: Agenda, books: Iterable[Chapter]) -> list[str]:
    """Return what an agenda asks of a room that it should not, a sentence for each."""
    fit = fit_keys(books)
    return [
        f"“{block.title}” uses {key}, which is not there or not for a room. Choose another exercise."
        for session in agenda.sessions
        for block in session.blocks
        for key in block.exercises
        if key not in fit
    ]


def _open_keys(book: Chapter) -> Iterator[str]:
    asked = {exercise.key for exercise in book.exercises}
    for record in book.records:
        if isinstance(record, Gate):
            return
        key = getattr(record, "key", None)
        if key in asked:
            yield str(key)
