"""Coming back: the start page asks how the plan went, and three presses are enough to tell it."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, press, read, saved
from workbook.answers import Answers

KEY, LOG = "01-what-closeness-asks.try-this-week", "practice.practice-01"
LONG_AGO = (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=7)).isoformat()
PLAN = {"when": "it is Tuesday", "then": "say it", "expect": "A sulk.", "made": LONG_AGO}


@pytest.fixture
def due(page: Page, app: App) -> Locator:
    """The plan of a week ago, on the start page."""
    Answers.open(app.home)[KEY] = PLAN
    page.goto(app.url)
    return page.locator("section.due")


def test_two_presses_tell_how_it_went(page: Page, app: App, due: Locator) -> None:
    """It is kept in the plan and in Practice, and nothing more is asked."""
    expect(due).to_contain_text("If it is Tuesday, then I say it.")
    due.get_by_text("I was partly right.").click()
    due.get_by_role("button", name="Keep this").click()
    expect(due.locator(".said")).to_be_focused()
    expect(due.get_by_role("button")).to_have_count(0)
    assert app.answers()[LOG][0]["words"] == "I was partly right."
    assert app.answers()[KEY]["right"] == "partly"


def test_whoever_decided_against_a_plan_can_be_asked_again(page: Page, app: App, due: Locator) -> None:
    """Its chapter says so beside it, and one press lets the start page ask as before."""
    due.get_by_role("button", name="I decided not to").click()
    expect(due.locator(".said")).to_contain_text("You can change that below the plan, in its chapter.")
    read(page, app, KEY.partition(".")[0])
    plan = field(page, KEY)
    expect(plan.locator(".given-up")).to_contain_text("You decided against it on")
    plan.get_by_role("button", name="Ask me again").click()
    saved(plan)
    expect(plan.locator(".given-up > .hint")).to_have_text("The start page asks about it again.")
    assert app.answers()[KEY] == PLAN
    page.goto(app.url)
    expect(due).to_contain_text("If it is Tuesday, then I say it.")


def test_it_is_told_put_off_and_forgotten_by_keyboard(page: Page, app: App, due: Locator) -> None:
    """A plan is forgotten by a press that is asked for twice."""
    due.get_by_label("What happened").focus()
    page.keyboard.type("Rain.")
    press(page, "Tab", 3)
    press(page, "Enter")
    expect(due.locator(".said")).to_have_text("All right. Another day, then.")
    assert app.answers()[KEY]["happened"] == "Rain."
    Answers.open(app.home)[KEY] = PLAN
    page.reload()
    forget = due.get_by_role("button", name="Forget this plan")
    forget.press("Enter")
    sure = due.get_by_role("button", name="Forget this plan for ever?")
    expect(sure).to_have_attribute("data-armed", "ready")
    sure.press("Enter")
    expect(due.locator(".said")).to_have_text("Forgotten.")
    assert KEY not in app.answers()


def test_a_plan_is_told_in_its_chapter_too(page: Page, app: App) -> None:
    """It has its day by itself, and goes into the log when that is pressed."""
    read(page, app, KEY.partition(".")[0])
    plan = field(page, KEY)
    plan.locator("[data-slot=then]").fill("say it")
    plan.get_by_label("What I expect").fill("A sulk.")
    plan.get_by_text("How did it go?").click()
    plan.get_by_label("What happened").fill("A laugh.")
    plan.get_by_label("What happened").blur()
    saved(plan)
    before = {name: it for name, it in app.answers()[KEY].items() if name != "made"}
    assert before == {"then": "say it", "expect": "A sulk.", "happened": "A laugh."}
    plan.get_by_role("button", name="Copy it into the log").click()
    expect(plan.locator(".told")).to_contain_text("In the log since")
    page.wait_for_function(
        "() => document.querySelector('[data-key$=try-this-week]').dataset.state === 'saved'"
    )
    expect(plan.locator(".state")).to_contain_text("Saved")
    assert "A laugh." in [row["words"] for row in app.answers()[LOG]]
    plan.get_by_role("button", name="New plan").click()
    expect(plan.get_by_label("What happened")).to_have_value("")
    plan.get_by_role("button", name="Bring it back").click()
    expect(plan.get_by_label("What happened")).to_have_value("A laugh.")
