"""Which small squares of the map a straight line passes, also where thousands of long ones do."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import hypot

from workbook.family.layout.places import Point

NEAR = 8.0
"""How wide a square is."""

Spans = Mapping[int, list[tuple[int, int]]]
Stretches = dict[int, tuple[list[int], list[int]]]


class Cells:
    """The squares that some lines pass, kept as stretches: nearly every line runs straight across or down.

    Args:
        lines: the points of each.
    """

    def __init__(self, lines: Iterable[Sequence[Point]]) -> None:
        across: dict[int, list[tuple[int, int]]] = defaultdict(list)
        down: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._slanting: set[tuple[int, int]] = set()
        for line in lines:
            for one, two in itertools.pairwise(line):
                (left, right), (top, bottom) = (
                    sorted(map(_square, ends)) for ends in zip(one, two, strict=True)
                )
                if top == bottom:
                    across[top].append((left, right))
                elif left == right:
                    down[left].append((top, bottom))
                else:
                    self._slanting.update(_passed(one, two))
        self._across, self._down = _merged(across), _merged(down)
        self._known: dict[tuple[int, int], bool] = {}

    def holds(self, x: float, y: float) -> bool:
        """Return whether a line passes the square of a place."""
        square = (_square(x), _square(y))
        if square not in self._known:
            self._known[square] = self._passes(*square)
        return self._known[square]

    def _passes(self, column: int, row: int) -> bool:
        return (
            _within(self._across, row, column)
            or _within(self._down, column, row)
            or (column, row) in self._slanting
        )


def _square(place: float) -> int:
    return int(place // NEAR)


def _merged(spans: Spans) -> Stretches:
    """Return where stretches that do not overlap begin, in order, and where each ends."""
    found: Stretches = {}
    for line, parts in spans.items():
        whole: list[tuple[int, int]] = []
        for start, end in sorted(parts):
            if whole and start <= whole[-1][1]:
                whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
            else:
                whole.append((start, end))
        found[line] = [start for start, _ in whole], [end for _, end in whole]
    return found


def _within(stretches: Stretches, line: int, place: int) -> bool:
    if line not in stretches:
        return False
    starts, ends = stretches[line]
    spot = bisect_right(starts, place)
    return bool(spot) and place <= ends[spot - 1]


def _passed(one: Point, two: Point) -> Iterator[tuple[int, int]]:
    (x0, y0), (x1, y1) = one, two
    steps = int(hypot(x1 - x0, y1 - y0) // NEAR) + 1
    for step in range(steps + 1):
        share = step / steps
        yield (_square(x0 + (x1 - x0) * share), _square(y0 + (y1 - y0) * share))
