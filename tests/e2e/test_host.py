"""A room in a real browser: the door, a chapter, a stranger's door, the room that closes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.patience import BESIDE
from tests.e2e.steps import field, live, write
from tests.hub.rooms import Hosted, hosted

ONE = "01-what-closeness-asks"
FEAR = f"{ONE}.fear-to-lose"
PHONE = {"width": 360, "height": 740}
COPY = "fetch(document.documentElement.dataset.base + 'answers/copy').then((answer) => answer.status)"
ASK = """fetch(document.documentElement.dataset.base + "answers/look", {
  method: "POST", headers: { "X-Workbook": "1" }, body: "{}"
}).then((answer) => answer.status)"""
SHOTS = os.environ.get("WORKBOOK_SHOTS")


@pytest.fixture(scope="module")
def room() -> Iterator[Hosted]:
    with hosted("--people", "4", "--code", "kfm-pzt", "--name", "Tuesday group", "--grace", "1") as running:
        yield running


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    fresh = chromium.new_context(locale="en-GB", viewport=PHONE, color_scheme="dark", has_touch=True)
    fresh.set_default_timeout(BESIDE)
    yield fresh
    fresh.close()


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png")


def come_in(page: Page, room: Hosted, code: str = "kfm pzt") -> None:
    page.goto(room.url)
    page.get_by_label("Room code").fill(code)
    page.get_by_role("button", name="Come in").click()


def inside(page: Page) -> None:
    page.wait_for_url("**/user/**")
    expect(page.locator(".list").first).to_be_visible()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_the_door_on_a_phone(phone: BrowserContext, room: Hosted) -> None:
    """It fits, says what is kept, answers a wrong code in one sentence, and asks nobody else for anything."""
    page = phone.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    come_in(page, room, "bbb bbb")
    expect(page.get_by_role("alert")).to_have_text(
        "That is not this room’s code. Look at it once more, and try again."
    )
    expect(page.get_by_label("Room code")).to_be_focused()
    assert fits(page)
    box = page.get_by_role("button", name="Come in").bounding_box()
    assert box
    assert box["height"] >= 44
    assert [url for url in asked if not url.startswith(room.url)] == []
    shot(page, "door-360-dark")


def test_a_participant_writes_and_another_cannot_see_it(
    chromium: Browser, phone: BrowserContext, room: Hosted
) -> None:
    """Two browsers, two homes; one's address shows the other a closed door."""
    page = phone.new_page()
    come_in(page, room)
    shot(page, "waiting-360-dark")
    inside(page)
    expect(page.get_by_text("This room closes at")).to_be_visible()
    assert fits(page)
    shot(page, "contents-360-dark")
    base = page.evaluate("document.documentElement.dataset.base")
    page.goto(f"{room.url.rstrip('/')}{base}voila/render/{ONE}.ipynb")
    live(page)
    write(field(page, FEAR), "My quiet mornings.")
    expect(field(page, FEAR).locator(".state")).to_contain_text("on the room’s computer")
    assert page.evaluate(COPY) == 200
    assert page.evaluate(ASK) == 200
    other = chromium.new_context(viewport={"width": 768, "height": 900})
    stranger = other.new_page()
    come_in(stranger, room)
    inside(stranger)
    stranger.goto(f"{room.url.rstrip('/')}{base}voila/render/{ONE}.ipynb")
    expect(stranger.get_by_role("heading")).to_have_text("This page cannot be opened this way")
    shot(stranger, "closed-768")
    other.close()


def test_the_facilitators_link_and_the_end(chromium: Browser, room: Hosted) -> None:
    """The link opens the page for leading; a room that closes says so on a page that is open."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(BESIDE)
    page = context.new_page()
    page.goto(room.link)
    inside(page)
    expect(page.get_by_role("heading", name="For facilitators")).to_be_visible()
    page.goto(f"{page.url.split('/user/')[0]}/user/facilitator/voila/render/{ONE}.ipynb")
    live(page)
    write(field(page, FEAR), "My quiet evenings.")
    room.interrupt()
    line = page.locator(".room.now")
    expect(line).to_contain_text("Keep a copy before")
    shot(page, "closing-1280")
    room.interrupt()
    expect(line).to_contain_text("This room has closed")
    expect(page.locator("html")).to_have_attribute("data-standing", "over")
    room.until("is erased from this computer")
    with page.expect_download() as taken:
        line.get_by_role("button", name="Keep a copy").click()
    assert "My quiet evenings." in Path(taken.value.path()).read_text()
    expect(page.locator(".lost")).to_be_hidden()
    expect(line).to_contain_text("in your browser’s downloads")
    shot(page, "closed-1280")
    context.close()
