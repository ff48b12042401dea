"""Who stands left of whom: families are laid out from the reader outwards, without crossings where possible.

Each family comes as one list of people from left to right, of which every row takes its own: first the
father's side, then the children, then the mother's side. In-laws with parents of their own stand outside the
row of siblings, on the side where fewer lines are in the way. Nothing is shuffled until it looks better, so
somebody new takes a place and leaves the others where they are.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from workbook.family.layout.couple_order import chain_of
from workbook.family.layout.kinship import Bond, Kinship

Walk: TypeAlias = Generator[Any, Any, Any]


@dataclass
class _Part:
    """One child's share of the drawing: its own column, and what must stand outside the siblings.

    `left` and `right` hold pairs of the highest row reached and the people, from left to right.
    """

    left: list[tuple[int, list[int]]] = field(default_factory=list)
    core: list[int] = field(default_factory=list)
    right: list[tuple[int, list[int]]] = field(default_factory=list)


def left_to_right(kin: Kinship, starts: Sequence[int]) -> list[list[int]]:
    """Return for each block its people from left to right.

    Args:
        kin: lines and rows.
        starts: people to begin a block with, the first choice first; those already placed are passed over.
    """
    order = _Ordering(kin)
    return [_run(order.whole(order.of[start])) for start in starts if order.of[start] not in order.taken]


def _run(walk: Walk) -> Any:
    """Walk without using Python's own stack, so that long lines of descent need no recursion."""
    stack, value = [walk], None
    while stack:
        try:
            stack.append(stack[-1].send(value))
            value = None
        except StopIteration as end:
            stack.pop()
            value = end.value
    return value


