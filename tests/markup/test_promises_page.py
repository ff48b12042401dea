"""The page of promises: what it says is what the tests do."""

import re

import pytest

from tests.faults import scale
from workbook.app.built import FILES
from workbook.markup.promises_page import promises, promises_page
from workbook.markup.site import Site

SITE = Site(base="/x/", files=dict.fromkeys(FILES, "x.js"), place="on this computer")


def test_the_page_holds_the_whole_text():
    """Every heading of the documentation, and every row of its table."""
    page = promises_page(SITE)
    for heading in re.findall(r"^#+ (.+)$", promises(), re.MULTILINE):
        assert heading in page
    assert page.count("<tr>") == promises().count("\n| ") - 1


def test_the_answers_are_one_press_away():
    """Who has read it can act on it."""
    assert 'href="/x/answers"' in promises_page(SITE)


@pytest.mark.parametrize(
    "words", ["“Saved” means saved", "Nobody has another key", "public host", "one second"]
)
def test_promises_and_limits_are_both_there(words):
    """A promise without its limits is none."""
    assert words in promises()


def test_a_soak_does_more(monkeypatch):
    """The page says that make soak runs longer versions."""
    monkeypatch.setattr(scale, "SOAK", True)
    assert scale.scaled(300) == 3000
