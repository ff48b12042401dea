"""A script that does not arrive or run, a browser that keeps nothing: said at once, on every page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.e2e.app import App
from tests.e2e.line import FEAR, ONE
from tests.e2e.steps import field, live, saved

AT_ONCE = 5000  # milliseconds, as promised
USABLE = "main :is(input, textarea, select, button:not([role=alert] *)):enabled"
# As older browsers are: they have no modules, and a script in new words is none to them.
OLDER = "delete HTMLScriptElement.prototype.noModule"
# As Chromium is when they are blocked in its settings; others say it in a word as well.
NO_COOKIES = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('no', 'SecurityError'); },
})"""


@pytest.fixture
def context(one_browser: BrowserContext) -> BrowserContext:
    """One browser for all of these, whose pages each answer for themselves."""
    return one_browser


def without(page: Page, script: str, body: str | None = None) -> None:
    """Let one script not be there, or be something else."""

    def answer(route: Route) -> None:
        if body is None:
            route.fulfill(status=404)
        else:
            route.fulfill(body=body, content_type="text/javascript")

    page.route(re.compile(rf"/static/{script}\."), answer)


def says(page: Page, *words: str) -> None:
    """One alert says it, and no field takes a word."""
    alert = page.locator("main").get_by_role("alert")
    expect(alert).to_have_count(1, timeout=AT_ONCE)
    for each in words:
        expect(alert).to_contain_text(each)
    expect(page.locator(USABLE)).to_have_count(0)


@pytest.mark.parametrize("path", ["", f"voila/render/{ONE}.ipynb", "answers", "playbook", "facilitate"])
def test_a_script_that_does_not_arrive_is_missed_on_every_page(page: Page, app: App, path: str) -> None:
    """In words, with the reason and a way on; the text is there to be read."""
    without(page, "shell")
    page.goto(app.url + path)
    says(page, "Nothing you type here is kept", "did not arrive")
    expect(page.get_by_role("alert").get_by_role("button", name="Load it again")).to_be_enabled()
    expect(page.locator("main h1").first).to_be_visible()


@pytest.mark.parametrize("script", ["first", "answers"])
def test_every_script_of_a_page_is_missed(page: Page, app: App, script: str) -> None:
    """The way out, and what only one page has, as well as what all have."""
    without(page, script)
    page.goto(f"{app.url}answers")
    says(page, "did not arrive")


def test_a_script_that_does_not_run_is_missed(page: Page, app: App) -> None:
    """It arrived, and this browser cannot read it."""
    without(page, "shell", "let let = ?;")
    page.goto(app.chapter(ONE))
    says(page, "does not run in this browser")


def test_a_browser_that_is_too_old_is_told_which_is_not(page: Page, app: App) -> None:
    """The versions that are enough, and no button that would not help."""
    page.add_init_script(OLDER)
    for script in ("first", "shell"):
        without(page, script, "let let = ?;")
    page.goto(app.chapter(ONE))
    says(page, "too old", "iOS 16.4", "Firefox 115", "Chrome or Edge 109")
    expect(page.get_by_role("alert").get_by_role("button")).to_have_count(0)


def test_a_script_on_a_slow_way_is_awaited_in_words(page: Page, app: App) -> None:
    """What is typed meanwhile is kept once it is there, and the words about it go."""
    held: list[Route] = []
    page.route(re.compile(r"/static/shell\."), lambda route: held.append(route))
    page.goto(app.chapter(ONE), wait_until="commit")
    alert = page.locator("main").get_by_role("alert")
    expect(alert).to_contain_text("still on its way", timeout=AT_ONCE)
    field(page, FEAR).locator("textarea").fill("early words")
    for route in held:
        route.continue_()
    live(page)
    expect(alert).to_have_count(0)
    saved(field(page, FEAR))


def test_without_cookies_it_says_so_rather_than_that_nobody_answers(page: Page, app: App) -> None:
    """The page was let in by its link, and the next question would not be."""
    page.add_init_script(NO_COOKIES)
    page.goto(app.chapter(ONE))
    says(page, "refuses cookies", "open the workbook with its link again")
    expect(page.locator(".lost")).to_be_hidden()


def test_a_closed_door_tells_whoever_keeps_no_cookies(page: Page, app: App) -> None:
    """They did open it with the link."""
    page.context.clear_cookies()
    page.goto(app.url)
    expect(page.locator("main")).to_contain_text("this browser keeps no cookies for this address")
