"""Ties as gentle curves that pass beside people where there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import hypot

from workbook.family.layout.covered import Cells
from workbook.family.layout.kinship import Kinship
from workbook.family.layout.places import ABOVE, HALF, CoupleLine, Curve, Layout, Point, straight
from workbook.family.model.people import Child

BENDS = (0.04, -0.04, 0.09, -0.09, 0.16, -0.16, 0.24, -0.24, 0.34, -0.34, 0.46, -0.46, 0.6, -0.6)
LEANS = (0.5, 0.2, 0.8)
"""Where along its way a curve is bent, the middle first."""
CELL = 120.0
GAP, UNDER_A_COUPLE = 3.0, 5.0
"""How far from a name, and below the line between partners, a further parent's line goes."""
SHORT, CLEAR = 6.0, 3.0
"""How far a curve ends from a symbol, and how far from the ends of a name it passes."""
SAMPLES = tuple(step / 20 for step in range(21))


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
        return [around.care(parent, row.child, row.how) for parent in row.parents]
    (left, y), (right, _) = line.points
    return [around.curve(row.parents[0], row.child, row.how, ((left + right) / 2, y))]


def at(points: Sequence[Point], share: float) -> Point:
    """Return a place on a curve, 0 for its beginning and 1 for its end."""
    (x0, y0), (x1, y1), (x2, y2) = points
    back = 1 - share
    return (
        back * back * x0 + 2 * back * share * x1 + share * share * x2,
        back * back * y0 + 2 * back * share * y1 + share * share * y2,
    )


def edge(middle: Point, towards: Point) -> Point:
    """Return where a curve ends, a little short of the symbol around a place, whatever its shape."""
    right, down = towards[0] - middle[0], towards[1] - middle[1]
    length = hypot(right, down) or 1.0
    reach = HALF * length / max(abs(right), abs(down), 1.0) + SHORT
    return (round(middle[0] + right / length * reach, 1), round(middle[1] + down / length * reach, 1))


