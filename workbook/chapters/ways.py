"""Two ways through one chapter, in one page and one order: a short one, and all of it.

An author marks the short way with the cell tag `short`. Some cells belong to it by themselves: the title
with its opening, whom it is about, the caution, the step for the week, and whatever stands right before a
question of the short way, such as a private check. Without a mark there is one way only. What is put off for
later is on neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbook.chapters.notebook import Chapter
from workbook.chapters.pieces import Computed, Declaration, Opening, Piece, Prose
from workbook.chapters.roles import WHOM
from workbook.chapters.sittings import for_today
from workbook.exercises.declared import Declared, Fork, Gate, Show
from workbook.exercises.kinds import Exercise

CAUTION, WEEK = "## when not to", "## try this week"
_HEADING = re.compile(r"\s*## +(.+)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Part:
    """Pieces that stand together: in sight, or folded away until somebody stays longer.

    Attributes:
        pieces: in the order of the notebook.
        folded: whether they are off the short way.
        section: the heading that they stand under; empty before the first.
    """

    pieces: tuple[Piece, ...]
    folded: bool = False
    section: str = ""

    @property
    def begins(self) -> bool:
        """Whether its section begins with it."""
        return heading(self.pieces[0]) == self.section != ""

    @property
    def questions(self) -> list[Exercise]:
        """What is asked in it."""
        records = (piece.record for piece in self.pieces if isinstance(piece, Declaration))
        return [record for record in records if isinstance(record, Exercise)]

    @property
    def name(self) -> str:
        """What it can be remembered by within its chapter."""
        return self.pieces[0].cell


def heading(piece: Piece) -> str:
    """Return the heading that a piece begins a section with, without links; empty if it begins none."""
    found = _HEADING.match(piece.markdown) if isinstance(piece, Prose) else None
    return _LINK.sub(r"\1", found[1]).strip() if found else ""


def is_caution(piece: Piece) -> bool:
    """Whether a piece says when the advice of its chapter does not hold."""
    return _starts(piece, CAUTION)


def is_week(piece: Piece) -> bool:
    """Whether a piece leads up to the step for the week."""
    return _starts(piece, WEEK)


def _starts(piece: Piece, words: str) -> bool:
    return isinstance(piece, Prose) and piece.markdown.lstrip().lower().startswith(words)


def has_short_way(book: Chapter) -> bool:
    """Whether an author has marked one."""
    return any(map(_marked, book.pieces))


def short_way(book: Chapter) -> Chapter:
    """Return a chapter with nothing but its short way; all that is for today where none is marked."""
    pieces = for_today(book).pieces
    kept = zip(pieces, _on_it(pieces), strict=True)
    return replace(book, pieces=tuple(piece for piece, on_it in kept if on_it))


def parts(book: Chapter) -> list[Part]:
    """Return what is for today in its order, what is in sight and what is folded apart, by sections."""
    found: list[Part] = []
    section, pieces = "", for_today(book).pieces
    for piece, on_it in zip(pieces, _on_it(pieces), strict=True):
        begins = heading(piece)
        section = begins or section
        last = found[-1] if found else None
        if last is None or last.folded is on_it or (begins and last.folded):
            found.append(Part((piece,), not on_it, section))
        else:
            found[-1] = replace(last, pieces=(*last.pieces, piece))
    return found


def _marked(piece: Piece) -> bool:
    return isinstance(piece, Prose | Declaration | Computed) and piece.short


def _on_it(pieces: Sequence[Piece]) -> list[bool]:
    """Whether each piece is on the short way, read from the end: what leads up to a question goes with it."""
    if not any(map(_marked, pieces)):
        return [True] * len(pieces)
    by_itself = list(_by_themselves(pieces))
    found: list[bool] = []
    for piece, alone in zip(reversed(pieces), reversed(by_itself), strict=True):
        before = bool(found and found[-1]) and _leads_up(piece)
        found.append(_marked(piece) or alone or before)
    return found[::-1]


def _by_themselves(pieces: Sequence[Piece]) -> Iterator[bool]:
    """Whether each piece needs no mark: opening, whom it is about, caution, week, first gate."""
    titled = in_week = asked = False
    for piece in pieces:
        first = isinstance(piece, Prose) and not titled
        in_week = is_week(piece) or (in_week and not isinstance(piece, Prose))
        yield (
            isinstance(piece, Opening)
            or first
            or is_caution(piece)
            or in_week
            or (_is_gate(piece) and not asked)
            or (isinstance(piece, Declaration) and _goes_along(piece.record))
        )
        titled = titled or first
        asked = asked or _is_question(piece)


def _goes_along(record: Declared) -> bool:
    return isinstance(record, Fork) or (isinstance(record, Exercise) and record.key.endswith(WHOM))


def _is_question(piece: Piece) -> bool:
    """Whether a piece asks what a private check may have to come before; whom it is about needs none."""
    return (
        isinstance(piece, Declaration)
        and isinstance(piece.record, Exercise)
        and not piece.record.key.endswith(WHOM)
    )


def _is_gate(piece: Piece) -> bool:
    return isinstance(piece, Declaration) and isinstance(piece.record, Gate)


def _leads_up(piece: Piece) -> bool:
    if isinstance(piece, Prose):
        return piece.private
    return isinstance(piece, Declaration) and isinstance(piece.record, Gate | Show)
