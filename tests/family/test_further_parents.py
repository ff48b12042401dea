"""Further parents, ties and homes: lines and words that keep clear of one another."""

import itertools
import random
import re

import pytest

from workbook.family.drawing.drawing import draw
from workbook.family.layout.layout import layout
from workbook.family.layout.places import HALF, straight
from workbook.family.model.people import TIES, TIES_ON_DEMAND
from workbook.family.model.tables import read_family

from .conftest import answers, generated, man, woman
from .measuring import loose_ends, overlaps, struck

FATHERS = ["Bo", "Bo Birthfather", "Bartholomew-Maximilian Oberhuber"]
MOTHERS = ["Ann", "Adoptive Mother"]
POINT = r"-?\d+(?:\.\d+)? -?\d+(?:\.\d+)?"
PATH = re.compile(rf"(?:[MLQ]{POINT}(?: {POINT})*Z?)+")


def adopted_by(mother, father, couple, siblings, grandmother):
    """A child of a father, adopted by a mother, whose line is the main one."""
    people = [man(father), woman(mother), woman("Cy"), *(man(f"S{number}") for number in range(siblings))]
    children = [("Cy", mother, None, "Adopted"), ("Cy", father, None, "Born to")]
    children += [(f"S{number}", mother, father if number else None, "Born to") for number in range(siblings)]
    if grandmother:
        people.append(woman("Gran"))
        children.append((father, "Gran", None, "Born to"))
    return answers(
        people=people, couples=[(father, mother, couple)] if couple else [], children=children
    ), people


@pytest.mark.parametrize("grandmother", [False, True])
@pytest.mark.parametrize("siblings", [0, 1, 2])
@pytest.mark.parametrize("couple", [None, "Married"])
@pytest.mark.parametrize(("father", "mother"), [*itertools.product(FATHERS, MOTHERS)])
def test_a_birth_father_s_line_keeps_clear_of_names(father, mother, couple, siblings, grandmother):
    """His own and everybody else's, however long they are, and in whichever order people were written."""
    given, people = adopted_by(mother, father, couple, siblings, grandmother)
    backwards = {**given, "family-map.people": given["family-map.people"][::-1]}
    for tables in (given, backwards):
        found = layout(read_family(tables))
        assert len(found.cares) == 1 and len(found.places) == len(people)
        assert (struck(found, found.cares), loose_ends(found), overlaps(found)) == ([], [], [])


def test_ties_between_anybody_keep_clear_of_everybody():
    """Eight ties between any two of 24, forty times: none runs through a person, a name or a home’s name."""
    for seed in range(40):
        chance, tables = random.Random(seed), generated(24, seed)
        pairs = [chance.sample(range(1, 25), 2) for _ in range(8)]
        tables["family-map.ties"] = [
            {"one": f"P{one}", "two": f"P{two}", "kind": "Close"} for one, two in pairs
        ]
        found = layout(read_family(tables))
        assert len(found.ties) > 6 and struck(found, found.ties) == [] and loose_ends(found) == []


def test_a_line_around_names_is_drawn_in_one_go():
    """Bend after bend, as one path that a browser understands, with its form on the whole way."""
    tables = generated(40)
    tables["family-map.ties"] = [
        {"one": "P1", "two": f"P{who}", "kind": kind}
        for who, kind in enumerate((*TIES, *TIES_ON_DEMAND, "own words"), 30)
    ]
    family = read_family(tables)
    found = layout(family)
    assert max(len(tie.points) for tie in found.ties) > 5
    svg = str(draw(family, found))
    courses = re.findall(r' d="([^"]+)"', svg)
    assert courses and [course for course in courses if not PATH.fullmatch(course)] == []
    assert any(course.count("Q") > 2 for course in courses)


@pytest.mark.parametrize("name", ["Ulm", "The little house by the sea at Kiel"])
@pytest.mark.parametrize("child", [None, "Cy"])
def test_the_name_of_a_home_stands_inside_and_no_line_runs_through_it(name, child):
    """In the upper left corner, above everybody who lives there, shortened where it must be."""
    given = answers(
        people=[woman("Ann"), man("Bo"), *([woman(child)] if child else [])],
        couples=[("Ann", "Bo", "Married")],
        children=[(child, "Ann", "Bo", "Born to")] if child else [],
        homes=[(name, "Ann, Bo")],
    )
    found = layout(read_family(given))
    (home,) = found.homes
    left, lower = home.words
    assert left == home.corner[0] + 10 and home.corner[1] + 10 < lower
    assert home.corner[0] < left and left + home.room < home.corner[0] + home.size[0]
    assert lower + 3 < home.corner[1] + home.size[1]
    assert all(place.y - HALF > lower for place in found.places.values())
    assert not any(
        left < x < left + home.room and min(y, other) < lower and max(y, other) > lower - 9
        for line in straight(found)
        for (x, y), (_, other) in itertools.pairwise(line)
    )
