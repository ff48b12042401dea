"""Everyone can use it: axe on every page, at two widths, light and dark; targets; zoom."""

from __future__ import annotations

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.app import App
from tests.browser.steps import live
from workbook import chapters

KNOWN = [book.slug for book in chapters.chapters()]
PAGES = ["", "answers", "playbook", *KNOWN]
SMALL = """() => [...document.querySelectorAll(
    "button, main a:not(p:not(.press) a), summary, textarea, select, .choices label, " +
    "input:is([type=range], [type=password], [type=file])")]
  .filter((it) => it.offsetParent && !it.closest("[hidden]"))
  .map((it) => [it.outerHTML.slice(0, 80), it.getBoundingClientRect()])
  .filter(([_, box]) => box.height < 43.5 || box.width < 43.5).map(([html]) => html)"""


def shown(page: Page, app: App, slug: str) -> None:
    page.goto(app.chapter(slug) if slug in KNOWN else app.url + slug)
    if slug:
        live(page)
        page.evaluate("document.querySelectorAll('details').forEach((it) => (it.open = true))")


@pytest.mark.parametrize("slug", PAGES)
def test_axe_finds_nothing(page: Page, app: App, slug: str) -> None:
    """No violation, with examples open, light and dark, on a phone and on a desk."""
    shown(page, app, slug)
    for scheme, width in product(("light", "dark"), (360, 1280)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page)
        assert found.violations_count == 0, f"{scheme}, {width}: {found.generate_report()}"


@pytest.mark.parametrize("slug", PAGES)
def test_targets_are_large_enough_for_a_thumb(page: Page, app: App, slug: str) -> None:
    """Everything to press is at least 44 px high and wide on a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    shown(page, app, slug)
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("slug", PAGES)
def test_nothing_scrolls_sideways_at_320(page: Page, app: App, slug: str) -> None:
    """400 % zoom on a desk is 320 px: no sideways scrolling."""
    page.set_viewport_size({"width": 320, "height": 640})
    shown(page, app, slug)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_field_has_a_name_and_a_description(page: Page, app: App) -> None:
    """A screen reader hears the question, the hint and what became of the edit."""
    shown(page, app, "06-saying-what-matters")
    slider = page.get_by_role("slider", name="And how direct?")
    expect(slider).to_have_accessible_description("I hope they will guess I ask in plain words")
    expect(page.get_by_role("group", name="Now say it as news about you.")).to_be_visible()


def test_reduced_motion_is_honoured(chromium: Browser, app: App) -> None:
    """Where less motion is asked for, nothing glides."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(app.link)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


def test_print_shows_words_and_no_controls(page: Page, app: App) -> None:
    """On paper there is neither a bar nor a button."""
    shown(page, app, "06-saying-what-matters")
    page.emulate_media(media="print")
    expect(page.locator("header")).to_be_hidden()
    expect(page.locator("button:visible")).to_have_count(0)
