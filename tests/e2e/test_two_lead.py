"""Two who lead a room, each on their own device, until one of them ends it; and what a guest sees of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.patience import BESIDE
from tests.e2e.test_host import PHONE, come_in, fits, inside
from tests.hub.rooms import Hosted, hosted

AGENDA = "facilitate/45-minutes"
Opens = Callable[[dict[str, int]], Page]


@pytest.fixture(scope="module")
def room() -> Iterator[Hosted]:
    """A room for one, whose end is a minute after it is told."""
    with hosted("--people", "1", "--memory", "200", "--code", "kfm-pzt", "--grace", "1") as running:
        yield running


@pytest.fixture
def device(chromium: Browser) -> Iterator[Opens]:
    """Opens a browser of a size."""
    contexts: list[BrowserContext] = []

    def open_one(size: dict[str, int]) -> Page:
        contexts.append(chromium.new_context(viewport=size))  # type: ignore[arg-type]
        contexts[-1].set_default_timeout(BESIDE)
        return contexts[-1].new_page()

    yield open_one
    for each in contexts:
        each.close()


def own(page: Page, room: Hosted, path: str) -> None:
    """Open a page of somebody’s own workbook."""
    base = page.evaluate("document.documentElement.dataset.base")
    page.goto(f"{room.url.rstrip('/')}{base}{path}")


def test_two_lead_with_one_clock_and_end_the_room(device: Opens, room: Hosted) -> None:
    """The second one comes by a code; the contents count down, and what is closed keeps its page."""
    lead, tablet = device({"width": 1280, "height": 720}), device({"width": 768, "height": 1024})
    phone = device(dict(PHONE))
    lead.goto(room.link)
    inside(lead)
    come_in(phone, room)
    inside(phone)
    lead.get_by_role("link", name="This room").click()
    expect(lead.locator("dd").first).to_have_text("1")
    lead.get_by_role("button", name="Somebody leads with me").click()
    tablet.goto(lead.locator("code.letters").inner_text())
    inside(tablet)
    own(lead, room, AGENDA)
    own(tablet, room, AGENDA)
    assert tablet.title() != "Workbook"
    lead.get_by_role("button", name="Start").first.click()
    expect(tablet.locator(".block.now")).to_have_count(1)
    tablet.get_by_role("button", name="Done").first.click()
    expect(lead.locator(".block.done")).to_have_count(1)
    own(tablet, room, "room/handles")
    assert fits(tablet)
    tablet.get_by_text("End the room", exact=True).click()
    tablet.get_by_role("button", name="End it in 1 minute").click()
    expect(phone.locator(".room .left")).to_contain_text("left")
    tablet.get_by_role("button", name="End it now").click()
    expect(phone.locator(".room")).to_contain_text("This room has closed")
    room.until("is erased from this computer")
    here = phone.url
    phone.get_by_role("link", name="Workbook", exact=True).click()
    with phone.expect_download() as taken:
        phone.locator(".room").get_by_role("button", name="Keep a copy").click()
    assert phone.url == here and "dance-workbook-answers" in Path(taken.value.path()).read_text()
