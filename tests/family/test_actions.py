"""What is done with a person on the map: each action as a change of the tables, and of nothing else."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.family.conftest import SAMPLES, answers, man, woman
from workbook.errors import WorkbookError
from workbook.family.changing.actions import ACTIONS, act
from workbook.family.changing.links import Tables, family_of, linked, tables_of
from workbook.family.changing.undoing import undone
from workbook.family.changing.working import ROWS_HAVE
from workbook.family.model.people import TABLES

NONE: Tables = tables_of({})


class Hand:
    """A hand on the map: presses people by name and does one thing after the other."""

    def __init__(self, tables: Tables) -> None:
        self.tables, self.said = tables, ""

    def key(self, name: str) -> str:
        """Return the key of a person, empty for nobody's name."""
        return next((each.key for each in family_of(self.tables).people if each.name == name), "")

    def does(self, name: str, who: str = "", **cells: str) -> Hand:
        """Do one thing; other people are told by name."""
        cells = {
            column: self.key(cell) if column in ("other", "through") else cell
            for column, cell in cells.items()
        }
        done = act(
            self.tables, name, self.key(who), {column.strip("_"): cell for column, cell in cells.items()}
        )
        self.tables, self.said = done.tables, done.says
        return self

    def rows(self, table: str) -> list[list[str]]:
        """Return what is seen of a table."""
        return [
            [str(cell) for name, cell in row.items() if cell and not name.endswith("id")]
            for row in self.tables[table]
        ]


def begun() -> Hand:
    """One person: the reader."""
    return Hand(NONE).does("begin", who_="Me")


def test_the_first_is_the_reader() -> None:
    """Everything begins with you."""
    hand = begun()
    assert hand.rows("people") == [["Me", "Me"]] and hand.said == "Me is on the map."


def test_a_skeleton_has_three_generations_without_a_name() -> None:
    """Seven people, two rows of parents; a question mark each, and each another one."""
    family = family_of(Hand(NONE).does("skeleton", who_="Me").tables)
    assert [person.name for person in family.people] == ["Me", *["?"] * 6]
    assert [len(child.parents) for child in family.children] == [2, 2, 2] and not family.problems


def test_a_second_parent_stands_beside_the_first() -> None:
    """One row for two parents of one kind, another row for another kind."""
    hand = begun().does("parent", "Me", who_="Ma").does("parent", "Me", who_="Pa")
    hand.does("parent", "Me", who_="Aunt", how="Raised by").does("parent", "Me", who_="Third")
    assert hand.rows("children") == [["Me", "Ma", "Pa"], ["Me", "Aunt", "Raised by"], ["Me", "Third"]]


def test_a_partner_a_child_and_a_friend() -> None:
    """Each a new person and a row; a child has the other parent who was chosen."""
    hand = begun().does("partner", "Me", who_="Bo", kind="Married", since="2004")
    hand.does("child", "Me", who_="Cy", other="Bo", how="Adopted").does("friend", "Me", who_="Maro")
    assert hand.rows("couples") == [["Me", "Bo", "Married", "2004"]]
    assert hand.rows("children") == [["Cy", "Me", "Bo", "Adopted"]]
    assert hand.rows("people")[-1] == ["Maro", "Chosen family"]
    assert hand.said == "Maro is on the map."


def test_a_brother_has_the_same_parents_and_a_half_brother_one_of_them() -> None:
    """And where nobody is known, one unknown parent joins the two."""
    hand = begun().does("parent", "Me", who_="Ma").does("parent", "Me", who_="Pa")
    hand.does("sibling", "Me", who_="Bo").does("sibling", "Me", who_="Half", through="Pa")
    assert hand.rows("children")[1:] == [["Bo", "Ma", "Pa", "Born to"], ["Half", "Pa", "Born to"]]
    family = family_of(begun().does("sibling", "Me", who_="Bo").tables)
    assert family.children[0].parents == family.children[1].parents


def test_ties_couples_parents_and_homes_between_two_who_are_there() -> None:
    """No new person; a home grows by whoever comes."""
    hand = begun().does("friend", "Me", who_="Bo").does("friend", "Me", who_="Cy")
    hand.does("tie", "Me", other="Bo", kind="Cut off").does("couple", "Bo", other="Cy", kind="Former")
    hand.does("parentage", "Me", other="Cy", how="Foster")
    hand.does("home", "Me", other="Bo", home="The flat").does("home", "Cy", other="Me")
    assert hand.rows("ties") == [["Me", "Bo", "Cut off"]] and hand.rows("couples") == [["Bo", "Cy", "Former"]]
    assert hand.rows("children") == [["Me", "Cy", "Foster"]]
    assert hand.rows("homes") == [["The flat", "Me, Bo, Cy"]] and len(hand.tables["people"]) == 3


