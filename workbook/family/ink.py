"""Paper, ink and words for the drawing: colours that follow the page or stand alone, and safe XML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

from workbook.family.places import Point

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SERIF = "ui-serif, 'Iowan Old Style', Charter, 'Bitstream Charter', Cambria, Georgia, serif"
SANS = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"


@dataclass(frozen=True)
class Ink:
    """The colours of a drawing."""

    ink: str = "var(--ink, #26231f)"
    quiet: str = "var(--quiet, #6f685e)"
    leaf: str = "var(--leaf, #2f7d73)"
    clay: str = "var(--clay, #a4532e)"
    paper: str = "var(--paper, #fbf8f2)"
    line: str = "var(--edge, #8b8377)"


PAGE = Ink()
ALONE = Ink("#1f1d1a", "#5c554c", "#1d6b63", "#98431d", "#ffffff", "#857d71")


def plainly(text: object) -> str:
    """Return words as they may stand in XML, markup told as text and signs that XML forbids left out."""
    return html.escape(_NOT_XML.sub("", str(text)), quote=False).replace('"', "&quot;")


def tag(name: str, *inside: str, **attributes: Any) -> str:
    """Return an element; `stroke_width` becomes `stroke-width`, a last `_` goes, `None` is left out."""
    words = [
        f' {key.rstrip("_").replace("_", "-")}="{plainly(number(value))}"'
        for key, value in attributes.items()
        if value is not None
    ]
    start = f"<{name}{''.join(words)}"
    return f"{start}>{''.join(inside)}</{name}>" if inside else f"{start}/>"


def number(value: Any) -> Any:
    """Return a number without needless digits, anything else as it is."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


def path(points: Sequence[Point], radius: float = 7.0) -> str:
    """Return the course of a line with corners, each corner a little rounded."""
    steps = [f"M{_at(points[0])}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        room = min(radius, _far(before, here) / 2, _far(here, after) / 2)
        steps.append(f"L{_at(_towards(here, before, room))}Q{_at(here)} {_at(_towards(here, after, room))}")
    return "".join([*steps, f"L{_at(points[-1])}"])


def curve(points: Sequence[Point]) -> str:
    """Return the course of a bent line: beginning, bend, end."""
    return f"M{_at(points[0])}Q{_at(points[1])} {_at(points[2])}"


def corners(points: Iterable[Point], close: bool = False) -> str:
    """Return the course of straight pieces."""
    return "M" + "L".join(_at(point) for point in points) + ("Z" if close else "")


def _at(point: Point) -> str:
    return f"{number(float(point[0]))} {number(float(point[1]))}"


def _far(one: Point, two: Point) -> float:
    return hypot(two[0] - one[0], two[1] - one[1])


def _towards(start: Point, end: Point, far: float) -> Point:
    length = _far(start, end) or 1.0
    return (start[0] + (end[0] - start[0]) * far / length, start[1] + (end[1] - start[1]) * far / length)
