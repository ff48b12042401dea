"""Tables in, a family out: everything that can be drawn, and a sentence for each row that cannot."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.family.conftest import COLUMNS, SAMPLES, Answers, answers, generated, man, twins, woman
from workbook.family.model.people import TABLES, Family, Person
from workbook.family.model.tables import read_family


def told(family: Family) -> list[tuple[str, int]]:
    """Return where there are problems."""
    return [(problem.table, problem.row) for problem in family.problems]


def named(family: Family, name: str) -> Person:
    """Return the person of a name."""
    return next(person for person in family.people if person.name == name)


def test_the_samples_are_read_whole(sample: Answers) -> None:
    """Every sample is read without a problem, and with every row."""
    family = read_family(sample)
    assert not family.problems
    assert len(family.couples) == len(sample["family-map.couples"])
    assert len(family.children) == len(sample["family-map.children"])


@pytest.mark.parametrize(
    "nothing", [{}, {"family-map.people": None}, {"family-map.people": []}, None, [], "x"]
)
def test_nothing_is_an_empty_family(nothing: Any) -> None:
    """No answers, empty tables and things that are no tables give an empty family."""
    assert read_family(nothing).people == ()


def test_names_match_whatever_their_case_and_spaces() -> None:
    """“ANNA  berg” in one table is “Anna Berg” in the other."""
    family = read_family(answers(people=[woman("Anna Berg")], couples=[(" ANNA  berg", "Ben", "married")]))
    assert (family.couples[0].one, family.couples[0].kind) == (0, "Married")


def test_a_name_missing_from_the_people_is_drawn_and_told() -> None:
    """A name used elsewhere becomes a person of unknown shape, with a sentence at the row."""
    family = read_family(answers(people=[woman("Anna")], couples=[("Anna", "Ben")]))
    ben = named(family, "Ben")
    assert (ben.row, ben.shape, told(family)) == (None, None, [("couples", 0)])


def test_the_same_name_twice_is_two_people() -> None:
    """The second of a name has a name of their own, which other tables can use."""
    family = read_family(answers(people=[woman("L."), man("l.")], ties=[("L.", "l. (2)", "Close")]))
    assert [person.name for person in family.people] == ["L.", "l. (2)"]
    assert (family.ties[0].one, family.ties[0].two) == (0, 1) and told(family) == []


def test_a_second_name_never_takes_a_name_that_is_there() -> None:
    """Where “L. (2)” is typed already, the second “L.” becomes “L. (3)”."""
    family = read_family(answers(people=[woman("L."), woman("L."), woman("L. (2)")]))
    assert [person.name for person in family.people] == ["L.", "L. (3)", "L. (2)"]


def test_unknown_people_are_one_person_beside_one_name() -> None:
    """The unknown father of two sisters is one; the unknown father of somebody else is another."""
    family = read_family(
        answers(
            people=[woman("Mina"), woman("Rosa"), woman("Uma"), woman("Ida"), man("Max")],
            couples=[("Mina", "?")],
            children=[("Uma", "Mina", "?"), ("Ida", "Mina", "unknown"), ("Max", "Rosa", "?")],
        )
    )
    uma, ida, max_ = (child.parents[1] for child in family.children)
    assert uma == ida == family.couples[0].two != max_ and not family.problems


def test_unknown_on_both_sides_is_two_people() -> None:
    """Two unknown parents of one child are two people."""
    family = read_family(answers(people=[woman("Uma")], children=[("Uma", "?", "?")]))
    assert len(set(family.children[0].parents)) == 2 and not family.problems


def test_rows_without_a_name_are_drawn() -> None:
    """A row that holds facts but no name is somebody, and says so."""
    family = read_family(answers(people=[(None, "Woman", None, None, "1950"), (None,) * 7, ("?", "Man")]))
    assert [(person.name, person.row) for person in family.people] == [("?", 0), ("?", 2)]
    assert told(family) == [("people", 0)]


def test_two_rows_of_one_child_with_one_parent_each_become_one() -> None:
    """Whoever writes mother and father into two rows means two parents, and twins are still found."""
    given_ = twins()
    given_["family-map.children"][1:2] = answers(
        children=[("David", "Anna", None, "Born to"), ("David", "Ben", None, "Born to", "Ella")]
    )["family-map.children"]
    family = read_family(given_)
    david = family.children[1]
    assert (david.parents, david.twin, family.problems) == ((0, 1), 4, ())


def test_a_row_that_stands_twice_is_drawn_once() -> None:
    """A repeated row is told and not drawn again."""
    family = read_family(
        answers(
            people=[woman("A"), woman("B")],
            children=[("B", "A", None, "Born to")] * 2,
            ties=[("A", "B", "Close")] * 2 + [("B", "A", "Close"), ("A", "B", "Conflict")],
        )
    )
    assert len(family.children) == 1 and len(family.ties) == 3
    assert told(family) == [("children", 1), ("ties", 1)]


def test_half_rows_are_told() -> None:
    """Rows that name one person only, and homes without anybody, say what is missing."""
    family = read_family(
        answers(
            people=[woman("A")],
            couples=[("A", None), ("A", "a")],
            children=[("A", None), (None, "A"), ("A", "A"), ("B", "A", "A")],
            ties=[(None, "A", "Close")],
            homes=[("Kiel", None), ("Bonn", "A, B; A")],
        )
    )
    assert {("couples", 0), ("couples", 1), ("ties", 0), ("homes", 0)} <= set(told(family))
    assert [place for place in told(family) if place[0] == "children"].count(("children", 3)) == 2
    assert [home.members for home in family.homes] == [(0, 1)] and family.children[0].parents == (0,)


def test_a_name_with_a_comma_lives_in_a_home() -> None:
    """“Berg, Anna” is one person when the table of people says so."""
    family = read_family(
        answers(people=[woman("Berg, Anna"), man("Ben")], homes=[("Kiel", "Berg, Anna, Ben")])
    )
    assert family.homes[0].members == (0, 1) and not family.problems


@pytest.mark.parametrize(
    ("died", "has_died", "short"),
    [
        (None, False, ""),
        ("yes", True, "?"),
        ("1999", True, "1999"),
        ("in the war", True, "?"),
        ("?", False, "?"),
        ("rather not", False, ""),
        ("no", False, ""),
    ],
)
def test_whether_somebody_died(died: str | None, has_died: bool, short: str) -> None:
    """A date or a yes says that somebody died; a question mark and “rather not” do not."""
    person = read_family(answers(people=[woman("A", None, died)])).people[0]
    assert (person.has_died, person.died.short) == (has_died, short)


@pytest.mark.parametrize(
    ("shape", "label", "read"),
    [
        ("woman", None, ("Woman", None)),
        ("Own shape", "queer", ("Own shape", "queer")),
        ("nonbinary", None, ("Own shape", "nonbinary")),
        ("?", None, ("Unknown", None)),
        ("prefer not to say", None, ("Rather not say", None)),
    ],
)
def test_a_shape_of_ones_own(shape: str, label: str | None, read: tuple[str, str | None]) -> None:
    """Words that are no option are an own shape with that label."""
    person = read_family(answers(people=[("A", shape, label)])).people[0]
    assert (person.shape, person.label) == read


def test_birth_order_puts_elder_first_and_keeps_twins_together() -> None:
    """Dates decide, a child without a date keeps its place, twins stand side by side."""
    family = read_family(
        answers(
            people=[woman("P"), *(woman(name, born) for name, born in _AGES)],
            children=[(name, "P", None, None, "c" if name == "a" else None) for name, _ in _AGES],
        )
    )
    assert [family.people[child].name for child in family.offspring[0]] == ["d", "b", "a", "c", "e"]


_AGES = (("a", "1980"), ("b", None), ("c", "1980"), ("d", "1970"), ("e", "1990"))


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Anna", "A."),
        ("Anna-Maria van den Berg", "A. M. V. D. B."),
        ("L. (2)", "L. (2)"),
        ("Oma K.", "O. K."),
        ("李 小龙", "李. 小."),
        ("e\u0301mile", "E\u0301."),
        ("?", "?"),
        ("🙂", "?"),
    ],
)
def test_initials(name: str, initials: str) -> None:
    """Names hide behind the first letters of their parts, in any script."""
    assert Person(id=0, name=name).initials == initials


def test_odd_cells_are_left_out_and_told() -> None:
    """Numbers are read as text; lists, truths and broken numbers are not, and what is odd is told."""
    rows = [
        {"who": "A", "born": 1950},
        {"who": ["A"], "born": True},
        "no row",
        {"who": "B\x00\ud800\uffff", "born": 1950.0},
    ]
    family = read_family({"family-map.people": rows, "family-map.ties": {"not": "a list"}})
    assert [(person.name, person.born.year) for person in family.people] == [("A", 1950), ("B", 1950)]
    assert told(family) == [("people", 1), ("people", 2), ("ties", 0)]


def test_ten_thousand_people_are_drawn_as_far_as_2000() -> None:
    """The first 2,000 people are read quickly, and the row after them says so."""
    crowd = generated(10_000)
    start = time.perf_counter()
    family = read_family(crowd)
    assert time.perf_counter() - start < 20
    assert len(family.people) == 2_000 and ("people", 2_000) in told(family)
    assert all(max(child.child, *child.parents) < 2_000 for child in family.children)


def test_a_table_longer_than_the_map_reads_is_told() -> None:
    """The row where reading ends says so."""
    family = read_family({"family-map.ties": [{"one": "A", "two": "B"}] * 20_001})
    assert ("ties", 20_000) in told(family)


NAMES = st.sampled_from(
    ["A", "b", "C ", "É", "L. (2)", "?", "unknown", "rather not", "李", "x" * 300, "", "A, b"]
)
CELLS = st.none() | NAMES | st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.just([1])
OPTIONS = st.sampled_from(
    ["Me", "Woman", "yes", "1950", "about 1950", "rather not", "Born to", "Cut off", "3 May 1960"]
)
ROWS = {
    table: st.lists(
        st.fixed_dictionaries({}, optional=dict.fromkeys(columns, CELLS | OPTIONS)) | CELLS,
        max_size=8,
    )
    for table, columns in COLUMNS.items()
}
JSON = st.recursive(
    CELLS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@settings(deadline=None)
@given(
    st.fixed_dictionaries({}, optional={f"family-map.{table}": rows | JSON for table, rows in ROWS.items()})
)
def test_no_answers_raise(tables: dict[str, Any]) -> None:
    """Whatever the tables hold, a family comes out whose parts fit together."""
    family = read_family(tables)
    everybody = range(len(family.people))
    assert [person.id for person in family.people] == list(everybody)
    assert all(one in everybody for child in family.children for one in (child.child, *child.parents))
    assert all(couple.one != couple.two for couple in family.couples)
    assert all(problem.table in TABLES and problem.says.endswith(".") for problem in family.problems)
    assert all(family.offspring[parent] for child in family.children for parent in child.parents)


@given(JSON)
def test_no_json_raises(anything: Any) -> None:
    """Anything at all is at least an empty family."""
    assert isinstance(read_family(anything), Family)


def test_five_hundred_people_are_read_in_no_time() -> None:
    """Reading is a small part of the time a large map may take."""
    crowd = SAMPLES["five hundred"]()
    start = time.perf_counter()
    read_family(crowd)
    assert time.perf_counter() - start < 2