class _Around:
    """Who and what stands near a curve."""

    def __init__(self, layout: Layout) -> None:
        self.places = layout.places
        self.size = (layout.width, layout.height)
        self.near: dict[tuple[int, int], list[int]] = defaultdict(list)
        self.used: dict[frozenset[int], list[float]] = defaultdict(list)
        self.lines = Cells(straight(layout))
        for person, place in layout.places.items():
            left, top, right, bottom = place.box
            for column in range(int(left // CELL), int(right // CELL) + 1):
                for row in range(int(top // CELL), int(bottom // CELL) + 1):
                    self.near[column, row].append(person)

    def couple(self, one: int, two: int, kind: str | None) -> CoupleLine:
        """Return a couple that cannot stand in one row."""
        points = self.curve(one, two, kind).points
        return CoupleLine((one, two), kind, kind is not None, points, at(points, 0.5), bent=True)

    def care(self, parent: int, child: int, how: str | None) -> Curve:
        """Return the course from a further parent to a child, beside the parent's own name where it must."""
        plain = self.curve(parent, child, how)
        best = min(self._beside_the_name(parent, child, how), key=self._spoils, default=plain)
        return best if self._spoils(best) + 1 < self._spoils(plain) else plain

    def _spoils(self, curve: Curve) -> float:
        """Return how much a course spoils: more the longer it runs through words, or along another line."""
        one, two = curve.people
        met = self._met(one, two, 0.0, curve.points, ())
        through = sum(self._hides(at(curve.points, share)) for share in SAMPLES)
        beside = sum(self.lines.holds(x, y + step) for x, y in curve.lead[1:] for step in range(0, 64, 8))
        return met + through / 2 + beside / 4

    def _beside_the_name(self, parent: int, child: int, how: str | None) -> Iterable[Curve]:
        """Return courses that go down in the gap beside a name, where there is always room, and then turn."""
        upper, lower = self.places[parent], self.places[child]
        bottom = upper.box[3]
        if lower.y - HALF - ABOVE < bottom:
            return
        for side in (1, -1):
            x, y = round(upper.x + side * (upper.half + GAP), 1), upper.y + UNDER_A_COUPLE
            lead = ((round(upper.x + side * (HALF + 2), 1), y), (x, y))
            for share in (0.5, 0.8, 1.1):
                middle = (x, round(bottom + (lower.y - bottom) * share, 1))
                yield Curve(
                    (parent, child), how, ((x, bottom), middle, edge((lower.x, lower.y), middle)), lead
                )

    def curve(self, one: int, two: int, kind: str | None, start: Point | None = None) -> Curve:
        """Return the gentlest curve between two people that runs through the fewest others.

        Args:
            one: where it begins.
            two: where it ends.
            kind: of the tie.
            start: a place to begin at rather than the symbol of `one`.
        """
        used = self.used[frozenset((one, two))]
        courses = [
            (self._met(one, two, bend, points, used) + abs(lean - 0.5), bend, points)
            for lean in LEANS
            for bend in BENDS
            if (points := self._points(one, two, bend, start, lean))
        ]
        _, bend, points = min(courses, key=lambda each: each[0])
        used.append(bend if one < two else -bend)
        return Curve((one, two), kind, points)

    def _points(
        self, one: int, two: int, bend: float, start: Point | None, lean: float
    ) -> tuple[Point, Point, Point]:
        first = start or (self.places[one].x, self.places[one].y)
        last = (self.places[two].x, self.places[two].y)
        right, down = last[0] - first[0], last[1] - first[1]
        if right < 0 or (right == 0 and down < 0):
            bend = -bend
        middle = (
            round(first[0] + lean * right + bend * down, 1),
            round(first[1] + lean * down - bend * right, 1),
        )
        return (start or edge(first, middle), middle, edge(last, middle))

    def _met(
        self, one: int, two: int, bend: float, points: tuple[Point, Point, Point], used: Sequence[float]
    ) -> float:
        met: set[tuple[int, str]] = set()
        along = 0
        for x, y in (at(points, share) for share in SAMPLES):
            along += self.lines.holds(x, y)
            for person in self.near.get((int(x // CELL), int(y // CELL)), ()):
                met.add((person, self._part(person, x, y)))
        symbols = sum(part == "symbol" and person not in (one, two) for person, part in met)
        words = sum(part == "words" for _, part in met)
        words += self._hides(at(points, 0.5)) + 2 * (self._part(two, *points[2]) == "words")
        mine = bend if one < two else -bend
        same = sum(abs(mine - other) < 0.3 for other in used)
        flat = max(0.0, 0.16 - abs(bend)) * 4
        reach = abs(bend) * (1 + hypot(points[2][0] - points[0][0], points[2][1] - points[0][1]) / 300)
        strayed = 50 * any(not self._inside(at(points, share)) for share in SAMPLES)
        met_most = 6 * symbols + 3 * words + 3 * same + 0.5 * max(0, along - 2)
        return met_most + strayed + flat + reach + (bend < 0) / 100

    def _inside(self, point: Point) -> bool:
        return 6 < point[0] < self.size[0] - 6 and 6 < point[1] < self.size[1] - 6

    def _part(self, person: int, x: float, y: float) -> str:
        place = self.places[person]
        right, down = abs(x - place.x), y - place.y
        beneath = HALF + 3 < down < place.box[3] - place.y - 4
        if right < place.half + CLEAR and beneath:
            return "words"
        return "symbol" if right < HALF + 6 and abs(down) < HALF + 6 else ""

    def _hides(self, point: Point) -> bool:
        """Return whether words would hide what is drawn at a place."""
        near = self.near.get((int(point[0] // CELL), int(point[1] // CELL)), ())
        return any(self._part(person, *point) == "words" for person in near)
