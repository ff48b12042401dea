"""The host is gone after the first visit, and the browser is closed: everything opens, and is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.alone.serving import Host
from tests.alone.steps import (
    FEAR,
    HARD,
    MOVE,
    ONE,
    SEPARATE,
    THREE,
    TWO,
    area,
    arrived,
    follow,
    home,
    kept,
    live,
    nudge,
    put,
    read,
    settled_offline,
)
from tests.browser.steps import field
from workbook import chapters

WORDS = {
    MOVE: HARD,
    f"{TWO}.take-with-me": "Zweites: ÄÖÜß 🌿",
    f"{THREE}.take-with-me": "drei",
}
Start = Callable[..., BrowserContext]


def three_filled(page: Page, host: Host) -> None:
    read(page, host, ONE)
    put(page, MOVE, HARD)
    nudge(page, SEPARATE, 2)
    for slug in (TWO, THREE):
        follow(page, slug)
        put(page, f"{slug}.take-with-me", WORDS[f"{slug}.take-with-me"])
    settled_offline(page)


@pytest.fixture
def later(start: Start, host: Host) -> Page:
    """A page of a browser that was closed and opened again; the host is gone since the first visit."""
    page = start().pages[0]
    three_filled(page, host)
    host.stop()
    return start().pages[0]


def test_everything_is_found_with_the_host_gone(later: Page, host: Host) -> None:
    """The words, the number and the progress of three chapters are there after the browser was closed."""
    read(later, host, ONE)
    expect(area(later, MOVE)).to_have_value(HARD)
    expect(field(later, SEPARATE).locator("output")).to_have_text("7")
    for slug in (TWO, THREE):
        follow(later, slug)
        expect(area(later, f"{slug}.take-with-me")).to_have_value(WORDS[f"{slug}.take-with-me"])
    found = kept(later)
    assert {key: found[key] for key in WORDS} == WORDS
    assert found[SEPARATE] == 7
    home(later)
    for slug in (ONE, TWO, THREE):
        expect(later.locator(f'.list a[href="./{slug}.html"]')).to_contain_text(" of ")


def test_every_chapter_opens_with_the_host_gone(later: Page, host: Host) -> None:
    """Each one, from the start page and by its address; Python answers on each that takes answers."""
    later.goto(host.url)
    for book in chapters.chapters():
        later.locator(f'main .list a[href="./{book.slug}.html"]').click()
        expect(later.locator("header .where")).to_contain_text(book.title)
        live(later)
        home(later)
    read(later, host, "journal")
    arrived(later, "journal")


def test_an_edit_with_the_host_gone_outlives_another_restart(later: Page, host: Host, start: Start) -> None:
    """What is written without a network is kept as well as anything else."""
    read(later, host, ONE)
    put(later, FEAR, "ohne Netz 🏔️")
    again = start().pages[0]
    read(again, host, ONE)
    expect(area(again, FEAR)).to_have_value("ohne Netz 🏔️")
    expect(area(again, MOVE)).to_have_value(HARD)
