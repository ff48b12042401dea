"""Words for feelings: fetched when they are asked for, put in at the cursor, and taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, press, read, saved

SLUG = "03-distance-as-a-strategy"
FEEL, HONEST = f"{SLUG}.loop-i-feel", "06-saying-what-matters.honest"


@pytest.fixture
def feel(page: Page, app: App) -> Locator:
    """A field that asks for a feeling."""
    read(page, app, SLUG)
    return field(page, FEEL)


def word(place: Locator, family: str, name: str) -> Locator:
    """A word of an open family."""
    if not place.get_by_role("button", name=name, exact=True).is_visible():
        place.locator("summary", has_text=family).click()
    return place.get_by_role("button", name=name, exact=True)


def test_a_word_goes_in_at_the_cursor_and_undo_takes_it_out(page: Page, app: App, feel: Locator) -> None:
    """The words come when they are asked for, and what is put in is saved like any other."""
    fetched: list[str] = []
    page.on("request", lambda it: fetched.append(it.url))
    area = feel.locator("textarea")
    area.fill("I am and tired.")
    press(page, "Home")
    press(page, "ArrowRight", 4)
    assert not [url for url in fetched if "feelings" in url]
    feel.get_by_role("button", name="Words for feelings").click()
    word(feel, "Sad", "lonely").click()
    expect(area).to_have_value("I am lonely and tired.")
    assert len([url for url in fetched if "feelings" in url]) == 1
    saved(feel)
    area.focus()
    press(page, "Control+z")
    expect(area).to_have_value("I am and tired.")


def test_it_is_done_by_keyboard_and_taken_back_by_a_button(page: Page, app: App) -> None:
    """In a sentence it goes into the gap for the feeling, though the Tab key comes by the others last."""
    read(page, app, "06-saying-what-matters")
    honest = field(page, HONEST)
    more = honest.get_by_role("button", name="Words for feelings")
    honest.locator("textarea").last.focus()
    press(page, "Tab")
    expect(more).to_be_focused()
    press(page, "Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    press(page, "Tab")
    press(page, "Enter")
    press(page, "Tab")
    press(page, "Enter")
    gap = honest.locator("[data-slot=feeling]")
    expect(gap).to_have_value("uneasy")
    expect(honest.get_by_role("button", name="uneasy")).to_be_focused()
    expect(honest.locator(".feelings .said")).to_have_text("“uneasy” is in your text.")
    honest.get_by_role("button", name="Take it back").click()
    expect(gap).to_have_value("")
    expect(gap).to_be_focused()
    more.click()
    expect(honest.locator(".feelings")).to_be_hidden()
