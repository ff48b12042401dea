"""Pictures in the chapters: drawn from what is written, the same in words, and open to everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, live, read, write
from tests.insights.reader import READER
from tests.resizing import resize
from workbook.answers import Answers
from workbook.chapters.notebook import chapters, find_exercise
from workbook.exercises.declared import Picture
from workbook.insights.pictures import PICTURES

THREE, EIGHT = "03-distance-as-a-strategy", "08-repair"
PAGES = {
    book.slug: [record for record in book.records if isinstance(record, Picture)]
    for book in chapters()
    if any(isinstance(record, Picture) for record in book.records)
}
FITS = """() => [...document.querySelectorAll(".picture.answered .plot")].every((frame) =>
    [...frame.querySelectorAll(":scope > svg, .main-svg")].every((it) =>
        it.getBoundingClientRect().right <= frame.getBoundingClientRect().right + 0.5))"""
HOSTILE = "</text><img src=x onerror=alert(1)><script>alert(1)</script>"


def fill(home: Path) -> None:
    """Let a reader have answered every chapter."""
    answers = Answers.open(home)
    for key, value in READER.items():
        exercise = find_exercise(key)
        if exercise is not None:
            answers.put(key, exercise.clean(value), kind=exercise.kind, prompt=exercise.prompt)


@pytest.fixture(scope="module")
def app(home: Path) -> Iterator[App]:
    """A server for somebody who has filled in everything."""
    fill(home)
    running = App(home)
    yield running
    running.stop()


def picture(page: Page, name: str) -> Locator:
    """The picture of a name, brought into view."""
    shown = page.locator(f"[data-picture$='.picture-{name}']")
    shown.evaluate("(it) => it.closest('.step')?.setAttribute('open', '')")
    shown.scroll_into_view_if_needed()
    return shown


def drawn(page: Page, record: Picture) -> Locator:
    """A picture, once it is drawn."""
    shown = picture(page, record.name)
    data = PICTURES[record.name].figure is not None
    expect(shown.locator(".plot .main-svg" if data else ".plot > svg").first).to_be_visible()
    return shown


@pytest.mark.parametrize("slug", PAGES)
def test_every_picture_is_drawn_and_said(page: Page, app: App, slug: str) -> None:
    """Its words are those of the answers, and it stays in its frame."""
    read(page, app, slug)
    for width in (320, 1280):
        resize(page, width, 800)
        for record in PAGES[slug]:
            shown = drawn(page, record)
            kind = PICTURES[record.name]
            expect(shown.locator(".said")).to_have_text(kind.shown(READER, record.sources).words)
        page.wait_for_function(FITS)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_diagram_stands_there_before_any_kernel(page: Page, app: App) -> None:
    """It is part of the page, like the words."""
    html = page.request.get(app.chapter(THREE)).text()
    assert "<svg" in html and READER[f"{THREE}.loop-i-do"] in html.replace("&#x27;", "'")


def test_a_picture_in_view_before_anybody_listens_is_drawn_once_somebody_does(page: Page, app: App) -> None:
    """The line opens only after the reader has come to the picture."""
    held: list[bool] = [True]
    page.route_web_socket(
        re.compile("/live/"), lambda line: line.close() if held else line.connect_to_server()
    )
    page.goto(app.chapter(EIGHT))
    expect(page.locator("html")).to_have_attribute("data-connection", "lost")
    shown = picture(page, "lines")
    page.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")
    held.clear()
    live(page)
    expect(shown.locator(".plot .main-svg").first).to_be_visible()


def test_a_picture_is_drawn_anew_here_and_in_another_window(page: Page, app: App) -> None:
    """As soon as an answer is kept, without a reload."""
    read(page, app, THREE)
    other = page.context.new_page()
    read(other, app, THREE)
    write(field(page, f"{THREE}.loop-i-do"), "I water the ferns")
    for window in (page, other):
        expect(picture(window, "loop").locator("svg")).to_contain_text("I water the ferns")
        expect(picture(window, "loop").locator(".said")).to_contain_text("I water the ferns")


def test_what_is_forgotten_leaves_the_picture(page: Page, app: App) -> None:
    """With nothing left there is an invitation, and no empty frame."""
    read(page, app, THREE)
    for name in ("loop-i-do", "loop-they-feel", "loop-they-do", "loop-i-feel"):
        place = field(page, f"{THREE}.{name}")
        place.locator("textarea").fill("")
        place.locator("textarea").blur()
        expect(place).to_have_attribute("data-state", "empty")
    shown = picture(page, "loop")
    expect(shown.locator(".plot svg")).to_have_count(0)
    expect(shown).not_to_have_class("answered")
    expect(shown.locator(".said")).to_have_text(PICTURES["loop"].shown({}, {}).words)
    fill(app.home)


def test_no_answer_can_do_harm_in_a_picture(page: Page, app: App) -> None:
    """It is drawn as it was typed."""
    page.on("dialog", lambda dialog: pytest.fail(f"a script of an answer ran: {dialog.message}"))
    read(page, app, THREE)
    write(field(page, f"{THREE}.loop-i-do"), HOSTILE)
    expect(picture(page, "loop").locator("svg")).to_contain_text("</text>")
    page.reload()
    live(page)
    expect(picture(page, "loop").locator("svg")).to_contain_text("</text>")
    assert page.locator(".picture img, .picture script").count() == 0
    fill(app.home)


def test_on_paper_pictures_are_dark_on_light(page: Page, app: App) -> None:
    """Even where the screen is dark."""
    page.emulate_media(color_scheme="dark")
    read(page, app, "05-intensity")
    shown = [drawn(page, record) for record in PAGES["05-intensity"]]
    page.emulate_media(media="print", color_scheme="dark")
    for each in shown:
        light = each.locator(".plot text").first.evaluate(
            "(it) => getComputedStyle(it).fill.match(/\\d+/g).slice(0, 3).reduce((sum, n) => sum + +n, 0) / 3"
        )
        assert light < 110
