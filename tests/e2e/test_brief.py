"""A part of a chapter that is full of answers: on a phone it comes back as a line of them, one press away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, write_in_place
from tests.e2e.test_short_way import PHONE, new, read
from tests.insights.reader import READER
from tests.resizing import resize
from workbook.answers import Answers

TWO, FIVE, TEN = "02-patterns-and-where-they-come-from", "05-intensity", "10-change-that-lasts"
JOBS, ORIGIN, STRAIN = (f"{TWO}.{name}" for name in ("family-jobs", "origin", "carries-the-strain"))
SCREENS = {TWO: 11, FIVE: 12}
"""How many screens a chapter takes in which everything is answered and all that is not is open."""
ALL_BUT_BRIEF = """() => {
  for (const part of document.querySelectorAll("details.longer:not([data-brief])")) part.open = true;
}"""
PAPER = "(name) => dispatchEvent(new Event(name))"


@pytest.fixture
def phone(chromium: Browser, app: App) -> Iterator[Page]:
    """A new visit, on a phone, of somebody who has answered three chapters."""
    answers = Answers.open(app.home)
    for key, value in READER.items():
        if key.startswith(("01-", TWO, FIVE, TEN)):
            answers[key] = value
    context = new(chromium)
    page = context.new_page()
    page.goto(app.link)
    yield read(page, app, TWO)
    context.close()


def part(page: Page, key: str) -> Locator:
    """The part in which a field is."""
    return page.locator("details.longer", has=page.locator(f"[data-key='{key}']"))


@pytest.mark.parametrize("slug", SCREENS)
def test_a_chapter_full_of_answers_is_no_longer_than_this(phone: Page, app: App, slug: str) -> None:
    """With every story and every part to read open, the way all of it is taken."""
    read(phone, app, slug).evaluate(ALL_BUT_BRIEF)
    expect(phone.locator("details.longer[data-brief]")).not_to_have_count(0)
    assert phone.locator("main").bounding_box()["height"] / PHONE["height"] <= SCREENS[slug]  # type: ignore[index]


def test_a_part_full_of_answers_is_its_name_and_a_line_of_them(phone: Page) -> None:
    """By a press or by the keyboard it is all there, and by another one it is a line again."""
    place, words = part(phone, ORIGIN), field(phone, ORIGIN)
    expect(words).to_be_hidden()
    expect(place.locator(".gist")).to_be_visible()
    assert READER[ORIGIN].startswith(place.locator(".gist").inner_text().rstrip("…"))
    place.locator("> summary").click()
    expect(words).to_be_visible()
    expect(place.locator(".gist")).to_be_hidden()
    place.locator("> summary").press("Enter")
    expect(words).to_be_hidden()
    expect(phone.locator(".thread")).to_have_attribute("aria-label", "15 of 15 answered")


def test_what_this_visit_has_opened_stays_open(phone: Page, app: App) -> None:
    """The others are a line still, and another visit finds a line of each."""
    part(phone, ORIGIN).locator("> summary").click()
    phone.wait_for_function("() => Object.keys(sessionStorage).some((name) => name.includes('here'))")
    expect(field(read(phone, app, TWO), ORIGIN)).to_be_visible()
    expect(field(phone, JOBS)).to_be_hidden()
    read(phone, app, TWO).get_by_role("button", name="All of it,").click()
    expect(field(read(phone, app, TWO), JOBS)).to_be_visible()
    context = new(phone.context.browser)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(app.link)
    expect(field(read(page, app, TWO), ORIGIN)).to_be_hidden()
    context.close()


def test_nothing_is_folded_because_it_was_written(phone: Page, app: App) -> None:
    """A part that becomes full stays as it is, and is found so."""
    Answers.open(app.home).forget(STRAIN)
    place = field(read(phone, app, TWO), STRAIN)
    write_in_place(place, place.locator("textarea"), "My back.")
    expect(field(read(phone, app, TWO), STRAIN)).to_be_visible()


@pytest.mark.parametrize("mark", ["field-{}", ":~:text=Where%20did%20you%20first%20need%20it"])
def test_a_link_and_a_search_open_it(phone: Page, app: App, mark: str) -> None:
    """Chromium reveals what a text fragment names by the same steps as what its search finds."""
    place = field(phone, ORIGIN)
    mark = "#" + mark.format(str(place.get_attribute("id")).removeprefix("field-"))
    expect(field(read(phone, app, TWO, mark=mark), ORIGIN)).to_be_visible()
    expect(field(phone, JOBS)).to_be_hidden()


def test_paper_has_all_that_is_written(phone: Page) -> None:
    """What the page has folded by itself, not what its reader has; after that all is as it was."""
    part(phone, JOBS).locator("> summary").click(click_count=2)
    phone.evaluate(PAPER, "beforeprint")
    expect(field(phone, ORIGIN)).to_be_visible()
    expect(field(phone, JOBS)).to_be_hidden()
    phone.evaluate(PAPER, "afterprint")
    expect(field(phone, ORIGIN)).to_be_hidden()


def test_where_there_is_room_nothing_is_folded_over_answers(phone: Page, app: App) -> None:
    """Nor where a search does not look into what is folded."""
    resize(phone, 1280, 900)
    expect(field(read(phone, app, TWO), ORIGIN)).to_be_visible()
    resize(phone, **PHONE)
    phone.add_init_script("delete Document.prototype.onbeforematch")
    expect(field(read(phone, app, TWO), ORIGIN)).to_be_visible()


def test_what_was_written_for_later_is_a_line_too(phone: Page, app: App) -> None:
    """In place of the words that put it off."""
    read(phone, app, TEN)
    for later in phone.locator("details.later[data-mine=all]").all():
        expect(later.locator("summary .gist")).to_be_visible()
        expect(later.locator(".field").first).to_be_hidden()
    expect(phone.locator("details.later[data-brief]")).not_to_have_count(0)
