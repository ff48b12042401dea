"""What every test of the pages starts from: HTML that can be asked."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from workbook.exercises.vocabulary import declare
from workbook.pages.fields import field

ODD = 'Is "1 < 2" & <b>so</b>, O’Neil’s?'
HINT = "A <i>hint</i>"
ASKED = {
    "text": {"gently": {"but": "“And”?"}},
    "script": {"seconds": (10, 20)},
    "scale": {"low": "far <", "high": "near >"},
    "balance": {"low": "me", "high": "them"},
    "choice": {"options": ["a & b", "c"], "other": "My <own>"},
    "checklist": {"options": ["a & b", "c"], "own": "My <own>"},
    "table": {
        "columns": {
            "who": "Who <",
            "close": ("How close", "0-10"),
            "more": ("Who more", "-5..+5"),
            "day": ("Day", "date"),
            "tie": ("Tie", ["kin & kith", "friend"]),
        }
    },
    "sentence": {
        "template": "I feel <{feeling}>, when {event}.",
        "slots": {"feeling": "a <word>", "event": "what"},
    },
    "plan": {"when": "this", "then": "that"},
    "deck": {"cards": ["What <now>?", "What then?"], "own": "My <own>"},
}
KINDS = tuple(ASKED)


@pytest.fixture
def ask() -> Callable:
    """Makes an exercise of a kind, with odd signs in every word of it."""

    def ask(kind, **more):
        return declare(kind, "01-here", "it", ODD, ASKED[kind] | {"hint": HINT} | more)

    return ask


@pytest.fixture
def draw(ask) -> Callable:
    """Draws an exercise of a kind, and returns its root to be asked."""

    def draw(kind, value=None, *, rev=0, **more):
        return parsed(field(ask(kind, **more), value, rev=rev)).find()

    return draw


def parsed(html: str) -> BeautifulSoup:
    """HTML as a browser would read it, near enough."""
    return BeautifulSoup(str(html), "html.parser")
