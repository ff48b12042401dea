"""Paper and ink for the drawing: colours that follow the page or stand alone, and the course of lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from workbook.elements import number
from workbook.family.layout.places import Point
from workbook.family.layout.text_width import SIZE

SERIF = "ui-serif, Iowan Old Style, Charter, Bitstream Charter, Cambria, Georgia, serif"
SANS = "ui-sans-serif, system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"


@dataclass(frozen=True)
class Ink:
    """The colours of a drawing."""

    ink: str = "var(--ink, #26231f)"
    quiet: str = "var(--quiet, #6f685e)"
    leaf: str = "var(--leaf, #2f7d73)"
    clay: str = "var(--clay, #a4532e)"
    paper: str = "var(--paper, #fbf8f2)"
    line: str = "var(--edge, #8b8377)"

    @property
    def look(self) -> dict[str, object]:
        """What everything in a drawing has that says nothing else, told once around it all."""
        outline = {"fill": self.paper, "stroke": self.ink, "stroke_width": 1.6, "stroke_linejoin": "round"}
        return {"font_family": SANS, "font_size": SIZE, **outline}


PAGE = Ink()
ALONE = Ink("#1f1d1a", "#5c554c", "#1d6b63", "#98431d", "#ffffff", "#857d71")


def path(points: Sequence[Point], radius: float = 7.0) -> str:
    """Return the course of a line with corners, each corner a little rounded."""
    steps = [f"M{_at(points[0])}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        room = min(radius, _far(before, here) / 2, _far(here, after) / 2)
        steps.append(f"L{_at(_towards(here, before, room))}Q{_at(here)} {_at(_towards(here, after, room))}")
    return "".join([*steps, f"L{_at(points[-1])}"])


def curve(points: Sequence[Point]) -> str:
    """Return the course of a bent line: beginning, bend, end, and so on from there."""
    bends = zip(points[1::2], points[2::2], strict=True)
    return "".join([f"M{_at(points[0])}", *(f"Q{_at(bend)} {_at(end)}" for bend, end in bends)])


def corners(points: Iterable[Point], close: bool = False) -> str:
    """Return the course of straight pieces."""
    return "M" + "L".join(_at(point) for point in points) + ("Z" if close else "")


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _far(one: Point, two: Point) -> float:
    return hypot(two[0] - one[0], two[1] - one[1])


def _towards(start: Point, end: Point, far: float) -> Point:
    length = _far(start, end) or 1.0
    return (start[0] + (end[0] - start[0]) * far / length, start[1] + (end[1] - start[1]) * far / length)
