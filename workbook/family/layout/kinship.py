"""Bonds and rows: whom children hang from, in which row everybody stands, which lines go their own way."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from workbook.family.layout.generations import generations
from workbook.family.model.people import Child, Family

_LATER = ("Foster", "Raised by")


@dataclass
class Bond:
    """A line that children hang from: two people of one row, or one parent alone.

    Attributes:
        members: one or two people, in the order of the tables.
        kind: of the couple; `None` where only the children table names the two.
        told: whether the couples table names the two.
        children: elder first.
    """

    members: tuple[int, ...]
    kind: str | None = None
    told: bool = False
    children: tuple[int, ...] = ()

    def other(self, person: int) -> int | None:
        """Return the partner of one of the two, `None` for a parent alone."""
        return next((member for member in self.members if member != person), None)


@dataclass
class Kinship:
    """Bonds, rows and the lines that need a way of their own.

    Attributes:
        rows: person → row, 0 for the oldest of each block.
        bonds: in the order of the tables.
        above: child → the bond it hangs from.
        records: child → the row of the children table that line stands for.
        with_bonds: person → their bonds.
        across: couples whose two people stand in different rows.
        besides: rows of the children table beside the first, such as “Raised by”.
        since: two people → since when they are a couple.
    """

    family: Family
    rows: dict[int, int] = field(default_factory=dict)
    bonds: list[Bond] = field(default_factory=list)
    above: dict[int, Bond] = field(default_factory=dict)
    records: dict[int, Child] = field(default_factory=dict)
    with_bonds: dict[int, list[Bond]] = field(default_factory=lambda: defaultdict(list))
    across: dict[frozenset[int], tuple[int, int, str | None]] = field(default_factory=dict)
    besides: list[Child] = field(default_factory=list)
    since: dict[frozenset[int], dt.date] = field(default_factory=dict)

    def partners(self, person: int) -> Iterable[int]:
        """Return those beside a person, earlier partners first."""
        others = (bond.other(person) for bond in self.in_time(person))
        return [other for other in others if other is not None]

    def in_time(self, person: int) -> list[Bond]:
        """Return a person's bonds, earlier ones first where dates tell, else in the order of the tables."""
        bonds = self.with_bonds.get(person, [])
        dated = sorted((day, spot) for spot, bond in enumerate(bonds) if (day := self._began(bond)))
        earlier = iter(dated)
        return [bonds[next(earlier)[1]] if self._began(bond) else bond for bond in bonds]

    def _began(self, bond: Bond) -> dt.date | None:
        days = [self.family.people[child].born.middle for child in bond.children]
        known = [day for day in (self.since.get(frozenset(bond.members)), *days) if day]
        return min(known, default=None)

    def has_children(self, person: int) -> bool:
        """Return whether a line with children begins at a person."""
        return any(bond.children for bond in self.with_bonds.get(person, ()))

    def siblings(self, person: int) -> tuple[int, ...]:
        """Return the children of the same line, the person included, elder first."""
        return self.above[person].children if person in self.above else (person,)


def kinship(family: Family) -> Kinship:
    """Return the lines and rows of a family."""
    kin = Kinship(family)
    first, kin.besides = _first_records(family)
    pairs = [(couple.one, couple.two) for couple in family.couples if couple.one != couple.two]
    pairs += [(parents[0], parents[1]) for _, parents in first.values() if len(parents) == 2]
    descent = [(parent, child) for child, (_, parents) in first.items() for parent in parents]
    beside = [(parent, child.child) for child in kin.besides for parent in child.parents]
    kin.rows = generations(family, pairs, descent, beside)
    _couples(kin)
    _children(kin, first)
    return kin


def _first_records(family: Family) -> tuple[dict[int, tuple[Child, tuple[int, ...]]], list[Child]]:
    """Return for each child the row its line stands for, with the parents, and the rows beside it."""
    told: dict[int, list[Child]] = defaultdict(list)
    for child in family.children:
        told[child.child].append(child)
    first: dict[int, tuple[Child, tuple[int, ...]]] = {}
    besides: list[Child] = []
    for person, rows in told.items():
        rows.sort(key=_rank)
        parents = rows[0].parents
        for row in rows[1:]:
            same = _rank(row) == _rank(rows[0])
            if same and set(row.parents) <= set(parents):
                continue
            if same and len(parents) == 1 and (set(parents) < set(row.parents) or len(row.parents) == 1):
                parents = (*parents, *(each for each in row.parents if each not in parents))
            else:
                besides.append(row)
        first[person] = (rows[0], parents)
    return first, besides


def _rank(child: Child) -> int:
    if child.how == "Adopted":
        return 0
    return _LATER.index(child.how) + 2 if child.how in _LATER else 1


def _couples(kin: Kinship) -> None:
    found: dict[frozenset[int], Bond] = {}
    for couple in kin.family.couples:
        both = frozenset((couple.one, couple.two))
        if len(both) < 2:
            continue
        if couple.since.middle:
            kin.since.setdefault(both, couple.since.middle)
        if kin.rows[couple.one] != kin.rows[couple.two]:
            kin.across[both] = (couple.one, couple.two, couple.kind)
        elif both in found:
            found[both].kind = couple.kind or found[both].kind
        else:
            found[both] = Bond((couple.one, couple.two), couple.kind, True)
    for bond in found.values():
        _add(kin, bond)


def _children(kin: Kinship, first: dict[int, tuple[Child, tuple[int, ...]]]) -> None:
    lines: dict[frozenset[int], list[int]] = defaultdict(list)
    members: dict[frozenset[int], tuple[int, ...]] = {}
    for child, (record, parents) in first.items():
        kin.records[child] = record
        if len(parents) == 2 and kin.rows[parents[0]] != kin.rows[parents[1]]:
            kin.across.setdefault(frozenset(parents), (parents[0], parents[1], None))
            parents = (max(parents, key=lambda parent: kin.rows[parent]),)
        lines[frozenset(parents)].append(child)
        members.setdefault(frozenset(parents), parents)
    bonds = {frozenset(bond.members): bond for bond in kin.bonds}
    order = {person: place for place, person in enumerate(row.child for row in kin.family.children)}
    for parents_of, children in lines.items():
        bond = bonds.get(parents_of) or _add(kin, Bond(members[parents_of]))
        bond.children = kin.family.in_birth_order(sorted(children, key=lambda each: (order[each], each)))
        kin.above |= dict.fromkeys(bond.children, bond)


def _add(kin: Kinship, bond: Bond) -> Bond:
    kin.bonds.append(bond)
    for member in bond.members:
        kin.with_bonds[member].append(bond)
    return bond
