"""A fork: an answer opens one of two ways, and the page hears of it."""

import pytest

from tests.session.conftest import Heard
from workbook.exercises.vocabulary import declare

WAYS = {"I go": "Going", "I stay": "Staying"}
BALANCE = declare("balance", "01-here", "side", "?", {"low": "away", "high": "after"})
SCALE = declare("scale", "01-here", "near", "?", {"low": "far", "high": "near"})
CHOICE = declare("choice", "01-here", "move", "?", {"options": ["go", "stay", "both"], "other": "Own"})
FORK = declare("fork", "01-here", "two", "Two ways", {"by": "side", "ways": WAYS, "until": "Both"})


@pytest.mark.parametrize(
    ("exercise", "value", "open_"),
    [
        (BALANCE, None, ()),
        (BALANCE, -1, (0,)),
        (BALANCE, 0, (0, 1)),
        (BALANCE, 5, (1,)),
        (SCALE, 0, (0,)),
        (SCALE, 5, (0, 1)),
        (SCALE, 6, (1,)),
        (CHOICE, "go", (0,)),
        (CHOICE, "stay", (1,)),
        (CHOICE, "both", (0, 1)),
        (CHOICE, "my own words", (0, 1)),
        (None, 3, (0, 1)),
    ],
)
def test_an_answer_opens_its_way(exercise, value, open_):
    """The middle and whatever names no way open both; without an answer the reader opens one."""
    assert FORK.taken(exercise, value) == open_


def test_a_page_hears_which_way_is_open(write, page):
    """At first, and again when the answer changes."""
    write("# Here", 'page.balance("side", "?", low="a", high="b")')
    page.balance("side", "?", low="a", high="b")
    page.fork("two", "Two ways", by="side", ways=WAYS, until="Both")
    spoken = Heard(page)
    first = [*spoken.told]
    told = first + spoken.speak(do="put", key="01-here.side", value=3, rev=0, seq=1)
    assert [each["open"] for each in told if each["say"] == "fork"] == [[], [1]]
