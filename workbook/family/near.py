"""A part of a family, to look at: the reader’s three generations, or what is known without what is felt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbook.family.model.people import Child, Family

CHOSEN = ("Chosen family", "Friend")


def three_generations(family: Family) -> Family:
    """Return the reader's parents, siblings, partners and children, and whoever they have chosen.

    Without children, their grandparents are the third generation. The whole family comes back while nobody is
    the reader.

    Args:
        family: as read.
    """
    if family.me is None:
        return family
    me = family.me.id
    parents = family.parents.get(me, ())
    children = family.offspring.get(me, ())
    siblings = _along(family.offspring, parents)
    kept = {me, *parents, *siblings, *children, *_partners(family, me)}
    kept.update(() if children else _along(family.parents, parents))
    kept.update(_along(family.parents, children))
    kept.update(person.id for person in family.people if person.is_ in CHOSEN)
    return _only(family, kept)


def facts_only(family: Family) -> Family:
    """Return a family without ties, homes and notes.

    Args:
        family: as read.
    """
    return replace(
        family, people=tuple(replace(each, notes=None) for each in family.people), ties=(), homes=()
    )


def _along(lines: Mapping[int, tuple[int, ...]], people: Iterable[int]) -> set[int]:
    return {other for one in people for other in lines.get(one, ())}


def _partners(family: Family, person: int) -> set[int]:
    pairs = ((each.one, each.two) for each in family.couples)
    return {other for pair in pairs for other in pair if person in pair}


def _only(family: Family, kept: set[int]) -> Family:
    """Return those people and what is told between them, each with a new id."""
    order = [person.id for person in family.people if person.id in kept]
    new = {person: number for number, person in enumerate(order)}
    couples = [each for each in family.couples if {each.one, each.two} <= kept]
    homes = [(each, tuple(new[one] for one in each.members if one in kept)) for each in family.homes]
    return replace(
        family,
        people=tuple(replace(family.people[person], id=new[person]) for person in order),
        couples=tuple(
            replace(each, id=number, one=new[each.one], two=new[each.two])
            for number, each in enumerate(couples)
        ),
        children=tuple(_child(each, new) for each in family.children if _is_told(each, kept)),
        ties=tuple(
            replace(each, one=new[each.one], two=new[each.two])
            for each in family.ties
            if {each.one, each.two} <= kept
        ),
        homes=tuple(replace(each, members=members) for each, members in homes if members),
        meant={},
    )


def _is_told(child: Child, kept: set[int]) -> bool:
    return child.child in kept and bool(kept.intersection(child.parents))


def _child(child: Child, new: dict[int, int]) -> Child:
    parents = tuple(new[parent] for parent in child.parents if parent in new)
    twin = None if child.twin is None else new.get(child.twin)
    return replace(child, child=new[child.child], parents=parents, twin=twin)
