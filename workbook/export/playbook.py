"""The playbook: what a reader has answered, chapter by chapter, ready to be set in any format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbook.answers.schema import FORMAT, SCHEMA
from workbook.chapters.notebook import Chapter, chapters
from workbook.chapters.roles import FAMILY_MAP, MY_LINES
from workbook.errors import ChapterMissing
from workbook.exercises.declared import FamilyMap, Picture
from workbook.exercises.kinds import Exercise
from workbook.export.drawn import Drawing, family_map, picture
from workbook.export.hiding import hiding
from workbook.export.selection import Answer, Wanted, held, in_order
from workbook.insights.blocks import Block, readable
from workbook.insights.coerce import day_in_words
from workbook.insights.telling import tell

__all__ = ["Item", "Part", "Playbook", "Wanted", "playbook"]

MEMBERS: Mapping[str, Any] = {"format": FORMAT, "schema": SCHEMA, "min_reader": SCHEMA}
"""What an answers file says of itself; every format carries it with the answers."""

TITLE = "My playbook"
INDEPENDENT = (
    "Written with the Dance Workbook: independent, educational, and not therapy. It is not endorsed by the "
    "author or the publisher of The Dance of Intimacy. The order of its ten parts is that of a public "
    "summary."
)
COMES_BACK = "The workbook can read these answers back from this file; so can anyone who has it."
STAYS_HIDDEN = (
    "Names are hidden behind initials here, so this file cannot be read back into the workbook. "
    "Read it through before you pass it on: a story can tell who someone is without a name."
)
FAMILY = f"{FAMILY_MAP}."
"""With names hidden, its tables stay out: they hold little but names and days. Its map has initials."""

DAYS = "The day beneath an answer is the day on which it was last changed."
NOTHING = "Nothing is answered yet in what was chosen."
Draw = Callable[[Picture | FamilyMap], Drawing | None]
TAKEN, SCRIPTS, PLANS = "What I take with me", "My scripts", "My plans"


@dataclass(frozen=True)
class Item:
    """One answer.

    Attributes:
        key: in full; empty where the answer is only repeated, as in “What I take with me”.
        question: as the chapter asks it now, or as the reader saw it.
        told: the answer.
        changed: the day of its last change in words; empty if it is not known.
        others: versions written elsewhere at the same time, until the reader chooses.
    """

    key: str
    question: str
    told: tuple[Block, ...]
    changed: str = ""
    others: tuple[tuple[Block, ...], ...] = ()


@dataclass(frozen=True)
class Part:
    """A chapter, or what was gathered from all of them."""

    title: str
    items: tuple[Item | Drawing, ...]
    number: int | None = None

    @property
    def heading(self) -> str:
        """The title, with the number of a chapter before it."""
        return f"{self.number} · {self.title}" if self.number else self.title


@dataclass(frozen=True)
class Playbook:
    """Everything that was chosen.

    Attributes:
        day: when it was made, in words.
        parts: in the order in which they are read.
        held: the records to read back, by full key; `None` where names are hidden.
    """

    day: str
    parts: tuple[Part, ...]
    held: Mapping[str, dict[str, Any]] | None

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands at the beginning, a paragraph each."""
        way_back = NOTHING if not self.parts else STAYS_HIDDEN if self.held is None else COMES_BACK
        days = any(isinstance(item, Item) and item.changed for part in self.parts for item in part.items)
        return (INDEPENDENT, way_back, *([DAYS] if days else []))


def playbook(answers: Mapping[str, Any], wanted: Wanted, *, today: dt.date, tz: dt.tzinfo) -> Playbook:
    """Gather what was chosen.

    Args:
        answers: `Answers`, or any mapping from full keys to values.
        wanted: what goes in.
        today: the reader's day.
        tz: the reader's time zone.
    """
    shelf = _shelf()
    hide = hiding(answers) if wanted.hide_names else None
    chosen = {each.key: each for each in in_order(answers, shelf, hide, wanted=wanted, tz=tz)}
    told = {key: each for key, each in chosen.items() if not (hide and key.startswith(FAMILY))}
    items = {key: _item(each, tz) for key, each in told.items()}
    family = {key: each.entry.value for key, each in chosen.items() if key.startswith(FAMILY)}
    draw = _drawer({key: each.value for key, each in told.items()}, family, wanted, today)
    parts = [
        part for chapter in [*shelf, *_gone(chosen, shelf)] if (part := _part(chapter, items, draw)).items
    ]
    gathered = _first(chosen, items, shelf) if wanted.first else _taken(items, shelf)
    return Playbook(
        day=day_in_words(today),
        parts=(*gathered, *parts) if wanted.first else (*parts, *gathered),
        held=None if hide else dict(held(chosen.values())),
    )


