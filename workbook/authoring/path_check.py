"""What is wrong with a path, in sentences its author can act on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbook.chapters.notebook import Chapter, Declaration, find_chapter
from workbook.chapters.path import LONGEST, REACHES, STEPS, Section, guarded, sections
from workbook.exercises.declared import Gate

Fault = tuple[int, str]
"""The number of a cell, or 0 for the whole chapter, and what is wrong there."""


def path_faults(book: Chapter, folder: Path) -> Iterator[Fault]:
    """Say what is wrong with a path; nothing of any other chapter.

    Args:
        book: the chapter.
        folder: where it lies, with those it borrows from.
    """
    if not book.is_path:
        return
    if not book.line:
        yield 0, 'it has no door. Write it as the second part of open_chapter("…", "They left").'
    steps = [part for part in sections(book) if part.number]
    if len(steps) not in STEPS:
        rule = f"A path has {STEPS[0]} to {STEPS[-1]}, each a heading with an exercise"
        yield 0, f"it has {len(steps)} steps. {rule}."
    for step in steps:
        yield from _long(step)
        yield from _unguarded(step, book, folder)


def _long(step: Section) -> Iterator[Fault]:
    if step.minutes > LONGEST:
        way = "Leave something out, or make it two steps"
        yield step.pieces[0].number, f"this step takes {step.minutes} minutes, and {LONGEST} is most. {way}."


def _unguarded(step: Section, book: Chapter, folder: Path) -> Iterator[Fault]:
    asked = False
    for piece in step.pieces:
        if not isinstance(piece, Declaration):
            continue
        record = piece.record
        asked = asked or (isinstance(record, Gate) and not record.once)
        if not asked and getattr(record, "kind", None) and _reaches(record.key, record.kind, book, folder):  # type: ignore[union-attr]
            yield piece.number, "it reaches a person, and no gate of this step asks first. Put one above it."


def _reaches(key: str, kind: str, book: Chapter, folder: Path) -> bool:
    """Return whether an exercise leads up to somebody else: it plans to, or its chapter asks first."""
    slug = key.partition(".")[0]
    return kind in REACHES or (slug != book.slug and key in guarded(find_chapter(slug, folder)))
