"""Coming back: the start page asks about the plan that is due, and what is pressed there is kept."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.endpoints.made_up import at, shown
from workbook.answers import Answers
from workbook.answers.storage import disk
from workbook.endpoints.plans import plan
from workbook.endpoints.reading import contents
from workbook.errors import WorkbookError

FIRST, SECOND = "01-what-closeness-asks.try-this-week", "02-patterns-and-where-they-come-from.try-this-week"
WEEKLY, LOG = "04-too-close.small-no", "practice.practice-01"
TAKEN = "01-what-closeness-asks.take-with-me"
TUESDAY = {"when": "it is Thursday", "then": "say it", "expect": "A sulk.", "made": "2026-11-17"}
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "now", NOON.timestamp)


def start(said: Mapping[str, Any], **more: Any) -> BeautifulSoup:
    """The start page on a Sunday."""
    return shown(contents(at(dict(said), **({"now": NOON, "tz": dt.UTC} | more))))


def words(page: BeautifulSoup) -> str:
    """What the start page opens with."""
    found = page.select_one("section.due")
    return " ".join(found.get_text(" ").split()) if found else ""


class Keeper:
    """Whoever keeps the answers."""

    def __init__(self) -> None:
        self.answers = Answers.open()

    async def ask(self, work: Callable[[Answers], None]) -> None:
        work(self.answers)


def press(what: str, key: str = FIRST, **told: str) -> Answers:
    """Press a button of the start page."""
    keeper = Keeper()
    asyncio.run(plan(keeper, {"what": what, "key": key, "rev": 1, **told}))
    return keeper.answers


def test_the_start_page_opens_with_the_plan_that_is_due() -> None:
    """With its day, what was expected, and the ways on."""
    page = start({FIRST: TUESDAY})
    assert "On Tuesday you planned: If it is Thursday, then I say it. You expected: A sulk." in words(page)
    assert [button["data-what"] for button in page.select(".due button")] == [
        "told",
        "later",
        "dropped",
        "forget",
    ]
    assert page.select_one("h1 ~ section.due, h1 + section.due")


@pytest.mark.parametrize(
    "value",
    [
        TUESDAY | {"made": "2026-11-22"},
        TUESDAY | {"told": "2026-11-20"},
        TUESDAY | {"dropped": "2026-11-20"},
        TUESDAY | {"ask": "2026-11-23"},
        {"expect": "A sulk.", "made": "2026-11-17"},
    ],
)
def test_it_asks_about_nothing_else(value: dict[str, str]) -> None:
    """Not on the same day, nor what is told, given up, put off, or no plan."""
    assert words(start({FIRST: value})) == ""


def test_the_day_is_the_readers_own() -> None:
    """What is still today here is yesterday there."""
    late = NOON.replace(hour=23)
    made = {FIRST: TUESDAY | {"made": "2026-11-22"}}
    assert words(start(made, now=late)) == ""
    assert "Yesterday you planned" in words(start(made, now=late, tz=dt.timezone(dt.timedelta(hours=2))))


def test_a_plan_of_an_earlier_edition_has_the_day_on_which_it_was_saved() -> None:
    """It says none itself."""
    assert "On Sunday you planned" in words(
        start({FIRST: {"when": "now", "then": "go"}}, now=NOON + dt.timedelta(days=3))
    )


def test_the_newest_comes_first_and_one_at_a_time() -> None:
    """Whoever comes back finds one question."""
    page = start({FIRST: TUESDAY, SECOND: TUESDAY | {"made": "2026-11-20", "then": "wait"}})
    assert "On Friday you planned: If it is Thursday, then I wait." in words(page)
    assert len(page.select("section.due")) == 1


def test_nobody_is_asked_among_invented_people() -> None:
    """A demonstration is for the wall."""
    assert words(start({FIRST: TUESDAY}, invented="Maya")) == ""


def test_after_weeks_there_is_one_kind_line_and_one_small_thing() -> None:
    """And no count of days."""
    back = NOON + dt.timedelta(days=30)
    found = words(start({FIRST: TUESDAY}, now=back))
    assert found.startswith(
        "Good to see you again. Everything you wrote is here, as you left it. One small thing"
    )
    assert "On 17 November you planned" in found
    assert "You took this line with you: Slowly." in words(start({FIRST: None, TAKEN: "Slowly."}, now=back))


def test_what_is_told_is_kept_in_the_plan_and_in_practice() -> None:
    """As one entry of today."""
    start({FIRST: TUESDAY})
    answers = press("told", right="no", happened="A laugh.", learned="")
    assert answers[FIRST] == TUESDAY | {"right": "no", "happened": "A laugh.", "told": "2026-11-22"}
    assert answers[LOG] == [{"day": "2026-11-22", "words": "A laugh.\nI was not right."}]
    assert words(shown(contents(at(now=NOON, tz=dt.UTC)))) == ""


def test_told_twice_it_stands_in_the_log_once() -> None:
    """A press whose answer was lost is pressed again."""
    start({FIRST: TUESDAY})
    press("told", right="no")
    assert len(press("told", right="no")[LOG]) == 1


def test_a_weekly_one_comes_again_after_a_week_with_nothing_in_it() -> None:
    """Each week is told by itself."""
    start({WEEKLY: TUESDAY | {"made": "2026-11-10"}})
    press("told", WEEKLY, right="yes", happened="It held.")
    assert words(shown(contents(at(now=NOON + dt.timedelta(days=6), tz=dt.UTC)))) == ""
    week = shown(contents(at(now=NOON + dt.timedelta(days=7), tz=dt.UTC)))
    assert week.select_one(".due") and "It held." not in words(week)


def test_nothing_told_is_said_so() -> None:
    """One word is enough, but none is none."""
    start({FIRST: TUESDAY})
    with pytest.raises(WorkbookError, match="Choose or write something first"):
        press("told")


def test_it_is_put_off_given_up_or_forgotten() -> None:
    """With what was written meanwhile."""
    start({FIRST: TUESDAY})
    assert press("later", happened="Not yet.")[FIRST] == TUESDAY | {
        "ask": "2026-11-25",
        "happened": "Not yet.",
    }
    assert press("dropped")[FIRST]["dropped"] == "2026-11-22"
    assert FIRST not in press("forget")


@pytest.mark.parametrize("key", ["01-what-closeness-asks.fear-to-lose", "no.such", FIRST])
def test_what_is_no_plan_is_refused(key: str) -> None:
    """Nothing is written."""
    with pytest.raises(WorkbookError, match="no longer there"):
        press("told", key, right="no")
