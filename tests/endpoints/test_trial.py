"""A trial of six weeks: the start page leads to the part of the chapter whose time has come."""

import datetime as dt

import pytest

from workbook.chapters.roles import MIDPOINT, PLAN, REVIEW, TRIAL

from .test_plans import FIRST, TUESDAY, start, words

BEGAN = dt.date(2026, 10, 5)
STEPS = [
    {"week": "3-midpoint", "step": "look", "day": "2026-10-20"},
    {"week": "6", "step": "end", "day": "2026-11-20"},
]
MADE = {TRIAL: {"when": "it is Thursday", "then": "ask", "made": BEGAN.isoformat()}}
TOLD = {TRIAL: MADE[TRIAL] | {"told": BEGAN.isoformat()}}


def on(said, days):
    """The start page so many days after the trial was planned."""
    noon = dt.datetime.combine(BEGAN, dt.time(12), dt.UTC)
    return start(said, now=noon + dt.timedelta(days=days))


def led_to(said, days):
    """The part that it leads to."""
    link = on(said, days).select_one("section[aria-labelledby=look] a")
    return link and link["href"].partition("#")[2].split("-")[0]


@pytest.mark.parametrize(
    ("days", "part"), [(20, None), (21, "halfway"), (41, "halfway"), (42, "at"), (84, "at"), (85, None)]
)
def test_three_weeks_and_six_weeks_without_dates(days, part):
    """And not for ever."""
    assert led_to(TOLD, days) == part


@pytest.mark.parametrize(("days", "part"), [(14, None), (15, "halfway"), (52, "halfway"), (53, "at")])
def test_the_dates_of_the_plan_come_first(days, part):
    """Its midpoint, and a week after its last step."""
    assert led_to(TOLD | {PLAN: STEPS}, days) == part


@pytest.mark.parametrize(
    ("said", "days"),
    [
        (TOLD | {MIDPOINT: "So far."}, 21),
        (TOLD | {REVIEW: "Kept."}, 42),
        ({TRIAL: MADE[TRIAL] | {"dropped": "2026-10-06"}}, 21),
        ({TRIAL: {"expect": "Little.", "made": BEGAN.isoformat()}}, 21),
        ({}, 21),
    ],
)
def test_it_leads_nowhere_without_need(said, days):
    """What is answered, given up or never planned."""
    assert led_to(said, days) is None


def test_it_says_which_plan_and_how_long_it_takes():
    """The plan is not asked about a second time below."""
    page = on(MADE, 21)
    assert "On 5 October you planned: If it is Thursday, then I ask." in words(page)
    assert "in chapter 10." in words(page) and len(page.select("section.due")) == 1


def test_another_plan_is_asked_about_below():
    """One after the other."""
    page = on(MADE | {FIRST: TUESDAY | {"made": "2026-10-20"}}, 21)
    assert [part["aria-labelledby"] for part in page.select("section.due")] == ["look", "due"]
