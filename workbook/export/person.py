"""One person on one sheet: what a reader wrote in the chapters in which they thought of somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbook.chapters.notebook import find_exercise
from workbook.chapters.roles import LIKED, OF_A_FAMILY, PICTURES
from workbook.exercises.kinds import Plan, Script, Sentence
from workbook.export.drawn import Drawing
from workbook.export.playbook import Item, Part, Playbook, Wanted, playbook

PARTS = WARM, LOOP, TILT, SENTENCES, PLANS, AGAIN = (
    "What I like about them",
    "The loop between us",
    "Who does more",
    "My sentences",
    "My plans",
    "Then and now",
)
DRAWN = {LOOP: "loop", TILT: "seesaw", AGAIN: "plane"}


def person_sheet(
    answers: Mapping[str, Any], chapters: Sequence[str], *, today: dt.date, tz: dt.tzinfo
) -> Playbook:
    """Gather what belongs to one person, from the chapters that are about them and from no others.

    Args:
        answers: `Answers`, or any mapping from full keys to values.
        chapters: their slugs.
        today: the reader's day.
        tz: the reader's time zone.
    """
    whole = playbook(answers, Wanted(chapters=tuple(chapters)), today=today, tz=tz)
    found = [item for part in whole.parts for item in part.items]
    items = [replace(it, changed="") for it in found if isinstance(it, Item) and it.key]
    headings = {it.key: part.heading for part in whole.parts for it in part.items if isinstance(it, Item)}
    drawn = {it.name: it for it in found if isinstance(it, Drawing)}  # of two planes the later one
    parts: dict[str, list[Item | Drawing]] = {
        WARM: [it for it in items if it.key in LIKED],
        LOOP: [drawn["loop"]] if "loop" in drawn else [],
        TILT: [drawn["seesaw"]] if "seesaw" in drawn else [],
        SENTENCES: [*_of(items, Script, Sentence)],
        PLANS: [replace(it, question=f"{headings[it.key]}: {it.question}") for it in _of(items, Plan)],
        AGAIN: [drawn["plane"]] if "plane" in drawn else [],
    }
    return replace(whole, parts=tuple(Part(title, tuple(those)) for title, those in parts.items() if those))


def _of(items: Sequence[Item], *kinds: type) -> Iterator[Item]:
    """Return answers of some kinds; a plan is more than a sentence, and what a picture shows is there."""
    shown = {OF_A_FAMILY, *LIKED, *(key for keys in PICTURES.values() for key in keys.values())}
    for item in items:
        exercise = find_exercise(item.key)
        is_plan = isinstance(exercise, Plan)
        if isinstance(exercise, kinds) and is_plan is (Plan in kinds) and item.key not in shown:
            yield item
