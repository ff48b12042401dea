"""Homes: a light outline where those who share one stand together, else their words beneath the names."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from workbook.family.layout.places import Layout, Outline, Place, straight
from workbook.family.layout.text_width import width
from workbook.family.model.people import Family

PAD, NAME_ROOM = 7.0, 18.0
SHORTEST = 56.0
"""Room without which the name of a home could not be read."""
Box = tuple[float, float, float, float]


def outlined(family: Family, layout: Layout) -> Layout:
    """Return a layout with outlines for homes whose people stand together and apart from all others."""
    places = dict(layout.places)
    outlines: list[Outline] = []
    boxes: list[Box] = []
    for number, home in enumerate(family.homes):
        members = [places[member] for member in dict.fromkeys(home.members) if member in places]
        if len(members) < 2:
            continue
        box = _around(members)
        inside = {place.person for place in members}
        others = [place.box for place in places.values() if place.person not in inside]
        if any(_overlap(box, other) for other in [*others, *boxes]) or not _close(members):
            continue
        name = home.name or f"Home {number + 1}"
        start, room = _room_for_the_name(box, width(name), layout)
        if room < min(width(name), SHORTEST):
            continue
        boxes.append(box)
        size = (box[2] - box[0], box[3] - box[1])
        outlines.append(Outline(name, number, (box[0], box[1]), size, (start, box[1] + NAME_ROOM - 2), room))
        if all(sum(member in each.members for each in family.homes) == 1 for member in inside):
            places |= {place.person: replace(place, home="") for place in members}
    return replace(layout, places=places, homes=tuple(outlines))


def _room_for_the_name(box: Box, wanted: float, layout: Layout) -> tuple[float, float]:
    """Return where a name begins, inside the upper edge, and the room it has there before a line passes.

    That is the upper left corner, unless there is more room further on and the name needs it.
    """
    passing = [
        x
        for line in straight(layout)
        for (x, y), (_, other) in pairwise(line)
        if box[0] < x < box[2] and min(y, other) < box[1] + NAME_ROOM and max(y, other) > box[1]
    ]
    ends = [box[0] + 4, *sorted(passing), box[2] - 4]
    rooms = [(end - start - 12, start + 6) for start, end in pairwise(ends)]
    room, left = next((each for each in rooms if each[0] >= wanted), max(rooms))
    return left, room


def _around(members: list[Place]) -> Box:
    boxes = [place.box for place in members]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return (left - PAD, top - NAME_ROOM, right + PAD, bottom + PAD)


def _overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _close(members: list[Place]) -> bool:
    box = _around(members)
    filled = sum((each.box[2] - each.box[0]) * (each.box[3] - each.box[1]) for each in members)
    return (box[2] - box[0]) * (box[3] - box[1]) < 5 * filled
