"""What is done on the family map, from a message of the page to the file and back."""

from __future__ import annotations

import base64
import time

import pytest

from tests.family.conftest import SAMPLES, generated
from workbook.answers import Answers
from workbook.answers.storage import disk
from workbook.chapters.notebook import find_exercise
from workbook.family.gedcom.writer import write_gedcom
from workbook.family.model.tables import read_family
from workbook.protocol.from_page import message as said

from .conftest import PEOPLE, Opened, fill

COUPLES, CHILDREN = "family-map.couples", "family-map.children"


@pytest.fixture
def page():
    """The page of the family map with its tables, nothing written yet."""
    return Opened("family-map")


@pytest.fixture
def tables(page):
    """The tables as the chapter has them."""
    return {name: page.add(find_exercise(f"family-map.{name}")) for name in ("people", "couples", "children")}


@pytest.fixture
def act(drawn, heard, tables):
    """Does something on the map, and returns what it says."""

    def act(name, person="", /, **cells):
        told = heard(drawn, do="act", act=name, who=person, cells=cells)
        drawn.tell = drawn.heard.append
        return next(each for each in told if each["say"] in ("acted", "sorry"))

    return act


def test_what_is_done_is_kept_and_drawn(page, drawn, act, ask, on_disk):
    """In the tables, and on the map at once."""
    me = act("begin", who="Ida")["who"]
    done = act("parent", me, who="Ma")
    assert done["says"] == "Ma is on the map as a parent of Ida." and done["undo"] == 2
    assert [row["who"] for row in on_disk()["people"]] == ["Ida", "Ma"]
    assert on_disk()["children"][0]["child_id"] == me
    assert ask()[0]["people"] == 2


def test_a_change_is_drawn_before_the_disk_has_it(page, drawn, tables, heard, ask, on_disk):
    """The page hears of the drawing first and once, and of the words about it when all is kept."""
    fill(page.answers, SAMPLES["twins"]())
    ask()
    there = []
    key = drawn._read().people[0].key
    drawn.tell = lambda message: there.append((message, [row["who"] for row in on_disk()["people"]]))
    drawn.receive(said({"key": drawn.key, "do": "act", "act": "child", "who": key, "cells": {"who": "New"}}))
    assert [told["say"] for told, _ in there] == ["redrawn", "map", "acted"]
    assert "New" in there[0][0]["svg"] and "New" not in there[0][1]
    assert "New" in there[1][1] and "svg" not in there[1][0] and "New" in str(there[1][0]["words"])


def test_what_the_disk_refuses_is_taken_off_the_drawing(
    page, drawn, tables, heard, ask, on_disk, monkeypatch
):
    """The page is shown how it stands, and told why in a sentence."""
    fill(page.answers, SAMPLES["twins"]())
    ask()
    key = drawn._read().people[0].key
    monkeypatch.setattr(disk, "sync", lambda descriptor: (_ for _ in ()).throw(OSError(28, "full")))
    cells = {"do": "act", "act": "child", "who": key, "cells": {"who": "New"}}
    first, again, sorry = heard(drawn, **cells)
    assert "New" in first["svg"] and "New" not in again["svg"] and "disk is full" in sorry["why"]
    assert "New" not in [row["who"] for row in on_disk()["people"]]


def test_what_another_window_wrote_meanwhile_is_drawn_too(page, drawn, tables, ask, heard, monkeypatch):
    """The drawing that was shown before is then not the one that counts."""
    fill(page.answers, {PEOPLE: [{"who": "Ida", "is": "Me"}]})
    ask()
    key = drawn._read().me.key
    put_all = page.answers.put_all

    def overtaken(given):
        fill(Answers.open(), {COUPLES: [{"one": "Ida", "two": "Bertil"}]})
        return put_all(given)

    monkeypatch.setattr(page.answers, "put_all", overtaken)
    first, second, _ = heard(drawn, do="act", act="parent", who=key, cells={"who": "Ma"})
    assert "Bertil" not in first["svg"] and "Bertil" in second["svg"] and "Ma" in second["svg"]


def test_what_cannot_be_drawn_is_kept_all_the_same(page, drawn, tables, ask, heard, on_disk, monkeypatch):
    """And said once, behind it."""
    fill(page.answers, {PEOPLE: [{"who": "Ida", "is": "Me"}]})
    ask()
    key = drawn._read().me.key
    monkeypatch.setattr("workbook.family.layout.layout.layout", lambda family: 1 / 0)
    sorry, acted = heard(drawn, do="act", act="parent", who=key, cells={"who": "Ma"})
    assert "could not be drawn" in sorry["why"] and acted["say"] == "acted"
    assert [row["who"] for row in on_disk()["people"]] == ["Ida", "Ma"]


