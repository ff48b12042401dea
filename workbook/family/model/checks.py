"""What cannot be so: each check is one sentence at the row it concerns, and nothing is taken away for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from workbook.family.dates.typed import Day
from workbook.family.model.cells import brief
from workbook.family.model.people import Child, Family, Person, Problem

MOST_PEOPLE = 2_000
"""How many people are drawn; the rest is kept."""

YOUNGEST_PARENT = 10
"""Fewer years than this between parent and child are told as a slip."""

BETWEEN_TWINS = dt.timedelta(days=100)
"""The longest time between the births of twins, with room to spare."""

_DOUBTS = {
    "short year": "“{text}” may be in more than one century. Write a year of four digits, such as 1950.",
    "no such day": "“{text}” is no day of the calendar; only {kept} is used. Correct the day or drop it.",
    "two readings": "“{text}” can be read in two ways; only {kept} is used. Write the month as a word.",
    "not a date": "“{text}” is kept as words, not as a date. Write it like 3 May 1950, 1950 or about 1950.",
}


def is_above(person: int, start: int, above: Mapping[int, Collection[int]]) -> bool:
    """Return whether a person is somebody, or an ancestor of somebody.

    Args:
        person: whom to look for.
        start: where to start.
        above: every child's parents; without circles.
    """
    waiting, seen = [start], {start}
    while waiting:
        one = waiting.pop()
        if one == person:
            return True
        new = [parent for parent in above.get(one, ()) if parent not in seen]
        seen.update(new)
        waiting += new
    return False


def doubts(table: str, row: int, days: Mapping[str, Day]) -> Iterator[Problem]:
    """Return a sentence for each date that could not be read as it stands.

    Args:
        table: one of `TABLES`.
        row: from 0.
        days: column to date.
    """
    for day in days.values():
        if day.doubt:
            kept = str(day.year or "the year")
            yield Problem(table, row, _DOUBTS[day.doubt].format(text=brief(day.text), kept=kept))


def check(family: Family) -> Iterator[Problem]:
    """Return a sentence for each row whose dates cannot be so; uncertain ones pass."""
    yield from _lives(family)
    yield from _couples(family)
    for child in family.children:
        yield from _parents(family, child)
        yield from _twins(family, child)
    yield from _more_than_one_me(family)


def _surely_after(one: Day, two: Day) -> bool:
    return bool(one.earliest and two.latest and one.earliest > two.latest)


def _lives(family: Family) -> Iterator[Problem]:
    for person in family.people:
        if person.row is not None and _surely_after(person.born, person.died):
            says = f"{brief(person.name)} was born after dying, by these dates. Look at them again."
            yield Problem("people", person.row, says)


def _couples(family: Family) -> Iterator[Problem]:
    for couple in family.couples:
        if _surely_after(couple.since, couple.until):
            says = "This ends before it begins, by these dates. Look at them again."
            yield Problem("couples", couple.row, says)
        for person in (family.people[couple.one], family.people[couple.two]):
            if _surely_after(person.born, couple.since):
                says = f"{brief(person.name)} was born after this began, by these dates. Look at them again."
                yield Problem("couples", couple.row, says)


def _parents(family: Family, child: Child) -> Iterator[Problem]:
    younger = family.people[child.child]
    for parent in (family.people[one] for one in child.parents):
        if _surely_after(parent.born, younger.born):
            names = f"{brief(parent.name)} is younger than {brief(younger.name)}"
            says = f"{names}, by these dates. Look at them again."
            yield Problem("children", child.row, says)
        elif child.how in (None, "Born to"):
            yield from _born_to(child, parent, younger)


def _born_to(child: Child, parent: Person, younger: Person) -> Iterator[Problem]:
    born, died, birth = parent.born.earliest, parent.died.latest, younger.born
    if born and birth.latest and _years_later(born, YOUNGEST_PARENT) > birth.latest:
        says = (
            f"{brief(parent.name)} was not yet {YOUNGEST_PARENT} when {brief(younger.name)} was born, "
            "by these dates. Look at them again."
        )
        yield Problem("children", child.row, says)
    if died and birth.earliest and birth.earliest > _years_later(died, 1):
        says = (
            f"{brief(parent.name)} died over a year before {brief(younger.name)} was born, "
            "by these dates. Look at them again."
        )
        yield Problem("children", child.row, says)


def _years_later(day: dt.date, years: int) -> dt.date:
    return dt.date(day.year + years, day.month, min(day.day, 28))


def _twins(family: Family, child: Child) -> Iterator[Problem]:
    if child.twin is None:
        return
    one, two = family.people[child.child].born, family.people[child.twin].born
    for first, second in ((one, two), (two, one)):
        if first.latest and second.earliest and second.earliest - first.latest > BETWEEN_TWINS:
            says = (
                "These twins were born too far apart, by their dates. Correct one of them, or clear the twin."
            )
            yield Problem("children", child.row, says)


def _more_than_one_me(family: Family) -> Iterator[Problem]:
    for person in family.people:
        if person.is_ == "Me" and person is not family.me and person.row is not None:
            says = "“Me” stands in more than one row; the first counts. Choose something else here."
            yield Problem("people", person.row, says)
