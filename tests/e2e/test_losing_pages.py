"""Reload, back, close and what only seems to leave, in the middle of typing."""

from __future__ import annotations

import time
from collections.abc import Callable

import filelock
import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.e2e.bad_days import FIVE, FOUR, ONE, SEVEN, SIX, THREE, TWO, Reader, area, eventually, kept, last
from tests.e2e.bad_days import reader as reader
from tests.e2e.bad_days import server as server
from tests.e2e.patience import BESIDE
from tests.e2e.steps import field, live
from tests.faults.scale import scaled

ROUNDS = scaled(2, 20)


def reload(page: Page) -> Page:
    page.reload()
    return page


def back(page: Page) -> Page:
    page.go_back()
    page.go_forward()
    return page


def close(page: Page) -> Page:
    address, context = page.url, page.context
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    another = context.new_page()
    another.goto(address)
    return another


def away(page: Page) -> Page:
    here = page.url
    page.locator("nav .go").click()
    expect(page).not_to_have_url(here)
    live(page)
    page.go_back()
    return page


LEAVES = {ONE: reload, TWO: back, THREE: close, FOUR: away}


@pytest.mark.parametrize("slug", LEAVES, ids=[leave.__name__ for leave in LEAVES.values()])
def test_leaving_in_the_middle_of_a_word_keeps_it(reader: Reader, slug: str) -> None:
    """Not one key is lost, and the page shows the word when it is there again."""
    key = last(slug)
    page = reader.open(slug)
    page.on("dialog", lambda dialog: dialog.accept())
    typed = ""
    for _ in range(ROUNDS):
        typed += reader.type_for(area(page, key), seconds=1)
        page = LEAVES[slug](page)
        expect(area(page, key)).to_have_value(typed)
        live(page)
        area(page, key).press("ControlOrMeta+End")
    assert eventually(lambda: reader.versions(key) == [typed])


def lines_of(page: Page) -> list[str]:
    """Return every line that the page opens from now on."""
    found: list[str] = []
    page.on("websocket", lambda line: found.append(line.url))
    return found


def test_what_only_seems_to_leave_ends_nothing(reader: Reader) -> None:
    """A download, a mail link and a telephone link ask nothing and leave the page as it is."""
    page, key = reader.open(FIVE), last(FIVE)
    asked: list[Dialog] = []
    page.on("dialog", lambda dialog: (asked.append(dialog), dialog.accept()))
    again = lines_of(page)
    typed = ""
    for address, name in (("data:text/plain,x", "x.txt"), ("mailto:a@example.org", ""), ("tel:112", "")):
        typed += reader.type_on(area(page, key))
        page.evaluate(CLICK, [address, name])
        kept(page, key, typed)
    assert (again, asked) == ([], [])
    assert reader.versions(key) == [typed]


CLICK = """([address, name]) => {
  const link = document.createElement("a");
  link.href = address;
  if (name) link.download = name;
  document.querySelector("main").append(link);
  link.click();
}"""


def test_a_leave_that_is_taken_back_ends_nothing(reader: Reader) -> None:
    """While nothing can be saved leaving asks; who stays and waits is saved."""
    page, key = reader.open(SIX), last(SIX)
    typed = reader.type_on(area(page, key), words=2)
    kept(page, key, typed)
    answers: list[str] = []
    page.on("dialog", lambda dialog: (answers.append(dialog.type), dialog.dismiss()))
    with filelock.FileLock(reader.home / "answers.json.lock"):
        claims = len(reader.witness.claims)
        typed += reader.type_on(area(page, key), words=2)
        expect(field(page, key)).to_have_attribute("data-state", "unsaved")
        expect(field(page, key).locator(".under > .state")).to_contain_text("Not saved yet – ")
        page.close(run_before_unload=True)
        assert eventually_on(page, lambda: answers == ["beforeunload"])
        assert len(reader.witness.claims) == claims
    kept(page, key, typed)
    assert reader.versions(key) == [typed]


def eventually_on(page: Page, is_so: Callable[[], bool]) -> bool:
    """Let the browser's news in until something is so."""
    ends = time.monotonic() + BESIDE / 1000
    while not (found := is_so()) and time.monotonic() < ends:
        page.evaluate("() => document.title")
    return found


def test_leaving_unsaved_words_asks_first(reader: Reader) -> None:
    """With the server gone a close asks: who stays has the words, who goes has chosen so."""
    page, key = reader.open(SEVEN), last(SEVEN)
    typed = reader.type_on(area(page, key))
    kept(page, key, typed)
    reader.app.kill()
    typed += reader.type_on(area(page, key), words=2)
    expect(field(page, key)).to_have_attribute("data-state", "unsaved")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    assert eventually_on(page, lambda: asked == ["beforeunload"])
    expect(area(page, key)).to_have_value(typed)
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"] * 2
