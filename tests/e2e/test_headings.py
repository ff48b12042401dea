"""Where am I: the bar names the chapter, and its headings are a press away, or beside the text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, press, read, write
from tests.resizing import resize

ONE = "01-what-closeness-asks"
NAME = "1 · What closeness asks"
LAST = "Try this week"


@pytest.fixture
def phone(page: Page, app: App) -> Page:
    """A chapter on a phone, the short way."""
    resize(page, 360, 740)
    read(page, app, ONE)
    return page


@pytest.fixture
def sheet(phone: Page) -> Locator:
    """The sheet of headings, opened by keyboard."""
    button = phone.get_by_role("button", name=NAME)
    expect(button).to_have_text(NAME)
    button.focus()
    press(phone, "Enter")
    found = phone.get_by_role("dialog", name="On this page")
    expect(found).to_be_visible()
    return found


def test_a_heading_of_the_sheet_leads_to_its_part(sheet: Locator, phone: Page) -> None:
    """From below, with room for a thumb; what is folded opens."""
    box = sheet.bounding_box()
    assert box and box["y"] + box["height"] == 740
    assert all(link.bounding_box()["height"] >= 44 for link in sheet.get_by_role("link").all())  # type: ignore[index]
    sheet.get_by_role("link", name=LAST).click()
    expect(sheet).to_be_hidden()
    expect(phone.get_by_role("heading", name=LAST)).to_be_in_viewport()


def test_escape_closes_the_sheet_and_leaves_nothing(sheet: Locator, phone: Page) -> None:
    """Somebody who closes a list stays; the hand is where it was."""
    press(phone, "Escape")
    expect(sheet).to_be_hidden()
    expect(phone.get_by_role("button", name=NAME)).to_be_focused()


def test_where_there_is_room_the_headings_stand_beside_the_text(page: Page, app: App) -> None:
    """And a part that is answered has a tick."""
    resize(page, 1280, 800)
    read(page, app, ONE)
    rail = page.get_by_role("navigation", name="On this page")
    text = page.locator("main").bounding_box()
    beside = rail.bounding_box()
    assert text and beside and beside["x"] + beside["width"] <= text["x"]
    expect(rail.locator(".done")).to_have_count(0)
    write(field(page, f"{ONE}.true-sentence"), "you come home late")
    expect(rail.locator(".done")).not_to_have_count(0)


def test_an_example_beside_its_exercise_moves_nothing(page: Page, app: App) -> None:
    """Where there is room for it."""
    resize(page, 1280, 800)
    read(page, app, ONE)
    place = field(page, f"{ONE}.fear-to-lose")
    tall = "(it) => it.offsetHeight"
    height = place.evaluate(tall)
    place.locator(".example summary").click()
    assert place.evaluate(tall) == height
    beside, shown = place.bounding_box(), place.locator(".example > div").bounding_box()
    assert beside and shown
    assert beside["x"] + beside["width"] <= shown["x"] and shown["x"] + shown["width"] <= 1280
