"""Whom a reader thinks of: chosen from those named before, and shown where it is needed."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, press, read, saved
from workbook.answers import Answers
from workbook.demo.people import Person, fill, people
from workbook.export.paper.person_sheet import person_sheet
from workbook.export.paper.print_page import Paper

ONE, TEN = "01-what-closeness-asks", "10-change-that-lasts"
KEPT = {
    f"{ONE}.whom": "L.",
    f"{ONE}.people": [{"who": "R."}],
    f"{ONE}.connection": 3,
    f"{ONE}.separateness": 4,
    f"{TEN}.connection-again": 6,
    f"{TEN}.separateness-again": 7,
}


@pytest.fixture(autouse=True)
def nobody(app: App) -> None:
    """Nobody is named yet."""
    answers = Answers.open(app.home)
    for key in [*answers]:
        answers.forget(key)


def test_somebody_named_before_is_a_press_away(page: Page, app: App) -> None:
    """By keyboard; every place that shows it follows, and so does the picture."""
    answers = Answers.open(app.home)
    for key, value in KEPT.items():
        answers[key] = value
    read(page, app, TEN)
    whom, plane = field(page, f"{TEN}.whom"), page.locator("[data-picture$=plane] .said")
    named = whom.get_by_role("group", name="Named before:").get_by_role("button")
    expect(named).to_have_text(["L.", "R."])
    expect(plane).to_contain_text("not said both times")
    named.nth(1).focus()
    press(page, "Enter")
    saved(whom)
    assert app.answers()[f"{TEN}.whom"] == "R."
    expect(named.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".earlier.whom").first).to_have_text("You think ofR.")
    expect(plane).to_contain_text("Two people cannot be compared as then and now")
    named.nth(0).click()
    expect(plane).to_contain_text("From then to now: 3 up in connection")


def test_whoever_is_typed_is_offered_in_the_next_chapter(page: Page, app: App) -> None:
    """And there is nothing to choose from before."""
    read(page, app, ONE)
    whom = field(page, f"{ONE}.whom")
    expect(whom.locator(".people-named")).to_be_hidden()
    whom.locator("textarea").fill("L.")
    whom.locator("textarea").blur()
    saved(whom)
    read(page, app, "06-saying-what-matters")
    offered = field(page, "06-saying-what-matters.whom").get_by_role("button", name="L.", exact=True)
    expect(offered).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("person", people(), ids=lambda it: it.name)
def test_one_person_is_two_sides_of_paper(page: Page, app: App, person: Person, tmp_path: Path) -> None:
    """Even where somebody thought of the same person in nearly every chapter."""
    fill(tmp_path / "invented", person, dt.datetime.now(dt.UTC))
    answers, invented = Answers.open(app.home), Answers.open(tmp_path / "invented")
    for entry, key in ((invented.entry(key), key) for key in invented):
        if entry:
            answers.put(key, entry.value, kind=entry.kind, prompt=entry.prompt)
    page.goto(f"{app.url}person")
    expect(page.get_by_role("heading", level=1)).to_contain_text("About")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))) == 2


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_blank_sheet_about_one_person_is_two_sides_too(page: Page, paper: Paper) -> None:
    """With room to write."""
    page.set_content(person_sheet(paper=paper).decode())
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 2


def test_the_contents_lead_to_everybody_who_was_named(page: Page, app: App) -> None:
    """From one person to the next by a press, and no address says who it is."""
    answers = Answers.open(app.home)
    answers[f"{ONE}.whom"], answers[f"{TEN}.whom"] = "Xanthippe", "M."
    page.goto(app.url)
    page.get_by_role("link", name="One person, one sheet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("About Xanthippe")
    page.get_by_role("link", name="M.", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("About M.")
    page.get_by_role("link", name="Xanthippe").click()
    expect(page.get_by_role("link", name="Xanthippe")).to_have_attribute("aria-current", "page")
    assert "anthippe" not in page.url
