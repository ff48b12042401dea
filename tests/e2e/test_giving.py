"""A room gives with one press: five phones and whoever leads, each a browser of its own, on a real hub."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.patience import BESIDE
from tests.e2e.test_host import PHONE, come_in, fits, inside, shot
from tests.hub.rooms import Hosted, hosted

STEPS = (3, 4, 6, 6, 9)
SAY_IT = "Right now, how well could you say what matters to you?"


@pytest.fixture(scope="module")
def room() -> Iterator[Hosted]:
    """A room for those who give."""
    with hosted("--people", str(len(STEPS)), "--memory", "200", "--code", "kfm-pzt") as running:
        yield running


@pytest.fixture
def phones(chromium: Browser) -> Iterator[list[BrowserContext]]:
    """A browser for each."""
    fresh = [chromium.new_context(viewport=PHONE, has_touch=True) for _ in STEPS]
    yield fresh
    for each in fresh:
        each.close()


@pytest.fixture
def lead(chromium: Browser, room: Hosted) -> Iterator[Page]:
    """The browser of whoever leads, at the size of a wall."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    context.set_default_timeout(BESIDE)
    page = context.new_page()
    page.goto(room.link)
    inside(page)
    yield page
    context.close()


def give(page: Page, step: int) -> None:
    """Follow the page’s own link, choose a number, and press."""
    page.get_by_role("link", name="Give a number to the room").click()
    page.get_by_label(str(step), exact=True).check()
    page.get_by_role("button", name="Give this number").click()
    expect(page.locator(".gave")).to_have_text(f"You gave {step} of 10.")


def test_a_room_gives_and_sees_its_picture_on_the_wall(
    phones: list[BrowserContext], lead: Page, room: Hosted
) -> None:
    """Two presses and a number each; the picture fills the wall, and Escape leaves for nowhere."""
    pages = [phone.new_page() for phone in phones]
    for page in pages:
        come_in(page, room)
    for page in pages:
        inside(page)
    lead.goto(lead.url.partition("/user/")[0] + "/user/facilitator/facilitate")
    lead.get_by_role("link", name="Ask the room").click()
    lead.get_by_role("button", name="Ask the room").click()
    for page, step in zip(pages, STEPS, strict=True):
        give(page, step)
    assert fits(pages[0])
    expect(lead.get_by_text("5 people have given.")).to_be_visible()
    expect(lead.locator("figure")).to_have_count(0)
    lead.get_by_role("button", name="Show the picture").click()
    expect(lead.locator("figcaption")).to_contain_text("5 people. On average 5.6")
    expect(pages[0].locator(".ask .hint").last).to_contain_text("so it stays")
    lead.get_by_role("button", name="Fill the wall").click()
    with lead.expect_response("**/room/asking"):  # as when the hub says, a moment later, that it was shown
        lead.evaluate("() => document.dispatchEvent(new CustomEvent('workbook:asks'))")
    lead.evaluate("() => new Promise((done) => setTimeout(done, 200))")
    box = lead.locator(".ask.wall").bounding_box()
    assert box and (box["width"], box["height"]) == (1280, 720)
    caption = lead.locator("figcaption").bounding_box()
    assert caption and caption["y"] + caption["height"] <= 720
    shot(lead, "wall-1280")
    here = lead.url
    lead.keyboard.press("Escape")
    lead.keyboard.press("Escape")
    expect(lead.locator(".ask.wall")).to_have_count(0)
    expect(lead.get_by_role("heading", name="Ask the room")).to_be_visible()
    assert lead.url == here
