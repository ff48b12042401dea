"""An answer as plain words: of every kind, with days, numbers and signs as they are read."""

import datetime as dt

import pytest

from tests.kinds import (
    BALANCE,
    CHECKLIST,
    CHOICE,
    DECK,
    EVERY,
    PLAN,
    SCALE,
    SENTENCE,
    TABLE,
    TEXT,
    named,
    row,
)
from workbook.chapters.notebook import find_exercise
from workbook.exercises.vocabulary import declare
from workbook.insights.telling import in_words

LOG, BREAK = "05-intensity.thermometer", "toolbox.break"

IN_WORDS = [
    (TEXT, "a\nb", "a\nb"),
    (SCALE, 0, "0 of 10"),
    (BALANCE, 0, "even"),
    (BALANCE, -2, "2 towards “me”"),
    (BALANCE, 3, "3 towards “them”"),
    (CHOICE, "yes", "yes"),
    (CHECKLIST, ["tea", "walk"], "tea; walk"),
    (TABLE, [row(who="L.", close=0), row(more=-1)], "L. · How close: 0\nWho does more: −1"),
    (
        TABLE,
        [{"day": "2026-11-21", "close": 3, "who": "L.", "gone": "x"}],
        "L. · How close: 3 · Day: 21 November 2026 · gone: x",
    ),
    (SENTENCE, {"feeling": "cross "}, "I feel cross when …."),
    (PLAN, {"when": "tea", "then": "ask"}, "If tea, then I ask."),
    (DECK, {"kept": ["What now?"], "own": ["Why?"]}, "What now?\nWhy?"),
    (
        find_exercise(LOG),
        [{"day": "2026-11-27", "level": 3, "words": "warm"}, {"day": None, "level": None, "words": "late"}],
        "27 November 2026 · 3 of 10 · warm\nlate",
    ),
    (
        find_exercise(BREAK),
        {"minutes": 30, "began": "2026-05-09T22:30:00Z", "happened": "We made tea."},
        "9 May 2026, 22:30 · 30 minutes · We made tea.",
    ),
]


@pytest.mark.parametrize(("exercise", "value", "words"), IN_WORDS)
def test_an_answer_can_be_quoted_in_words(exercise, value, words):
    """Every kind can be read aloud elsewhere; zero has words."""
    assert in_words(value, exercise, dt.UTC) == words


@pytest.mark.parametrize("exercise", EVERY, ids=named)
def test_nothing_has_no_words(exercise):
    """What is not answered is not told."""
    assert in_words(None, exercise) == ""


@pytest.mark.parametrize("exercise", EVERY, ids=named)
def test_what_does_not_fit_is_told_as_it_stands(exercise):
    """Whatever a file holds can be read."""
    assert in_words({"gone": "x"}, exercise).endswith("gone: x")


def test_what_only_a_program_reads_is_not_told():
    """Whom a name means stands in a mark that nobody sees."""
    table = declare("table", "01-here", "key", "?", {"columns": {"who": "Who"}, "unseen": ["id"]})
    assert in_words([{"who": "A", "id": "a1"}], table) == "A"
