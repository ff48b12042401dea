"""A page that waits at a room’s door stands still until there is somewhere to go, and then goes there."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.access.pages import from_template
from tests.e2e.steps import press
from workbook.pages.page import EXIT_TO
from workbook.server import assets

DOOR = "http://127.0.0.1:1/"
"""Where the templates are said to be; every request is answered by the test."""


def waits(page: Page, template: str, times: int) -> list[str]:
    """Let a page wait until it has asked some times; return each document that is asked for from then on."""
    asked: list[str] = []

    def send(route: Route) -> None:
        address = route.request.url
        if address.endswith((".js", ".css")):
            name = address.rpartition("/")[2]
            route.fulfill(body=assets.body(name).decode(), content_type=assets.TYPES[name.rpartition(".")[2]])
            return
        asked.append("page" if route.request.is_navigation_request() else "script")
        if len(asked) > times:
            route.fulfill(
                body="<!doctype html><title>In</title><h1>You are in</h1>", content_type="text/html"
            )
        else:
            route.fulfill(body=from_template(template, wrong=False), content_type="text/html; charset=utf-8")

    page.route(f"{DOOR}**", send)
    page.goto(f"{DOOR}hub/spawn-pending/a")
    return asked


def test_whoever_hears_the_page_hears_it_once(context: BrowserContext) -> None:
    """It asks again and again by itself, and is loaded anew only when there is something else to see."""
    page = context.new_page()
    asked = waits(page, "spawn_pending.html", 4)
    expect(page.locator("h1")).to_have_text("You are in")
    assert asked == ["page", "script", "script", "script", "script", "page"]


def test_where_a_workbook_rests_it_is_opened(context: BrowserContext) -> None:
    """The page goes on to the address that opens it, as its words say."""
    page = context.new_page()
    asked = waits(page, "not_running.html", 1)
    expect(page.locator("h1")).to_have_text("You are in")
    assert asked == ["page", "page"] and page.url == DOOR


def test_without_scripts_it_loads_itself_anew(context: BrowserContext) -> None:
    """Nobody is left before the door."""
    assert context.browser
    plain = context.browser.new_context(java_script_enabled=False)
    asked = waits(plain.new_page(), "spawn_pending.html", 1)
    expect(plain.pages[0].locator("h1")).to_have_text("You are in")
    assert asked == ["page", "page"]
    plain.close()


def test_the_door_is_left_quickly_too(context: BrowserContext) -> None:
    """First in tab order, with one key as well; and the back button does not lead there."""
    page = context.new_page()
    page.route(
        f"{EXIT_TO}**", lambda route: route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html")
    )
    waits(page, "error.html", 99)
    press(page, "Tab")
    expect(page.get_by_role("button", name="Leave quickly")).to_be_focused()
    press(page, "Escape")
    page.wait_for_url(EXIT_TO)
    page.go_back(wait_until="commit")
    assert page.url == "about:blank"
