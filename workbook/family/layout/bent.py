"""Bent lines: a way through places, each two of them joined by a quadratic curve over the place between."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from math import hypot

from workbook.family.layout.places import HALF, Point

SHORT = 6.0
"""How far a line ends from a symbol."""
Part = tuple[Point, Point, Point]


class Bent:
    """One bent line.

    Args:
        points: where it begins, the bend, the next place it comes through, and so on to its end.
    """

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = tuple(points)
        self.parts: list[Part] = [
            (points[start], points[start + 1], points[start + 2]) for start in range(0, len(points) - 2, 2)
        ]

    @cached_property
    def reached(self) -> list[float]:
        """How long it is at the end of each part, with 0 before the first."""
        return [0.0, *itertools.accumulate(map(_long, self.parts))]

    @property
    def long(self) -> float:
        """Its length."""
        return self.reached[-1] or 1.0

    def at(self, share: float) -> Point:
        """Return a place on it, 0 for its beginning and 1 for its end."""
        if len(self.parts) == 1:
            return _on(self.parts[0], share)
        number, share = self._spot(share)
        return _on(self.parts[number], share)

    def along(self, step: float) -> Iterator[Point]:
        """Return places on it that are about so far from one another, both ends among them."""
        count = int(self.long / step) + 1
        shares = (number / count for number in range(count + 1))
        return _all_on(self.parts[0], shares) if len(self.parts) == 1 else map(self.at, shares)

    def piece(self, start: float, end: float) -> Bent:
        """Return the part of it between two shares of its length."""
        (first, low), (last, high) = self._spot(start), self._spot(end)
        found = [_on(self.parts[first], low)]
        for number in range(first, last + 1):
            part = self.parts[number]
            found += _cut(part, low if number == first else 0.0, high if number == last else 1.0)
        return Bent(found)

    def aside(self, far: float) -> Bent:
        """Return the line that runs so far beside it."""
        sides = [normal(one, two) for one, two in itertools.pairwise(self.points)]
        ends = zip([sides[0], *sides], [*sides, sides[-1]], strict=True)
        return Bent([_moved(point, far, *around) for point, around in zip(self.points, ends, strict=True)])

    def side(self, share: float) -> Point:
        """Return which way leads straight off the line at a share of it, as a step of length 1."""
        near = min(0.01, 3 / self.long)
        return normal(self.at(max(0.0, share - near)), self.at(min(1.0, share + near)))

    def _spot(self, share: float) -> tuple[int, float]:
        if len(self.parts) == 1:
            return 0, share
        here = share * self.reached[-1]
        number = min(max(bisect_right(self.reached, here) - 1, 0), len(self.parts) - 1)
        size = self.reached[number + 1] - self.reached[number]
        return number, (here - self.reached[number]) / size if size else share


def edge(middle: Point, towards: Point) -> Point:
    """Return where a line ends, a little short of the symbol around a place, whatever its shape."""
    right, down = towards[0] - middle[0], towards[1] - middle[1]
    length = hypot(right, down) or 1.0
    reach = HALF * length / max(abs(right), abs(down), 1.0) + SHORT
    return (round(middle[0] + right / length * reach, 1), round(middle[1] + down / length * reach, 1))


def _on(part: Part, share: float) -> Point:
    (x0, y0), (x1, y1), (x2, y2) = part
    back = 1 - share
    first, bend, last = back * back, 2 * back * share, share * share
    return (first * x0 + bend * x1 + last * x2, first * y0 + bend * y1 + last * y2)


def _all_on(part: Part, shares: Iterable[float]) -> Iterator[Point]:
    """Do the same for many shares: a map tries thousands."""
    (x0, y0), (x1, y1), (x2, y2) = part
    for share in shares:
        back = 1 - share
        first, bend, last = back * back, 2 * back * share, share * share
        yield (first * x0 + bend * x1 + last * x2, first * y0 + bend * y1 + last * y2)


def _cut(part: Part, start: float, end: float) -> tuple[Point, Point]:
    """Return bend and end of a part of a part."""
    first, last, middle = (_on(part, share) for share in (start, end, (start + end) / 2))
    return ((2 * middle[0] - (first[0] + last[0]) / 2, 2 * middle[1] - (first[1] + last[1]) / 2), last)


def _long(part: Part) -> float:
    steps = [_on(part, share / 8) for share in range(9)]
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(steps))


def normal(one: Point, two: Point) -> Point:
    """Return which way leads straight off the line from one place to another, as a step of length 1."""
    right, down = two[0] - one[0], two[1] - one[1]
    length = hypot(right, down) or 1.0
    return (-down / length, right / length)


def _moved(point: Point, far: float, before: Point, after: Point) -> Point:
    """Return a corner of a line as it is of the line beside it."""
    right, down = before[0] + after[0], before[1] + after[1]
    share = far / max(0.5, 1 + before[0] * after[0] + before[1] * after[1])
    return (point[0] + right * share, point[1] + down * share)
