"""How far apart people stand: rows keep their order and distances, parents stand over their children."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

ROUNDS, PATIENCE = 14, 30
SLIGHT = 0.02
STILL = 0.005
"""A round in which nobody moves farther than this was the last that is needed."""
SLACK = 8.0
"""How far from the middle of two partners the line to their children may leave."""
Apart = Callable[[int, int], float]
Wishes = dict[int, list[float]]


@dataclass(frozen=True, slots=True)
class Leaving:
    """Where a line leaves a row: between a place beside one person and a place beside another.

    Attributes:
        left: the person on the left.
        after: how far right of them.
        right: the person on the right, who may be the same.
        before: how far right of them, below 0 for left.
        middle: whether it keeps to the middle.
    """

    left: int
    after: float
    right: int
    before: float
    middle: bool = False

    def between(self, x: Mapping[int, float], slack: float = SLACK) -> tuple[float, float]:
        """Return the two places, for people who stand at `x`.

        Args:
            x: person → x.
            slack: how far from the middle a line may leave that keeps to it.
        """
        low, high = x[self.left] + self.after, x[self.right] + self.before
        if not self.middle:
            return low, high
        lean = max(0.0, min(slack, (high - low) / 2 - 3))
        return (low + high) / 2 - lean, (low + high) / 2 + lean


@dataclass(frozen=True)
class Link:
    """A line from one row to the next: those it leaves from, those it reaches, and where it may leave."""

    above: tuple[int, ...]
    below: tuple[int, ...]
    leaving: Leaving


@dataclass(frozen=True)
class _Row:
    """People from left to right, and how far from the first each stands at least."""

    people: Sequence[int]
    offsets: Sequence[float]


def spread(rows: Sequence[Sequence[int]], apart: Apart, links: Sequence[Link], x: dict[int, float]) -> None:
    """Find out where everybody stands from left to right.

    Args:
        rows: from the top, people (and, below 0, places kept free for lines) from left to right.
        apart: the least distance between two neighbours, in units of the drawing.
        links: between a row and the next.
        x: takes person → x, in units of the drawing.
    """
    lines = [_Row(row, list(_offsets(row, apart))) for row in rows]
    for line in lines:
        x.update(zip(line.people, line.offsets, strict=True))
    spot = {person: number for number, row in enumerate(rows) for person in row}
    by_row: list[list[Link]] = [[] for _ in rows]
    for link in links:
        by_row[spot[link.above[0]]].append(link)
    for _ in range(PATIENCE if len(x) < 150 else ROUNDS):
        before = dict(x)
        for number in reversed(range(len(rows))):
            _settle(lines[number], x, _towards_children(by_row[number], x))
        for number in range(1, len(rows)):
            _settle(lines[number], x, _towards_parents(by_row[number - 1], x))
        if all(abs(x[person] - place) < STILL for person, place in before.items()):
            break


def _offsets(row: Sequence[int], apart: Apart) -> Iterator[float]:
    gaps = (apart(left, right) for left, right in itertools.pairwise(row))
    return itertools.accumulate(gaps, initial=0.0)


def _shift(link: Link, x: Mapping[int, float]) -> float:
    """Return how far the children's middle lies right of where their line may leave."""
    below = link.below
    first = last = x[below[0]]
    for child in below[1:]:
        place = x[child]
        if place < first:
            first = place
        elif place > last:
            last = place
    middle = (first + last) / 2
    low, high = link.leaving.between(x)
    return middle - min(max(middle, low), max(low, high))


def _towards_children(links: Sequence[Link], x: Mapping[int, float]) -> Wishes:
    wishes: Wishes = {}
    for link in links:
        shift = _shift(link, x)
        for person in link.above:
            wishes.setdefault(person, []).append(x[person] + shift)
    return wishes


def _towards_parents(links: Sequence[Link], x: Mapping[int, float]) -> Wishes:
    wishes: Wishes = {}
    for link in links:
        shift = _shift(link, x)
        for person in link.below:
            wishes.setdefault(person, []).append(x[person] - shift)
    return wishes


def _settle(row: _Row, x: dict[int, float], wishes: Wishes) -> None:
    """Move a row as close to its wishes as order and distances allow (least squares, pooled neighbours)."""
    wanted = {person: sum(mine) / len(mine) for person, mine in wishes.items()}
    moves = _followed(row.people, x, wanted) if len(wanted) < len(row.people) else {}
    pools: list[tuple[float, float, int]] = []
    for person, offset in zip(row.people, row.offsets, strict=True):
        wish = wanted.get(person)
        weight = SLIGHT if wish is None else float(len(wishes[person]))
        if wish is None:
            wish = x[person] + moves.get(person, 0.0)
        total, count = (wish - offset) * weight, 1
        while pools and pools[-1][0] * weight > total * pools[-1][1]:
            before = pools.pop()
            total, weight, count = total + before[0], weight + before[1], count + before[2]
        pools.append((total, weight, count))
    places = iter(zip(row.people, row.offsets, strict=True))
    for total, weight, count in pools:
        start = total / weight
        for person, offset in itertools.islice(places, count):
            x[person] = offset + start


def _followed(row: Sequence[int], x: Mapping[int, float], wanted: Mapping[int, float]) -> dict[int, float]:
    """Return how far those without a wish of their own go along with the nearest neighbour that has one."""
    moves: dict[int, float] = {}
    for people in (row, row[::-1]):
        near = move = None
        for person in people:
            if person in wanted:
                near = x[person]
                move = wanted[person] - near
            elif near is None or move is None:
                continue
            elif person not in moves or abs(near - x[person]) < moves[person]:
                moves[person] = move
    return moves
