"""Somebody fills chapters in the edition: everything is kept, on every page, and Python stays awake."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.steps import field, saved
from tests.kinds import BESIDES, of_every_kind
from tests.privacy.canaries import Canaries
from tests.privacy.typed import fill, settled
from tests.static_site.serving import Host
from tests.static_site.steps import (
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
    go,
    home,
    kept,
    live,
    nudge,
    put,
)
from workbook.chapters import notebook

PEOPLE = f"{ONE}.people"
# The large files go, as when the browser needs the room; the answers stay.
CLEAR_OUT = "async () => { for (const name of await caches.keys()) await caches.delete(name); }"
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


def test_three_chapters_are_filled_and_found_again(woken: Page) -> None:
    """Through links, back and forward: each word, number and row is there."""
    fill_one(woken)
    for slug in (TWO, THREE):
        follow(woken, slug)
        put(woken, f"{slug}.take-with-me", WORDS[f"{slug}.take-with-me"])
    woken.go_back()
    arrived(woken, TWO)
    expect(area(woken, f"{TWO}.take-with-me")).to_have_value(WORDS[f"{TWO}.take-with-me"])
    woken.go_back()
    arrived(woken, ONE)
    look_at_one(woken)
    woken.go_forward()
    arrived(woken, TWO)
    home(woken)
    woken.locator(f'main a[href="./{ONE}.html"]').first.click()
    arrived(woken, ONE)
    look_at_one(woken)
    found = kept(woken)
    assert {key: found[key] for key in WORDS} == WORDS
    assert (found[SEPARATE], found[PEOPLE][0]["who"], found[PEOPLE][0]["close"]) == (7, "Jürgen", 6)


def test_python_stays_awake_from_page_to_page(woken: Page) -> None:
    """Links, back and forward change the page in one window with one worker; nothing is loaded anew."""
    workers: list[str] = []
    woken.on("worker", lambda it: workers.append(it.url))
    woken.evaluate("() => { window.marked = 'this very window'; }")
    follow(woken, TWO)
    home(woken)
    woken.locator(f'main a[href="./{THREE}.html"]').click()
    arrived(woken, THREE)
    woken.go_back()
    expect(woken.locator("h1")).to_have_text("You and the people who matter to you")
    woken.go_forward()
    arrived(woken, THREE)
    assert woken.evaluate("() => window.marked") == "this very window"
    assert (workers, len(woken.workers)) == ([], 1)


@pytest.mark.parametrize(
    "slug", [pytest.param(it, marks=[pytest.mark.soak] if it in BESIDES else []) for it in of_every_kind()]
)
def test_every_kind_of_field_is_kept(woken: Page, slug: str) -> None:
    """Every control of a chapter is written into; each field says saved, and the file has a value of each."""
    go(woken, slug)
    words = fill(woken, Canaries("alone"))
    settled(woken)
    values = kept(woken)
    whole = repr(values)
    assert [word for word in words if word not in whole] == []
    typed = {it.key for it in notebook.find_chapter(slug).exercises if it.kind not in PRESSED}
    assert typed - values.keys() == set()


PRESSED = ("choice", "checklist", "deck", "timer")
"""Kinds that are answered by a press; the words beside some of them are typed all the same."""


def test_no_word_is_lost_while_python_is_on_its_way(bare: Page, host: Host) -> None:
    """A file that fails at first is asked for again; later words are shown, and typed on, while it comes.

    While the large files are on their way the page says how far they are, and that one can write.
    """
    with host.refusing(".wasm.gz"), bare.expect_response(lambda it: it.status == 500):
        bare.goto(f"{host.url}{ONE}.html")
        area(bare, FEAR).fill("früh getippt 🌅")
        expect(field(bare, FEAR)).to_have_attribute("data-state", "unsaved")
    live(bare)
    saved(field(bare, FEAR))
    assert kept(bare) == {FEAR: "früh getippt 🌅"}
    bare.evaluate(CLEAR_OUT)
    with host.holding(".wasm.gz"):
        bare.reload()
        expect(area(bare, FEAR)).to_have_value("früh getippt 🌅")
        area(bare, FEAR).fill("früh getippt 🌅, und mehr")
        expect(field(bare, FEAR).locator(".under > .state")).to_contain_text("keeps it in this browser")
        coming = bare.locator("main").get_by_role("status").filter(has_text="megabytes")
        expect(coming).to_have_text(re.compile(r"You can already write\..* \d+\.\d of \d+\.\d megabytes\."))
        assert not bare.evaluate("() => globalThis.workbookAlone.awake")
        assert kept(bare) == {FEAR: "früh getippt 🌅"}
        bare.close(run_before_unload=True)  # without a question: nothing is lost
    expect_taken_over(bare, host)


def expect_taken_over(closed: Page, host: Host) -> None:
    """Whichever page is open when Python is there hands over what a closed one has left, and forgets it."""
    page = closed.context.new_page()
    page.goto(f"{host.url}{TWO}.html")
    live(page)
    page.wait_for_function("() => localStorage.length === 0")
    assert kept(page) == {FEAR: "früh getippt 🌅, und mehr"}
    page.close()
