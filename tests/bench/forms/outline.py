"""A chapter as plain parts, so that every tool is given the same form."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from workbook.chapters.notebook import Prose, find_chapter
from workbook.exercises.kinds import Balance, Checklist, Choice, Deck, Exercise, Scale, Sentence, Table, Text

FIRST = "01-what-closeness-asks"


@dataclass(frozen=True)
class Part:
    """One part of a form.

    Attributes:
        kind: `prose`, `words` (a text box), `line`, `number` (a slider), `one` or `some` (of the options).
        label: what is asked, or the prose as Markdown.
        options: what can be chosen.
        lowest: the lowest number of a slider.
        highest: the highest.
    """

    kind: str
    label: str
    options: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = 10


@functools.cache
def outline(slug: str = FIRST) -> tuple[Part, ...]:
    """Return the parts of a chapter in order."""
    parts: list[Part] = []
    chapter = find_chapter(slug)
    for piece in chapter.pieces:
        if isinstance(piece, Prose):
            parts.append(Part("prose", piece.markdown))
        elif isinstance(record := getattr(piece, "record", None), Exercise):
            parts.extend(_asked(record))
    return tuple(parts)


def _asked(exercise: Exercise) -> list[Part]:
    prompt = exercise.prompt
    match exercise:
        case Balance() | Scale():
            return [Part("number", prompt, lowest=exercise.lowest, highest=exercise.highest)]
        case Choice():
            return [Part("one", prompt, exercise.options)]
        case Checklist():
            return [Part("some", prompt, exercise.options)]
        case Deck():
            return [Part("some", prompt, exercise.cards)]
        case Table():
            rows = range(1, exercise.start + 1)
            columns = exercise.columns.values()
            return [Part("line", f"{prompt} {column.label}, row {row}") for row in rows for column in columns]
        case Sentence():
            return [Part("line", f"{prompt} {slot}") for slot in exercise.slots.values()]
        case Text():
            return [Part("words", prompt)]
    return [Part("line", prompt)]  # a kind that other tools have nothing for is at least one box
