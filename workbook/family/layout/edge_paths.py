"""The lines of one connected family, once everybody has a place in a row."""

from __future__ import annotations

from dataclasses import replace

from workbook.family.layout.component import Block
from workbook.family.layout.kinship import Bond
from workbook.family.layout.places import (
    ABOVE,
    HALF,
    CoupleLine,
    Descent,
    Drop,
    Layout,
    Point,
    moved,
)
from workbook.family.layout.routing import Run, lay_tracks
from workbook.family.layout.spacing import SLACK

STEPS = (11.0, 14.0, 10.0)
"""Distance of neighbouring tracks: under people, between rows, over people."""
TWINS, EDGE = 22.0, 9.0


def drawn(block: Block) -> Layout:
    """Return the people and straight lines of one connected family in which everybody has a place."""
    courses = Courses(block)
    tops: list[float] = []
    y = ABOVE + HALF + courses.room_over(0)
    for number, row in enumerate(block.rows):
        tops.append(y)
        people = [block.words[item] for item in row if item >= 0]
        words = max((each.below for each in people), default=0.0)
        y += courses.settle(number, y, HALF + words)
    low, high = courses.reach()
    left = min([low, *(block.x[row[0]] - block.half(row[0]) for row in block.rows)])
    right = max([high, *(block.x[row[-1]] + block.half(row[-1]) for row in block.rows)])
    places = {
        item: replace(block.words[item], x=round(block.x[item], 1), y=tops[number], row=block.top + number)
        for number, row in enumerate(block.rows)
        for item in row
        if item >= 0
    }
    couples, descents = courses.lines()
    rows = tuple(tuple(item for item in row if item >= 0) for row in block.rows)
    found = Layout(places, rows, couples, descents, width=right - left, height=y)
    return moved(found, -left, 0.0)


