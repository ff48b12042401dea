"""A path: from one door of the start page through a few exercises of the chapters, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook.chapters.minutes import minutes
from workbook.chapters.notebook import Chapter
from workbook.chapters.pieces import Declaration, Piece
from workbook.chapters.ways import heading, is_caution
from workbook.exercises.declared import Gate
from workbook.exercises.kinds import Exercise

STEPS = range(4, 7)
"""So many steps has a path."""
LONGEST = 10
"""So many minutes has a step."""
REACHES = ("plan", "timer")
"""Kinds of exercise that lead up to somebody else, wherever they stand."""


@dataclass(frozen=True)
class Section:
    """A part of a path from one heading to the next; one that asks something is a step.

    Attributes:
        title: its heading, empty for what stands above the first.
        pieces: its cells, the heading's own first.
        number: which step it is, from 1; 0 for what is no step.
    """

    title: str
    pieces: tuple[Piece, ...]
    number: int = 0

    @property
    def is_caution(self) -> bool:
        """Whether it says when not to."""
        return bool(self.pieces) and is_caution(self.pieces[0])

    @property
    def exercises(self) -> list[Exercise]:
        """What can be answered in it, in order."""
        return list(_exercises(self.pieces))

    @property
    def minutes(self) -> int:
        """How long it takes, counted from its words and exercises."""
        return minutes(self.pieces)


def sections(book: Chapter) -> list[Section]:
    """Return the parts of a path in order, its steps numbered.

    Args:
        book: the path.
    """
    parts: list[list[Piece]] = [[]]
    for piece in book.pieces:
        if heading(piece):
            parts.append([])
        parts[-1].append(piece)
    number, found = 0, []
    for part in parts:
        is_step = bool(_title(part)) and any(_exercises(part))
        number += is_step
        found.append(Section(_title(part), tuple(part), number if is_step else 0))
    return found


def guarded(book: Chapter) -> frozenset[str]:
    """Return the keys that a chapter asks only after a gate, because they reach a person.

    Args:
        book: the chapter.
    """
    keys, gate = set(), False
    for record in book.records:
        gate = gate or (isinstance(record, Gate) and not record.once)
        if gate and isinstance(record, Exercise):
            keys.add(record.key)
            gate = False
    return frozenset(keys)


def _title(part: Sequence[Piece]) -> str:
    return heading(part[0]) if part else ""


def _exercises(part: Sequence[Piece]) -> Iterator[Exercise]:
    for piece in part:
        if isinstance(piece, Declaration) and isinstance(piece.record, Exercise):
            yield piece.record
