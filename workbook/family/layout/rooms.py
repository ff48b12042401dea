"""The free room between people and words, and a way through it for a line that may strike none of them."""

from __future__ import annotations

import heapq
import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from workbook.family.layout.places import Point

Box = tuple[float, float, float, float]
Span = tuple[float, float]
Room = tuple[int, int]
"""A stretch of free room: which band, counted from the top, and which of its stretches."""
THERE = (-1, -1)
FEW = 4
"""How many stretches on each side of a place are looked at where there are many."""

MARGIN = 8.0
"""How far from what stands at its sides a line goes down, where there is so much room."""
LOW = 12.0
"""A band that is lower than this is for passing, not for going along."""
HEIGHTS = (0.5, 0.3, 0.7, 0.15, 0.85)
"""Where in a band a way may go along, as shares of its height."""
TURN, SQUEEZED, ALONG = 40.0, 150.0, 25.0
"""What a turn costs, going along where it is low, and going where a line is, as a length of the way."""


EAGER = 1.2
"""How much more than it is the rest of a way counts, so that few others are looked at."""


@dataclass(frozen=True, slots=True)
class _Step:
    room: Room
    at: Point
    before: _Step | None


class Rooms:
    """The free room of a map, as bands that reach from side to side, each in stretches.

    Args:
        boxes: what must not be struck, as left, top, right and bottom.
        size: width and height of the map.
        busy: whether another line passes a place, where a way had better not go along.
    """

    def __init__(
        self, boxes: Iterable[Box], size: tuple[float, float], busy: Callable[[Point], bool]
    ) -> None:
        self.busy = busy
        kept = list(boxes)
        wide, high = size
        edges = {4.0, high - 4.0, *(edge for box in kept for edge in (box[1], box[3]))}
        self.edges = sorted(edge for edge in edges if 4.0 <= edge <= high - 4.0)
        taken: dict[int, list[Span]] = defaultdict(list)
        for left, top, right, bottom in kept:
            for band in range(max(0, self._band(top)), self._band(bottom - 0.01) + 1):
                taken[band].append((left, right))
        self.bands = [list(_left_free(sorted(taken[band]), wide)) for band in range(len(self.edges) - 1)]
        self.begins = [[left for left, _ in band] for band in self.bands]
        self.ends = [[right for _, right in band] for band in self.bands]

    def _band(self, y: float) -> int:
        return bisect_right(self.edges, y) - 1

    def room(self, point: Point) -> Room | None:
        """Return in which stretch a place is; `None` where something stands."""
        band = self._band(point[1])
        if not 0 <= band < len(self.bands):
            return None
        number = bisect_right(self.begins[band], point[0]) - 1
        return (band, number) if number >= 0 and point[0] <= self.bands[band][number][1] else None

    def free(self, points: Iterable[Point]) -> bool:
        """Return whether nothing stands at any of these places."""
        edges, begins, bands, count = self.edges, self.begins, self.bands, len(self.bands)
        for x, y in points:
            band = bisect_right(edges, y) - 1
            if not 0 <= band < count:
                return False
            number = bisect_right(begins[band], x) - 1
            if number < 0 or x > bands[band][number][1]:
                return False
        return True

    def way(self, starts: Sequence[Point], ends: Sequence[Point]) -> list[Point]:
        """Return the corners of a short way, each leg across or down; empty where there is none.

        Args:
            starts: places where it may begin.
            ends: places where it may end.
        """
        goals = [(room, end) for end in ends if (room := self.room(end))]
        waiting: list[tuple[float, int, float, _Step]] = []
        count = itertools.count()
        for start in starts:
            if goals and (room := self.room(start)):
                first = _Step(room, start, None)
                heapq.heappush(waiting, (_least(start, goals), next(count), 0.0, first))
        best: dict[Room, float] = {}
        while waiting:
            _, _, cost, here = heapq.heappop(waiting)
            if here.room == THERE:
                return _corners(self._steps(here))
            for there, more in self._onwards(here, goals):
                reached = cost + more
                if reached < best.get(there.room, inf):
                    best[there.room] = reached
                    heapq.heappush(waiting, (reached + _least(there.at, goals), next(count), reached, there))
        return []

    def _onwards(self, here: _Step, goals: Sequence[tuple[Room, Point]]) -> Iterator[tuple[_Step, float]]:
        for room, end in goals:
            if room == here.room:
                yield _Step(THERE, end, here), self._cost(here, end)
        band, number = here.room
        low, high = self.bands[band][number]
        for other, y in ((band - 1, self.edges[band]), (band + 1, self.edges[band + 1])):
            if not 0 <= other < len(self.bands):
                continue
            spans = self.bands[other]
            for there in self._beyond(other, (low, high), (here.at[0], goals[0][1][0])):
                left, right = max(low, spans[there][0]), min(high, spans[there][1])
                at = (self._beside(here.at[0], left, right, y), y)
                yield _Step((other, there), at, here), self._cost(here, at)

    def _beyond(self, band: int, reach: Span, wanted: Sequence[float]) -> Iterable[int]:
        """Return which stretches of a band begin within reach; of many, those nearest to wanted places."""
        first = bisect_right(self.ends[band], reach[0])
        last = bisect_left(self.begins[band], reach[1])
        if last - first <= 4 * FEW:
            return range(first, last)
        spots = [bisect_right(self.begins[band], x) for x in wanted]
        near = (number for spot in spots for number in range(spot - FEW, spot + FEW))
        return {number for number in near if first <= number < last}

    def _cost(self, here: _Step, at: Point) -> float:
        across, down = abs(at[0] - here.at[0]), abs(at[1] - here.at[1])
        cost = across + down + (ALONG if self.busy(at) else 0.0)
        if across >= 1:
            top, bottom = self.edges[here.room[0] : here.room[0] + 2]
            cost += TURN + (SQUEEZED if bottom - top < LOW < across else 0.0)
        return cost

    def _beside(self, x: float, left: float, right: float, y: float) -> float:
        """Return a place near x, away from both sides where there is room, and beside other lines."""
        margin = min(MARGIN, (right - left) / 2)
        spots = (min(max(each, left + margin), right - margin) for each in (x, x - MARGIN, x + MARGIN))
        return min(spots, key=lambda spot: self.busy((spot, y)))

    def _height(self, band: int, one: float, two: float) -> float:
        """Return how high a way goes along a band from side to side: where the fewest lines run already."""
        top, bottom = self.edges[band : band + 2]
        step = max(16.0, abs(two - one) / 40)
        spots = [min(one, two) + step * number for number in range(int(abs(two - one) / step) + 1)]
        heights = [top + (bottom - top) * share for share in HEIGHTS]
        return min(heights, key=lambda y: sum(self.busy((x, y)) for x in spots))

    def _steps(self, last: _Step) -> list[Point]:
        """Return the places of a way, with the height at which it goes along each band."""
        steps = [last]
        while steps[-1].before:
            steps.append(steps[-1].before)
        steps.reverse()
        found = [steps[0].at]
        for one, two in itertools.pairwise(steps):
            if abs(one.at[0] - two.at[0]) >= 1:
                y = self._height(one.room[0], one.at[0], two.at[0])
                found += [(one.at[0], y), (two.at[0], y)]
            found.append(two.at)
        return found


def _left_free(taken: Sequence[Span], wide: float) -> Iterator[Span]:
    reached = 4.0
    for left, right in taken:
        if left > reached:
            yield (reached, left)
        reached = max(reached, right)
    if reached < wide - 4.0:
        yield (reached, wide - 4.0)


def _least(at: Point, goals: Sequence[tuple[Room, Point]]) -> float:
    """Return about how far it is at least, a little more the farther, so that few ways are begun in vain."""
    return EAGER * min(abs(at[0] - x) + abs(at[1] - y) for _, (x, y) in goals)


def _corners(points: Sequence[Point]) -> list[Point]:
    """Return a way without the places that lie straight between two others."""
    found: list[Point] = []
    for point in points:
        if found and abs(found[-1][0] - point[0]) < 0.05 and abs(found[-1][1] - point[1]) < 0.05:
            continue
        while len(found) > 1 and any(
            abs(found[-2][axis] - found[-1][axis]) < 0.05 and abs(found[-1][axis] - point[axis]) < 0.05
            for axis in (0, 1)
        ):
            found.pop()
        found.append(point)
    return found