def test_how_it_ended_is_kept_in_its_row() -> None:
    """And a line can go without anybody going."""
    hand = begun().does("partner", "Me", who_="Bo", kind="Married")
    hand.does("row", "Bo", table="couples", row="0", kind="Divorced", until="1990")
    assert hand.rows("couples") == [["Me", "Bo", "Divorced", "1990"]]
    assert hand.does("unrow", "Me", table="couples", row="0").rows("couples") == []
    assert len(hand.tables["people"]) == 2


def test_whoever_moves_out_leaves_the_home_to_the_others() -> None:
    """The last one takes it along."""
    hand = begun().does("friend", "Me", who_="Bo").does("home", "Me", other="Bo", home="The flat")
    assert hand.does("unrow", "Me", table="homes", row="0").rows("homes") == [["The flat", "Bo"]]
    assert hand.does("unrow", "Bo", table="homes", row="0").rows("homes") == []


def test_a_new_name_stands_everywhere() -> None:
    """Also that of the second of two, who is told apart by a number."""
    hand = begun().does("parent", "Me", who_="Ida").does("partner", "Me", who_="Ida")
    assert hand.rows("couples") == [["Me", "Ida (2)"]]
    hand.does("edit", "Ida", who_="Oma", born="about 1930")
    assert hand.rows("couples") == [["Me", "Ida"]] and hand.rows("children") == [["Me", "Oma"]]
    hand.does("edit", "Ida", who_="")
    assert hand.rows("couples") == [["Me", "?"]]


def test_whoever_goes_takes_nobody_along() -> None:
    """A child keeps the other parent, a home its other people, a twin their row."""
    tables = answers(
        people=[woman("Ma"), man("Pa"), woman("Me"), man("Tw")],
        couples=[("Ma", "Pa")],
        children=[("Me", "Ma", "Pa", None, "Tw"), ("Tw", "Ma", "Pa")],
        ties=[("Ma", "Me", "Close"), ("Me", "Pa", "Distant")],
        homes=[("Here", "Ma, Me"), ("There", "Ma")],
    )
    hand = Hand(tables_of(tables)).does("remove", "Ma").does("remove", "Tw")
    assert hand.rows("children") == [["Me", "Pa"]] and hand.rows("couples") == []
    assert hand.rows("ties") == [["Me", "Pa", "Distant"]] and hand.rows("homes") == [["Here", "Me"]]
    assert [row[0] for row in hand.rows("people")] == ["Pa", "Me"] and not family_of(hand.tables).problems


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("nonsense", {}),
        ("tie", {"other": "Me"}),
        ("tie", {}),
        ("child", {"other": "Me"}),
        ("row", {"table": "couples", "row": "7"}),
        ("row", {"table": "people", "row": "0"}),
        ("row", {"table": "couples", "row": "-1"}),
        ("unrow", {"table": "ties", "row": "0"}),
    ],
)
def test_what_cannot_be_is_a_sentence(name: str, cells: dict[str, str]) -> None:
    """Nothing is done, and the sentence says the way out."""
    hand = (
        begun().does("friend", "Me", who_="Bo").does("friend", "Me", who_="Cy").does("tie", "Bo", other="Cy")
    )
    before = copy.deepcopy(hand.tables)
    with pytest.raises(WorkbookError, match=r"Press|Choose|Reload"):
        hand.does(name, "Me", **cells)
    assert hand.tables == before


def test_a_person_who_is_gone_is_a_sentence() -> None:
    """Another window took them off the map."""
    with pytest.raises(WorkbookError, match="not on the map any more"):
        begun().does("parent", "Nobody", who_="Ma")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_every_action_can_be_taken_back(data: st.DataObject) -> None:
    """Whatever is done in whatever order: the tables then are what they were, and no row is broken."""
    hand = Hand(linked(tables_of(SAMPLES[data.draw(st.sampled_from(["half-siblings", "adoption"]))]())))
    for _ in range(4):
        before = copy.deepcopy(hand.tables)
        people = [person.name for person in family_of(before).people]
        table = data.draw(st.sampled_from(list(ROWS_HAVE)))
        cells = {"who_": data.draw(st.sampled_from(["", "New", people[0]])), "table": table, "row": "0"}
        cells["other"] = data.draw(st.sampled_from(people))
        try:
            hand.does(data.draw(st.sampled_from(list(ACTIONS))), data.draw(st.sampled_from(people)), **cells)
        except WorkbookError:
            assert hand.tables == before
        back = {name: undone(hand.tables[name], before[name], hand.tables[name]) for name in TABLES}
        assert back == before
        assert family_of(hand.tables).meant or not hand.tables["people"]
