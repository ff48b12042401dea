"""What a chapter is made of: a piece for each cell, with its id, and its number in the notebook.

A piece that is `short` was tagged so by its author: it belongs to the short way through the chapter. Prose
that is tagged `later` begins a part for another day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbook.exercises.declared import Declared, Show

FIRST_LINE = "from widgets import open_chapter"
UNOPENED = "no cell above it opens the chapter, so that there is no page yet."


@dataclass(frozen=True)
class Prose:
    """A Markdown cell; a private one leads up to a private question, and is tagged so in the notebook."""

    cell: str
    markdown: str
    private: bool = False
    number: int = 0
    short: bool = False
    later: bool = False


@dataclass(frozen=True)
class Declaration:
    """A code cell and the record it declares."""

    cell: str
    record: Declared
    number: int = 0
    short: bool = False


@dataclass(frozen=True)
class Opening:
    """The first code cell: the slug and the line shown on the start page."""

    cell: str
    slug: str
    line: str
    number: int = 0


@dataclass(frozen=True)
class Unclear:
    """A code cell that is no declaration.

    Attributes:
        cell: its id, or its number without one.
        why: what is wrong, in the author's words.
        opens: whether it was meant to open the chapter.
        told: whether whoever reads it is its author, who wants to know why.
        number: which cell of the notebook it is.
    """

    cell: str
    why: str
    opens: bool = False
    told: bool = False
    number: int = 0


@dataclass(frozen=True)
class Computed:
    """A code cell that has to run before anybody knows what it shows."""

    cell: str
    number: int = 0
    short: bool = False


@dataclass(frozen=True)
class Borrowed:
    """A code cell that asks an exercise of another chapter.

    Attributes:
        cell: its id, or its number without one.
        key: the full key of the exercise.
        given: what is said otherwise here, by name.
        number: which cell of the notebook it is.
    """

    cell: str
    key: str
    given: Mapping[str, str]
    short: bool = False
    number: int = 0


Piece = Prose | Declaration | Opening | Unclear | Computed | Borrowed


def opened(pieces: Iterable[Piece], slug: str) -> Iterator[Piece]:
    """Take out what stands before the chapter is opened, or in one that opens as another.

    A kernel would stop there, or keep the answers under the keys of the other.

    Args:
        pieces: those of one notebook.
        slug: what its file is called.
    """
    is_open = False
    for piece in pieces:
        if isinstance(piece, Opening) and piece.slug != slug:
            yield Unclear(piece.cell, other_name(piece.slug, slug), opens=True, number=piece.number)
        elif isinstance(piece, Declaration | Borrowed) and not is_open:
            yield Unclear(piece.cell, UNOPENED, number=piece.number)
        else:
            is_open = is_open or isinstance(piece, Opening) or (isinstance(piece, Unclear) and piece.opens)
            yield piece


def is_of_a_chapter(piece: Piece) -> bool:
    """Whether no other notebook would have this piece."""
    if isinstance(piece, Unclear):
        return piece.opens or piece.why == UNOPENED
    return isinstance(piece, Opening | Declaration | Borrowed)


def other_name(opens: str, file: str) -> str:
    """Say that a notebook opens one chapter and is called as another."""
    way = f'Write open_chapter("{file}", …), or rename the file'
    return f"it opens “{opens}”, and the file is called “{file}”. {way}."


def with_a_key_of_its_own(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Take a second cell with a key out: its answer would be written over that of the first."""
    taken: dict[str, int] = {}
    for piece in pieces:
        if isinstance(piece, Declaration) and not isinstance(piece.record, Show):
            key = piece.record.key.partition(".")[2]
            if first := taken.get(key):
                why = f"the key “{key}” is taken by cell {first}. Change one of the two."
                yield Unclear(piece.cell, why, number=piece.number)
                continue
            taken[key] = piece.number
        yield piece
