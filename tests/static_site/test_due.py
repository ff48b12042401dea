"""Without a server the start page asks about a plan too, and words for feelings come to their fields."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.static_site.steps import document, go, go_to
from tests.static_site.test_moving import bring, of_edition
from workbook.answers import Answers

KEY, LOG = "01-what-closeness-asks.try-this-week", "practice.practice-01"
HONEST = "06-saying-what-matters.honest"


def test_a_plan_is_told_and_a_feeling_found(woken: Page, tmp_path: Path) -> None:
    """By the same two presses, in the same words."""
    ago = (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=7)).isoformat()
    answers = Answers.open(tmp_path)
    answers[KEY] = {"when": "it is Tuesday", "then": "say it", "made": ago}
    bring(of_edition(woken), tmp_path / "answers.json")
    go_to(woken, "index.html")
    due = woken.locator("section.due")
    due.get_by_text("I was not right.").click()
    due.get_by_role("button", name="Keep this").click()
    expect(due.locator(".said")).to_be_focused()
    expect(due.get_by_role("button")).to_have_count(0)
    go(woken, "06-saying-what-matters")
    honest = woken.locator(f'[data-key="{HONEST}"]')
    honest.get_by_role("button", name="Words for feelings").click()
    honest.locator("summary", has_text="Calm").click()
    honest.get_by_role("button", name="relieved").click()
    expect(honest.locator("[data-slot=feeling]")).to_have_value("relieved")
    expect(honest).to_have_attribute("data-state", "saved")
    kept = {key: entry["value"] for key, entry in document(woken)["answers"].items()}
    assert kept[KEY]["right"] == "no" and kept[LOG][0]["words"] == "I was not right."
    assert kept[HONEST] == {"feeling": "relieved"}
