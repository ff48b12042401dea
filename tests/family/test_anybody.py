"""Families grown by chance are as clear as those we made: nothing touches, every line can be followed."""

from itertools import pairwise

import pytest

from tests.faults.scale import scaled
from workbook.family.layout.layout import layout
from workbook.family.layout.places import HALF, Curve, straight
from workbook.family.layout.text_width import width
from workbook.family.model.tables import read_family

from .anybody import family_of
from .houses import HOUSES
from .measuring import crossings, loose_ends, out_of_order, overlaps, struck, through_people


@pytest.mark.parametrize("seed", range(scaled(40, soak=500)))
def test_any_family_is_clear(seed):
    """No overlap, no loose end, elder left of younger, no line through a person or name, hardly two cross."""
    assert crossings(_is_clear(read_family(family_of(seed)))) <= 2


@pytest.mark.parametrize("name", HOUSES)
def test_any_house_is_clear(name):
    """However often its people married, and whom: few lines cross, and nobody stands far over nothing."""
    family = read_family(HOUSES[name])
    found = _is_clear(family)
    assert crossings(found) <= 4
    assert found.width < 200 * max(map(len, found.rows))


def _is_clear(family):
    found = layout(family)
    assert set(found.places) == {person.id for person in family.people}
    assert overlaps(found) == [] and loose_ends(found) == []
    assert out_of_order(family, found) == [] and through_people(found) == []
    bent = [Curve(each.people, each.kind, each.points) for each in found.couples if each.bent]
    assert struck(found, [*found.ties, *found.cares, *bent]) == []
    for home in found.homes:
        _stands_clear(found, home)
    return found


def _stands_clear(found, home):
    """The name of a home is inside, above everybody who lives there, and beside every line."""
    (left, lower), (x, y), (wide, _) = home.words, home.corner, home.size
    right = left + min(home.room, width(home.name))
    assert x < left and right < x + wide and y + 10 < lower < y + HALF
    for line in straight(found):
        for (x0, y0), (x1, y1) in pairwise(line):
            beside = max(x0, x1) <= left or min(x0, x1) >= right
            assert beside or max(y0, y1) <= lower - 10 or min(y0, y1) >= lower
