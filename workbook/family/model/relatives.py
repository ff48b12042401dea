"""What people are to the reader: mother, half-brother, great-grandparent, cousin, partner, or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from workbook.family.model.people import UNNAMED, Child, Family, Person

Lines = dict[int, list[int]]

_WORDS = {
    "parent": ("mother", "father"),
    "child": ("daughter", "son"),
    "sibling": ("sister", "brother"),
    "half-sibling": ("half-sister", "half-brother"),
    "grandparent": ("grandmother", "grandfather"),
    "grandchild": ("granddaughter", "grandson"),
    "great-grandparent": ("great-grandmother", "great-grandfather"),
    "parent’s sibling": ("aunt", "uncle"),
    "sibling’s child": ("niece", "nephew"),
}


def relatives(family: Family) -> dict[int, str]:
    """Return what people are to the reader, nearest first; empty while no row says “Me”.

    Args:
        family: as read; whoever fosters or raises a child is a parent where the table names no other.

    Returns:
        Person id to a word such as `grandmother`; somebody without such a word is not in it.
    """
    me = family.me
    if me is None:
        return {}
    found: dict[int, str] = {me.id: ""}
    for kin, people in _circles(family, me.id):
        for person in people:
            found.setdefault(person, _word(kin, family.people[person]))
    del found[me.id]
    return found


def named(person: Person, kin: Mapping[int, str]) -> str:
    """Return a person as a sentence speaks of them: `you`, `your grandmother K.`, or the name alone."""
    if person.is_ == "Me":
        return "you"
    word = kin.get(person.id)
    if not word:
        return person.name if person.name != UNNAMED else "somebody without a name here"
    return f"your {word}" if person.name == UNNAMED else f"your {word} {person.name}"


def _circles(family: Family, me: int) -> Iterable[tuple[str, list[int]]]:
    above, below = _lines(family)
    parents = _along(above, [me])
    grandparents = _along(above, parents)
    siblings = [child for child in _along(below, parents) if child != me]
    children = _along(below, [me])
    aunts = [child for child in _along(below, grandparents) if child not in parents]
    yield "parent", parents
    yield "child", children
    yield "partner", [other for other, parted in _partners(family, me) if not parted]
    yield "sibling", [one for one in siblings if set(above[one]) >= set(parents)]
    yield "half-sibling", siblings
    yield "grandparent", grandparents
    yield "grandchild", _along(below, children)
    yield "former partner", [other for other, parted in _partners(family, me) if parted]
    yield "parent’s sibling", aunts
    yield "great-grandparent", _along(above, grandparents)
    yield "sibling’s child", _along(below, siblings)
    yield "cousin", _along(below, aunts)


def _lines(family: Family) -> tuple[Lines, Lines]:
    """Return everybody's parents and everybody's children, as words such as “mother” mean them."""
    told: dict[int, list[Child]] = defaultdict(list)
    for child in family.children:
        told[child.child].append(child)
    above: Lines = {}
    below: Lines = defaultdict(list)
    for person, rows in told.items():
        nearest = [row for row in rows if row.how not in ("Foster", "Raised by")] or rows
        above[person] = list(dict.fromkeys(parent for row in nearest for parent in row.parents))
        for parent in above[person]:
            below[parent].append(person)
    return above, below


def _along(lines: Lines, people: list[int]) -> list[int]:
    return list(dict.fromkeys(other for one in people for other in lines.get(one, ())))


def _partners(family: Family, person: int) -> list[tuple[int, bool]]:
    return [
        (couple.two if couple.one == person else couple.one, couple.parted)
        for couple in family.couples
        if person in (couple.one, couple.two)
    ]


def _word(kin: str, person: Person) -> str:
    feminine, masculine = _WORDS.get(kin, (kin, kin))
    return {"Woman": feminine, "Man": masculine}.get(person.shape or "", kin)
