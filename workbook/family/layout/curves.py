"""Ties and further parents as gentle curves; where none passes beside everybody, a way through the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from math import hypot, inf

from workbook.family.layout.bent import Bent, edge
from workbook.family.layout.covered import Cells
from workbook.family.layout.kinship import Kinship
from workbook.family.layout.places import ABOVE, HALF, CoupleLine, Curve, Layout, Point, straight
from workbook.family.layout.rooms import Box, Rooms
from workbook.family.layout.text_width import SIZE, width
from workbook.family.model.people import Child

BENDS = (0.04, -0.04, 0.09, -0.09, 0.16, -0.16, 0.24, -0.24, 0.34, -0.34, 0.46, -0.46, 0.6, -0.6)
LEANS = (0.5, 0.2, 0.8)
"""Where along its way a curve is bent, the middle first."""
ROUND = (90.0, 60.0, 40.0, 24.0, 12.0, 5.0)
"""How round a corner of a way is, the roundest first."""
CLEAR, STEP = 4.0, 6.0
"""How far from a symbol a line passes, and how closely it is looked at."""
FAR = 1500.0
"""What is farther apart is joined by a way through the gaps without looking for a curve."""
SQUARE, BESIDE_A_MARK = 8.0, 9.0
SAMPLES = tuple(step / 20 for step in range(21))
COARSE = (0.5, 0.25, 0.75, 0.12, 0.38, 0.62, 0.88)
"""Where a curve is looked at first: most that strike somebody do it there."""


def curved(kin: Kinship, layout: Layout) -> Layout:
    """Return a layout with everything that is a curve: couples of two rows, further parents, ties."""
    around = _Around(layout)
    apart = tuple(around.couple(one, two, kind) for one, two, kind in kin.across.values())
    cares = tuple(curve for row in kin.besides for curve in _cares(around, row, layout))
    ties = tuple(around.curve(tie.one, tie.two, tie.kind) for tie in kin.family.ties if tie.one != tie.two)
    return replace(layout, couples=layout.couples + apart, cares=cares, ties=ties)


def _cares(around: _Around, row: Child, layout: Layout) -> Iterable[Curve]:
    """Return one curve from a couple's line, or one from each parent."""
    line = next((each for each in layout.couples if set(each.people) == set(row.parents)), None)
    if line is None or line.bent or len(line.points) > 2:
        return [around.curve(parent, row.child, row.how) for parent in row.parents]
    (left, y), (right, _) = line.points
    past = HALF + CLEAR + 1
    start = (min(max(line.mark[0] + BESIDE_A_MARK, left + past), right - past), y)
    return [around.curve(row.parents[0], row.child, row.how, start)]