def _shelf() -> list[Chapter]:
    try:
        return chapters()
    except ChapterMissing:
        return []


def _item(answer: Answer, tz: dt.tzinfo) -> Item:
    asked = answer.exercise.prompt if answer.exercise else readable(answer.entry.prompt).strip()
    return Item(
        key=answer.key,
        question=asked or readable(answer.key),
        told=tell(answer.value, answer.exercise, tz),
        changed=day_in_words(answer.day) if answer.day else "",
        others=tuple(tell(other, answer.exercise, tz) for other in answer.others),
    )


def _drawer(values: Mapping[str, Any], family: Mapping[str, Any], wanted: Wanted, today: dt.date) -> Draw:
    """Return what draws from the answers that were chosen, and from no others."""

    def draw(record: Picture | FamilyMap) -> Drawing | None:
        if not wanted.pictures:
            return None
        if isinstance(record, FamilyMap):
            return family_map(record, family, today, hide_names=wanted.hide_names)
        return picture(record, values)

    return draw


def _part(chapter: Chapter, items: Mapping[str, Item], draw: Draw) -> Part:
    """Return what was chosen of a page: answers and pictures where they stand, then what it asks no more."""
    found: list[Item | Drawing | None] = []
    for record in chapter.records:
        if isinstance(record, Picture | FamilyMap) and not chapter.is_path:
            found.append(draw(record))
        elif isinstance(record, Exercise) and record.chapter == chapter.slug:
            found.append(items.get(record.key))
    asked = {exercise.key for exercise in chapter.exercises}
    found += [
        items[key] for key in sorted(items) if key not in asked and key.partition(".")[0] == chapter.slug
    ]
    title, number = chapter.title or _title(chapter.slug), chapter.number if chapter.pieces else None
    return Part(title, tuple(filter(None, found)), number)


def _gone(keys: Iterable[str], shelf: list[Chapter]) -> list[Chapter]:
    """Return the pages that this edition has no more, by their slugs."""
    slugs = {key.partition(".")[0] for key in keys} - {chapter.slug for chapter in shelf}
    return [
        Chapter(slug=slug, title=f"{_title(slug)} (a page of another edition)", line="", pieces=())
        for slug in sorted(slugs)
    ]


def _title(slug: str) -> str:
    words = readable(slug).lstrip("0123456789-").replace("-", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or "No page"


def _taken(items: Mapping[str, Item], shelf: list[Chapter]) -> list[Part]:
    """Return the reader's closing lines of all chapters, each under the title of its chapter."""
    headings = _headings(shelf)
    found = [
        replace(items[key], key="", question=headings.get(key.partition(".")[0]) or items[key].question)
        for key in items
        if key.endswith(".take-with-me")
    ]
    return [Part(TAKEN, tuple(found))] if found else []


def _first(chosen: Mapping[str, Answer], items: Mapping[str, Item], shelf: list[Chapter]) -> list[Part]:
    """Return what the reader may want to have at hand: closing lines, scripts and plans."""
    headings = _headings(shelf)
    groups: dict[str, list[Item]] = {SCRIPTS: [], PLANS: []}
    for key in items:
        kind, heading = chosen[key].kind, headings.get(key.partition(".")[0])
        question = f"{heading}: {items[key].question}" if heading else items[key].question
        if kind == "script" or key.endswith("-script") or key == MY_LINES:
            groups[SCRIPTS].append(replace(items[key], key="", question=question))
        elif kind == "plan":
            groups[PLANS].append(replace(items[key], key="", question=question))
    gathered = [Part(title, tuple(found)) for title, found in groups.items() if found]
    return [*_taken(items, shelf), *gathered]


def _headings(shelf: list[Chapter]) -> dict[str, str]:
    return {chapter.slug: Part(chapter.title, (), chapter.number).heading for chapter in shelf}
