"""An exercise of one chapter, asked in another as well: one key and one answer, wherever it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbook.chapters.pieces import Borrowed, Declaration, Piece, Unclear
from workbook.errors import ChapterWrong
from workbook.exercises.kinds import Exercise
from workbook.exercises.vocabulary import NAME

SAID_OTHERWISE = ("hint", "example")
RULE = (
    "page.borrow takes the full key of an exercise of another chapter, and hint= or example= if they are to "
    'be others here: page.borrow("06-saying-what-matters.honest").'
)
Lookup = Callable[[str], Exercise | None]


def borrowed(cell: str, args: Sequence[object], named: Mapping[str, object]) -> Borrowed:
    """Return what a cell borrows.

    Args:
        cell: its id.
        args: what its call gives by place.
        named: what it gives by name.

    Raises:
        ChapterWrong: that is not one full key, with words for a hint or an example.
    """
    given = {name: words for name, words in named.items() if isinstance(words, str)}
    key = args[0] if len(args) == 1 else given.pop("key", None) if not args else None
    chapter, _, name = key.partition(".") if isinstance(key, str) else ("", "", "")
    fits = NAME.fullmatch(chapter) and NAME.fullmatch(name) and given.keys() <= set(SAID_OTHERWISE)
    if not isinstance(key, str) or not fits or len(given) != len(named.keys() - {"key"}):
        raise ChapterWrong(RULE)
    return Borrowed(cell, key, given)


def lent(it: Borrowed, slug: str, find: Lookup) -> Exercise:
    """Return the exercise that a cell borrows, as its chapter asks it.

    Args:
        it: what is borrowed.
        slug: the chapter that borrows.
        find: gives the exercise of a full key that a chapter itself asks.

    Raises:
        ChapterWrong: it is of the same chapter, or no chapter asks it.
    """
    if it.key.partition(".")[0] == slug:
        raise ChapterWrong(f"it borrows {it.key} from its own chapter. Ask it once, where it belongs.")
    exercise = find(it.key)
    if exercise is None:
        raise ChapterWrong(f"it borrows {it.key}, and no chapter asks that. Correct the key.")
    said: Any = it.given
    return replace(exercise, **said)


def in_place(pieces: Iterable[Piece], slug: str, find: Lookup) -> Iterator[Piece]:
    """Put the exercises that are borrowed where they are asked for.

    Args:
        pieces: those of one notebook.
        slug: what its file is called.
        find: gives the exercise of a full key that a chapter itself asks.
    """
    taken: dict[str, int] = {}
    for piece in pieces:
        if not isinstance(piece, Borrowed):
            yield piece
            continue
        try:
            if first := taken.get(piece.key):
                raise ChapterWrong(f"cell {first} borrows {piece.key} already. Delete one of the two.")
            exercise = lent(piece, slug, find)
        except ChapterWrong as error:
            yield Unclear(piece.cell, str(error), number=piece.number)
        else:
            taken[piece.key] = piece.number
            yield Declaration(piece.cell, exercise, short=piece.short, number=piece.number)
