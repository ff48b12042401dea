"""The projector view: one exercise at a time, by keyboard or clicker, and back to the same place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.steps import live, press
from workbook.answers import Answers
from workbook.pages.page import EXIT_TO

ONE = "01-what-closeness-asks"
KEY = f"{ONE}.fear-to-lose"


@pytest.fixture(scope="module")
def app(home: Path) -> Iterator[App]:
    """A server for somebody who has written something of their own."""
    Answers.open(home)[KEY] = "not for a wall"
    running = App(home)
    yield running
    running.stop()


@pytest.fixture
def chapter(page: Page, app: App) -> Page:
    """A chapter of the demonstration."""
    page.goto(f"{app.url}demo/voila/render/{ONE}.ipynb")
    live(page)
    return page


@pytest.fixture
def wall(chapter: Page) -> Page:
    """The same chapter on a wall, from one exercise on."""
    chapter.goto(f"{chapter.url}#project={KEY}")
    expect(chapter.locator("html")).to_have_attribute("data-view", "projector")
    return chapter


def shown(page: Page) -> list[str]:
    """The fields that are to be seen."""
    keys: list[str] = page.locator(".field").evaluate_all(
        "all => all.filter(it => it.checkVisibility()).map(it => it.dataset.key)"
    )
    return keys


def place(page: Page) -> tuple[str, int, str | None]:
    """Where the view is: the slide, how much of it is to be seen, and which part of an exercise."""
    part = page.locator("[data-reveals]").get_attribute("data-reveals") if shown(page) else None
    return page.url, page.locator(".onstage").count(), part


def test_a_link_shows_one_exercise_and_nothing_else(wall: Page) -> None:
    """The question first; then its example; then the answer."""
    assert shown(wall) == [KEY]
    place = wall.locator(f'[data-key="{KEY}"]')
    expect(place.locator("textarea")).to_be_hidden()
    press(wall, "PageDown")
    expect(place.locator(".example p").first).to_be_visible()
    expect(place.locator("textarea")).to_be_hidden()
    press(wall, "PageDown")
    expect(place.locator("textarea")).to_be_visible()
    expect(place.locator(".example")).to_be_hidden()
    press(wall, "PageUp")
    expect(place.locator("textarea")).to_be_hidden()


def test_a_clicker_walks_through_the_whole_chapter(chapter: Page) -> None:
    """Page down reaches every exercise in order, and stops at the end; page up comes back to the start."""
    keys = chapter.locator(".field").evaluate_all("all => all.map(it => it.dataset.key)")
    chapter.get_by_role("link", name="Projector view").click()
    expect(chapter.locator("html")).to_have_attribute("data-view", "projector")
    press(chapter, "Home")
    seen = []
    while True:
        before, now = place(chapter), shown(chapter)
        assert len(now) <= 1
        seen += [key for key in now if key not in seen]
        press(chapter, "PageDown")
        if before == place(chapter):
            break
    assert seen == keys
    last = chapter.url
    press(chapter, "Home")
    expect(chapter).not_to_have_url(last)
    press(chapter, "PageUp")
    expect(chapter.locator(".stage p")).to_contain_text("1 of ")


def test_escape_goes_back_to_the_page_at_the_same_place(wall: Page) -> None:
    """And leaves nothing of the view; it does not leave the site."""
    press(wall, "Escape")
    expect(wall.locator("html:not([data-view])")).to_be_attached()
    expect(wall.locator(".stage")).to_have_count(0)
    expect(wall).not_to_have_url(re.compile("#"))
    expect(wall.locator(f'[data-key="{KEY}"]')).to_be_in_viewport()
    assert len(shown(wall)) > 5


def test_escape_never_leaves_a_demonstration(wall: Page) -> None:
    """Nothing has to be hidden there; the button leaves, as everywhere."""
    press(wall, "Escape", 3)
    assert not wall.evaluate("document.documentElement.hidden")
    expect(wall.locator(".onstage")).to_have_count(0)
    expect(wall.locator(f'[data-key="{KEY}"]')).to_be_in_viewport()
    wall.route(
        EXIT_TO, lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")
    )
    wall.get_by_role("button", name="Leave quickly").click()
    expect(wall).to_have_url(EXIT_TO)


def test_a_reload_stays_where_it_was(wall: Page) -> None:
    """Some clickers send F5."""
    wall.get_by_role("button", name="Next exercise").click()
    (now,) = shown(wall)
    assert now != KEY
    wall.reload()
    expect(wall.locator("html")).to_have_attribute("data-view", "projector")
    assert shown(wall) == [now]


def test_b_blanks_the_wall_and_any_key_brings_it_back(wall: Page) -> None:
    """Nothing of the page is to be seen meanwhile."""
    press(wall, "b")
    box = wall.locator(".blank").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1280, "height": 900}
    press(wall, "PageDown")
    expect(wall.locator(".blank")).to_have_count(0)
    expect(wall.locator(f'[data-key="{KEY}"] .q')).to_be_visible()


def test_letters_typed_into_an_answer_are_letters(wall: Page) -> None:
    """B, T and a space belong to the text; page down still goes on."""
    press(wall, "PageDown", 2)
    area = wall.locator(f'[data-key="{KEY}"] textarea')
    area.fill("")
    area.press_sequentially("b t.")
    expect(area).to_have_value("b t.")
    expect(wall.locator(".blank")).to_have_count(0)
    press(wall, "PageDown")
    assert shown(wall) != [KEY]


def test_time_to_write_is_told_in_words(wall: Page) -> None:
    """And ends in words, at a moment that the clock of the page decides."""
    wall.clock.install()
    wall.get_by_label("Time to write").select_option("2")
    said = wall.locator(".writing-time p")
    expect(said).to_have_text("2 minutes to write")
    wall.clock.run_for(61_000)
    expect(said).to_have_text("One minute to write")
    wall.clock.run_for(60_000)
    expect(said).to_have_text("Time. Finish your sentence, or leave it open.")
    press(wall, "t")
    expect(said).to_have_text("3 minutes to write")
    press(wall, "t")
    expect(said).to_be_hidden()


def test_what_a_reader_wrote_is_never_on_a_wall(page: Page, app: App) -> None:
    """The same link on the reader's own page opens the demonstration."""
    page.goto(f"{app.chapter(ONE)}#project={KEY}")
    expect(page).to_have_url(f"{app.url}demo/voila/render/{ONE}.ipynb#project={KEY}")
    expect(page.get_by_text("Invented answers")).to_be_visible()
    assert "not for a wall" not in page.content()


def test_it_is_large(wall: Page) -> None:
    """Letters of at least 32 px on a wall."""
    size = wall.locator(f'[data-key="{KEY}"] .q').evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
    assert size >= 32
