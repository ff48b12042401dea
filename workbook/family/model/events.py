"""What happened in a family and when: births, deaths, couples that began or ended, and moves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbook.family.dates.day import Day
from workbook.family.dates.typed import read_day
from workbook.family.model.people import Couple, Family, Person
from workbook.family.model.relatives import named, relatives

LOSSES = ("death", "loss", "parting")

_MOVED = re.compile(
    r"\b(moved|emigrated|immigrated|migrated|fled|left home|arrived|came to)\b[^.;!?\d]{0,60}\b([12]\d{3})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")


@dataclass(frozen=True)
class Event:
    """Something that happened to one person or two.

    Attributes:
        kind: `birth`, `loss` (before birth), `death`, `beginning`, `parting` or `move`.
        day: when, as far as it is known.
        says: a clause such as `your grandmother K. died`.
        people: ids.
    """

    kind: str
    day: Day
    says: str
    people: tuple[int, ...]


def events(family: Family) -> tuple[Event, ...]:
    """Return everything with a place in time, earliest first; nobody the reader would rather not go into.

    Args:
        family: as read; moves come from notes such as “moved to Kiel in 1961” and from homes with a year.
    """
    kin = relatives(family)
    found = [*_lives(family, kin), *_couples(family, kin), *_moves(family, kin)]
    return tuple(sorted(found, key=lambda event: (event.day.middle or dt.date.max, event.people)))


def _lives(family: Family, kin: Mapping[int, str]) -> Iterator[Event]:
    for person in family.people:
        name, one = named(person, kin), (person.id,)
        if person.rather_not or person.is_ == "Pregnancy":
            continue
        if person.is_ == "Loss before birth":
            yield Event("loss", person.born if _dated(person.born) else person.died, f"{name} was lost", one)
            continue
        if _dated(person.born):
            yield Event("birth", person.born, f"{name} {'were' if name == 'you' else 'was'} born", one)
        if person.has_died and _dated(person.died):
            yield Event("death", person.died, f"{name} died", one)


def _couples(family: Family, kin: Mapping[int, str]) -> Iterator[Event]:
    for couple in family.couples:
        one, two = family.people[couple.one], family.people[couple.two]
        if one.rather_not or two.rather_not:
            continue
        names, people = f"{named(one, kin)} and {named(two, kin)}", (couple.one, couple.two)
        if _dated(couple.since):
            began = "married" if couple.kind in ("Married", "Divorced") else "became a couple"
            yield Event("beginning", couple.since, f"{names} {began}", people)
        if _dated(couple.until):
            yield Event("parting", couple.until, f"{names} {_ended(couple)}", people)


def _ended(couple: Couple) -> str:
    return {"Divorced": "divorced", "Separated": "separated"}.get(
        couple.kind or "", "were no longer a couple"
    )


def _moves(family: Family, kin: Mapping[int, str]) -> Iterator[Event]:
    for person in family.people:
        for verb, year in () if person.rather_not else _MOVED.findall(person.notes or ""):
            yield Event("move", read_day(year), f"{named(person, kin)} {verb.casefold()}", (person.id,))
    for home in family.homes:
        year = _YEAR.search(home.name)
        members = tuple(member for member in home.members if not family.people[member].rather_not)
        if year and members:
            yield Event("move", read_day(year[1]), f"the home “{home.name}” began", members)


def _dated(day: Day) -> bool:
    return day.known or day.month is not None


def reader(family: Family) -> Person | None:
    """Return the reader, where a row says “Me” and the reader does not mind."""
    return family.me if family.me and not family.me.rather_not else None
