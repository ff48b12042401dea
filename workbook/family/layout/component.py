"""One connected family: its rows from left to right, and the distances in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import inf

from workbook.family.layout.couple_order import by_age
from workbook.family.layout.kinship import Bond, Kinship
from workbook.family.layout.places import Place
from workbook.family.layout.spacing import SLACK, Leaving, Link, spread

APART, RISER = 16.0, 12.0
"""Least room between words, and room for one line going up or down there."""
EMPTY = 120.0
"""Most room that stands empty from the top to the bottom."""


@dataclass
class Block:
    """A connected family on its way to the drawing.

    Attributes:
        rows: from the top, people and (below 0) places kept free for lines that pass a row.
        spot: person → row and place in the row.
        hops: child → the free places its line passes, from the top.
        ways: how each couple is joined: beside, under others, over others, or alone.
        rising: person → lines that go up or down left and right of them.
    """

    kin: Kinship
    words: Mapping[int, Place]
    rows: list[list[int]] = field(default_factory=list)
    top: int = 0
    spot: dict[int, tuple[int, int]] = field(default_factory=dict)
    hops: dict[int, list[int]] = field(default_factory=dict)
    bonds: list[Bond] = field(default_factory=list)
    ways: dict[int, str] = field(default_factory=dict)
    rising: dict[int, dict[str, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: {"left": [], "right": []})
    )
    x: dict[int, float] = field(default_factory=dict)

    def half(self, item: int) -> float:
        """Return half the room of a person, or of a place kept free."""
        return self.words[item].half if item >= 0 else 4.0

    def edge(self, item: int, side: str) -> float:
        """Return where the room beside a person begins, past all lines that rise there."""
        return self.x[item] + self._room(item, side)

    def riser(self, bond: Bond, person: int, side: str) -> float:
        """Return where the line of a bond goes up or down beside a person."""
        return self.x[person] + self._riser(bond, person, side)

    def _riser(self, bond: Bond, person: int, side: str) -> float:
        room = self.half(person) + RISER * (self.rising[person][side].index(id(bond)) + 0.75)
        return room if side == "right" else -room

    def _room(self, item: int, side: str) -> float:
        room = self.half(item) + RISER * len(self.rising[item][side])
        return room if side == "right" else -room

    def pair(self, bond: Bond) -> tuple[int, int]:
        """Return the two people of a bond from left to right."""
        one, two = sorted(bond.members, key=lambda each: self.spot[each])
        return one, two

    def leaves(self, bond: Bond, slack: float = SLACK) -> tuple[float, float]:
        """Return between which two places the line to the children may leave.

        Args:
            bond: whose children.
            slack: how far from the middle of two partners.
        """
        return self.leaving(bond).between(self.x, slack)

    def leaving(self, bond: Bond) -> Leaving:
        """Return where the line to the children may leave, wherever everybody comes to stand."""
        way = self.ways[id(bond)]
        if way == "alone":
            room = self._riser(bond, bond.members[0], "right")
            return Leaving(bond.members[0], room, bond.members[0], room)
        left, right = self.pair(bond)
        if way == "beside":
            return Leaving(left, self._room(left, "right"), right, self._room(right, "left"), middle=True)
        before = self._riser(bond, right, "left")
        if way == "over":
            return Leaving(right, before, right, before)
        return Leaving(left, self._riser(bond, left, "right") + SLACK, right, before - SLACK)


def standing(kin: Kinship, words: Mapping[int, Place], people: Sequence[int]) -> Block:
    """Return one connected family with a place for everybody.

    Args:
        kin: lines and rows.
        words: the room everybody needs.
        people: from left to right.
    """
    block = Block(kin, words)
    _rows(block, people)
    _ways(block)
    _stand(block)
    return block


def _rows(block: Block, people: Sequence[int]) -> None:
    rows: dict[int, list[int]] = defaultdict(list)
    free = -1
    for person in people:
        row = block.kin.rows[person]
        bond = block.kin.above.get(person)
        for passed in range(block.kin.rows[bond.members[0]] + 1 if bond else row, row):
            block.hops.setdefault(person, []).append(free)
            rows[passed].append(free)
            free -= 1
        rows[row].append(person)
    block.top = min(rows)
    block.rows = [by_age(block.kin, rows[row]) for row in sorted(rows)]
    for number, line in enumerate(block.rows):
        block.spot |= {item: (number, place) for place, item in enumerate(line)}
    found = {id(bond): bond for person in people for bond in block.kin.with_bonds.get(person, ())}
    block.bonds = list(found.values())


def _ways(block: Block) -> None:
    above = _counted(block, lambda item: item < 0 or item in block.kin.above)
    below = _counted(block, lambda item: item < 0 or block.kin.has_children(item))
    for bond in block.bonds:
        way = _way(block, bond, above, below)
        block.ways[id(bond)] = way
        if way == "alone" and bond.children:
            block.rising[bond.members[0]]["right"].append(id(bond))
        elif way in ("under", "over"):
            left, right = block.pair(bond)
            block.rising[left]["right"].append(id(bond))
            block.rising[right]["left"].append(id(bond))


def _counted(block: Block, counts: Callable[[int], bool]) -> list[list[int]]:
    """Return for each row how many count up to each place, so that those between two need no second look."""
    return [[0, *accumulate(counts(item) for item in row)] for row in block.rows]


def _way(block: Block, bond: Bond, above: list[list[int]], below: list[list[int]]) -> str:
    if len(bond.members) == 1:
        return "alone"
    (row, start), (_, end) = (block.spot[each] for each in block.pair(bond))
    if end == start + 1:
        return "beside"
    lines_above, lines_below = (count[row][end] - count[row][start + 1] for count in (above, below))
    return "under" if lines_below <= lines_above else "over"


def _stand(block: Block) -> None:
    links = []
    for bond in block.bonds:
        if bond.children:
            below = tuple(block.hops.get(child, [child])[0] for child in bond.children)
            # Where the line leaves beside one of two, only they go where the children are.
            above = block.pair(bond)[1:] if block.ways[id(bond)] == "over" else bond.members
            links.append(Link(above, below, block.leaving(bond)))
    for child, line in block.hops.items():
        for upper, lower in zip(line, [*line[1:], child], strict=True):
            links.append(Link((upper,), (lower,), Leaving(upper, 0.0, upper, 0.0)))
    beside = {frozenset(block.pair(bond)) for bond in block.bonds if block.ways[id(bond)] == "beside"}

    def apart(left: int, right: int) -> float:
        lines = len(block.rising[left]["right"]) + len(block.rising[right]["left"])
        room = block.half(left) + block.half(right) + APART + RISER * lines
        if frozenset((left, right)) in beside:
            return max(room + 4, 96.0)
        if min(left, right) < 0 or block.kin.above.get(left) is block.kin.above.get(right):
            return room
        return room + 14

    spread(block.rows, apart, links, block.x)
    _close_up(block)


def _close_up(block: Block) -> None:
    """Let no more room than is pleasant stand empty from the top to the bottom."""
    moved, reached = 0.0, inf
    ends = sorted((block.edge(item, "left"), block.edge(item, "right"), item) for item in block.x)
    for left, right, item in ends:
        moved += max(0.0, left - reached - EMPTY)
        reached = max(right, reached if reached < inf else right)
        block.x[item] -= moved
