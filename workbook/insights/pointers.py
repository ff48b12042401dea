"""Where a chapter points to: earlier answers that it quotes, and answers that its pictures draw."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from pathlib import Path

from workbook.chapters.notebook import Chapter, Declaration, Piece, Unclear, find_exercise
from workbook.exercises.declared import Declared, Fork, Picture, Show
from workbook.exercises.kinds import Plan, Sentence
from workbook.insights.pictures import PICTURES

PARTS = ("scale", "balance", "choice")
"""Kinds of answers that two ways can part by."""


def misdirected(record: Declared, folder: Path, asked: Container[str] = ()) -> Iterator[str]:
    """Say where a record points to what is not there, in sentences its author can act on.

    Args:
        record: what a cell declares.
        folder: where the chapters are.
        asked: keys that are known to be asked, although they may not be in a file yet.
    """
    match record:
        case Show(key=key) if key not in asked and find_exercise(key, folder) is None:
            yield f"it shows {key}, and no chapter asks that. Correct the key."
        case Fork(by=by) if by not in asked and getattr(find_exercise(by, folder), "kind", "") not in PARTS:
            yield f"it goes by {by}, and no chapter asks that as a {', '.join(PARTS)}. Correct the key."
        case Picture():
            yield from _drawable(record, folder, asked)
        case Sentence(unless=str(key)) if key not in asked and find_exercise(key, folder) is None:
            yield f"it stands back for {key}, and no chapter asks that. Correct the key."
        case Plan(log=str(key)) if key not in asked:
            yield from _logs(key, folder)


def _logs(key: str, folder: Path) -> Iterator[str]:
    exercise = find_exercise(key, folder)
    if exercise is None:
        yield f"its log is {key}, and no chapter asks that. Correct the key."
    elif exercise.kind != "log":
        yield f"its log is {key}, which is a {exercise.kind}. It takes a log."


def for_its_author(book: Chapter, folder: Path) -> Chapter:
    """Return a chapter as its author sees it: each cell that does not work says why.

    Args:
        book: the chapter.
        folder: where it lies, with those it points to.
    """
    return replace(book, pieces=tuple(each for piece in book.pieces for each in _told(piece, folder)))


def _told(piece: Piece, folder: Path) -> Iterator[Piece]:
    yield replace(piece, told=True) if isinstance(piece, Unclear) else piece
    if isinstance(piece, Declaration):
        for words in misdirected(piece.record, folder):
            yield Unclear(piece.cell, words, told=True, number=piece.number)


def _drawable(drawn: Picture, folder: Path, asked: Container[str]) -> Iterator[str]:
    picture = PICTURES[drawn.name]
    for role, key in drawn.sources.items():
        exercise = find_exercise(key, folder)
        if role not in picture.roles:
            yield f"the picture {drawn.name} takes no {role}=. It takes: {', '.join(picture.roles)}."
        elif exercise is None and key in asked:
            continue
        elif exercise is None:
            yield f"it draws {key}, and no chapter asks that. Correct the key."
        elif exercise.kind != picture.takes[role]:
            yield f"it draws {key}, which is a {exercise.kind}. For {role}= it takes a {picture.takes[role]}."
