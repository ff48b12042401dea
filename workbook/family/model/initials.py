"""A family with hidden names: initials, numbers for homes, years for days, no words of one’s own."""

from __future__ import annotations

from dataclasses import replace

from workbook.family.dates.typed import Day
from workbook.family.model.people import CHILDREN, COUPLES, HARM, TIES, TIES_ON_DEMAND, Family, Person


def with_initials(family: Family) -> Family:
    """Return a family that can be shown to others: no tie of harm, no words but the one for a shape."""
    couples = tuple(
        replace(each, kind=_known(each.kind, COUPLES), since=_year(each.since), until=_year(each.until))
        for each in family.couples
    )
    children = tuple(replace(each, how=_known(each.how, CHILDREN)) for each in family.children)
    ties = tuple(
        replace(each, kind=_known(each.kind, (*TIES, *TIES_ON_DEMAND)))
        for each in family.ties
        if each.kind != HARM
    )
    homes = tuple(replace(each, name=f"Home {number}") for number, each in enumerate(family.homes, 1))
    return Family(
        people=tuple(map(_hidden, family.people)), couples=couples, children=children, ties=ties, homes=homes
    )


def _hidden(person: Person) -> Person:
    born, died = _year(person.born), _year(person.died)
    return replace(person, name=person.initials, notes=None, born=born, died=died)


def _year(day: Day) -> Day:
    words = day.short.replace("?", "")
    for sign, word in (("~", "about "), ("<", "before "), (">", "after ")):
        words = words.replace(sign, word)
    return replace(day, text="?" if day.short == "?" else "", in_words=words)


def _known(kind: str | None, kinds: tuple[str, ...]) -> str | None:
    return kind if kind in kinds else None