class _Ordering:
    """Households of partners, placed one after the other."""

    def __init__(self, kin: Kinship) -> None:
        self.kin = kin
        self.of: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        for person in kin.rows:
            if person not in self.of:
                self.members[person] = self._joined(person)
                self.of |= dict.fromkeys(self.members[person], person)
        self.taken: set[int] = set()
        self.kept_for: dict[int, int] = {}
        self.highest = self._highest()

    def _joined(self, person: int) -> list[int]:
        found = {person: None}
        waiting = [person]
        while waiting:
            for other in self.kin.partners(waiting.pop()):
                if other not in found:
                    found[other] = None
                    waiting.append(other)
        return list(found)

    def _highest(self) -> dict[int, int]:
        """Return for each person the highest row that ancestors reach."""
        highest: dict[int, int] = {}
        for person in sorted(self.kin.rows, key=lambda each: self.kin.rows[each]):
            bond = self.kin.above.get(person)
            people = self.members[self.of[bond.members[0]]] if bond else []
            highest[person] = min([self.kin.rows[person], *(highest[each] for each in people)])
        return highest

    def free_above(self, person: int) -> bool:
        """Return whether a person has parents that nobody has placed or is about to place."""
        bond = self.kin.above.get(person)
        group = self.of[bond.members[0]] if bond else -1
        return bond is not None and group not in self.taken and group not in self.kept_for

    def whole(self, group: int, hole: int | None = None, instead: Sequence[int] = ()) -> Walk:
        """Return a household, all above it and all below it, from left to right.

        Args:
            group: the household.
            hole: a child from whom the walk comes.
            instead: that child with those beside and below, already from left to right.
        """
        self._take(group)
        chain = self._better_way_round(chain_of(self.kin, self.members[group], None, self.free_above))
        left, slots, right = yield self._below(chain, group, hole, instead)
        found = [person for _, people in left for person in people]
        for start, end in self._segments(chain):
            inner = _woven(chain[start:end], slots[start:end])
            root = next((each for each in chain[start:end] if self.free_above(each)), None)
            found += (yield self._with_above(root, inner)) if root is not None else inner
            found += slots[end - 1]
        return found + [person for _, people in right for person in people]

    def _with_above(self, person: int, inner: Sequence[int]) -> Walk:
        """Return a person's parents and all around them, with what stands beside and below the person."""
        found = yield self.whole(self.of[self.kin.above[person].members[0]], person, inner)
        return found

    def _segments(self, chain: Sequence[int]) -> list[tuple[int, int]]:
        """Return the stretches of a chain, one for each person with parents to come."""
        starts = [spot for spot, person in enumerate(chain) if self.free_above(person)][1:]
        return list(zip([0, *starts], [*starts, len(chain)], strict=True))

    def _take(self, group: int) -> None:
        self.taken.add(group)
        for bond in self._bonds(self.members[group]):
            for child in bond.children:
                self.kept_for.setdefault(self.of[child], group)

    def _bonds(self, people: Iterable[int]) -> list[Bond]:
        found = {id(bond): bond for person in people for bond in self.kin.with_bonds.get(person, ())}
        return list(found.values())

    def _better_way_round(self, chain: list[int]) -> list[int]:
        """Return a chain or its mirror image: relatives on their own sides, then fewer lines in the way."""
        back = chain[::-1]
        heavy = [person for person in chain if self.free_above(person)]
        if len(heavy) == 2:
            side = self._side_of_kin(heavy[0], heavy[1])
            if side:
                return chain if side < 0 else back
        return back if self._in_the_way(back) < self._in_the_way(chain) else chain

    def _side_of_kin(self, one: int, two: int) -> int:
        """Return -1 when one comes from an elder child of common ancestors, 1 from a younger, else 0."""
        lines = self._lines_up(one)
        for bond, child in self._lines_up(two).items():
            other = lines.get(bond, child)
            if other != child:
                children = self.kin.siblings(child)
                return -1 if children.index(other) < children.index(child) else 1
        return 0

    def _lines_up(self, person: int) -> dict[int, int]:
        """Return every line above a person with the child through whom it is reached, nearest first."""
        found: dict[int, int] = {}
        waiting = [person]
        for child in waiting:
            bond = self.kin.above.get(child)
            if bond is not None and id(bond) not in found:
                found[id(bond)] = child
                waiting += bond.members
        return found

    def _in_the_way(self, chain: list[int]) -> int:
        """Return how many lines the couples of a chain would have to cross to reach each other."""
        place = {person: spot for spot, person in enumerate(chain)}
        count = 0
        for bond in self._bonds(chain):
            if len(bond.members) == 2:
                one, two = sorted(bond.members, key=lambda each: place[each])
                count += _with_children(self.kin, one, 1) * self.free_above(one)
                count += _with_children(self.kin, two, -1) * self.free_above(two)
        return count

    def _below(self, chain: list[int], group: int, hole: int | None, instead: Sequence[int]) -> Walk:
        """Return what stands left, the children by the parent they follow, and what stands right."""
        children = self._children_of(chain, group, hole)
        everyone = [child for child, _ in children]
        slots: list[list[int]] = [[] for _ in chain]
        left: list[tuple[int, list[int]]] = []
        right: list[tuple[int, list[int]]] = []
        reached = 0
        for spot, (child, slot) in enumerate(children):
            reached = max(reached, slot)
            if child == hole:
                slots[reached] += instead
            elif self.of[child] not in self.taken:
                part = yield self._part(self.of[child], child, _leaning(self.kin, everyone, spot))
                left += part.left
                right = part.right + right
                slots[reached] += part.core
        return left, slots, right

    def _children_of(self, chain: list[int], group: int, hole: int | None) -> list[tuple[int, int]]:
        """Return the children of a chain, each with the place of the parent they follow."""
        place = {person: spot for spot, person in enumerate(chain)}
        found = []
        for bond in self._bonds(chain):
            spots = sorted(place[member] for member in bond.members if member in place)
            slot = max(spots[0], spots[-1] - 1)
            kept = [each for each in bond.children if each == hole or self.kept_for[self.of[each]] == group]
            found += [(spots[0] + spots[-1], number, child, slot) for number, child in enumerate(kept)]
        found.sort(key=lambda each: each[:2])
        return [(child, slot) for _, _, child, slot in found]

    def _part(self, group: int, entry: int, leaning: int) -> Walk:
        """Return a child's household: what fits into the row of siblings, and what must stand outside."""
        outside = [each for each in self.members[group] if each != entry and self.free_above(each)]
        self._take(group)
        units = [chain_of(self.kin, self.members[group], entry, self._later, outside)]
        for person in outside:
            placed = [each for unit in units for each in unit] + outside
            units.append(chain_of(self.kin, self.members[group], person, self._later, placed))
        core, units = units[0], units[::leaning]
        chain = [person for unit in units for person in unit]
        left, slots, right = yield self._below(chain, group, None, ())
        row = self.kin.rows[entry]
        part = _Part([each for each in left if each[0] < row])
        part.core = [person for top, people in left if top >= row for person in people]
        for unit in units:
            mine, slots = slots[: len(unit)], slots[len(unit) :]
            inner = _woven(unit, mine)
            if unit is core:
                part.core += inner + mine[-1]
                continue
            root = next(each for each in unit if each in outside)
            people = (yield self._with_above(root, inner)) if self.free_above(root) else inner
            nearest = unit is (units[-2] if leaning < 0 else None)
            part.core += mine[-1] if nearest else []
            side = part.left if leaning < 0 else part.right
            side.append((self.highest[root], people + ([] if nearest else mine[-1])))
        part.core += [person for top, people in right if top >= row for person in people]
        part.right += [each for each in right if each[0] < row]
        return part

    def _later(self, person: int) -> bool:
        """Return whether a person's parents are placed but not yet their household of siblings."""
        bond = self.kin.above.get(person)
        return bond is not None and self.of[bond.members[0]] not in self.taken


def _woven(people: Sequence[int], slots: Sequence[Sequence[int]]) -> list[int]:
    """Return people with those who stand below between them; what follows the last is left out."""
    found = [people[0]]
    for person, slot in zip(people[1:], slots, strict=False):
        found += [*slot, person]
    return found


def _with_children(kin: Kinship, person: int, side: int) -> int:
    siblings = kin.siblings(person)
    spot = siblings.index(person)
    others = siblings[spot + 1 :] if side > 0 else siblings[:spot]
    return sum(kin.has_children(other) for other in others)


def _leaning(kin: Kinship, siblings: Sequence[int], spot: int) -> int:
    """Return -1 or 1: the side on which in-laws with a family of their own have fewer lines in the way."""
    before = sum(kin.has_children(each) for each in siblings[:spot])
    after = sum(kin.has_children(each) for each in siblings[spot + 1 :])
    if before != after:
        return -1 if before < after else 1
    return 1 if spot and spot == len(siblings) - 1 else -1
