"""Triangles: two who are tense, and a third who is near to one or to both."""

import pytest

from workbook.family.model.people import HARM, TIES
from workbook.family.model.tables import read_family
from workbook.family.model.triangles import NEAR, TENSE, Triangle, triangles


def family(*ties, people=("Ana", "Bo", "Cy", "Dee"), **notes):
    """Four people with ties between them."""
    return read_family(
        {
            "family-map.people": [{"who": who, "born": notes.get(who)} for who in people],
            "family-map.ties": [{"one": one, "two": two, "kind": kind} for one, two, kind in ties],
        }
    )


def test_a_third_may_be_near_to_both():
    """Nobody is out, and the third stands between them."""
    found = triangles(family(("Ana", "Bo", "Conflict"), ("Cy", "Ana", "Close"), ("Bo", "Cy", "Fused")))
    assert found == (Triangle(0, 1, 2, None),)


def test_one_of_the_two_may_be_out():
    """Whoever the third is tense with as well."""
    found = triangles(family(("Ana", "Bo", "Conflict"), ("Cy", "Ana", "Close"), ("Bo", "Cy", "Cut off")))
    assert found == (Triangle(0, 1, 2, 1),)


def test_three_people_are_one_triangle():
    """However many of its sides are tense."""
    assert (
        len(triangles(family(("Ana", "Bo", "Conflict"), ("Bo", "Cy", "Distant"), ("Cy", "Ana", "Close"))))
        == 1
    )


def test_two_sides_are_no_triangle():
    """Nor three that are all near, or all tense."""
    assert triangles(family(("Ana", "Bo", "Conflict"), ("Cy", "Ana", "Close"))) == ()
    for kind in (NEAR[0], TENSE[0]):
        assert triangles(family(("Ana", "Bo", kind), ("Bo", "Cy", kind), ("Cy", "Ana", kind))) == ()


def test_nothing_is_said_about_whom_the_reader_would_rather_not():
    """They asked for that."""
    ties = ("Ana", "Bo", "Conflict"), ("Cy", "Ana", "Close"), ("Bo", "Cy", "Fused")
    assert triangles(family(*ties, Cy="rather not")) == ()


@pytest.mark.parametrize("pair", [("Ana", "Bo"), ("Bo", "Ana"), ("Cy", "Ana")])
def test_harm_between_two_of_them_is_no_triangle(pair):
    """It is the doing of one, and nobody's share of a strain."""
    ties = ("Ana", "Bo", "Conflict"), ("Cy", "Ana", "Close"), ("Bo", "Cy", "Fused")
    assert triangles(family(*ties, (*pair, HARM))) == ()
    assert triangles(family(*ties, ("Dee", "Ana", HARM))) != ()


@pytest.mark.parametrize("kind", [*TENSE, *NEAR])
def test_the_kinds_are_those_of_the_map(kind):
    """A kind that the map does not offer would never be found."""
    assert kind in TIES
