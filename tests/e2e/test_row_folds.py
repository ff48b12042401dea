"""A table on a phone: a line for each row, one of them open, and nothing lost in between."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, press, read
from tests.resizing import resize
from workbook.answers import Answers

ONE, FIVE = "01-what-closeness-asks", "05-intensity"
PEOPLE, LOG = f"{ONE}.people", f"{FIVE}.thermometer"
ROWS = [{"who": who, "tie": "kin", "close": 3, "free": 0} for who in ("K.", "L.", "M.", "N.")]
DAYS = [{"day": f"2026-11-{day}", "words": "warm", "level": 3} for day in range(19, 28)]
PHONE = (390, 844)


@pytest.fixture
def phone(page: Page, app: App) -> Page:
    """A phone, and a file with a table and a log."""
    answers = Answers.open(app.home)
    answers[PEOPLE], answers[LOG] = ROWS, DAYS
    resize(page, *PHONE)
    return page


@pytest.fixture
def people(phone: Page, app: App) -> Locator:
    """A table of four rows, on a phone."""
    read(phone, app, ONE)
    return field(phone, PEOPLE)


def line(table: Locator, number: int) -> Locator:
    """The line that stands for a row."""
    return table.locator("tbody tr").nth(number).locator("[data-does=open]")


def opened(table: Locator) -> Locator:
    """The rows whose cells are seen."""
    return table.locator("tbody tr:has([data-column]:visible)")


def test_each_row_is_one_line_that_says_what_is_in_it(people: Locator) -> None:
    """The first cell, and the others quietly; a zero is something."""
    expect(opened(people)).to_have_count(0)
    expect(line(people, 1)).to_have_text("L.kin · 3 · 0")
    assert all(each.bounding_box()["height"] <= 57 for each in people.locator("tbody tr").all())  # type: ignore[index]


def test_one_row_is_open_at_a_time(people: Locator) -> None:
    """Opening one folds the one before; a second press folds it."""
    line(people, 0).click()
    line(people, 2).click()
    expect(opened(people)).to_have_count(1)
    expect(line(people, 2)).to_have_attribute("aria-expanded", "true")
    line(people, 2).click()
    expect(opened(people)).to_have_count(0)


def test_the_keyboard_opens_a_row_and_goes_on_into_it(people: Locator) -> None:
    """The line is a button, and its cells come next."""
    line(people, 1).focus()
    press(people.page, "Enter")
    press(people.page, "Tab")
    expect(people.get_by_label("Initials, row 2")).to_be_focused()


def test_a_row_with_words_that_are_not_kept_folds_when_they_are(people: Locator, page: Page) -> None:
    """Until then both stand open."""
    line(people, 0).click()
    page.evaluate("() => { window.real = WebSocket.prototype.send; WebSocket.prototype.send = () => {} }")
    people.get_by_label("Initials, row 1").fill("Kim")
    line(people, 1).click()
    expect(opened(people)).to_have_count(2)
    page.evaluate("() => { WebSocket.prototype.send = window.real }")
    people.get_by_label("Who they are to me, row 2").fill("friend")
    expect(opened(people)).to_have_count(1)
    expect(line(people, 0)).to_have_text("Kimkin · 3 · 0")


def test_another_window_changes_a_folded_row(people: Locator, page: Page, app: App) -> None:
    """Its line says so, and the open row stays open."""
    line(people, 0).click()
    Answers.open(app.home)[PEOPLE] = [*ROWS[:3], {**ROWS[3], "tie": "friend"}]
    expect(line(people, 3)).to_have_text("N.friend · 3 · 0")
    expect(line(people, 0)).to_have_attribute("aria-expanded", "true")


def test_a_removed_row_comes_back_open(people: Locator) -> None:
    """With its words, and somebody in it."""
    line(people, 1).click()
    people.get_by_label("Remove row 2").click()
    expect(people.locator("tbody tr")).to_have_count(3)
    people.get_by_role("button", name="Bring the row back").click()
    expect(people.get_by_label("Initials, row 2")).to_have_value("L.")
    expect(line(people, 1)).to_have_attribute("aria-expanded", "true")


def test_an_unanswered_table_has_one_row_to_write_in(page: Page, app: App) -> None:
    """The others wait for whoever wants more."""
    resize(page, *PHONE)
    read(page, app, ONE)
    table = field(page, f"{ONE}.trust-circle")
    expect(opened(table)).to_have_count(1)
    table.get_by_label("Initials, row 1").fill("K.")
    table.locator("[data-does=add]").click()
    expect(opened(table)).to_have_count(1)
    expect(line(table, 0)).to_be_visible()


def test_a_log_of_nine_takes_less_than_a_screen_and_a_half(phone: Page, app: App) -> None:
    """Lines of 44 px with the way to a new entry above them."""
    read(phone, app, FIVE)
    log = field(phone, LOG)
    expect(line(log, 0)).to_have_text("27 November 20263 · warm")
    assert log.bounding_box()["height"] < 1.5 * PHONE[1]  # type: ignore[index]
    log.locator("[data-does=add]").click()
    expect(log.get_by_label("Day, row 1", exact=True)).to_be_focused()


def test_on_a_desk_all_rows_are_open(people: Locator, page: Page) -> None:
    """There is room for them."""
    resize(page, 1280, 800)
    expect(opened(people)).to_have_count(4)
    expect(line(people, 0)).to_be_hidden()
