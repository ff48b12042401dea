"""Drawings as text: well-formed SVG that follows the page's colours, its typeface, and the printer.

A drawing is 340 units wide, with a narrow edge around it. Beside the text of a chapter that is 280 px on a
phone of 320 px, 320 px on one of 360 px, and 432 px at most; the smallest letters are then 11.8, 13 and
17.6 px. Nothing has an id: two drawings may share a page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbook.elements import Html, join, svg, tag

INK = "var(--ink,#26231f)"
QUIET = "var(--quiet,#6f685e)"
LEAF = "var(--leaf,#2f7d73)"
CLAY = "var(--clay,#a4532e)"
PAPER = "var(--paper,#fbf8f2)"
LINE = "var(--line,#ddd5c8)"

WIDE, EDGE = 340, 8
TEXT = 16
SMALL = 14.5
LEADING = 1.3


def drawing(title: str, words: str, height: float, *parts: Html) -> str:
    """Return a whole drawing, 340 units wide.

    Args:
        title: its name, a few words.
        words: what it shows, for those who read rather than look.
        height: in units.
        parts: what is drawn, the lowest first.
    """
    return svg(
        tag("title", title),
        tag("desc", words),
        *parts,
        viewBox=f"{-EDGE} {-EDGE} {WIDE + 2 * EDGE} {math.ceil(height) + 2 * EDGE}",
        role="img",
        width="100%",
        style="display:block;max-width:27rem;height:auto;margin:auto",
    )


def lettered(
    x: float,
    y: float,
    lines: Sequence[str],
    *,
    size: float = TEXT,
    fill: str = INK,
    anchor: str = "middle",
    weight: int | None = None,
) -> Html:
    """Return lines of text; `y` is the top of the first."""
    step = size * LEADING
    rows = (
        tag("tspan", line, x=float(x), y=float(y + size * 0.95 + number * step))
        for number, line in enumerate(lines)
    )
    return tag(
        "text",
        *rows,
        font_size=size,
        fill=fill,
        text_anchor=None if anchor == "start" else anchor,
        font_weight=weight,
        unicode_bidi="plaintext",
    )


def tall(lines: Sequence[str], size: float = TEXT) -> float:
    """Return how tall lines of text are, in units."""
    return len(lines) * size * LEADING


def line(*points: tuple[float, float], dashed: bool = False, colour: str = QUIET, wide: float = 1.8) -> Html:
    """Return a line through points."""
    return tag(
        "polyline",
        points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points),
        fill="none",
        stroke=colour,
        stroke_width=wide,
        stroke_linecap="round",
        stroke_linejoin="round",
        stroke_dasharray="3 6" if dashed else None,
    )


def arrowhead(x: float, y: float, degrees: float, colour: str = QUIET) -> Html:
    """Return the head of an arrow with its tip at `x`, `y`; 0 points right, 90 down."""
    return tag(
        "path",
        d="M0 0 L-11 -5.5 L-8 0 L-11 5.5 Z",
        fill=colour,
        transform=f"translate({x:.1f} {y:.1f}) rotate({degrees:.1f})",
    )


def arrow(start: tuple[float, float], end: tuple[float, float], colour: str = QUIET) -> Html:
    """Return a straight arrow."""
    angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    stop = (end[0] - 8 * math.cos(math.radians(angle)), end[1] - 8 * math.sin(math.radians(angle)))
    return join(line(start, stop, colour=colour), arrowhead(*end, angle, colour))
