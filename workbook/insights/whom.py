"""Whom a reader thinks of: one line a chapter, the same person in several, and who was named before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workbook.chapters.roles import FAMILY, PEOPLE, WHOM
from workbook.insights.coerce import ended, rows_of, words_of
from workbook.insights.words.names import bare

MOST = 8
"""So many people are offered; whoever else there is can be typed."""

NOBODY_ELSE = ("me", "pregnancy", "loss-before-birth")
"""Who stands on a family map and is nobody to think of here."""

TWO = (
    "Then it was about {then}, and now it is about {now} Two people cannot be compared as then and now, so "
    "each has a number of their own."
)
UNSAID = (
    "Whom it is about is not said both times. If it is not the same person, then and now cannot be compared."
)


def whom(answers: Mapping[str, Any], chapter: str) -> str:
    """Return whom a chapter is about, as it was written; empty while that is not said.

    Args:
        answers: `Answers`, or any mapping from full keys to values.
        chapter: its slug.
    """
    return words_of(answers.get(f"{chapter}{WHOM}"))


def is_same(one: str, other: str) -> bool:
    """Return whether two lines name the same person: “L.”, “l” and “my L.” do."""
    return bool(one and other) and _compared(one) == _compared(other)


def not_compared(then: str, now: str) -> str:
    """Return why then and now cannot be compared, in a sentence or two; empty where they can.

    Args:
        then: whom it was about.
        now: whom it is about.
    """
    if then and now:
        return "" if is_same(then, now) else TWO.format(then=then, now=ended(now))
    return UNSAID if then or now else ""


def thought_of(answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return whom the chapters are about, each person once as first written, with the slugs of the chapters.

    Args:
        answers: `Answers`, or any mapping from full keys to values.
    """
    found: dict[str, tuple[str, list[str]]] = {}
    for key in sorted(key for key in answers if key.endswith(WHOM)):
        if name := words_of(answers.get(key)):
            found.setdefault(_compared(name), (name, []))[1].append(key.removesuffix(WHOM))
    return dict(found.values())


def named(answers: Mapping[str, Any]) -> list[str]:
    """Return people to choose from: of other chapters, of the list of people, and alive on the family map.

    Args:
        answers: `Answers`, or any mapping from full keys to values.
    """
    people = (words_of(row.get("who")) for row in rows_of(answers.get(PEOPLE)))
    mapped = rows_of(answers.get(FAMILY["people"]))
    living = (row for row in mapped if row.get("is") not in NOBODY_ELSE and not row.get("died"))
    family = (words_of(row.get("who")) for row in living)
    return list(_each_once([*thought_of(answers), *people, *family]))[:MOST]


def _each_once(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name and _compared(name) not in seen:
            seen.add(_compared(name))
            yield name


def _compared(name: str) -> str:
    return bare(name) or name.casefold()