def test_the_tables_on_the_page_follow(page, drawn, tables, act, on_disk):
    """Each with its own rev: what is typed next does not stand against what the map has written."""
    me = act("begin", who="Ida")["who"]
    act("partner", me, who="Bo")
    assert [row["who"] for row in tables["people"].value] == ["Ida", "Bo"]
    assert tables["couples"].rev == page.answers.entry(COUPLES).rev


def test_everything_is_taken_back_step_by_step(act, on_disk):
    """And what another window has written since stays."""
    me = act("begin", who="Ida")["who"]
    act("parent", me, who="Ma")
    act("remove", me)
    fill(Answers.open(), {PEOPLE: [*on_disk()["people"], {"who": "Elsewhere"}]})
    told = [act("undo") for _ in range(2)]
    assert [row["who"] for row in on_disk()["people"]] == ["Ida", "Elsewhere"]
    assert told[0]["says"] == "Taken back: Ida is taken off the map." and told[1]["undo"] == 1
    act("undo")
    assert "nothing more" in act("undo")["why"]


def test_whoever_is_pressed_is_told(page, drawn, ask, heard):
    """Facts, a line for each row, and whom a child could have as the other parent."""
    fill(page.answers, SAMPLES["three generations"]())
    ask()
    key = next(each.key for each in drawn._read().people if each.name == "Johann")
    (told,) = heard(drawn, do="press", who=key)
    assert told["name"] == "Johann" and "born" in told["facts"] and told["cells"]["who"] == "Johann"
    assert told["partners"] and told["rows"][0]["table"] == "couples"


@pytest.mark.parametrize("message", [{"do": "press", "who": "x"}, {"do": "act", "act": "edit", "who": "x"}])
def test_whoever_is_gone_is_a_sentence(drawn, heard, tables, message):
    """Nothing is raised and nothing written."""
    (told,) = heard(drawn, **message)
    assert "not on the map any more" in told["why"]


def test_hidden_names_are_not_told(page, drawn, ask, heard):
    """Nobody shows them by a slip of the thumb."""
    fill(page.answers, SAMPLES["twins"]())
    ask(hide=True)
    (told,) = heard(drawn, do="press", who=drawn._read().people[0].key)
    assert told["say"] == "sorry" and "Names are hidden" in told["why"]


def test_a_name_typed_anew_stands_in_every_table(page, drawn, tables, ask, heard, on_disk):
    """Letter by letter, and over an empty cell in between."""
    fill(page.answers, {PEOPLE: [{"who": "Ann"}, {"who": "Bo"}], COUPLES: [{"one": "Ann", "two": "Bo"}]})
    page.connect(drawn.heard.append)
    for number, name in enumerate(("An", None, "E", "Eve"), 1):
        edit = {"value": [{"who": name, "born": "1950"}, {"who": "Bo"}], "rev": 9}
        heard(tables["people"], do="put", seq=number, **edit)
    assert on_disk()["couples"][0]["one"] == "Eve"


@pytest.mark.clock
def test_sixty_people_follow_a_press_within_the_limit(page, drawn, act, ask):
    """From the press to the message with the drawing; what the disk takes is not counted."""
    fill(page.answers, generated(60))
    ask()
    key = drawn._read().people[20].key
    took = []
    for number in range(5):
        start = time.process_time()
        assert act("friend", key, who=f"N{number}")["says"]
        took.append(time.process_time() - start)
    assert min(took) < 0.1


def test_a_row_that_is_refused_changes_nothing(act, on_disk):
    """A word that a column does not offer is left out; the rest is kept."""
    me = act("begin", who="Ida", shape="Dragon")["who"]
    assert on_disk()["people"][0]["shape"] is None and me


def test_a_tree_that_was_brought_can_still_be_taken_out(page, drawn, ask, tables, act, on_disk):
    """Keys that the map has written into its rows since change nothing of what they say."""
    raw = write_gedcom(read_family(SAMPLES["twins"]()))
    ask(want="part", part=1, of=1, bytes=base64.b64encode(raw).decode())
    ask(want="add")
    me = act("begin", who="Zoe")["who"]
    assert me and on_disk()["people"][0]["id"]
    ask(want="undo")
    assert [row["who"] for row in on_disk()["people"]] == ["Zoe"]
