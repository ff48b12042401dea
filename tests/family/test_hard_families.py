"""Families that are hard to draw: two sides, couples within one family, and slips in the table."""

import pytest

from workbook.family.layout.layout import layout
from workbook.family.layout.places import HALF
from workbook.family.model.tables import read_family

from .conftest import SAMPLES, answers, man, woman
from .measuring import crossings, loose_ends, on_top, out_of_order, overlaps, through_people


def two_sides():
    """Both sides of a family, in-laws with a family of their own, and a father who married twice."""
    couples = [
        ("Ma", "Pa", "Divorced"),
        ("Pa", "New", "Married"),
        ("Grandpa W", "Grandma W", "Married"),
        ("Grandpa H", "Grandma H", None),
        ("Uncle", "His wife", "Separated"),
        ("Aunt", "Her man", "Together"),
        ("Me", "Love", "Married"),
        ("In-law F", "In-law M", "Together"),
        ("Her sister", "Ex", "Former"),
    ]
    parents = {
        ("Grandpa W", "Grandma W"): ["Uncle 1950", "Pa 1953"],
        ("Grandpa H", "Grandma H"): ["Ma 1956", "Uncle B 1957", "Aunt 1958"],
        ("Uncle", "His wife"): ["Cousin 1980"],
        ("Aunt", "Her man"): ["Cousin 2 1983"],
        ("Ma", "Pa"): ["Elder 1979", "Me 1986", "Younger 1990"],
        ("Pa", "New"): ["Half 1995"],
        ("Me", "Love"): ["One 2015", "Two 2018"],
        ("In-law F", "In-law M"): ["Love 1984", "Her sister 1987"],
        ("Her sister", "Ex"): ["Nephew 2010"],
    }
    return _told(couples, parents)


def cousins_with_siblings():
    """Cousins who marry, both of them among siblings."""
    couples = [("G", "H", None), ("N", "M", None)]
    parents = {
        ("G", "H"): ["P 1920", "Q 1925"],
        ("P", None): ["M 1950", "M2 1955"],
        ("Q", None): ["N0 1948", "N 1952", "N2 1956"],
        ("N", "M"): ["Me 1980"],
    }
    return _told(couples, parents)


def two_brothers_and_two_sisters():
    """Two brothers marry two sisters, so that their lines close a ring."""
    couples = [("A", "B", None), ("C", "D", None), ("E", "G", None), ("F", "H", None)]
    parents = {
        ("A", "B"): ["E 1950", "F 1952"],
        ("C", "D"): ["G 1951", "H 1953"],
        ("E", "G"): ["Me 1980", "K 1982"],
        ("F", "H"): ["L 1981"],
    }
    return _told(couples, parents)


def children_beyond_each_other():
    """Elder and younger lines that must pass each other between two rows."""
    parents = {("A", "B"): ["C 1950", "D 1960"], ("B", "E"): ["F 1955"], ("E", "H"): ["I 1940", "J 1970"]}
    return _told([("A", "B", None), ("B", "E", None), ("E", "H", None)], parents)


def _told(couples, parents):
    born = dict(child.rsplit(" ", 1) for children in parents.values() for child in children)
    names = dict.fromkeys([*(name for couple in couples for name in couple[:2]), *born])
    people = [woman(name, born.get(name), is_="Me" if name == "Me" else "Family") for name in names]
    children = [(each.rsplit(" ", 1)[0], *pair) for pair, line in parents.items() for each in line]
    return answers(people=people, couples=couples, children=children)


MORE = {
    "two sides": (two_sides, 0),
    "cousins with siblings": (cousins_with_siblings, 1),
    "two brothers and two sisters": (two_brothers_and_two_sisters, 2),
    "children beyond each other": (children_beyond_each_other, 0),
}


@pytest.mark.parametrize("name", MORE)
def test_harder_families_are_as_clear(name):
    """Nothing overlaps or comes loose, and few lines cross."""
    make, most = MORE[name]
    family = read_family(make())
    found = layout(family)
    assert overlaps(found) == [] and loose_ends(found) == []
    assert out_of_order(family, found) == []
    assert on_top(found) == [] and through_people(found) == []
    assert crossings(found) <= most


def test_marks_of_parting_are_seen():
    """They stand between the two symbols, never behind one."""
    for make in (two_sides, *SAMPLES.values()):
        found = layout(read_family(make()))
        for couple in found.couples:
            one, two = (found.places[each] for each in couple.people)
            if len(couple.points) == 2:
                assert one.x + HALF + 4 < couple.mark[0] - 6 and couple.mark[0] < two.x - HALF - 2


@pytest.mark.parametrize("mirrored", [False, True])
def test_cousins_stand_on_their_own_sides(mirrored):
    """Whoever is named first."""
    tables = SAMPLES["cousins who marry"]()
    couple = tables["family-map.couples"][3]
    if mirrored:
        couple["one"], couple["two"] = couple["two"], couple["one"]
    for person in tables["family-map.people"]:
        person["shape"] = None
    assert crossings(layout(read_family(tables))) == 0


def test_an_uncle_and_a_niece_can_be_a_couple():
    """Partners share a row where nobody would stand above themselves, and children stay below."""
    family = read_family(
        answers(
            people=[woman("A"), man("B"), woman("C"), woman("N"), man("K")],
            couples=[("B", "N", "Married")],
            children=[("B", "A", None), ("C", "A", None), ("N", "C", None), ("K", "N", "B")],
        )
    )
    found = layout(family)
    assert found.places[1].y == found.places[3].y
    assert loose_ends(found) == [] and overlaps(found) == []


def test_a_parent_and_a_child_as_a_couple_are_still_drawn():
    """What cannot stand in one row gets a curve, attached at both ends."""
    family = read_family(
        answers(people=[woman("A"), man("B")], couples=[("A", "B", "Married")], children=[("B", "A", None)])
    )
    found = layout(family)
    assert [couple.bent for couple in found.couples] == [True]
    assert loose_ends(found) == []


def test_a_row_that_only_a_line_passes_is_kept_free():
    """A grandparent and a grandchild with a child of both, as a slip in the table may have it."""
    children = [("N1", "N3", None), ("N2", "N4", None), ("N0", "N1", "N2"), ("N5", "N3", "N0")]
    people = [woman(f"N{number}") for number in range(6)]
    found = layout(read_family(answers(people=people, children=children)))
    assert len(found.places) == 6 and loose_ends(found) == []
    assert found.places[4].row == found.places[2].row - 1
