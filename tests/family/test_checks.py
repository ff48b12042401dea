"""What cannot be so is one sentence at its row, and is drawn all the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.family.conftest import answers, man, woman
from workbook.family.model.people import Family
from workbook.family.model.tables import read_family


def problems(**tables: object) -> list[tuple[str, int, str]]:
    """Return the problems of some tables."""
    found = read_family(answers(**tables)).problems  # type: ignore[arg-type]
    return [(problem.table, problem.row, problem.says) for problem in found]


def _family(
    parent: str | None, child: str | None, how: str | None = "Born to", died: str | None = None
) -> object:
    return problems(people=[woman("P", parent, died), man("C", child)], children=[("C", "P", None, how)])


def test_born_after_death() -> None:
    """A birth after a death is told at the person's row."""
    says = "A was born after dying, by these dates. Look at them again."
    assert problems(people=[woman("A", "1950", "1940")]) == [("people", 0, says)]


@pytest.mark.parametrize(
    ("born", "died"), [("about 1950", "1947"), ("1950", "1950"), ("1950", "yes"), ("?", "1940")]
)
def test_uncertain_lives_pass(born: str, died: str) -> None:
    """What could be so is not told."""
    assert problems(people=[woman("A", born, died)]) == []


def test_a_parent_younger_than_a_child() -> None:
    """It is told at the row that names the two."""
    assert _family("1980", "1950") == [
        ("children", 0, "P is younger than C, by these dates. Look at them again.")
    ]


def test_a_parent_under_ten() -> None:
    """Nine years are told for a birth, and pass for somebody who raised a sibling."""
    assert "not yet 10" in _family("1950", "1959")[0][2]  # type: ignore[index]
    assert _family("1950", "1959", "Raised by") == [] and _family("1950", "1961") == []


def test_a_parent_who_died_long_before() -> None:
    """A child may be born after a parent's death, but not years after."""
    assert "died over a year before" in _family("1920", "1955", died="1950")[0][2]  # type: ignore[index]
    assert _family("1920", "1951", died="1950") == []
    assert _family("1920", "1955", "Adopted", died="1950") == []


def test_twins_of_different_years() -> None:
    """Twins whose dates lie years apart are told."""
    found = problems(
        people=[woman("P"), woman("A", "1970"), woman("B", "1975")],
        children=[("A", "P", None, None, "B"), ("B", "P")],
    )
    assert [place[:2] for place in found] == [("children", 0)]


def test_a_twin_of_other_parents() -> None:
    """Twins have the same parents, and nobody is their own twin."""
    found = problems(
        people=[woman("P"), woman("A"), woman("B")],
        children=[("A", "P", None, None, "B"), ("B", "P", "Q", None, "B")],
    )
    assert [place[:2] for place in found if "twin" in place[2]] == [("children", 0), ("children", 1)]


def test_couples_that_end_before_they_begin() -> None:
    """A couple's dates, and the births of the two, are looked at."""
    found = problems(
        people=[woman("A", "1950"), man("B")],
        couples=[("A", "B", "Married", "1980", "1970"), ("A", "B", "Together", "1940")],
    )
    assert [place[:2] for place in found] == [("couples", 0), ("couples", 1)]


def test_more_than_one_me() -> None:
    """The first “Me” counts."""
    family = read_family(answers(people=[woman("A", is_="Me"), woman("B", is_="me")]))
    assert family.me is family.people[0] and [problem.row for problem in family.problems] == [1]


def test_the_row_that_closes_a_circle_is_left_out() -> None:
    """Somebody who is their own great-grandparent is told at that row, and everybody is still there."""
    family = read_family(
        answers(
            people=[woman("A"), woman("B"), woman("C")],
            children=[("B", "A"), ("C", "B"), ("A", "D", "C"), ("A", "A")],
        )
    )
    assert [
        (problem.table, problem.row) for problem in family.problems if "drawn as" not in problem.says
    ] == [
        ("children", 2),
        ("children", 3),
    ]
    assert len(family.people) == 4 and len(family.children) == 2


@pytest.mark.parametrize(
    ("born", "words"),
    [
        ("50", "four digits"),
        ("31 February 1950", "no day of the calendar; only 1950 is used"),
        ("03/05/1950", "two ways; only 1950 is used"),
        ("195O", "kept as words"),
    ],
)
def test_dates_that_were_not_read(born: str, words: str) -> None:
    """The sentence says what is used and how to write it."""
    ((table, row, says),) = problems(people=[woman("A", born)])
    assert (table, row) == ("people", 0) and words in says and born in says


def test_an_unknown_choice_is_told() -> None:
    """A word that is no choice is named, and a wish not to say is not."""
    assert len(problems(people=[woman("A", is_="Neighbour"), woman("B", is_="rather not")])) == 1


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=40))
def test_nobody_is_their_own_ancestor(rows: list[tuple[int, int, int | None]]) -> None:
    """Whatever the rows say, walking up from any person ends."""
    names = "ABCDEFGHIJ"
    family = read_family(
        answers(
            people=[woman(name) for name in names],
            children=[(names[c], names[p], None if o is None else names[o]) for c, p, o in rows],
        )
    )
    assert _ends(family)


def _ends(family: Family) -> bool:
    waiting = {person.id: set(family.parents.get(person.id, ())) for person in family.people}
    while free := [person for person, parents in waiting.items() if not parents]:
        for person in free:
            del waiting[person]
        for parents in waiting.values():
            parents.difference_update(free)
    return not waiting
