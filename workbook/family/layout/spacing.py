"""How far apart people stand: rows keep their order and distances, parents stand over their children."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

ROUNDS, PATIENCE = 14, 30
SLIGHT = 0.02
STILL = 0.005
"""A round in which nobody moves farther than this was the last that is needed."""
Apart = Callable[[int, int], float]
Wishes = dict[int, list[float]]


@dataclass(frozen=True)
class Link:
    """A line from one row to the next: those it leaves from, those it reaches, and where it may leave."""

    above: tuple[int, ...]
    below: tuple[int, ...]
    leaves: Callable[[Mapping[int, float]], tuple[float, float]]


def spread(rows: Sequence[Sequence[int]], apart: Apart, links: Sequence[Link], x: dict[int, float]) -> None:
    """Find out where everybody stands from left to right.

    Args:
        rows: from the top, people (and, below 0, places kept free for lines) from left to right.
        apart: the least distance between two neighbours, in units of the drawing.
        links: between a row and the next.
        x: takes person → x, in units of the drawing.
    """
    gaps: dict[int, float] = {}
    for row in rows:
        reached = 0.0
        for left, right in zip([None, *row], row, strict=False):
            gaps[right] = 0.0 if left is None else apart(left, right)
            reached += gaps[right]
            x[right] = reached
    spot = {person: number for number, row in enumerate(rows) for person in row}
    by_row: list[list[Link]] = [[] for _ in rows]
    for link in links:
        by_row[spot[link.above[0]]].append(link)
    for _ in range(PATIENCE if len(x) < 150 else ROUNDS):
        before = dict(x)
        for number in reversed(range(len(rows))):
            _settle(rows[number], gaps, x, _towards_children(by_row[number], x))
        for number in range(1, len(rows)):
            _settle(rows[number], gaps, x, _towards_parents(by_row[number - 1], x))
        if all(abs(x[person] - place) < STILL for person, place in before.items()):
            break


def _shift(link: Link, x: Mapping[int, float]) -> float:
    """Return how far the children's middle lies right of where their line may leave."""
    places = [x[child] for child in link.below]
    middle = (min(places) + max(places)) / 2
    low, high = link.leaves(x)
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


def _settle(row: Sequence[int], gaps: Mapping[int, float], x: dict[int, float], wishes: Wishes) -> None:
    """Move a row as close to its wishes as order and distances allow (least squares, pooled neighbours)."""
    moves = _followed(row, x, wishes)
    pools: list[tuple[float, float, int]] = []
    reached = 0.0
    offsets: list[float] = []
    for person in row:
        reached += gaps[person] if offsets else 0.0
        offsets.append(reached)
        mine = wishes.get(person)
        weight = float(len(mine)) if mine else SLIGHT
        wish = sum(mine) / len(mine) if mine else x[person] + moves[person]
        total, whole, count = (wish - reached) * weight, weight, 1
        while pools and pools[-1][0] * whole > total * pools[-1][1]:
            before = pools.pop()
            total, whole, count = total + before[0], whole + before[1], count + before[2]
        pools.append((total, whole, count))
    places = iter(zip(row, offsets, strict=True))
    for total, weight, count in pools:
        for _ in range(count):
            person, offset = next(places)
            x[person] = offset + total / weight


def _followed(row: Sequence[int], x: Mapping[int, float], wishes: Wishes) -> dict[int, float]:
    """Return how far those without a wish of their own go along with the nearest neighbour that has one."""
    moves: dict[int, float] = {}
    for people in (row, row[::-1]):
        last: tuple[float, float] | None = None
        for person in people:
            mine = wishes.get(person)
            if mine:
                last = (x[person], sum(mine) / len(mine) - x[person])
            elif last and (person not in moves or abs(last[0] - x[person]) < moves[person]):
                moves[person] = last[1]
    return dict.fromkeys(row, 0.0) | moves