class Courses:
    """The tracks between the rows, filled from the top."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.tops: list[float] = []
        self.runs: list[list[Run]] = [[] for _ in range(len(block.rows) + 1)]
        self.at: dict[tuple[int, str], Run] = {}
        self.heights: dict[int, float] = {}
        self.plain: list[float] = []
        self.stems = {id(bond): self._stem(bond) for bond in block.bonds}
        self.ends = {id(bond): self._ends(bond) for bond in block.bonds if bond.children}
        for bond in block.bonds:
            self._join(bond)
            self._descend(bond)
        for child, line in block.hops.items():
            for upper, lower in zip(line, [*line[1:], child], strict=True):
                self._step(upper, lower)
        self.tracks = [lay_tracks(zone) for zone in self.runs]

    def room_over(self, row: int) -> float:
        """Return the room that lines over a row take."""
        count = self.tracks[row][2]
        return STEPS[2] * count + 4 if count else 0.0

    def settle(self, row: int, y: float, words: float) -> float:
        """Give the stretches under a row their heights, and return how far down the next row stands.

        Args:
            row: counted from the top.
            y: of the middle of its symbols.
            words: how far symbols and names reach below that.
        """
        self.tops.append(y)
        if row == 0:
            self._heights(0, 2, y - HALF - ABOVE - self.room_over(0))
        if row + 1 == len(self.block.rows):
            under = self.tracks[row + 1][0]
            self._heights(row + 1, 0, y + words + EDGE)
            return words + (EDGE + STEPS[0] * under if under else 0.0)
        start = y + words + EDGE
        for layer in (0, 1, 2):
            self._heights(row + 1, layer, start)
            start += STEPS[layer] * max(self.tracks[row + 1][layer], layer == 1)
            if layer == 1:
                self.plain.append(start - STEPS[1])
                start += TWINS if self._twins(row + 1) else 0.0
        return max(start + EDGE + ABOVE + HALF - y, 150.0)

    def lines(self) -> tuple[tuple[CoupleLine, ...], tuple[Descent, ...]]:
        """Return the course of every couple's line and of every line to children."""
        couples = [self._couple(bond) for bond in self.block.bonds if len(bond.members) == 2]
        descents = [self._descent(bond) for bond in self.block.bonds if bond.children]
        return tuple(couples), tuple(descents)

    def reach(self) -> tuple[float, float]:
        """Return the leftmost and the rightmost place of any line."""
        ends = [end for zone in self.runs for run in zone for end in run.ends] + list(self.stems.values())
        return min(ends, default=0.0), max(ends, default=0.0)

    def _row(self, item: int) -> int:
        return self.block.spot[item][0]

    def _twins(self, row: int) -> bool:
        return any(item in self.block.kin.family.twins for item in self.block.rows[row])

    def _heights(self, zone: int, layer: int, start: float) -> None:
        for run in self.runs[zone]:
            if run.layer == layer:
                self.heights[id(run)] = round(start + STEPS[layer] * run.track, 1)

    def _stem(self, bond: Bond) -> float:
        if not bond.children:
            return (
                sum(self.block.leaves(bond)) / 2 if len(bond.members) == 2 else self.block.x[bond.members[0]]
            )
        low, high = self.block.leaves(bond, 2 * SLACK)
        places = [self.block.x[child] for child in self._next(bond)]
        middle = (min(places) + max(places)) / 2
        stem = min(max(middle, low), max(low, high))
        return round(middle if abs(middle - stem) < 2 else stem, 1)

    def _next(self, bond: Bond) -> list[int]:
        return [self.block.hops.get(child, [child])[0] for child in bond.children]

    def _ends(self, bond: Bond) -> dict[int, float]:
        """Return where each child's line leaves the line it shares; twins leave it together."""
        found: dict[int, float] = {}
        twins = self.block.kin.family.twins
        for child in bond.children:
            group = [each for each in (child, *twins.get(child, ())) if self._joined(bond, each)]
            if len(group) > 1 and self._joined(bond, child):
                found[child] = round(sum(self.block.x[each] for each in group) / len(group), 1)
            else:
                found[child] = round(self.block.x[self.block.hops.get(child, [child])[0]], 1)
        return found

    def _joined(self, bond: Bond, child: int) -> bool:
        return self.block.kin.above.get(child) is bond and child not in self.block.hops

    def _join(self, bond: Bond) -> None:
        way = self.block.ways[id(bond)]
        if way not in ("under", "over"):
            return
        left, right = self.block.pair(bond)
        ends = (self.block.riser(bond, left, "right"), self.block.riser(bond, right, "left"))
        stem = (self.stems[id(bond)],) if bond.children else ()
        under = way == "under"
        run = Run(bond.members, ends, ends if under else (), stem if under else ends, 0 if under else 2)
        self._add(self._row(left) + under, run, id(bond), "join")

    def _descend(self, bond: Bond) -> None:
        if not bond.children:
            return
        stem = self.stems[id(bond)]
        drops = tuple(sorted(set(self.ends[id(bond)].values())))
        ends = (min(stem, *drops), max(stem, *drops))
        if ends[1] - ends[0] > 0.2:
            run = Run(bond.members, ends, (stem,), drops, 1)
            self._add(self._row(bond.members[0]) + 1, run, id(bond), "share")

    def _step(self, upper: int, lower: int) -> None:
        ends = sorted((self.block.x[upper], self.block.x[lower]))
        if ends[1] - ends[0] > 0.2:
            run = Run((upper, lower), (ends[0], ends[1]), (self.block.x[upper],), (self.block.x[lower],), 1)
            self._add(self._row(lower), run, upper, "step")

    def _add(self, zone: int, run: Run, owner: int, what: str) -> None:
        self.runs[zone].append(run)
        self.at[owner, what] = run

    def _height(self, owner: int, what: str, otherwise: float) -> float:
        run = self.at.get((owner, what))
        return self.heights[id(run)] if run else otherwise

    def _couple(self, bond: Bond) -> CoupleLine:
        left, right = self.block.pair(bond)
        one, two = self.block.x[left], self.block.x[right]
        y = self.tops[self._row(left)]
        stem = self.stems[id(bond)]
        way = self.block.ways[id(bond)]
        if way == "beside":
            points: tuple[Point, ...] = ((one, y), (two, y))
            mark = (_widest(one + HALF, stem, two - HALF) if bond.children else (one + two) / 2, y)
        else:
            off = y + 10 if way == "under" else y - 10
            track = self._height(id(bond), "join", off)
            first, last = self.block.riser(bond, left, "right"), self.block.riser(bond, right, "left")
            points = ((one, off), (first, off), (first, track), (last, track), (last, off), (two, off))
            mark = (stem - 11 if way == "under" else (first + last) / 2, track)
        return CoupleLine((left, right), bond.kind, bond.told, points, mark)

    def _descent(self, bond: Bond) -> Descent:
        row = self._row(bond.members[0])
        stem, y, way = self.stems[id(bond)], self.tops[row], self.block.ways[id(bond)]
        bar = self._height(id(bond), "share", self.plain[row])
        starts = {"beside": y, "alone": y + 10, "over": y - 10, "under": y}
        start = self._height(id(bond), "join", y) if way == "under" else starts[way]
        trunk: tuple[Point, ...] = ((stem, start), (stem, bar))
        if way == "alone":
            trunk = ((self.block.x[bond.members[0]], start), *trunk)
        drops = self.ends[id(bond)]
        shared = ((min(stem, *drops.values()), bar), (max(stem, *drops.values()), bar))
        return Descent(
            bond.members, trunk, shared, tuple(self._drop(child, at, bar) for child, at in drops.items())
        )

    def _drop(self, child: int, at: float, bar: float) -> Drop:
        record = self.block.kin.records[child]
        points: list[Point] = [(at, bar)]
        line = self.block.hops.get(child, [])
        for upper, lower in zip(line, [*line[1:], child], strict=True) if line else ():
            height = self._height(upper, "step", self.plain[self._row(upper)])
            points += [(self.block.x[upper], height), (self.block.x[lower], height)]
        x, top = self.block.x[child], self.tops[self._row(child)] - HALF
        if not line and abs(at - x) > 0.2:
            points.append((x, top - ABOVE - 3))
        return Drop(child, record.how, (*points, (x, top)))


def _widest(start: float, stem: float, end: float) -> float:
    """Return the middle of the longer stretch of a couple's line, where its marks are seen."""
    return (start + stem) / 2 + 3 if stem - start >= end - stem - 0.5 else (stem + end) / 2 + 3
