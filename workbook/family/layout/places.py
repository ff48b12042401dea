"""What a laid-out family map is made of: where everybody stands, and the course of every line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbook.family.layout.text_width import LINE

Point = tuple[float, float]
HALF = 20.0
"""Half the width and height of a symbol."""
ABOVE = 6.0
"""Room above a symbol."""


@dataclass(frozen=True)
class Place:
    """Where one person stands.

    Attributes:
        person: the person's id.
        x: middle of the symbol.
        y: middle of the symbol.
        half: half the room that symbol and words take from side to side.
        lines: the name, broken into lines.
        dates: years of birth and death, beneath the name.
        under: smaller words beneath the name.
        home: where they live, where no outline says so.
        row: 0 for the row of the reader, negative above; `None` for those beside the rows.
    """

    person: int
    x: float
    y: float
    half: float
    lines: tuple[str, ...]
    dates: str = ""
    under: tuple[str, ...] = ()
    home: str = ""
    row: int | None = None

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of everything written and drawn for the person."""
        return (self.x - self.half, self.y - HALF - ABOVE, self.x + self.half, self.y + HALF + self.below)

    @property
    def below(self) -> float:
        """The height of the words beneath the symbol."""
        return LINE * (len(self.lines) + bool(self.dates) + len(self.under) + bool(self.home)) + 8.0


@dataclass(frozen=True)
class CoupleLine:
    """The line between two partners.

    Attributes:
        people: at its beginning and its end.
        kind: as in the couples table; `None` without words.
        told: whether the couples table names the two; otherwise they are parents of a child, no more.
        points: its corners, from the first person to the second.
        mark: where strokes for a separation go.
        bent: whether it is a curve, as `Curve` has it, rather than a line with corners.
    """

    people: tuple[int, int]
    kind: str | None
    told: bool
    points: tuple[Point, ...]
    mark: Point
    bent: bool = False


@dataclass(frozen=True)
class Drop:
    """The last part of a child's line, down to the child.

    Attributes:
        child: at its end.
        how: as in the children table.
        points: from the line shared with siblings to the child.
    """

    child: int
    how: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Descent:
    """The line from parents to their children.

    Attributes:
        parents: one or two.
        trunk: from the parents down to the line shared by the children.
        shared: left and right end of that line; the same point twice for one child straight below.
        drops: one for each child, from left to right.
    """

    parents: tuple[int, ...]
    trunk: tuple[Point, ...]
    shared: tuple[Point, Point]
    drops: tuple[Drop, ...]


@dataclass(frozen=True)
class Curve:
    """A tie, or further parents: from the edge of one symbol to the edge of the other.

    Attributes:
        people: at its beginning and its end.
        kind: as in the table.
        points: beginning, bend and end; on a longer way each end is the beginning of the next bend.
    """

    people: tuple[int, int]
    kind: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Outline:
    """A light frame around neighbours who share a home.

    Attributes:
        name: what it is called.
        home: its place in `Family.homes`.
        corner: the upper left one.
        size: width and height.
        words: where its name begins, inside.
        room: how wide the name may be, so that no line runs through it.
    """

    name: str
    home: int
    corner: Point
    size: Point
    words: Point
    room: float


@dataclass(frozen=True)
class Caption:
    """A quiet heading over people who stand beside the rows."""

    words: str
    at: Point


@dataclass(frozen=True)
class Layout:
    """A family map, in units that the drawing takes for pixels; (0, 0) is the upper left corner.

    Attributes:
        places: person → place.
        rows: from the top, the people of each row of the main block from left to right.
        couples: between partners.
        descents: from parents to children.
        cares: further parents, such as “Raised by”, as dashed curves.
        ties: in the order of the table.
        homes: outlines, only where members stand together.
        captions: headings.
        width: of everything.
        height: of everything.
    """

    places: Mapping[int, Place] = field(default_factory=dict)
    rows: tuple[tuple[int, ...], ...] = ()
    couples: tuple[CoupleLine, ...] = ()
    descents: tuple[Descent, ...] = ()
    cares: tuple[Curve, ...] = ()
    ties: tuple[Curve, ...] = ()
    homes: tuple[Outline, ...] = ()
    captions: tuple[Caption, ...] = ()
    width: float = 0.0
    height: float = 0.0


def moved(layout: Layout, right: float, down: float) -> Layout:
    """Return the people and straight lines of a layout, moved."""

    def shift(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((x + right, y + down) for x, y in points)

    def drop(each: Drop) -> Drop:
        return replace(each, points=shift(each.points))

    def descent(each: Descent) -> Descent:
        ends = shift(each.shared)
        return replace(
            each, trunk=shift(each.trunk), shared=(ends[0], ends[1]), drops=tuple(map(drop, each.drops))
        )

    return replace(
        layout,
        places={
            person: replace(place, x=place.x + right, y=place.y + down)
            for person, place in layout.places.items()
        },
        couples=tuple(
            replace(each, points=shift(each.points), mark=shift((each.mark,))[0]) for each in layout.couples
        ),
        descents=tuple(map(descent, layout.descents)),
    )


def straight(layout: Layout) -> Iterator[Sequence[Point]]:
    """Return the course of every straight line: between partners, and from parents to children."""
    for couple in layout.couples:
        yield couple.points
    for descent in layout.descents:
        yield descent.trunk
        yield descent.shared
        for drop in descent.drops:
            yield drop.points
