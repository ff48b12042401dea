"""Open, type, saved, reload, a picture, and nothing in the way of anybody on three pages."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.access.test_axe import EVERYTHING, RUN
from tests.e2e.app import App
from tests.e2e.steps import field, live, press, saved, write

ONE = "01-what-closeness-asks"
WORDS = "My quiet mornings 🌿"


def welcomes_everybody(page: Page) -> None:
    """Nothing on a page stands in the way of a reader with a screen reader, a keyboard or weak eyes."""
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(RUN, EVERYTHING) == []


def test_a_first_visit(page: Page, app: App) -> None:
    """Into a chapter; what was typed is on the disk, and there again after a reload; a picture is drawn."""
    welcomes_everybody(page)
    page.locator(f'a[href*="{ONE}"]').first.click()
    live(page)
    write(field(page, f"{ONE}.fear-to-lose"), WORDS)
    assert app.answers() == {f"{ONE}.fear-to-lose": WORDS}
    page.reload()
    live(page)
    expect(field(page, f"{ONE}.fear-to-lose").locator("textarea")).to_have_value(WORDS)
    for key in ("connection", "separateness"):
        field(page, f"{ONE}.{key}").locator("input").first.focus()
        press(page, "ArrowRight", 2)
        saved(field(page, f"{ONE}.{key}"))
    picture = page.locator("[data-picture].answered").first
    picture.scroll_into_view_if_needed()
    expect(picture.locator(".plot svg").first).to_be_visible()
    welcomes_everybody(page)
    page.goto(f"{app.url}answers")
    expect(page.locator("h1")).to_have_text("Your answers")
    welcomes_everybody(page)
