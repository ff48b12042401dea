"""A person fills chapter 1, reloads, closes, starts again and finds every answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, live, press, read, saved, write

ONE = "01-what-closeness-asks"
HARD = 'Süße 日本語 العربية 🙂👩‍👩‍👧 "quotes" ‘more’ <b>bold</b> & \\n {x}\n\nnew line\ttab  two spaces '
MADE = {
    "my-move": "chase",
    "where-i-saw-it": HARD,
    "connection": 0,
    "separateness": 5,
    "beliefs": ["fixing", {"own": "One of my own"}],
    "fear-to-lose": "\n leading line",
    "hope-to-gain": "x" * 3000,
    "people": [
        {"who": "L.", "tie": "sister", "close": 6, "free": 0},
        {"who": "R.", "tie": None, "close": None, "free": None},
    ],
    "trust-circle": [{"who": "L.", "sharing": "most"}],
    "true-sentence": {"together": "a garden", "apart": "“quiet”"},
    "still-good": "the bench",
    "whom": "L.",
    "try-this-week": {"when": "it is Tuesday", "made": ANY},
    "take-with-me": "I can open the door.",
}


def at(page: Page, name: str) -> Any:
    return field(page, f"{ONE}.{name}")


def fill(page: Page) -> None:
    at(page, "my-move").get_by_label("I go after them").check()
    for name in ("where-i-saw-it", "fear-to-lose", "hope-to-gain", "still-good", "whom", "take-with-me"):
        write(at(page, name), str(MADE[name]))
    at(page, "connection").locator("input").focus()
    press(page, "ArrowLeft", 5)
    at(page, "separateness").locator("input").focus()
    press(page, "Space")
    at(page, "beliefs").get_by_label("Loving someone means fixing what is wrong.").check()
    at(page, "beliefs").get_by_label("Another belief of mine").first.fill("One of my own")
    people = at(page, "people")
    people.get_by_label("Initials, row 1").fill("L.")
    people.get_by_label("Who they are to me, row 1").fill("sister")
    people.get_by_label("How close, row 1").select_option("6")
    people.get_by_label("How free I am to be myself, row 1").select_option("0")
    people.get_by_role("button", name="Add a person").click()
    people.get_by_label("Initials, row 3").fill("R.")
    at(page, "trust-circle").get_by_label("Initials, row 1").fill("L.")
    at(page, "trust-circle").get_by_label("What I can share, row 1").select_option("Most things")
    at(page, "true-sentence").get_by_label("something to share").fill("a garden")
    at(page, "true-sentence").get_by_label("something to keep for myself").fill("“quiet”")
    at(page, "try-this-week").get_by_label("the moment I have chosen").fill("it is Tuesday")
    page.locator("h1").click()
    for name in MADE:
        saved(at(page, name))


def look(page: Page) -> None:
    expect(at(page, "my-move").get_by_label("I go after them")).to_be_checked()
    expect(at(page, "where-i-saw-it").locator("textarea")).to_have_value(HARD)
    expect(at(page, "fear-to-lose").locator("textarea")).to_have_value("\n leading line")
    expect(at(page, "connection").locator("output")).to_have_text("0")
    expect(at(page, "separateness").locator("output")).to_have_text("5")
    expect(at(page, "beliefs").get_by_label("Another belief of mine").first).to_have_value("One of my own")
    expect(at(page, "people").get_by_label("How free I am to be myself, row 1")).to_have_value("0")
    expect(at(page, "people").get_by_label("Initials, row 2")).to_have_value("R.")
    expect(at(page, "trust-circle").get_by_label("What I can share, row 1")).to_have_value("most")
    expect(at(page, "true-sentence").locator(".whole")).to_have_text(
        "“I would like a garden, and I also need “quiet”.”"
    )
    expect(at(page, "try-this-week").locator(".whole")).to_have_text("“If it is Tuesday, then I ….”")


@pytest.fixture(scope="module")
def app(home: Path) -> Any:
    """Started and stopped inside the test."""
    return None


def test_every_answer_comes_back(home: Path, context: BrowserContext) -> None:
    """What was typed is on disk exactly, and on the page after a reload and after a restart."""
    first = App(home)
    page = context.new_page()
    page.goto(first.link)
    read(page, first, ONE)
    fill(page)
    assert first.answers() == {f"{ONE}.{name}": value for name, value in MADE.items()}

    page.reload()
    live(page)
    look(page)
    assert first.stop() == 0

    second = App(home, first.port)
    # The same folder and port: the page is let in again without a new link.
    page.goto(second.chapter(ONE))
    look(page)
    live(page)
    look(page)
    expect(page.locator(".thread")).to_have_attribute("aria-label", "14 of 14 answered")
    page.goto(second.url)
    expect(page.locator(".list").first).to_contain_text("14 of 14")
    expect(page.get_by_role("link", name="Go on with chapter 1")).to_be_visible()
    assert second.answers() == {f"{ONE}.{name}": value for name, value in MADE.items()}
    second.stop()
