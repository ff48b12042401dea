"""What is wrong with the short way through a chapter, in sentences its author can act on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from workbook.authoring.screens import SCREEN, height, tall
from workbook.chapters.minutes import minutes, words
from workbook.chapters.notebook import Chapter, Declaration
from workbook.chapters.pieces import Piece
from workbook.chapters.roles import WHOM
from workbook.chapters.ways import has_short_way, parts, short_way
from workbook.exercises.kinds import Exercise, Plan

MOST_MINUTES, MOST_SCREENS, MOST_WORDS = 10, 4, 120
QUESTIONS = 3
OFF = "Take the tag “short” off something"
ASKS = (
    f"its short way asks {{}} question{{}} in all. Give the tag “short” to {QUESTIONS}, "
    "and let a plan under “## Try this week” come last."
)
TAKES = f"its short way takes {{}} minutes, and {MOST_MINUTES} are the most. {OFF}, or use fewer words."
READS = (
    f"{{}} words stand before the first question of its short way, and {MOST_WORDS} are the most. "
    f"{OFF}, or use fewer words."
)
LIES = (
    "about {:.0f} screens of a phone lie between it and the question before it on the short way, "
    f"and {MOST_SCREENS} are the most. {OFF} between them."
)
Fault = tuple[int, str]


def short_way_faults(book: Chapter) -> Iterator[Fault]:
    """Say what keeps a marked short way from being one; a chapter without a mark has none, and may.

    Args:
        book: the chapter.
    """
    if not has_short_way(book):
        return
    way = short_way(book)
    asked, long, before = len(way.exercises), minutes(way.pieces), words_before(way)
    if book.number and not _asks_as_it_should(way.exercises):
        yield 0, ASKS.format(asked, "" if asked == 1 else "s")
    if long > MOST_MINUTES:
        yield 0, TAKES.format(long)
    if before > MOST_WORDS:
        yield 0, READS.format(before)
    yield from ((cell, LIES.format(screens)) for cell, screens in apart(book) if screens > MOST_SCREENS)


def _asks_as_it_should(exercises: Sequence[Exercise]) -> bool:
    exercises = [it for it in exercises if not it.key.endswith(WHOM)]
    return len(exercises) == QUESTIONS + 1 and isinstance(exercises[-1], Plan)


def words_before(way: Chapter) -> int:
    """Return how many words are read before the first question, with those of a private check."""
    return sum(map(words, takewhile(lambda piece: not _is_asked(piece), way.pieces)))


def apart(book: Chapter) -> Iterator[tuple[int, float]]:
    """Return how many screens of 390 × 844 lie between each question of the short way and the one before.

    Yields:
        The number of the cell, and the screens.
    """
    since: float | None = None
    for part in parts(book):
        for piece in () if part.folded else part.pieces:
            if _is_asked(piece):
                if since is not None:
                    yield piece.number, since / SCREEN
                since = 0
            since = None if since is None else since + tall(piece)
        if part.folded and since is not None:
            since += height(part)


def _is_asked(piece: Piece) -> bool:
    return isinstance(piece, Declaration) and isinstance(piece.record, Exercise)