class _Around:
    """Who and what stands near a curve."""

    def __init__(self, layout: Layout) -> None:
        self.layout, self.places = layout, layout.places
        self.passed: set[tuple[int, int]] = set()

    @cached_property
    def rooms(self) -> Rooms:
        return Rooms(_taken(self.layout), (self.layout.width, self.layout.height), self._busy)

    @cached_property
    def lines(self) -> Cells:
        return Cells(straight(self.layout))

    def _busy(self, point: Point) -> bool:
        return self.lines.holds(*point) or _square(point) in self.passed

    def couple(self, one: int, two: int, kind: str | None) -> CoupleLine:
        """Return a couple that cannot stand in one row."""
        points = self.curve(one, two, kind).points
        return CoupleLine((one, two), kind, kind is not None, points, Bent(points).at(0.5), bent=True)

    def curve(self, one: int, two: int, kind: str | None, start: Point | None = None) -> Curve:
        """Return the gentlest line between two people that runs through nobody and no words.

        Args:
            one: where it begins.
            two: where it ends.
            kind: of the tie.
            start: a place to begin at rather than the symbol of `one`.
        """
        ends = (start or self._middle(one), self._middle(two))
        near = hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]) < FAR
        gentle = self._gentlest(ends, start is not None) if near else ()
        points = gentle or self._through_gaps(one, two, start) or _plain(ends)
        if near:
            self.passed |= {_square(point) for point in Bent(points).along(SQUARE)}
        return Curve((one, two), kind, points)

    def _middle(self, person: int) -> Point:
        return (self.places[person].x, self.places[person].y)

    def _gentlest(self, ends: tuple[Point, Point], fixed: bool) -> tuple[Point, ...]:
        """Return the curve of one bend that pleases most among those that are clear; empty where none is."""
        best: tuple[Point, ...] = ()
        least = inf
        for cost, points in sorted((_strays(each), each) for each in self._gentle(ends, fixed)):
            if cost >= least:
                break
            if self._clear(points) and (whole := cost + self._crowds(points)) < least:
                best, least = points, whole
        return best

    def _gentle(self, ends: tuple[Point, Point], fixed: bool) -> Iterator[tuple[Point, ...]]:
        """Yield curves of one bend between two symbols, or from a fixed place to a symbol."""
        first, last = ends
        right, down = last[0] - first[0], last[1] - first[1]
        turned = -1 if right < 0 or (right == 0 and down < 0) else 1
        for lean in LEANS:
            for bend in (turned * each for each in BENDS):
                middle = (
                    round(first[0] + lean * right + bend * down, 1),
                    round(first[1] + lean * down - bend * right, 1),
                )
                yield (first if fixed else edge(first, middle), middle, edge(last, middle))

    def _clear(self, points: Sequence[Point]) -> bool:
        line = Bent(points)
        coarse = (line.at(share) for share in COARSE)
        return self.rooms.free(coarse) and self.rooms.free(line.along(STEP))

    def _crowds(self, points: Sequence[Point]) -> float:
        """Return how much a clear curve runs along other lines, or hides its mark in the middle."""
        line = Bent(points)
        seen = [line.at(share) for share in SAMPLES]
        along = max(0, sum(self.lines.holds(x, y) for x, y in seen) - 2)
        other = max(0, sum(_square(point) in self.passed for point in seen) - 1)
        right, down = line.side(0.5)
        marks = [(seen[10][0] + far * right, seen[10][1] + far * down) for far in (-9, 9)]
        return 0.5 * along + 0.5 * other + (not self.rooms.free(marks))

    def _through_gaps(self, one: int, two: int, start: Point | None) -> tuple[Point, ...]:
        """Return a way with round corners through the gaps between people; empty where there is none."""
        for doors in (self._doors, self._further_doors):
            way = self.rooms.way([start] if start else doors(one), doors(two))
            if way:
                break
        else:
            return ()
        first, last = start or self._middle(one), self._middle(two)
        pulled = self._pulled([first, *way[bool(start) :], last], start is not None)
        ends = (first if start else edge(first, pulled[1]), edge(last, pulled[-2]))
        return tuple(self._rounded([ends[0], *pulled[1:-1], ends[1]]))

    def _doors(self, person: int) -> list[Point]:
        """Return places above a symbol, and beside it where no line of a couple is."""
        x, y = self._middle(person)
        above = [(x + across, y - HALF - ABOVE - CLEAR) for across in (HALF * 0.55, -HALF * 0.55)]
        beside = [(x + side * (HALF + ABOVE + 1), y) for side in (1, -1)]
        return above + [each for each in beside if not self.lines.holds(*each)]

    def _further_doors(self, person: int) -> list[Point]:
        """Return places beside a symbol over and under the line of a couple too."""
        x, y = self._middle(person)
        beside = [(x + side * (HALF + ABOVE + 1), y + down) for side in (1, -1) for down in (-12, 12)]
        return self._doors(person) + beside

    def _pulled(self, way: Sequence[Point], fixed: bool) -> list[Point]:
        """Return a way with the corners left out that it does not need."""
        found, here = [way[0]], 0
        while here < len(way) - 1:
            there = len(way) - 1
            while there > here + 1 and not self._sees(way, here, there, fixed):
                there -= 1
            found.append(way[there])
            here = there
        return found

    def _sees(self, way: Sequence[Point], here: int, there: int, fixed: bool) -> bool:
        one, two = way[here], way[there]
        if hypot(two[0] - one[0], two[1] - one[1]) > FAR:
            return False
        if here == 0 and not fixed:
            one = edge(one, two)
        if there == len(way) - 1:
            two = edge(two, one)
        return self.rooms.free(Bent(_plain((one, two))).along(STEP))

    def _rounded(self, way: Sequence[Point]) -> list[Point]:
        found = [way[0]]
        for before, corner, after in zip(way, way[1:], way[2:], strict=False):
            room = min(_far(before, corner), _far(corner, after)) / 2
            for wanted in ROUND:
                turn = [_towards(corner, each, min(wanted, room)) for each in (before, after)]
                if wanted == ROUND[-1] or self.rooms.free(Bent((turn[0], corner, turn[1])).along(STEP)):
                    break
            if _far(found[-1], turn[0]) > 0.5:
                found += [_half(found[-1], turn[0]), turn[0]]
            found += [corner, turn[1]]
        return [*found, _half(found[-1], way[-1]), way[-1]]


def _strays(points: Sequence[Point]) -> float:
    """Return how little a curve pleases by itself: flat, far out, or bent at one end."""
    (x0, y0), (x1, y1), (x2, y2) = points
    chord = hypot(x2 - x0, y2 - y0) or 1.0
    off = (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0)
    bend = abs(off) / chord**2
    lean = abs(((x1 - x0) * (x2 - x0) + (y1 - y0) * (y2 - y0)) / chord**2 - 0.5)
    return max(0.0, 0.16 - bend) * 4 + bend * (1 + chord / 300) + lean + (off < 0) / 100


def _taken(layout: Layout) -> Iterator[Box]:
    """Yield what no curve may strike: symbols, words beneath them, names of homes, and headings."""
    for place in layout.places.values():
        beside = HALF + CLEAR
        yield (place.x - beside, place.y - beside, place.x + beside, place.y + HALF + 2)
        yield (place.x - place.half, place.y + HALF + 2, place.x + place.half, place.box[3] - 2)
    for home in layout.homes:
        (x, y), room = home.words, min(home.room, width(home.name))
        yield (x - 3, y - SIZE, x + room + 3, y + 5)
    for caption in layout.captions:
        (x, y), room = caption.at, width(caption.words)
        yield (x - 3, y - SIZE - 2, x + room + 3, y + 6)


def _square(point: Point) -> tuple[int, int]:
    return (int(point[0] // SQUARE), int(point[1] // SQUARE))


def _plain(ends: tuple[Point, Point]) -> tuple[Point, ...]:
    return (ends[0], _half(*ends), ends[1])


def _half(one: Point, two: Point) -> Point:
    return (round((one[0] + two[0]) / 2, 1), round((one[1] + two[1]) / 2, 1))


def _far(one: Point, two: Point) -> float:
    return hypot(two[0] - one[0], two[1] - one[1])


def _towards(start: Point, end: Point, far: float) -> Point:
    share = far / (_far(start, end) or 1.0)
    return (
        round(start[0] + (end[0] - start[0]) * share, 1),
        round(start[1] + (end[1] - start[1]) * share, 1),
    )
