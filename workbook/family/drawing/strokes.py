"""How couples, descent and ties are drawn: every kind has a form of its own, colour only helps."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import ceil, hypot
from typing import Any

from workbook.elements import Html, join, tag
from workbook.family.drawing.ink import Ink, corners, curve, onwards, path
from workbook.family.layout.curves import at
from workbook.family.layout.places import CoupleLine, Curve, Drop, Point

DASHES = {"Living together": "7 5", "Together": "0.1 5", "Former": "0.1 5", None: "12 4 2 4"}
SLASHES = {"Separated": 1, "Divorced": 2, "Former": 2}
KNOWN = ("Married", "Separated", "Divorced", *(kind for kind in DASHES if kind))
CARED = ("Adopted", "Foster", "Raised by")
Three = tuple[Point, Point, Point]


def couple(line: CoupleLine, ink: Ink) -> Html:
    """Return the line between two partners, with a stroke or two where they parted."""
    kind = line.kind if line.kind in KNOWN else None
    course = curve(line.points) if line.bent else path(line.points)
    look: dict[str, Any] = {"stroke_dasharray": DASHES.get(kind), "stroke_linecap": "round"}
    heavy = 2.4 if kind in ("Together", "Former") else 1.5
    parts = [tag("path", d=course, stroke=ink.ink, stroke_width=heavy, fill="none", **look)]
    x, y = line.mark
    for number in range(SLASHES.get(kind or "", 0)):
        left = x - 6 * number
        parts.append(_thin(corners(((left - 4, y + 8), (left + 4, y - 8))), ink.ink, 1.6))
    return join(*parts)


def drop(line: Drop, ink: Ink) -> Html:
    """Return the line down to a child, dashed for adopted, foster and raised by."""
    dashes = "5 4" if line.how in CARED else None
    return tag(
        "path", d=path(line.points), stroke=ink.ink, stroke_width=1.3, fill="none", stroke_dasharray=dashes
    )


def care(line: Curve, ink: Ink) -> Html:
    """Return the dashed curve from a further parent to a child."""
    dashes = "5 4" if line.kind in CARED else None
    course = path((*line.lead, line.points[0])) + onwards(line.points) if line.lead else curve(line.points)
    return tag("path", d=course, stroke=ink.quiet, stroke_width=1.3, fill="none", stroke_dasharray=dashes)


def tie(line: Curve, ink: Ink) -> Html:
    """Return a tie as the form of its kind; other words get one plain line."""
    draw = _FORMS.get(line.kind or "")
    return draw(line.points, ink) if draw else _thin(curve(line.points), ink.quiet)


def _thin(d: str, colour: str, width: float = 1.3, **more: object) -> Html:
    return tag("path", d=d, stroke=colour, stroke_width=width, fill="none", **more)


def _aside(points: Three, far: float) -> Three:
    """Return a curve beside a curve."""
    normals = [_normal(points[0], points[1]), _normal(points[0], points[2]), _normal(points[1], points[2])]
    one, two, three = (
        (x + far * right, y + far * down) for (x, y), (right, down) in zip(points, normals, strict=True)
    )
    return (one, two, three)


def _normal(one: Point, two: Point) -> Point:
    right, down = two[0] - one[0], two[1] - one[1]
    length = hypot(right, down) or 1.0
    return (-down / length, right / length)


def _piece(points: Three, start: float, end: float) -> Three:
    """Return the part of a curve between two shares of it."""
    first, last, middle = at(points, start), at(points, end), at(points, (start + end) / 2)
    bend = (2 * middle[0] - (first[0] + last[0]) / 2, 2 * middle[1] - (first[1] + last[1]) / 2)
    return (first, bend, last)


def _long(points: Three) -> float:
    steps = [at(points, share / 8) for share in range(9)]
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(steps)) or 1.0


def _lines(points: Three, colour: str, offsets: Sequence[float]) -> Html:
    return join(*(_thin(curve(_aside(points, far)), colour) for far in offsets))


def _zigzag(points: Three, colour: str, far: float = 4.5) -> Html:
    teeth = min(max(4, ceil(_long(points) / 6)), 300)
    found = [points[0]]
    for number in range(1, teeth):
        share = number / teeth
        side = _normal(at(points, share - 0.01), at(points, share + 0.01))
        x, y = at(points, share)
        off = far if number % 2 else -far
        found.append((x + off * side[0], y + off * side[1]))
    return _thin(corners([*found, points[2]]), colour, stroke_linejoin="round")


def _close(points: Three, ink: Ink) -> Html:
    return _lines(points, ink.leaf, (-2.5, 2.5))


def _fused(points: Three, ink: Ink) -> Html:
    return _lines(points, ink.leaf, (-4.5, 0.0, 4.5))


def _distant(points: Three, ink: Ink) -> Html:
    return _thin(curve(points), ink.quiet, 2.2, stroke_dasharray="0.1 7", stroke_linecap="round")


def _conflict(points: Three, ink: Ink) -> Html:
    return _zigzag(points, ink.clay)


def _close_and_in_conflict(points: Three, ink: Ink) -> Html:
    return join(_lines(points, ink.leaf, (-6.5, 6.5)), _zigzag(points, ink.clay, 4.0))


def _focused(points: Three, ink: Ink) -> Html:
    (x0, y0), tip = points[1], points[2]
    side = _normal((x0, y0), tip)
    along = (side[1], -side[0])
    back = (tip[0] - 10 * along[0], tip[1] - 10 * along[1])
    wings = [(back[0] + far * side[0], back[1] + far * side[1]) for far in (-4.5, 4.5)]
    head = tag("path", d=corners((tip, *wings), True), fill=ink.ink)
    return join(_thin(curve(_piece(points, 0.0, 1 - 6 / _long(points))), ink.ink), head)


def _cut_off(points: Three, ink: Ink, gap: float = 5.0) -> Html:
    share = min(0.3, gap / _long(points))
    low, high = 0.5 - share, 0.5 + share
    parts = [
        _thin(curve(_piece(points, 0.0, low)), ink.ink),
        _thin(curve(_piece(points, high, 1.0)), ink.ink),
    ]
    for spot in (low, high):
        side = _normal(at(points, spot - 0.01), at(points, spot + 0.01))
        x, y = at(points, spot)
        ends = [(x + far * side[0], y + far * side[1]) for far in (-8, 8)]
        parts.append(_thin(corners(ends), ink.ink, 1.8))
    return join(*parts)


def _repaired(points: Three, ink: Ink) -> Html:
    x, y = at(points, 0.5)
    ring = tag("circle", cx=x, cy=y, r=4.5, stroke=ink.leaf, stroke_width=1.6, fill=ink.paper)
    return join(_cut_off(points, ink, 9.0), ring)


def _over_and_under(points: Three, ink: Ink) -> Html:
    share = min(0.3, 14 / _long(points))
    (x1, y1), (x2, y2) = at(points, share), at(points, 1 - share)
    up = corners(((x1, y1 - 7), (x1 + 7, y1 + 5), (x1 - 7, y1 + 5)), True)
    down = corners(((x2, y2 + 7), (x2 + 7, y2 - 5), (x2 - 7, y2 - 5)), True)
    more = tag("path", d=up, fill=ink.ink)
    less = tag("path", d=down, fill=ink.paper, stroke=ink.ink, stroke_width=1.3)
    return join(_thin(curve(points), ink.quiet), more, less)


_FORMS = {
    "Close": _close,
    "Fused": _fused,
    "Distant": _distant,
    "Conflict": _conflict,
    "Close and in conflict": _close_and_in_conflict,
    "Focused on": _focused,
    "Cut off": _cut_off,
    "Repaired after a cut-off": _repaired,
    "Over- and under-functioning": _over_and_under,
}
