"""The workbook locks itself while the page is open."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.app import App
from tests.e2e.line import FEAR, STORED, Line, open_page, played, wait, write
from tests.e2e.steps import field, live, press, saved


@pytest.fixture
def line(page: Page, app: App) -> Line:
    """A line in the hands of the test."""
    return played(page, app)


def wrong_then_right(page: Page) -> list[dict[str, Any]]:
    """Let the second passphrase be the right one."""
    asked: list[dict[str, Any]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.post_data_json | {"header": route.request.headers.get("x-workbook")})
        wrong = {"why": "This passphrase does not open it; try again."}
        route.fulfill(json=wrong if len(asked) == 1 else {})

    page.route("**/answers/open", answer)
    return asked


def test_a_workbook_that_locks_itself_shows_nothing_written(page: Page, app: App, line: Line) -> None:
    """The text is gone from sight, the tab's memory is empty, and unsaved words outlive the passphrase."""
    asked = wrong_then_right(page)
    open_page(page, app)
    line.hung = True
    write(page, FEAR, "a secret")
    line.locked = True
    line.say(say="locked")
    line.lines[-1].close()
    form = page.locator("form.locked")
    expect(form).to_contain_text("The workbook has locked itself")
    expect(page.locator("main")).to_be_hidden()
    expect(form.get_by_label("Passphrase")).to_be_focused()
    assert page.evaluate(STORED) == "[{},{}]"
    wait(page, 30)
    assert len(line.lines) == 1, "while it is locked the page does not ask for a line again and again"
    form.get_by_label("Passphrase").fill("wrong")
    press(page, "Enter")
    expect(form.get_by_role("status")).to_have_text("This passphrase does not open it; try again.")
    expect(page.locator("main")).to_be_hidden()
    line.locked = line.hung = False
    form.get_by_label("Passphrase").fill("right")
    form.get_by_role("button", name="Open").click()
    expect(form).to_have_count(0)
    expect(field(page, FEAR).locator("textarea")).to_have_value("a secret")
    saved(field(page, FEAR))
    assert asked == [{"secret": "wrong", "header": "1"}, {"secret": "right", "header": "1"}]
    assert page.evaluate(STORED) == "[{},{}]"


def test_a_page_with_nothing_unsaved_is_loaded_anew(page: Page, app: App, line: Line) -> None:
    """After the passphrase the page comes fresh from the server."""
    page.route("**/answers/open", lambda route: route.fulfill(json={}))
    open_page(page, app)
    line.locked = True
    line.say(say="locked")
    page.get_by_label("Passphrase").fill("right")
    line.locked = False
    with page.expect_navigation():
        press(page, "Enter")
    live(page)
    expect(page.locator("main")).to_be_visible()


def test_the_support_page_does_not_open_the_lock(page: Page, app: App, line: Line) -> None:
    """Going to the numbers and back while locked shows nothing written."""
    with page.expect_response("**/support.ipynb"):
        open_page(page, app)
        wait(page, 3)
    line.locked = True
    line.say(say="locked")
    expect(page.locator("form.locked")).to_be_visible()
    page.route("**/support.ipynb", lambda route: route.abort())
    page.get_by_role("link", name="Support", exact=True).first.click()
    wait(page, 2)
    expect(page.get_by_role("heading", name="Support", exact=True)).to_be_visible()
    expect(page.locator("form.locked")).to_be_hidden()
    page.get_by_role("button", name="Back to where I was").first.click()
    expect(page.locator("form.locked")).to_be_visible()
    expect(field(page, FEAR)).to_be_hidden()
