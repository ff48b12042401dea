"""See-saws: for each area of life, who of two does more."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from workbook.elements import Html, join, tag
from workbook.insights.coerce import listed, number_of, rows_of, words_of
from workbook.insights.pictures.svg import (
    CLAY,
    INK,
    LEAF,
    LINE,
    PAPER,
    QUIET,
    SMALL,
    TEXT,
    WIDE,
    drawing,
    lettered,
    line,
    tall,
)
from workbook.insights.pictures.text_width import wrap

INVITATION = "Name an area of life in the table, with a number, and its see-saw appears here."

_CELL, _ARM, _ROOM = 164, 50.0, 64


class Area(NamedTuple):
    """An area of life and its tilt: −5 is all theirs, 0 even, +5 all mine, `None` not said."""

    name: str
    tilt: int | None


def words(given: Mapping[str, Any]) -> str:
    """Return who does more, area by area.

    Args:
        given: areas, rows of area and tilt (−5 all theirs … +5 all mine).
    """
    areas = _areas(given)
    if not areas:
        return INVITATION
    groups = {
        "Where I do more": [f"{_name(area)} ({area.tilt})" for area in areas if (area.tilt or 0) > 0],
        "Where they do more": [
            f"{_name(area)} ({-(area.tilt or 0)})" for area in areas if (area.tilt or 0) < 0
        ],
        "Even": [_name(area) for area in areas if area.tilt == 0],
        "No number yet": [_name(area) for area in areas if area.tilt is None],
    }
    return " ".join(f"{where}: {listed(names)}." for where, names in groups.items() if names)


def svg(given: Mapping[str, Any]) -> str | None:
    """Return one small see-saw for each area, two in a row, or `None` when no area has a number.

    Args:
        given: areas, rows of area and tilt (−5 all theirs … +5 all mine).
    """
    areas = _areas(given)
    if all(area.tilt is None for area in areas):
        return None
    parts, y = [_ends()], 34.0
    for number in range(0, len(areas), 2):
        pair = [(area, wrap(_name(area), _CELL - 12, TEXT, 2)) for area in areas[number : number + 2]]
        names = max(tall(lines) for _, lines in pair)
        parts += [
            _seesaw(area, lines, _middle(place, len(areas)), y, names)
            for place, (area, lines) in enumerate(pair)
        ]
        y += names + _ROOM + 18
    return drawing("See-saws: who does more", words(given), y, *parts)


def _areas(given: Mapping[str, Any]) -> list[Area]:
    found = (
        Area(words_of(row.get("area")), number_of(row.get("tilt"), -5, 5))
        for row in rows_of(given.get("areas"))
    )
    return [area for area in found if area.name or area.tilt is not None]


def _name(area: Area) -> str:
    return area.name or "something unnamed"


def _middle(place: int, count: int) -> float:
    return WIDE / 2 if count == 1 else 3 + place * (_CELL + 6) + _CELL / 2


def _ends() -> Html:
    return join(
        lettered(4, 2, ["left: they do more"], size=SMALL, fill=QUIET, anchor="start"),
        lettered(WIDE - 4, 2, ["right: I do more"], size=SMALL, fill=QUIET, anchor="end"),
    )


def _seesaw(area: Area, lines: list[str], x: float, top: float, names: float) -> Html:
    """Draw a beam on its pivot, heavier side down, with the number as a weight on that side."""
    pivot = top + names + 26
    rise = 4.0 * (area.tilt or 0)
    across = math.sqrt(_ARM**2 - rise**2)
    left, right = (x - across, pivot - rise), (x + across, pivot + rise)
    colour = LINE if area.tilt is None else QUIET
    stand = tag("path", d=f"M{x:.1f} {pivot + 3:.1f} l12 24 h-24 Z", fill=colour)
    ground = line((x - 64, pivot + 27), (x + 64, pivot + 27), colour=LINE, wide=1.5)
    beam = line(left, right, colour=colour, wide=4, dashed=area.tilt is None)
    return join(
        lettered(x, top, lines, fill=INK),
        ground,
        stand,
        beam,
        _weight(area.tilt, left, right, (x, pivot)),
    )


def _weight(
    tilt: int | None, left: tuple[float, float], right: tuple[float, float], middle: tuple[float, float]
) -> Html:
    if tilt is None:
        return lettered(middle[0], middle[1] - 22, ["no number yet"], size=SMALL, fill=QUIET)
    if tilt == 0:
        return lettered(middle[0], middle[1] - 22, ["even"], size=SMALL, fill=QUIET)
    x, y = right if tilt > 0 else left
    disc = (
        tag("circle", cx=x, cy=y - 14, r=13, fill=PAPER, stroke=LEAF, stroke_width=2.4)
        if tilt > 0
        else tag(
            "rect", x=x - 12, y=y - 26, width=24, height=24, rx=3, fill=PAPER, stroke=CLAY, stroke_width=2.4
        )
    )
    return join(disc, lettered(x, y - 22.5, [str(abs(tilt))], fill=INK, weight=600))
