"""A room that rests, on a phone: a part is kept with one press, and comes back next week with two."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.patience import BESIDE
from tests.e2e.steps import field, live, write
from tests.e2e.test_host import COPY, FEAR, ONE, PHONE, fits, inside, shot
from tests.hub.rooms import Hosted, free_port, hosted

CODE = re.compile(r"^[a-z2-9]{3}(-[a-z2-9]{3}){5}$")
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def room() -> Iterator[Hosted]:
    with hosted("--rests", "--people", "2", "--name", "Tuesday group") as running:
        yield running


def phone(chromium: Browser) -> BrowserContext:
    """A phone that has never been here."""
    fresh = chromium.new_context(locale="en-GB", viewport=PHONE, color_scheme="dark", has_touch=True)
    fresh.set_default_timeout(BESIDE)
    return fresh


def kept(page: Page, room: Hosted) -> str:
    """Come in, write, and keep the part; gives back its code."""
    page.goto(room.url)
    page.get_by_label("Room code, or your own code").fill(room.code)
    page.get_by_role("button", name="Come in").click()
    inside(page)
    page.goto(f"{page.url.rstrip('/')}/voila/render/{ONE}.ipynb")
    live(page)
    write(field(page, FEAR), "My quiet mornings.")
    page.goto(page.url.partition("voila")[0] + "answers")
    shot(page, "keep-my-part")
    page.get_by_role("button", name="Keep my part").click()
    code = page.locator(".recovery .code")
    expect(code).to_have_text(CODE)
    assert fits(page)
    shot(page, "own-code")
    words = code.text_content() or ""
    page.get_by_role("button", name="I have it").click()
    expect(page.get_by_text("Your part is locked and will wait for you.")).to_be_visible()
    expect(code).to_have_count(0)
    expect(page.locator(".room .copied")).to_be_hidden()
    return words


def test_next_week_takes_two_presses(chromium: Browser, room: Hosted) -> None:
    """The address, one’s own code, “Come in”: nothing more is asked, and the words are there."""
    first = phone(chromium)
    code = kept(first.new_page(), room)
    first.close()
    assert room.end() == 0
    again = Hosted(room.home, "--address", "127.0.0.1", "--port", str(free_port()), "--go-on").ready()
    second = phone(chromium)
    try:
        page = second.new_page()
        page.goto(again.url)
        shot(page, "door-of-a-room-that-rests")
        assert fits(page)
        page.get_by_label("Room code, or your own code").fill(code)
        page.get_by_role("button", name="Come in").click()
        inside(page)
        assert page.evaluate(COPY) == 200
        assert page.evaluate("() => JSON.stringify({...sessionStorage})").find(code) == -1
        page.goto(f"{page.url.rstrip('/')}/voila/render/{ONE}.ipynb")
        expect(field(page, FEAR).locator("textarea")).to_have_value("My quiet mornings.")
    finally:
        second.close()
        again.kill()
