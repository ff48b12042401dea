"""How couples, descent and ties are drawn: every kind has a form of its own, colour only helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from workbook.elements import Html, join, tag
from workbook.family.drawing.ink import Ink, corners, curve, path
from workbook.family.layout.bent import Bent, normal
from workbook.family.layout.places import CoupleLine, Curve, Descent, Drop
from workbook.family.model.people import HARM

DASHES = {"Living together": "7 5", "Together": "0.1 5", "Former": "0.1 5", None: "12 4 2 4"}
SLASHES = {"Separated": 1, "Divorced": 2, "Former": 2}
KNOWN = ("Married", "Separated", "Divorced", *(kind for kind in DASHES if kind))
THIN = 1.3
CARED = ("Adopted", "Foster", "Raised by")


def lines(*inside: str, **more: object) -> Html:
    """Return lines as one group, in which every line is thin and of ink unless it says otherwise.

    Args:
        inside: what the other functions here return.
        more: attributes of the group; what is around it has the look of `Ink`.
    """
    return tag("g", *inside, fill="none", stroke_width=THIN, stroke_linejoin="miter", **more)


def couple(line: CoupleLine) -> Html:
    """Return the line between two partners, with a stroke or two where they parted."""
    kind = line.kind if line.kind in KNOWN else None
    course = curve(line.points) if line.bent else path(line.points)
    look: dict[str, Any] = {"stroke_dasharray": DASHES.get(kind), "stroke_linecap": "round"}
    heavy = 2.4 if kind in ("Together", "Former") else 1.5
    parts = [tag("path", d=course, stroke_width=heavy, **look)]
    x, y = line.mark
    for number in range(SLASHES.get(kind or "", 0)):
        left = x - 6 * number
        parts.append(_thin(corners(((left - 4, y + 8), (left + 4, y - 8))), None, 1.6))
    return join(*parts)


def descent(line: Descent) -> Html:
    """Return the line from parents to their children in one, and each line of adoption or care by itself."""
    course = corners(line.trunk)
    if line.shared[0] != line.shared[1]:
        course += corners(line.shared)
    course += "".join(path(each.points) for each in line.drops if each.how not in CARED)
    return join(
        tag("path", d=course, stroke_linejoin="round"),
        *(drop(each) for each in line.drops if each.how in CARED),
    )


def drop(line: Drop) -> Html:
    """Return the line down to a child, dashed for adopted, foster and raised by."""
    return tag("path", d=path(line.points), stroke_dasharray=_dashes(line.how))


def care(line: Curve) -> Html:
    """Return the dashed curve from a further parent to a child."""
    return tag("path", d=curve(line.points), stroke_dasharray=_dashes(line.kind))


def _dashes(how: str | None) -> str | None:
    return "5 4" if how in CARED else None


def tie(line: Curve, ink: Ink) -> Html:
    """Return a tie as the form of its kind; other words get one plain line."""
    draw = _FORMS.get(line.kind or "")
    return draw(Bent(line.points), ink) if draw else _thin(curve(line.points), ink.quiet)


def _thin(d: str, colour: str | None, width: float | None = None, **more: object) -> Html:
    return tag("path", d=d, stroke=colour, stroke_width=width, **more)


def _beside(line: Bent, colour: str, offsets: Sequence[float]) -> Html:
    return _thin("".join(curve(line.aside(far).points) for far in offsets), colour)


def _zigzag(line: Bent, colour: str, far: float = 4.5) -> Html:
    teeth = min(max(4, ceil(line.long / 6)), 300)
    on = [line.at(number / teeth) for number in range(teeth + 1)]
    found = [on[0]]
    for number, (before, (x, y), after) in enumerate(zip(on, on[1:], on[2:], strict=False)):
        side = normal(before, after)
        off = -far if number % 2 else far
        found.append((x + off * side[0], y + off * side[1]))
    return _thin(corners([*found, on[-1]]), colour, stroke_linejoin="round")


def _close(line: Bent, ink: Ink) -> Html:
    return _beside(line, ink.leaf, (-2.5, 2.5))


def _fused(line: Bent, ink: Ink) -> Html:
    return _beside(line, ink.leaf, (-4.5, 0.0, 4.5))


def _distant(line: Bent, ink: Ink) -> Html:
    return _thin(curve(line.points), ink.quiet, 2.2, stroke_dasharray="0.1 7", stroke_linecap="round")


def _conflict(line: Bent, ink: Ink) -> Html:
    return _zigzag(line, ink.clay)


def _close_and_in_conflict(line: Bent, ink: Ink) -> Html:
    return join(_beside(line, ink.leaf, (-6.5, 6.5)), _zigzag(line, ink.clay, 4.0))


def _focused(line: Bent, ink: Ink) -> Html:
    side, tip = line.side(1.0), line.points[-1]
    along = (side[1], -side[0])
    back = (tip[0] - 10 * along[0], tip[1] - 10 * along[1])
    wings = [(back[0] + far * side[0], back[1] + far * side[1]) for far in (-4.5, 4.5)]
    head = tag("path", d=corners((tip, *wings), True), fill=ink.ink, stroke="none")
    return join(_thin(curve(line.piece(0.0, 1 - 6 / line.long).points), None), head)


def _cut_off(line: Bent, _: Ink, gap: float = 5.0) -> Html:
    share = min(0.3, gap / line.long)
    low, high = 0.5 - share, 0.5 + share
    parts = [_thin(curve(line.piece(*ends).points), None) for ends in ((0.0, low), (high, 1.0))]
    for spot in (low, high):
        side = line.side(spot)
        x, y = line.at(spot)
        ends = [(x + far * side[0], y + far * side[1]) for far in (-8, 8)]
        parts.append(_thin(corners(ends), None, 1.8))
    return join(*parts)


def _repaired(line: Bent, ink: Ink) -> Html:
    x, y = line.at(0.5)
    ring = tag("circle", cx=x, cy=y, r=4.5, stroke=ink.leaf, stroke_width=1.6, fill=ink.paper)
    return join(_cut_off(line, ink, 9.0), ring)


def _over_and_under(line: Bent, ink: Ink) -> Html:
    share = min(0.3, 14 / line.long)
    (x1, y1), (x2, y2) = line.at(share), line.at(1 - share)
    up = corners(((x1, y1 - 7), (x1 + 7, y1 + 5), (x1 - 7, y1 + 5)), True)
    down = corners(((x2, y2 + 7), (x2 + 7, y2 - 5), (x2 - 7, y2 - 5)), True)
    more = tag("path", d=up, fill=ink.ink, stroke="none")
    less = tag("path", d=down, fill=ink.paper)
    return join(_thin(curve(line.points), ink.quiet), more, less)


def _harm(line: Bent, ink: Ink) -> Html:
    parts = [_thin(curve(line.piece(0.0, 1 - 4 / line.long).points), ink.clay, 3.4)]
    for far in (0.0, 9.0):
        spot = 1 - min(0.4, far / line.long)
        side, (x, y) = line.side(spot), line.at(spot)
        back = (x - 8 * side[1], y + 8 * side[0])
        wings = [(back[0] + wide * side[0], back[1] + wide * side[1]) for wide in (-7, 7)]
        parts.append(_thin(corners((wings[0], (x, y), wings[1])), ink.clay, 2.4, stroke_linejoin="round"))
    return join(*parts)


_FORMS: dict[str, Callable[[Bent, Ink], Html]] = {
    "Close": _close,
    "Fused": _fused,
    "Distant": _distant,
    "Conflict": _conflict,
    "Close and in conflict": _close_and_in_conflict,
    "Focused on": _focused,
    "Cut off": _cut_off,
    "Repaired after a cut-off": _repaired,
    "Over- and under-functioning": _over_and_under,
    HARM: _harm,
}
