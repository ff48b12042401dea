"""Everybody's key in each row: two of one name, renaming, tables of earlier editions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.family.conftest import Answers, answers, man, woman
from workbook.family.changing.links import family_of, followed, linked, spelled, tables_of
from workbook.family.changing.undoing import undone
from workbook.family.model.tables import read_family

GOLDEN = Path(__file__).parent / "golden" / "linked-1.json"


def test_tables_of_an_earlier_edition_get_their_keys() -> None:
    """The same ones for ever, as the golden file has them: two windows that write them first agree."""
    golden = json.loads(GOLDEN.read_text("utf-8"))
    assert linked(tables_of(golden["before"])) == golden["after"]


def test_the_sample_families_stay_the_same_with_keys(sample: Answers) -> None:
    """Nobody comes, goes or changes places, and doing it twice does nothing."""
    before = tables_of(sample)
    after = linked(before)
    one, two = family_of(before), family_of(after)
    assert [replace(each, row=None) for each in one.people] == [
        replace(each, row=None) for each in two.people
    ]
    assert (one.couples, one.children, one.ties, one.homes) == (
        two.couples,
        two.children,
        two.ties,
        two.homes,
    )
    assert spelled(after) == linked(after) == after


def test_two_of_one_name_are_told_apart_when_rows_move() -> None:
    """By name alone “L. (2)” is whoever comes second; by key she is herself."""
    tables = linked(tables_of(answers(people=[woman("L."), man("L.")], ties=[("L. (2)", "L.", "Close")])))
    tables["people"].insert(0, tables["people"].pop(1))
    family = family_of(tables)
    assert family.people[family.ties[0].one].shape == "Man"


def test_a_second_of_a_name_is_no_problem() -> None:
    """It is said quietly under which name the tables know them."""
    family = read_family(answers(people=[woman("L."), man("L.")]))
    assert not family.problems and "“… (2)”" in family.alike[0].says


def test_a_name_that_is_written_over_counts_more_than_its_key() -> None:
    """Whoever types another person's name into a row means that person."""
    tables = linked(tables_of(answers(people=[woman("A"), man("B")], ties=[("A", "C", "Close")])))
    tables["ties"][0]["one"] = "B"
    family = family_of(tables)
    assert family.people[family.ties[0].one].name == "B"


def test_a_name_that_is_nobodys_leads_by_its_key() -> None:
    """Somebody was renamed by a program that knows of no rows but its own."""
    tables = linked(tables_of(answers(people=[woman("A"), man("B")], ties=[("A", "B", "Close")])))
    tables["people"][0]["who"] = "Z"
    family = family_of(tables)
    assert family.people[family.ties[0].one].name == "Z" and len(family.people) == 2


@pytest.mark.parametrize("keyed", [True, False])
def test_renaming_by_hand_renames_everywhere(keyed: bool) -> None:
    """In every table and in a list of names, also where no row has a key yet."""
    tables = tables_of(
        answers(
            people=[woman("Ann"), man("Bo"), woman("Cy")],
            couples=[("Ann", "Bo")],
            children=[("Cy", "Ann", "Bo")],
            homes=[("Here", "Ann, Cy")],
        )
    )
    tables = linked(tables) if keyed else tables
    before = tables["people"]
    tables["people"] = [before[0] | {"who": "Annie"}, *before[1:]]
    now = followed(before, tables)
    names = now["couples"][0]["one"], now["children"][0]["parent"], now["homes"][0]["who"]
    assert names == ("Annie", "Annie", "Annie, Cy")


def test_a_row_that_comes_or_goes_renames_nobody() -> None:
    """Without keys, rows in other places are other people."""
    tables = tables_of(answers(people=[woman("A"), man("B")], ties=[("A", "B", "Close")]))
    before = tables["people"]
    tables["people"] = before[1:]
    assert followed(before, tables)["ties"] == tables["ties"]


def test_keys_that_stand_twice_are_two_people() -> None:
    """A row that was copied by hand is somebody else."""
    row: dict[str, Any] = {"who": "A", "id": "k1"}
    keys = [row["id"] for row in linked({**tables_of({}), "people": [row, {**row, "who": "B"}]})["people"]]
    assert keys[0] == "k1" and len(set(keys)) == 2


def test_undoing_takes_back_one_change_among_others() -> None:
    """What was written since stays, and what was taken away stands where it was."""
    a, b, c = ({"who": name} for name in "ABC")
    assert undone([a, c], [a, b], [a, c]) == [a, b]
    assert undone([c, {"who": "D"}], [a, b, c], [b, c]) == [a, c, {"who": "D"}]
    assert undone([a, {"who": "B", "born": "1950"}], [a], [a, b]) == [a, {"who": "B", "born": "1950"}]
