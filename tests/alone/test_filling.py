"""Somebody fills chapters in the edition: everything is kept, on every page, and Python stays awake."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

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
    awake,
    follow,
    home,
    kept,
    live,
    nudge,
    put,
    read,
)
from tests.browser.steps import field, saved
from tests.privacy.canaries import Canaries
from tests.privacy.typed import fill, of_every_kind, settled
from workbook import chapters

PEOPLE = f"{ONE}.people"
WORDS = {MOVE: HARD, f"{TWO}.take-with-me": "Zweites Kapitel: ÄÖÜß 🌿", f"{THREE}.take-with-me": "drei"}


def fill_one(page: Page) -> None:
    put(page, MOVE, HARD)
    nudge(page, SEPARATE, 2)
    people = field(page, PEOPLE)
    people.get_by_label("Initials, row 1").fill("Jürgen")
    people.get_by_label("How close, row 1").select_option("6")
    people.get_by_label("Initials, row 1").blur()
    saved(people)


def look_at_one(page: Page) -> None:
    expect(area(page, MOVE)).to_have_value(HARD)
    expect(field(page, SEPARATE).locator("output")).to_have_text("7")
    expect(field(page, PEOPLE).get_by_label("Initials, row 1")).to_have_value("Jürgen")
    expect(field(page, PEOPLE).get_by_label("How close, row 1")).to_have_value("6")


def test_three_chapters_are_filled_and_found_again(page: Page, host: Host) -> None:
    """Through the links between pages, back, forward and a reload: each word, number and row is there."""
    read(page, host, ONE)
    fill_one(page)
    for slug in (TWO, THREE):
        follow(page, slug)
        put(page, f"{slug}.take-with-me", WORDS[f"{slug}.take-with-me"])
    page.go_back()
    arrived(page, TWO)
    expect(area(page, f"{TWO}.take-with-me")).to_have_value(WORDS[f"{TWO}.take-with-me"])
    page.go_back()
    arrived(page, ONE)
    look_at_one(page)
    page.go_forward()
    arrived(page, TWO)
    page.reload()
    arrived(page, TWO)
    expect(area(page, f"{TWO}.take-with-me")).to_have_value(WORDS[f"{TWO}.take-with-me"])
    found = kept(page)
    assert {key: found[key] for key in WORDS} == WORDS
    assert (found[SEPARATE], found[PEOPLE][0]["who"], found[PEOPLE][0]["close"]) == (7, "Jürgen", 6)


def test_python_stays_awake_from_page_to_page(page: Page, host: Host) -> None:
    """Links, back and forward change the page in one window with one worker; nothing is loaded anew."""
    workers: list[str] = []
    page.on("worker", lambda it: workers.append(it.url))
    read(page, host, ONE)
    page.evaluate("() => { window.marked = 'this very window'; }")
    follow(page, TWO)
    home(page)
    page.locator(f'main a[href="./{THREE}.html"]').click()
    arrived(page, THREE)
    page.go_back()
    expect(page.locator("h1")).to_have_text("Close, and still yourself")
    page.go_forward()
    arrived(page, THREE)
    assert page.evaluate("() => window.marked") == "this very window"
    assert len(workers) == 1


def test_the_start_page_tells_how_far_each_chapter_is(page: Page, host: Host) -> None:
    """Progress stands beside the chapter, and the way on leads to where the reader was last."""
    read(page, host, ONE)
    put(page, MOVE, "one of thirteen")
    home(page)
    row = page.locator(f'.list a[href="./{ONE}.html"]')
    expect(row).to_contain_text(re.compile(r"1 of \d+"))
    expect(page.get_by_role("link", name="Go on with chapter 1")).to_be_visible()
    page.reload()
    expect(row).to_contain_text(re.compile(r"1 of \d+"))


@pytest.mark.parametrize("slug", of_every_kind())
def test_every_kind_of_field_is_kept(page: Page, host: Host, slug: str) -> None:
    """Every control of a chapter is written into; each field says saved, and the file has a value of each."""
    read(page, host, slug)
    words = fill(page, Canaries("alone"))
    settled(page)
    values = kept(page)
    whole = repr(values)
    assert [word for word in words if word not in whole] == []
    typed = {it.key for it in chapters.find_chapter(slug).exercises if it.kind not in PRESSED}
    assert typed - values.keys() == set()


PRESSED = ("choice", "checklist", "deck", "timer")
"""Kinds that are answered by a press; the words beside some of them are typed all the same."""


def test_words_typed_before_python_is_awake_are_kept(page: Page, host: Host) -> None:
    """With the large files held back the fields take words, say that they wait, and are saved afterwards."""
    with host.holding(".wasm.gz"):
        page.goto(f"{host.url}{ONE}.html")
        area(page, FEAR).fill("früh getippt 🌅")
        expect(field(page, FEAR).locator(".under > .state")).to_contain_text("Not saved yet – ")
        assert kept(page) == {}
    saved(field(page, FEAR))
    assert kept(page) == {FEAR: "früh getippt 🌅"}


def test_the_way_of_python_is_told_in_megabytes(page: Page, host: Host) -> None:
    """While the large files are on their way the page says how far they are, and that one can write."""
    with host.holding(".wasm.gz"):
        page.goto(f"{host.url}{ONE}.html")
        coming = page.locator("main").get_by_role("status").filter(has_text="megabytes")
        expect(coming).to_have_text(re.compile(r"You can already write\..* \d+\.\d of \d+\.\d megabytes\."))
    live(page)
    expect(coming).to_have_count(0)


def test_a_reload_shows_the_words_before_python_is_awake(bare: Page, host: Host) -> None:
    """The page reads the kept file itself, and what is typed on top of it then is kept."""
    read(bare, host, ONE)
    put(bare, FEAR, "schon da")
    with host.holding("pyodide.asm.mjs"):
        bare.reload()
        expect(area(bare, FEAR)).to_have_value("schon da")
        assert not bare.evaluate("() => globalThis.workbookAlone.awake")
        area(bare, FEAR).fill("schon da, und mehr")
    awake(bare)
    saved(field(bare, FEAR))
    assert kept(bare) == {FEAR: "schon da, und mehr"}


def test_a_host_that_fails_at_first_is_asked_again(page: Page, host: Host) -> None:
    """A file that does not come costs no word: the page asks for it again by itself."""
    with host.refusing(".wasm.gz"), page.expect_response(lambda it: it.status == 500):
        page.goto(f"{host.url}{ONE}.html")
        area(page, FEAR).fill("trotzdem")
        expect(field(page, FEAR)).to_have_attribute("data-state", "unsaved")
    live(page)
    saved(field(page, FEAR))
    assert kept(page) == {FEAR: "trotzdem"}
