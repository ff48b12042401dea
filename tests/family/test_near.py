"""A part of a family: three generations, or facts alone; what is left is a family like any other."""

from __future__ import annotations

from tests.family.conftest import SAMPLES, Answers, answers, man, woman
from workbook.family.drawing.drawing import draw
from workbook.family.layout.layout import layout
from workbook.family.model.people import Family
from workbook.family.model.tables import read_family
from workbook.family.near import facts_only, three_generations


def line(*more: tuple[str, str]) -> Answers:
    """Four generations, an aunt, a friend, and the reader in the second or third of them."""
    names = ["Urgran", "Gran", "Ma", "Aunt", "Cousin", "Bo", "Kid"]
    return answers(
        people=[woman("Me", is_="Me"), *map(woman, names), man("Pal", is_="Friend")],
        couples=[("Me", "Bo", "Married")],
        children=[
            ("Gran", "Urgran"),
            ("Ma", "Gran"),
            ("Aunt", "Gran"),
            ("Cousin", "Aunt"),
            ("Me", "Ma"),
            *more,
        ],
        ties=[("Me", "Cousin", "Close"), ("Me", "Ma", "Distant")],
        homes=[("Here", "Me, Cousin")],
    )


def names(family: Family) -> set[str]:
    """Return who is in it."""
    return {person.name for person in family.people}


def test_without_children_the_grandparents_are_the_third() -> None:
    """And whoever is chosen stays."""
    assert names(three_generations(read_family(line()))) == {"Me", "Ma", "Gran", "Bo", "Pal"}


def test_with_children_they_are() -> None:
    """With their other parent."""
    family = three_generations(read_family(line(("Kid", "Me"), ("Kid", "Bo"))))
    assert names(family) == {"Me", "Ma", "Bo", "Kid", "Pal"}
    assert [family.people[tie.two].name for tie in family.ties] == ["Ma"]
    assert [len(home.members) for home in family.homes] == [1]


def test_while_nobody_is_the_reader_everybody_stays() -> None:
    """There is nobody to be near to."""
    family = read_family(answers(people=[woman("A"), woman("B")]))
    assert three_generations(family) is family


def test_every_sample_can_be_looked_at_in_part(sample: Answers) -> None:
    """Each id leads to somebody who is there, and the drawing is whole."""
    family = facts_only(three_generations(read_family(sample)))
    assert [person.id for person in family.people] == list(range(len(family.people)))
    assert draw(family, layout(family)) and not family.ties and not family.homes


def test_facts_are_all_but_what_is_felt() -> None:
    """Couples and children stay as they are."""
    family = read_family(SAMPLES["three generations"]())
    bare = facts_only(family)
    assert (bare.couples, bare.children) == (family.couples, family.children) and not bare.ties
