"""What makes a family map good, measured: overlaps, order, loose ends, crossings, lines through people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from workbook.family.layout.bent import Bent
from workbook.family.layout.places import HALF, Curve, Layout, Point
from workbook.family.layout.text_width import SIZE, width
from workbook.family.model.people import Family

Segment = tuple[Point, Point]


def overlaps(layout: Layout) -> list[tuple[int, int]]:
    """Return pairs of people whose symbols, years or words touch."""
    places = sorted(layout.places.values(), key=lambda place: place.box[0])
    found = []
    for number, one in enumerate(places):
        for two in places[number + 1 :]:
            if two.box[0] >= one.box[2]:
                break
            if one.box[1] < two.box[3] and two.box[1] < one.box[3]:
                found.append((one.person, two.person))
    return found


def out_of_order(family: Family, layout: Layout) -> list[tuple[int, int]]:
    """Return elder and younger of the same parents where the elder stands right of the younger."""
    hanging = {drop.child: descent.parents for descent in layout.descents for drop in descent.drops}
    found = []
    for one, two in combinations(sorted(hanging), 2):
        born = [family.people[each].born.middle for each in (one, two)]
        places = [layout.places[each] for each in (one, two)]
        if set(hanging[one]) != set(hanging[two]) or not all(born) or places[0].row != places[1].row:
            continue
        if (born[0] < born[1] and places[0].x > places[1].x) or (
            born[0] > born[1] and places[0].x < places[1].x
        ):
            found.append((one, two))
    return found


def loose_ends(layout: Layout) -> list[object]:
    """Return lines that do not begin or end where they should."""
    found: list[object] = []
    for couple in layout.couples:
        ends = zip(couple.people, (couple.points[0], couple.points[-1]), strict=True)
        if not all(_at_symbol(layout, person, point, 10.0) for person, point in ends):
            found.append(couple)
    found += [
        each for each in layout.descents if not (_starts_well(layout, each) and _hangs_well(layout, each))
    ]
    for curve in (*layout.cares, *layout.ties):
        begins, ends = curve.points[0], curve.points[-1]
        start = _at_symbol(layout, curve.people[0], begins, 13.0)
        start = start or any(_on(each.points, begins) for each in layout.couples)
        if not (start and _at_symbol(layout, curve.people[1], ends, 13.0)):
            found.append(curve)
    return found


def _at_symbol(layout: Layout, person: int, point: Point, beyond: float) -> bool:
    place = layout.places[person]
    far = HALF + beyond
    return abs(point[0] - place.x) <= far and abs(point[1] - place.y) <= far


def _starts_well(layout: Layout, descent) -> bool:
    start = descent.trunk[0]
    if len(descent.parents) == 1:
        return _at_symbol(layout, descent.parents[0], start, 0.5)
    own = [each for each in layout.couples if set(each.people) == set(descent.parents)]
    return any(_on(each.points, start) for each in own)


def _hangs_well(layout: Layout, descent) -> bool:
    (left, y), (right, same) = descent.shared
    if y != same or descent.trunk[-1][1] != y or not left <= descent.trunk[-1][0] <= right:
        return False
    for drop in descent.drops:
        place = layout.places[drop.child]
        (x, top), end = drop.points[0], drop.points[-1]
        if top != y or not left <= x <= right or abs(end[0] - place.x) > 0.2 or end[1] != place.y - HALF:
            return False
    return True


def _on(points: tuple[Point, ...], point: Point) -> bool:
    for (x0, y0), (x1, y1) in pairwise(points):
        if (
            min(x0, x1) - 0.3 <= point[0] <= max(x0, x1) + 0.3
            and min(y0, y1) - 0.3 <= point[1] <= max(y0, y1) + 0.3
        ):
            return True
    return False


def segments(layout: Layout) -> Iterator[tuple[frozenset[int], frozenset[int], Segment]]:
    """Yield every straight piece with whose line it is and the people it may touch."""
    for couple in layout.couples:
        if not couple.bent:
            owner = frozenset(couple.people)
            yield from ((owner, owner, piece) for piece in _pieces(couple.points))
    for descent in layout.descents:
        owner = frozenset(descent.parents)
        yield from ((owner, owner, piece) for piece in _pieces(descent.trunk))
        yield owner, owner, descent.shared
        for drop in descent.drops:
            yield from ((owner, frozenset((drop.child,)), piece) for piece in _pieces(drop.points))


def _pieces(points: tuple[Point, ...]) -> list[Segment]:
    return list(pairwise(points))


def crossings(layout: Layout) -> int:
    """Return how often lines of different parents or couples cross."""
    found = set()
    for (one, _, first), (two, _, second) in combinations(list(segments(layout)), 2):
        if one != two and _cross(first, second):
            found.add((one, two, first, second))
    return len(found)


def _cross(one: Segment, two: Segment) -> bool:
    (a, b), (c, d) = one, two
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    value = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return 0.0 if abs(value) < 1e-6 else value


def on_top(layout: Layout) -> list[tuple[Segment, Segment]]:
    """Return pieces of different lines that run along each other, where nobody could tell them apart."""
    found = []
    for (one, _, first), (two, _, second) in combinations(list(segments(layout)), 2):
        if one == two:
            continue
        for across, along in ((0, 1), (1, 0)):
            flat = [abs(a[across] - b[across]) < 0.05 for a, b in (first, second)]
            if all(flat) and abs(first[0][across] - second[0][across]) < 1.5:
                ends = [sorted((a[along], b[along])) for a, b in (first, second)]
                if min(ends[0][1], ends[1][1]) - max(ends[0][0], ends[1][0]) > 1:
                    found.append((first, second))
    return found


def through_people(layout: Layout) -> list[tuple[int, Segment]]:
    """Return people whose symbol or name a line runs through that is not theirs."""
    found = []
    for owner, may, ((x0, y0), (x1, y1)) in segments(layout):
        for place in layout.places.values():
            left, _, right, bottom = place.box
            top = place.y - HALF
            if place.person in owner | may or max(x0, x1) <= left + 1 or min(x0, x1) >= right - 1:
                continue
            if max(y0, y1) > top + 1 and min(y0, y1) < bottom - 1:
                found.append((place.person, ((x0, y0), (x1, y1))))
    return found


def struck(layout: Layout, curves: Iterable[Curve], far: float = 4.0) -> list[tuple[int, object]]:
    """Return which curves run through whom or what: somebody's name, a symbol not theirs, the name of a home.

    Args:
        layout: of the family.
        curves: of this layout.
        far: how far within what is written a curve has to come to count.
    """
    found: list[tuple[int, object]] = []
    for number, line in enumerate(curves):
        inner = list(Bent(line.points).along(4.0))
        for place in layout.places.values():
            left, _, right, bottom = place.box
            words = (left + far, place.y + HALF + 4, right - far, bottom - 6)
            symbol = (place.x - HALF, place.y - HALF, place.x + HALF, place.y + HALF)
            if _within(inner, words) or (place.person not in line.people and _within(inner, symbol)):
                found.append((number, place.person))
        for home in layout.homes:
            (x, y), room = home.words, min(home.room, width(home.name))
            if _within(inner, (x, y - SIZE + 3, x + room, y)):
                found.append((number, home.name))
    return found


def _within(points: Iterable[Point], box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return any(left < x < right and top < y < bottom for x, y in points)
