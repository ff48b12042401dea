"""The family map, laid out: generations in rows, children under their parents, friends beside the reader."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workbook.family.layout.component import standing
from workbook.family.layout.curves import curved
from workbook.family.layout.edge_paths import drawn
from workbook.family.layout.homes import outlined
from workbook.family.layout.kinship import Kinship, kinship
from workbook.family.layout.labels import lettered
from workbook.family.layout.ordering import left_to_right
from workbook.family.layout.places import Caption, Layout, Place, moved
from workbook.family.model.people import Family

CHOSEN = ("Chosen family", "Friend")
GAP, CAPTION, MARGIN = 56.0, 34.0, 28.0
NARROWEST = 320.0
FRIENDS, OTHERS = "Chosen family and friends", "Not linked yet"


def layout(family: Family) -> Layout:
    """Return where everybody stands and how every line runs; the same family always looks the same.

    Args:
        family: as read from the tables, of any size.
    """
    if not family.people:
        return Layout()
    kin, words = kinship(family), lettered(family)
    blocks, alone = _blocks(kin)
    found = drawn(standing(kin, words, blocks[0]))
    friends = [person for person in alone if family.people[person].is_ in CHOSEN]
    found = _beside(found, words, friends, family)
    others = [drawn(standing(kin, words, people)) for people in blocks[1:]]
    unlinked = [person for person in alone if person not in set(friends)]
    found = _beneath(found, [*others, *_grid(words, unlinked, OTHERS, 6)])
    side = MARGIN + max(0.0, NARROWEST - found.width - 2 * MARGIN) / 2
    found = moved_all(found, side, MARGIN)
    found = replace(found, width=found.width + side, height=found.height + MARGIN)
    found = outlined(family, found)
    return curved(kin, found)


def _blocks(kin: Kinship) -> tuple[list[list[int]], list[int]]:
    """Return connected families from left to right, the reader's first, and those without any line."""
    of = _connected(kin)
    sizes: dict[int, int] = defaultdict(int)
    for block in of.values():
        sizes[block] += 1
    me = kin.family.me
    first = of[me.id] if me else max(sizes, key=lambda block: (sizes[block], -block))
    order = [me.id] if me else []
    joined: dict[int, list[int]] = {first: []}
    for people in left_to_right(kin, [*order, *kin.rows]):
        joined.setdefault(of[people[0]], []).extend(people)
    alone = [people[0] for block, people in joined.items() if len(people) == 1 and block != first]
    return [people for block, people in joined.items() if len(people) > 1 or block == first], sorted(alone)


def _connected(kin: Kinship) -> dict[int, int]:
    """Return for each person the first of those they are connected with by partners or descent."""
    near: dict[int, list[int]] = defaultdict(list)
    for group in _groups(kin):
        for one, two in itertools.pairwise(group):
            near[one].append(two)
            near[two].append(one)
    of: dict[int, int] = {}
    for person in kin.rows:
        waiting = [] if person in of else [person]
        while waiting:
            here = waiting.pop()
            if here not in of:
                of[here] = person
                waiting += near[here]
    return of


def _groups(kin: Kinship) -> Iterable[Sequence[int]]:
    for bond in kin.bonds:
        yield (*bond.members, *bond.children)
    for one, two, _ in kin.across.values():
        yield (one, two)
    for child in kin.besides:
        yield (*child.parents, child.child)


def _beside(found: Layout, words: Mapping[int, Place], friends: Sequence[int], family: Family) -> Layout:
    """Return the reader's family with friends to its right, beginning in the reader's row."""
    me = family.me
    across = 2 if len(friends) <= 12 else 4
    for grid in _grid(words, friends, FRIENDS, across):
        y = found.places[me.id].y if me else found.height / 2
        lower = max(0.0, CAPTION + 38.0 - y)
        found = replace(moved(found, 0.0, lower), height=found.height + lower)
        down = y + lower - CAPTION - 38.0
        return _joined(found, moved_all(grid, found.width + GAP, down))
    return found


def _grid(words: Mapping[int, Place], people: Sequence[int], caption: str, across: int) -> list[Layout]:
    """Return people without lines in even rows under a heading."""
    if not people:
        return []
    across = max(across, round(len(people) ** 0.5 * 1.4)) if len(people) > 24 else across
    step = max(words[person].half for person in people) * 2 + 18
    high = max(words[person].box[3] - words[person].box[1] for person in people) + 26
    places = {
        person: replace(
            words[person],
            x=step / 2 + step * (number % across),
            y=CAPTION + 38 + high * (number // across),
        )
        for number, person in enumerate(people)
    }
    size = (step * min(across, len(people)), CAPTION + high * -(-len(people) // across))
    return [
        Layout(places, captions=(Caption(caption, (0.0, 14.0)),), width=max(size[0], 190.0), height=size[1])
    ]


def _beneath(found: Layout, others: Sequence[Layout]) -> Layout:
    """Return everything with further families on shelves beneath."""
    widest = max(found.width, 1100.0)
    x, y, shelf = 0.0, found.height + GAP, 0.0
    for other in others:
        if x and x + other.width > widest:
            x, y, shelf = 0.0, y + shelf + GAP, 0.0
        found = _joined(found, moved_all(other, x, y))
        x += other.width + GAP
        shelf = max(shelf, other.height)
    return found


def moved_all(block: Layout, right: float, down: float) -> Layout:
    """Return a block moved, so wide and high that it reaches from the corner of the map."""
    captions = tuple(Caption(each.words, (each.at[0] + right, each.at[1] + down)) for each in block.captions)
    block = replace(moved(block, right, down), captions=captions)
    return replace(block, width=block.width + right, height=block.height + down)


def _joined(one: Layout, two: Layout) -> Layout:
    return replace(
        one,
        places={**one.places, **two.places},
        couples=one.couples + two.couples,
        descents=one.descents + two.descents,
        captions=one.captions + two.captions,
        width=max(one.width, two.width),
        height=max(one.height, two.height),
    )
