"""Room for names on a plane from 0 to 10: no two dots on one spot, no name over another or over a dot."""

from __future__ import annotations

import math
from collections import Counter
from itertools import product
from typing import NamedTuple

from workbook.insights.pictures.text_width import clip, width

UNIT = 20.0
"""Pixels to one step of a scale in the smallest picture, on a phone of 320 px. Larger ones have more room."""

LETTERS, TALL, DOT = 13.0, 15.0, 13.0
LONG, FEWER, SHORT, FEW = 92.0, 48.0, 34.0, 20
LOWEST, HIGHEST = -0.75, 10.75


class Place(NamedTuple):
    """A spot on the plane, in steps of the scales; `far` if a line has to lead there."""

    x: float
    y: float
    far: bool = False


class Box(NamedTuple):
    """A taken room: its middle, width and height, in steps of the scales."""

    x: float
    y: float
    wide: float
    high: float

    def meets(self, other: Box) -> bool:
        """Whether two rooms overlap."""
        return (
            abs(self.x - other.x) * 2 < self.wide + other.wide
            and abs(self.y - other.y) * 2 < self.high + other.high
        )

    @property
    def inside(self) -> bool:
        """Whether all of it lies on the plane."""
        half, tall = self.wide / 2, self.high / 2
        return (
            self.x - half >= LOWEST
            and self.x + half <= HIGHEST
            and self.y - tall >= LOWEST
            and self.y + tall <= HIGHEST
        )


def spread(spots: list[tuple[int, int]]) -> list[Place]:
    """Return a place for every spot; those who share one stand in a ring around it."""
    crowd, come = Counter(spots), Counter[tuple[int, int]]()
    places = []
    for spot in spots:
        number, come[spot] = come[spot], come[spot] + 1
        places.append(_in_ring(spot, number, crowd[spot]))
    return places


def _in_ring(spot: tuple[int, int], number: int, crowd: int) -> Place:
    if crowd == 1:
        return Place(*spot)
    away = min(0.8, max(0.36, 0.115 * crowd))
    turn = 2 * math.pi * number / crowd
    return Place(round(spot[0] + away * math.sin(turn), 3), round(spot[1] + away * math.cos(turn), 3))


def labels(dots: list[Place], names: list[str]) -> list[tuple[str, Place] | None]:
    """Return for each dot its name as it fits and where it stands; `None` where it fits nowhere."""
    taken = [Box(dot.x, dot.y, DOT / UNIT, DOT / UNIT) for dot in dots]
    found: list[tuple[str, Place] | None] = [None] * len(dots)
    few = len(names) <= FEW
    longest = LONG if few else FEWER
    for ring, room in product(range(4 if few else 2), (longest, SHORT)):
        for number, (dot, name) in enumerate(zip(dots, names, strict=True)):
            if found[number] is None:
                found[number] = _label(dot, clip(name, room, LETTERS), taken, ring)
    return found


def _label(dot: Place, name: str, taken: list[Box], ring: int) -> tuple[str, Place] | None:
    wide, high = (width(name, LETTERS) + 4) / UNIT, TALL / UNIT
    for box in _around(dot, wide, high, ring):
        if box.inside and not any(box.meets(other) for other in taken):
            taken.append(box)
            return name, Place(round(box.x, 3), round(box.y, 3), far=ring > 0)
    return None


def _around(dot: Place, wide: float, high: float, ring: int) -> list[Box]:
    away = DOT / UNIT / 2 + ring * 0.75
    across, up = away + wide / 2, away + high / 2
    beside = [(across, 0), (-across, 0), (0, up), (0, -up)]
    slanting = [(x, y) for x in (across, -across) for y in (up, -up)]
    between = [(wide / 2, up), (-wide / 2, up), (wide / 2, -up), (-wide / 2, -up)]
    return [Box(dot.x + x, dot.y + y, wide, high) for x, y in beside + between + slanting]
