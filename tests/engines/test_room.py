"""A room of people in WebKit and Firefox, every night: in by its code, writing, out, and in again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.driver import Browser, until
from tests.engines.test_walk import FEAR, LIVE, ONE, SHOWS, saved
from tests.hub.rooms import Hosted, hosted

pytestmark = pytest.mark.soak
AREA = f"{FEAR} textarea"
BASE = "return location.pathname.includes('/user/') && document.documentElement.dataset.base"
TOLD = "return document.querySelector('[role=alert]')?.textContent.includes(arguments[0])"
WIDE = "return document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def room() -> Iterator[Hosted]:
    """A room for all of these, each of them one of its people."""
    with hosted("--people", "6", "--memory", "250", "--code", "kfm-pzt") as running:
        yield running


def come_in(browser: Browser, room: Hosted, code: str) -> None:
    """Knock with a code."""
    browser.get(room.url)
    browser.focus("#code")
    browser.keys(code, "Enter")


def open_chapter(browser: Browser, room: Hosted) -> str:
    """Open a chapter from the contents; return whose it is, by its address."""
    base: str = browser.until(BASE)
    browser.get(f"{room.url.rstrip('/')}{base}voila/render/{ONE}.ipynb")
    browser.until(LIVE)
    return base.strip("/").rpartition("/")[2]


def test_in_by_a_code_out_and_in_again(browser: Browser, room: Hosted) -> None:
    """A wrong code is told; what is written is kept by the room, and is there for whoever comes back."""
    come_in(browser, room, "bbb bbb")
    browser.until(TOLD, "not this room’s code")
    assert browser.js(WIDE) <= 0
    come_in(browser, room, "kfm pzt")
    name = open_chapter(browser, room)
    browser.click(AREA)
    browser.keys("kept in the room")
    saved(browser, FEAR)
    assert "on the room’s computer" in browser.js(
        "return document.querySelector(arguments[0]).innerText", FEAR
    )
    until(lambda: room.answers(name).get(f"{ONE}.fear-to-lose") == "kept in the room", "not in the file")
    browser.keys(" to the last word", "Escape")
    # Where it leaves for may be out of reach, and be told so late.
    browser.until("return !location.href.startsWith(arguments[0])", room.url)
    browser.get(room.url)
    assert open_chapter(browser, room) == name
    browser.until(SHOWS, AREA, "kept in the room to the last word")
