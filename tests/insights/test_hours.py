"""Hours as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.insights.pictures.hours import WEEK, hours_of


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("2", 2), ("14", 14), ("2.5", 2.5), ("2,5", 2.5), ("0", 0), ("3–4", 3.5), ("3-4 h", 3.5),
        ("3 to 4", 3.5), ("2 or 3 hours", 2.5), ("between 2 and 4", 3), ("about 2", 2), ("~3", 3),
        ("roughly three", 3), ("c. 5", 5), ("half an hour", 0.5), ("Half an hour", 0.5), ("an hour", 1),
        ("one hour", 1), ("1 hour", 1), ("half", 0.5), ("an hour and a half", 1.5),
        ("two and a half hours", 2.5), ("1½", 1.5), ("½", 0.5), ("½ h", 0.5), ("1 1/2", 1.5),
        ("3/4", 0.75), ("1/2 hour", 0.5), ("quarter of an hour", 0.25), ("a quarter of an hour", 0.25),
        ("three quarters of an hour", 0.75), ("30 min", 0.5), ("90 minutes", 1.5), ("30-45 min", 0.62),
        ("2h", 2), ("2h30", 2.5), ("2:30", 2.5), ("2 hours 30 minutes", 2.5),
        ("1 hr and 15 mins", 1.25), ("2 hrs", 2), ("two", 2), ("twelve hours", 12), ("10+", 10),
        ("5ish", 5), ("4 or so", 4), ("3?", 3), ("up to 6", 6), ("1 hour a day", 7),
        ("half an hour a day", 3.5), ("30 min daily", 3.5), ("2 a week", 2), ("5 per week", 5),
        ("3 h/week", 3), ("10 hours each week", 10), ("٣", 3), ("３", 3),
        ("about 3–4 hours a week", 3.5), ("none", 0), ("2 hours.", 2), ("3 - 4", 3.5),
        ("almost 2 hours", 2), ("half-an-hour", 0.5),
    ],
)  # fmt: skip
def test_what_can_be_read(typed, hours):
    """Hours a week, the middle of a span, a day's times seven."""
    assert hours_of(typed) == pytest.approx(hours, abs=0.01)


@pytest.mark.parametrize(
    "typed",
    [
        "", "all of them", "too many", "always", "?", "a lot", "-3", "4–3", "169", "25 a day", "2 a month",
        "1/0", "never",
        "2x3", "1e3", "99999999999", "daily", "a", "3 4", "since 1999", "h", "half a day", "x" * 500,
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_not_guessed(typed):
    """The ledger says these words instead of drawing them."""
    assert hours_of(typed) is None


@given(st.text(max_size=80))
def test_no_text_raises(typed):
    """Any words at all: hours of a week, or nothing."""
    hours = hours_of(typed)
    assert hours is None or 0 <= hours <= WEEK
