"""How many minutes a chapter takes: counted from its words and its exercises, and never guessed.

The rule: 180 words a minute for all that is read on the way, what can be chosen from included, and for each
exercise the time that writing it takes somebody who thinks first. Folded examples are not counted, nor what a
gate says only if ticked, nor a break while it lasts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import assert_never

from workbook.chapters.pieces import Declaration, Piece, Prose
from workbook.exercises.dated import Break, Log
from workbook.exercises.declared import Breathe, Declared, Gate, Picture, Show
from workbook.exercises.kind import Kind
from workbook.exercises.kinds import Checklist, Choice, Deck, Exercise, Scale, Script, Sentence, Table, Text

WORDS_A_MINUTE, WRITTEN_A_MINUTE = 180, 20
THINKING, NEXT_ROW, TICK = 20, 10, 4
"""Seconds before an answer begins, before each further row, and for each line that can be ticked."""

USUAL = 25
"""Words of an answer that has no example."""

BREATH = 10
"""Seconds of one round of the slow circle."""

_WORD = re.compile(r"\w[\w’'-]*")
_ADDRESS = re.compile(r"\]\([^)]*\)")


def minutes(pieces: Iterable[Piece]) -> int:
    """Return the minutes that pieces of a chapter take, in whole minutes and at least one.

    Args:
        pieces: those of a chapter, of its short way, or of one part.
    """
    given = list(pieces)
    reading = 60 * sum(map(words, given)) / WORDS_A_MINUTE
    doing = sum(_seconds(piece.record) for piece in given if isinstance(piece, Declaration))
    return max(1, math.ceil((reading + doing) / 60))


def words(piece: Piece) -> int:
    """Return how many words of a piece are read by whoever comes by."""
    return sum(map(_counted, _read(piece)))


@lru_cache(4096)
def _counted(text: str) -> int:
    return len(_WORD.findall(text))


def _read(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Prose):
        yield _without_addresses(piece.markdown)
    elif isinstance(piece, Declaration):
        record = piece.record
        if isinstance(record, Picture | Show):
            return  # empty until something is answered
        yield record.prompt
        yield getattr(record, "hint", None) or ""
        yield from getattr(record, "statements", ())
        if isinstance(record, Kind):
            yield from _asked(record)


@lru_cache(1024)
def _without_addresses(markdown: str) -> str:
    return _ADDRESS.sub("]", markdown)


def _asked(exercise: Exercise) -> Iterator[str]:
    """Return what is read of an exercise besides its question: ends, options, cards, columns, a template."""
    match exercise:
        case Scale():
            yield from (exercise.low, exercise.high)
        case Choice() | Checklist():
            yield from exercise.options.words
        case Deck():
            yield from exercise.cards.words
        case Table():
            yield from exercise.labels.values()
        case Sentence():
            yield from exercise.parts()[::2]


def _seconds(record: Declared) -> float:
    match record:
        case Breathe():
            return record.rounds * BREATH
        case Gate() | Picture():
            return 15
        case Kind():
            return writing(record)
    return 0


def writing(exercise: Exercise) -> float:
    """Return the seconds that an answer takes: to think of it, and to write as much as the example does."""
    match exercise:
        case Scale() | Choice():
            return THINKING
        case Checklist():
            return THINKING + TICK * len(exercise.options)
        case Deck():
            return THINKING + TICK * len(exercise.cards)
        case Script():
            return THINKING + _written(exercise) + exercise.seconds[1]
        case Table() if not isinstance(exercise, Log):
            return THINKING + NEXT_ROW * (exercise.start - 1) + _written(exercise)
        case Text() | Log() | Table() | Sentence() | Break():
            return THINKING + _written(exercise)
    assert_never(exercise)


def _written(exercise: Exercise) -> float:
    written = _counted(exercise.worked[1]) or USUAL
    return 60 * written / WRITTEN_A_MINUTE
