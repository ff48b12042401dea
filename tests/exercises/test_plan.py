"""A plan is a loop: today's two gaps stay as they are, and what became of it is kept beside them."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from tests.conftest import CHECKOUT
from tests.kinds import PLAN
from workbook.errors import AnswerRefused
from workbook.exercises.joining import both
from workbook.exercises.kinds import Plan

TODAY = {"when": "it is Tuesday", "then": "say it"}
TOLD = TODAY | {"expect": "A sulk.", "happened": "A laugh.", "right": "no", "learned": "Ask."}
MADE = dt.date(2026, 11, 24)
WEEKLY = Plan(key="01-here.it", prompt="?", template=PLAN.template, slots=PLAN.slots, weekly=True)


@pytest.mark.parametrize("value", [TODAY, {"then": "say it"}])
def test_a_plan_of_an_earlier_edition_stays_as_it_is(value):
    """Nothing is added to it by being read."""
    assert PLAN.clean(value) == value == PLAN.shown(value)


def test_the_plan_of_the_golden_file_can_be_read():
    """It was written before a plan was a loop."""
    golden = json.loads((CHECKOUT / "tests/answers/golden/schema-1.json").read_text("utf-8"))["answers"]
    plans = [entry["value"] for entry in golden.values() if entry["kind"] == "plan"]
    assert plans and [PLAN.shown(plan) for plan in plans] == plans


def test_what_became_of_it_is_kept_beside_the_gaps():
    """Under permanent names, with its days."""
    whole = TOLD | {"made": "2026-11-24", "told": "2026-12-01"}
    assert PLAN.clean(whole) == whole


def test_days_alone_are_no_plan():
    """A plan that was cleared leaves nothing."""
    assert PLAN.clean({"made": "2026-11-24", "then": " "}) is None


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ({"who": "L."}, "keeps when, then"),
        ({"right": "very"}, "takes one of"),
        ({"told": "soon"}, "a day such as"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_way_out(value, rule):
    """As for every kind."""
    with pytest.raises(AnswerRefused, match=rule):
        PLAN.clean(TODAY | value)


def test_what_another_edition_has_added_is_left_out_and_the_rest_is_shown():
    """An unknown part takes no plan away."""
    assert PLAN.shown(TODAY | {"right": "very", "mood": "grey", "told": 7}) == TODAY
    assert PLAN.shown("words") is None


def test_its_sentence_is_said_by_itself():
    """For a card, and below its gaps."""
    assert PLAN.whole(TOLD) == "If it is Tuesday, then I say it."


def test_it_is_asked_about_from_the_next_day_until_it_is_told_or_given_up():
    """“Not yet” names another day."""
    assert PLAN.asks_from(TODAY, MADE) == dt.date(2026, 11, 25)
    assert PLAN.asks_from(TODAY | {"made": "2026-11-20"}, MADE) == dt.date(2026, 11, 21)
    assert PLAN.asks_from(TODAY | {"ask": "2026-11-30"}, MADE) == dt.date(2026, 11, 30)
    assert PLAN.asks_from(TODAY | {"told": "2026-11-30"}, MADE) is None
    assert PLAN.asks_from(TODAY | {"dropped": "2026-11-30"}, MADE) is None
    assert PLAN.asks_from({"expect": "A sulk."}, MADE) is None


def test_a_weekly_one_is_asked_about_every_week():
    """A week after it was made, and a week after it was told."""
    assert WEEKLY.asks_from(TODAY, MADE) == dt.date(2026, 12, 1)
    assert WEEKLY.asks_from(TODAY | {"told": "2026-12-03"}, MADE) == dt.date(2026, 12, 10)


def test_two_versions_are_one_without_losing_a_word():
    """Of two days the later counts, and a name stays one."""
    this = TODAY | {"happened": "A laugh.", "made": "2026-11-24", "right": "no"}
    that = TODAY | {"happened": "A sigh.", "made": "2026-11-25", "learned": "Ask.", "right": "yes"}
    assert both(PLAN, this, that) == TODAY | {
        "happened": "A laugh. / A sigh.", "learned": "Ask.", "made": "2026-11-25", "right": "no",
    }  # fmt: skip
