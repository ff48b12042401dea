"""One person on one sheet from Python: a file, and what a notebook shows of it."""

import pytest
from bs4 import BeautifulSoup

from workbook import Answers, export
from workbook.errors import WorkbookError

ONE, FOUR = "01-what-closeness-asks", "04-too-close"


@pytest.fixture
def answers(home):
    """About two people."""
    answers = Answers.open(home)
    for slug, name in ((ONE, "L."), (FOUR, "M.")):
        answers[f"{slug}.whom"] = name
    answers[f"{ONE}.still-good"] = "She laughs first."
    answers[f"{FOUR}.limit"] = {"act": "cook"}
    return answers


def test_it_is_about_whoever_was_named_first_or_is_asked_for(answers):
    """As a chapter has them, or nearly so."""
    first, other = export.about(answers), export.about(answers, "m")
    assert (first.name, other.name) == ("L.", "M.")
    assert b"She laughs first." in first.html and b"cook" in other.html
    assert b"cook" not in first.html and b"<h1>About <bdi>L.</bdi></h1>" in first.html


def test_nobody_of_that_name_is_said(answers):
    """Without the name, which a reader wrote."""
    with pytest.raises(WorkbookError, match="No chapter is about anybody") as told:
        export.about(answers, "Xanthippe")
    assert "Xanthippe" not in str(told.value)


def test_where_nobody_is_named_it_says_how(home):
    """No error: a notebook is run from top to bottom."""
    empty = export.about(Answers.open(home))
    assert empty.name == "" and "not said yet" in empty.html.decode()


def test_a_notebook_shows_it_in_a_frame_that_runs_nothing(answers):
    """And its own words about it hold no answer."""
    sheet = export.about(answers)
    frame = BeautifulSoup(sheet._repr_html_(), "html.parser").iframe
    assert frame["srcdoc"].encode() == sheet.html and frame.has_attr("sandbox") and not frame["sandbox"]
    assert "laughs" not in repr(sheet) and b"<script" not in sheet.html
