"""A chapter in sittings: what is for today, and what its author has put off until weeks have gone by.

A heading with the cell tag `later` begins a part for another day. It goes on to the next one, or to the end.
"""

from __future__ import annotations

from dataclasses import replace

from workbook.chapters.notebook import Chapter
from workbook.chapters.pieces import Piece, Prose


def sittings(book: Chapter) -> list[Chapter]:
    """Return a chapter part by part, today's first; one alone where nothing is put off.

    Args:
        book: the chapter.
    """
    found: list[list[Piece]] = [[]]
    for piece in book.pieces:
        if isinstance(piece, Prose) and piece.later and found[-1]:
            found.append([])
        found[-1].append(piece)
    return [replace(book, pieces=tuple(pieces)) for pieces in found]


def for_today(book: Chapter) -> Chapter:
    """Return what of a chapter is for today.

    Args:
        book: the chapter.
    """
    return sittings(book)[0]
