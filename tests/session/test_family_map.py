"""The family map in a page: what it is told, when it is drawn, and what it keeps to itself."""

import asyncio

import pytest

from tests.family.conftest import SAMPLES, generated
from workbook.answers import Answers
from workbook.protocol.from_page import Hello

from .conftest import PEOPLE, Opened, fill


@pytest.fixture
def page():
    """The page of the family map, nothing written yet."""
    return Opened("family-map")


@pytest.fixture
def people(page):
    """The table of people."""
    return page.table("people", "Who?", columns={"who": "Name", "born": "Born", "died": "Died"})


def test_nobody_is_invited(drawn, ask):
    """An empty map says what to do first, in words and in the picture."""
    (told,) = ask()
    assert (
        told["people"] == 0
        and "Write your name above" in told["counted"]
        and "begins with one person" in told["svg"]
    )


def test_the_picture_waits_until_it_is_seen(page, drawn):
    """Words at once; the drawing when the page can see it."""
    fill(page.answers, SAMPLES["twins"]())
    drawn.receive(Hello())
    (told,) = drawn.heard
    assert told["counted"] == "6 people in 2 generations." and "svg" not in told


def test_a_saved_edit_redraws(people, drawn, ask, heard):
    """As soon as it is kept."""
    ask()
    drawn.heard.clear()
    heard(people, do="put", value=[{"who": "Anna"}], rev=0, seq=1)
    (told,) = drawn.heard
    assert told["people"] == 1 and "Anna" in told["svg"]


def test_another_window_redraws(page, drawn, ask, home):
    """What was written elsewhere is drawn at the next look, and once."""
    ask()
    fill(Answers.open(), SAMPLES["twins"]())
    drawn.heard.clear()
    page.look()
    page.look()
    assert [told["people"] for told in drawn.heard] == [6]


def test_the_family_is_read_once_for_each_change(page, drawn, ask, monkeypatch):
    """Zooming out, hiding and saving need no new reading and no new layout."""
    fill(page.answers, SAMPLES["twins"]())
    ask()
    monkeypatch.setattr("workbook.family.model.tables.read_family", lambda answers: pytest.fail("read again"))
    monkeypatch.setattr("workbook.family.layout.layout.layout", lambda family: pytest.fail("laid out again"))
    assert ask(hide=True)[0]["hidden"] and ask(want="picture")[0]["say"] == "file"


def test_problems_come_with_their_rows(page, drawn, ask):
    """One sentence at the row it concerns, and the rest is drawn."""
    fill(page.answers, {PEOPLE: [{"who": "Ada"}, {"who": "Ben", "born": "1980", "died": "1970"}]})
    (told,) = ask()
    assert [(each["table"], each["row"]) for each in told["problems"]] == [("people", 1)]
    assert told["people"] == 2


def test_everybody_has_a_row_to_go_to(page, drawn, ask):
    """Their own, or the first that names them."""
    fill(
        page.answers,
        {PEOPLE: [{"who": "Ada"}], "family-map.ties": [{"one": "Ada", "two": "Gus", "kind": "Close"}]},
    )
    (told,) = ask()
    assert told["rows"] == {0: ("people", 0), 1: ("ties", 0)}


NAMES = ("Johann", "Greta", "Heinz", "Jule", "Kiel", "Inge")


@pytest.mark.parametrize("want", [None, "picture", "file"])
def test_hidden_names_are_nowhere(page, drawn, ask, want):
    """Not in the picture, the words, the questions, nor in a file; days are gone as well."""
    tables = SAMPLES["three generations"]()
    tables["family-map.couples"][0]["since"] = "3 March 1948"
    fill(page.answers, tables)
    (told,) = ask(want=want, hide=True)
    assert told["hidden"]
    said = str({name: part for name, part in told.items() if name != "problems"})
    assert [name for name in (*NAMES, "3 March", "3 MAR") if name in said] == []


def test_names_come_back(page, drawn, ask):
    """Hiding changes nothing for good."""
    fill(page.answers, SAMPLES["three generations"]())
    ask(hide=True)
    (told,) = ask(hide=False)
    assert "Johann" in told["svg"] and told["questions"]


def test_a_saved_picture_stands_alone(page, drawn, ask):
    """White paper, the legend beneath, no script and no link."""
    fill(page.answers, SAMPLES["three generations"]())
    (told,) = ask(want="picture")
    svg = told["text"]
    assert told["name"] == "family-map.svg" and "var(" not in svg and "divorced" in svg
    assert not any(sign in svg for sign in ("<script", "href", "url(", "onload", "http://www.w3.org/1999"))


def test_a_saved_tree_holds_facts_only(page, drawn, ask):
    """No ties, homes or notes; other programs read it."""
    fill(page.answers, SAMPLES["three generations"]())
    (told,) = ask(want="file")
    assert told["name"] == "family-map.ged" and "NAME Johann" in told["text"] and "_DWTIE" not in told["text"]


def test_hidden_trees_keep_their_years(page, drawn, ask):
    """Initials for names, the year for the day."""
    fill(page.answers, SAMPLES["three generations"]())
    (told,) = ask(want="file", hide=True)
    assert "NAME J." in told["text"] and "DATE 1921" in told["text"]


def test_what_goes_wrong_in_drawing_is_a_sentence(page, people, drawn, ask, heard, monkeypatch):
    """The edit is kept all the same, and no name gets into a log."""
    ask()
    monkeypatch.setattr("workbook.family.layout.layout.layout", lambda family: 1 / 0)
    told = heard(people, do="put", value=[{"who": "Anna"}], rev=0, seq=1)
    assert told[-1]["say"] == "saved" and "could not be drawn" in drawn.heard[-1]["why"]


def test_edits_of_a_large_family_are_drawn_together(page, drawn, ask, apart):
    """While one drawing takes long, those that follow wait for the last."""
    ask()
    drawn._took = 0.2

    async def edits():
        drawn.heard.clear()
        for who in ("A", "An", "Ann"):
            fill(page.answers, {PEOPLE: [{"who": who}]})
            drawn.here()
        while not drawn.heard:
            await asyncio.sleep(0)
        return list(drawn.heard)

    assert ["Ann" in told["svg"] for told in apart(edits)] == [True]


@pytest.mark.clock
def test_sixty_people_are_drawn_within_the_limit(page, drawn, ask):
    """From a saved edit to the message with the drawing."""
    import time

    fill(page.answers, generated(60))
    ask()
    took = []
    for number in range(5):
        rows = page.answers.get(PEOPLE)
        fill(page.answers, {PEOPLE: [rows[0] | {"notes": f"{number}"}, *rows[1:]]})
        start = time.process_time()
        drawn.here()
        took.append(time.process_time() - start)
    assert min(took) < 0.2
