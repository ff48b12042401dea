"""What a reader does on a page, in one word each."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.app import App


def read(page: Page, app: App, slug: str) -> None:
    """Open a chapter and wait until its kernel is there."""
    page.goto(app.chapter(slug))
    live(page)


def live(page: Page) -> None:
    """Wait until the page says that it is connected."""
    expect(page.locator("html")).to_have_attribute("data-connection", "live")


def field(page: Page, key: str) -> Locator:
    """The field of a key."""
    return page.locator(f'[data-key="{key}"]')


def saved(place: Locator) -> None:
    """Wait until a field says that its newest edit is kept."""
    expect(place).to_have_attribute("data-state", "saved")


def write(place: Locator, words: str) -> None:
    """Type an answer, leave the field, and wait until it is kept."""
    place.locator("textarea").first.fill(words)
    place.locator("textarea").first.blur()
    expect(place.locator(".state")).to_contain_text("Saved")
    saved(place)


def press(page: Page, key: str, times: int = 1) -> None:
    """Press a key."""
    for _ in range(times):
        page.keyboard.press(key)
