"""The names of options: what `check` says of them, and what is noted when a chapter is shared."""

import json

import pytest

from workbook.authoring import check
from workbook.authoring.ledger import publish
from workbook.authoring.names import read_names, write_names
from workbook.authoring.renaming import rename
from workbook.chapters.notebook import read_chapter

LEAD, CAUTION = "# Here\n\nA lead.", "## When not to\n\nNot when you are afraid."
MOVE = 'page.choice("move", "What do you do?", options={"back": "I step back", "chase": "I chase"})'
REWORDED = MOVE.replace("I step back", "I go away")
TAKEN = MOVE.replace('"back": "I step back", ', "")
LISTED = 'page.choice("move", "What do you do?", options=["I step back", "I chase"])'
REST = (
    'page.deck("cards", "Which?", cards={"a": "One"})',
    'page.table("rows", "Who?", columns={"who": "Who", "how": ("How", {"a": "One"})})',
)


@pytest.fixture
def faults(write):
    """What is said of a chapter with these cells."""
    return lambda *cells: check(write(LEAD, *cells, CAUTION))


@pytest.fixture
def ours(monkeypatch, shelf):
    """Makes the shelf the one that comes with the workbook."""
    monkeypatch.setattr("workbook.paths.shipped_chapters", lambda: shelf)


def test_names_and_words_are_both_allowed(faults):
    """A plain list is as good as it was."""
    assert faults(MOVE) == faults(LISTED) == []


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (MOVE.replace('"chase":', '"back":'), "two entries named “back”"),
        (MOVE.replace("I chase", "I step back"), "a list of different lines"),
        (MOVE.replace("I chase", "back"), "“back” is the name of one and the words of another"),
        (MOVE.replace('"I chase"', "3"), "names with words in braces"),
        (MOVE.replace('"I chase"', '" "'), "names with words in braces"),
        ('page.choice("move", "What?", options={})', "names with words in braces"),
        ('page.deck("d", "What?", cards={"a": "x", "a": "y"})', "two entries named “a”"),
        (
            'page.table("t", "What?", columns={"a": ("A", {"b": "x", "c": "x"})})',
            "a list of different lines",
        ),
    ],
)
def test_names_that_cannot_be_told_apart_are_refused(faults, cell, words):
    """One sentence, at the cell."""
    (fault,) = faults(cell)
    assert words in fault and fault.endswith(".")


def test_what_is_shared_is_noted(write, shelf):
    """Every option of every kind; a second time nothing changes."""
    path = write(LEAD, MOVE, *REST, CAUTION)
    publish(read_chapter(path), shelf)
    noted = (shelf / "names.json").read_bytes()
    assert read_names(shelf) == {
        "01-here.move": {"back": "offered", "chase": "offered"},
        "01-here.cards": {"a": "offered"},
        "01-here.rows.how": {"a": "offered"},
    }
    publish(read_chapter(path), shelf)
    assert (shelf / "names.json").read_bytes() == noted


def test_a_name_that_was_published_and_is_gone_is_said(write, shelf, faults):
    """Other words are no matter; the name is, until it is noted as retired."""
    publish(read_chapter(write(LEAD, MOVE, CAUTION)), shelf)
    assert faults(REWORDED) == []
    (fault,) = faults(TAKEN)
    assert "“back” was published and is gone" in fault and "“retired” in names.json" in fault
    write_names(shelf, {"01-here.move": {"back": "retired", "chase": "offered"}})
    assert faults(TAKEN) == []
    (fault,) = faults(MOVE)
    assert "“back” is retired" in fault


def test_a_plain_list_is_held_to_its_words_once_it_was_shared(write, shelf, faults):
    """They are its names; the way out is to keep them as such."""
    publish(read_chapter(write(LEAD, LISTED, CAUTION)), shelf)
    (fault,) = faults(LISTED.replace("I step back", "I go away"))
    assert "“I step back” was published and is gone" in fault
    kept = LISTED.replace("[", "{").replace("]", "}").replace('"I step back"', '"I step back": "I go away"')
    assert faults(kept.replace('"I chase"}', '"I chase": "I chase"}')) == []


def test_our_own_chapters_give_every_option_a_name(faults, shelf, ours):
    """And note it."""
    write_names(shelf, {"01-here.move": {"back": "offered"}})
    (fault,) = faults(MOVE)
    assert "“chase” is not in names.json" in fault
    unnamed = faults(LISTED)
    assert sum("has no name" in each for each in unnamed) == 2 and '"step-back": "I chase"' in str(unnamed)


@pytest.mark.parametrize("text", ["[1]", '{"a": 3}', '{"a": {"b": "gone"}}', "{", '{"a": {"b": []}}'])
def test_a_ledger_of_names_that_cannot_be_read_is_said(shelf, faults, text):
    """In one sentence."""
    (shelf / "names.json").write_text(text)
    (fault,) = faults(MOVE)
    assert "the ledger names.json" in fault


def test_a_key_that_is_renamed_takes_its_names_along(write, shelf):
    """Those of a column too, and none of another key."""
    write(LEAD, MOVE, MOVE.replace('"move"', '"move-two"'), CAUTION)
    write_names(shelf, {"01-here.move": {"a": "offered"}, "01-here.move.how": {}, "01-here.move-two": {}})
    rename(shelf, "01-here.move", "01-here.step")
    assert list(json.loads((shelf / "names.json").read_text())) == [
        "01-here.move-two",
        "01-here.step",
        "01-here.step.how",
    ]
