"""Logs and breaks: what lives in time keeps its order, its zone and its rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import AnswerRefused
from workbook.exercises.column import Column
from workbook.exercises.dated import Break, Log

ASKED = {"key": "05-here.log", "prompt": "And today?"}
COLUMNS = {
    "day": Column(label="Day", takes="date"),
    "words": Column(label="A line"),
    "level": Column(label="How high", takes="0-10"),
}
LOG = Log(**ASKED, columns=COLUMNS)
BREAK = Break(**ASKED)


def entry(day=None, words=None, level=None):
    """One entry of a log."""
    return {"day": day, "words": words, "level": level}


def test_a_log_stands_newest_first():
    """Whatever order the entries come in."""
    kept = LOG.clean(
        [entry("2026-11-01", "first"), entry("2026-11-03", "third"), entry("2026-11-02", "second")]
    )
    assert [each["words"] for each in kept] == ["third", "second", "first"]


def test_a_day_alone_is_no_entry():
    """The page fills in today; that says nothing yet."""
    assert LOG.clean([entry("2026-11-21")]) is None


def test_zero_alone_is_an_entry():
    """The lowest number is an answer."""
    assert LOG.clean([entry("2026-11-21", level=0)]) == [entry("2026-11-21", level=0)]


@given(st.lists(st.builds(entry, st.dates().map(str) | st.none(), st.text() | st.none(), st.integers(0, 10))))
def test_cleaning_a_log_twice_changes_nothing(entries):
    """What is kept is clean."""
    once = LOG.clean(entries)
    assert LOG.clean(once) == once


def test_a_break_keeps_when_it_began_in_one_zone():
    """So that a phone and a laptop agree on when it ends."""
    kept = BREAK.clean({"minutes": 20, "began": "2026-11-21T22:00:00.500+01:00"})
    assert kept == {"minutes": 20, "began": "2026-11-21T21:00:00Z", "happened": None}
    assert BREAK.clean(kept) == kept


@pytest.mark.parametrize("minutes", [19, 1441, 0, -5, "20", 20.5, True])
def test_a_break_is_neither_too_short_nor_an_absence(minutes):
    """At least twenty minutes, at most a day, and the refusal says so."""
    with pytest.raises(AnswerRefused, match="from 20 to 1440"):
        BREAK.clean({"minutes": minutes})


@pytest.mark.parametrize("value", [{"began": "soon"}, {"until": 5}, "twenty", [20]])
def test_what_is_no_break_is_refused(value):
    """One sentence, and nothing of the value in it."""
    with pytest.raises(AnswerRefused) as refused:
        BREAK.clean(value)
    assert "soon" not in str(refused.value) and str(refused.value).endswith(".")


@pytest.mark.parametrize("value", [None, {}, {"minutes": None, "happened": "  "}])
def test_no_break_yet_is_unanswered(value):
    """Nothing is kept of nothing."""
    assert BREAK.clean(value) is None
