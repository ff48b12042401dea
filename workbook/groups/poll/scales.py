"""The scales a room can show: every one the chapters ask for, by the number that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbook.chapters.notebook import Chapter
from workbook.exercises.kinds import Scale
from workbook.groups.poll.code import scale_number
from workbook.groups.poll.today import TODAY, WHERE


@dataclass(frozen=True)
class Asked:
    """One scale and where it is asked.

    Attributes:
        number: what stands for it in a code.
        where: the chapter, as in “1 · What closeness asks”.
        scale: the exercise; a balance is one too.
    """

    number: int
    where: str
    scale: Scale

    def step(self, value: int) -> int:
        """Return a value as steps from the low end."""
        return value - self.scale.lowest

    def value(self, step: int) -> int:
        """Return the value of a step."""
        return step + self.scale.lowest


def asked_in(books: Iterable[Chapter]) -> Mapping[int, Asked]:
    """Return every scale by its number, in the order of the chapters; in the end, those of a day.

    Args:
        books: the chapters of this edition.
    """
    found: dict[int, Asked] = {}
    for book in books:
        where = f"{book.number} · {book.title}" if book.number else book.title
        for it in book.exercises:
            if isinstance(it, Scale):
                number = scale_number(it.key)
                found.setdefault(number, Asked(number, where, it))
    return found | {it.number: it for it in today()}


def today() -> list[Asked]:
    """Return the questions of a day."""
    return [Asked(scale_number(it.key), WHERE, it) for it in TODAY]
