"""Doors, paths, forks and gates as a reader meets them, and what is left of them afterwards."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.app import App
from tests.e2e.steps import field, live, read, write
from workbook.answers import Answers

DOOR, PATH = "I do everything", "path-05"
FOUR = "04-too-close.automatic-yes"
THREE = "03-distance-as-a-strategy"


@pytest.fixture(autouse=True)
def nothing_yet(app: App) -> None:
    """Each test begins with an empty workbook."""
    Answers.open(app.home).forget_everything()


def go_in(page: Page, app: App, door: str = DOOR) -> None:
    """Choose a door on the start page."""
    page.goto(app.url)
    page.get_by_role("link", name=door, exact=True).click()
    live(page)


def remembered(page: Page) -> str:
    """What this tab and this browser hold."""
    return str(
        page.evaluate(
            "() => JSON.stringify([{...sessionStorage}, {...localStorage}, document.title, history.state])"
        )
    )


def test_what_is_written_behind_a_door_is_the_answer_of_the_chapter(page: Page, app: App) -> None:
    """And the other way round, with both pages open."""
    go_in(page, app)
    page.get_by_role("link", name="Next step").first.click()
    write(field(page, FOUR), "Yes, of course.")
    chapter = page.context.new_page()
    read(chapter, app, "04-too-close")
    expect(field(chapter, FOUR).locator("textarea")).to_have_value("Yes, of course.")
    write(field(chapter, FOUR), "Yes, I can.")
    expect(field(page, FOUR).locator("textarea")).to_have_value("Yes, I can.")
    assert list(Answers.open(app.home)) == [FOUR]


def test_a_step_names_its_chapter_with_a_link(page: Page, app: App) -> None:
    """To the very exercise."""
    go_in(page, app)
    page.locator("#step-1").get_by_role("link", name="chapter 4, Too close").click()
    expect(field(page, "04-too-close.see-saw")).to_be_in_viewport()


def test_the_place_is_kept_and_can_be_forgotten(page: Page, app: App) -> None:
    """By this tab: the start page offers to go on at the step that was open."""
    go_in(page, app)
    page.get_by_role("link", name="Next step").first.click()
    expect(page.locator("#step-2 > summary")).to_be_focused()
    assert "#" not in page.url
    page.goto(app.url)
    expect(page.locator(".chosen")).to_contain_text(f"You were on this way: {DOOR}.")
    page.get_by_role("link", name="Go on", exact=True).click()
    expect(page.locator("details.step[open]")).to_have_id("step-2")
    page.get_by_role("button", name="Forget my choice").click()
    expect(page.locator(".doors li").first).to_be_visible()
    expect(page.locator(".chosen")).to_be_hidden()
    assert "way" not in remembered(page)


@pytest.mark.parametrize(("role", "name"), [("button", "Forget my choice"), ("link", "Choose another way")])
def test_the_back_button_leads_to_no_way_that_was_left(page: Page, app: App, role: Any, name: str) -> None:
    """The start page has taken its place; the browser’s own list of pages is not ours to clear."""
    go_in(page, app)
    page.get_by_role(role, name=name).click()
    expect(page.locator(".doors li").first).to_be_visible()
    page.go_back()
    expect(page.locator(".doors li").first).to_be_visible()
    assert page.url == app.url


def test_another_door_takes_the_place_of_the_first(page: Page, app: App) -> None:
    """It can be changed at any time."""
    go_in(page, app)
    go_in(page, app, "We keep quarrelling")
    page.goto(app.url)
    expect(page.locator(".chosen")).to_contain_text("We keep quarrelling")


def test_nothing_tells_which_door_was_chosen(page: Page, app: App) -> None:
    """No file, no log, no title, no other tab; what the tab holds nobody can read who has only its files."""
    go_in(page, app)
    page.locator("#step-4 > summary").click()
    write(field(page, "04-too-close.given-up"), "An hour")
    page.locator("#step-5 > summary").click()
    page.locator("#step-5 [data-gate]").get_by_role("checkbox").first.check()
    held = remembered(page)
    files = b"".join(path.read_bytes() for path in app.home.rglob("*") if path.is_file())
    told = files.decode("utf-8", "replace") + app.said.read_text() + held
    assert not re.search(rf"{PATH}|{DOOR}|One small no|step-", told)
    other = page.context.new_page()
    other.goto(app.url)
    expect(other.locator(".doors li").first).to_be_visible()
    expect(other.locator(".chosen")).to_be_hidden()


def test_leaving_quickly_forgets_the_way(page: Page, app: App) -> None:
    """Whoever opens the tab again is asked as a newcomer."""
    page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="elsewhere"))
    go_in(page, app)
    page.keyboard.press("Escape")
    page.wait_for_url("https://www.wikipedia.org/")
    page.goto(app.url)
    expect(page.locator(".doors li").first).to_be_visible()
    expect(page.locator(".chosen")).to_be_hidden()


def test_with_a_lock_no_way_is_remembered(page: Page, app: App) -> None:
    """As no draft is."""
    page.route(re.compile("path-"), _sealed)
    page.goto(app.chapter(PATH))
    expect(page.locator("html")).to_have_attribute("data-standing", re.compile("."))
    assert "way" not in remembered(page)


def _sealed(route: Route) -> None:
    reply = route.fetch()
    route.fulfill(response=reply, body=reply.text().replace("<html ", "<html data-sealed ", 1))


def test_private_lines_are_asked_once_in_a_sitting(page: Page, app: App) -> None:
    """And again in another tab, after a reload, and before a step towards a person."""
    read(page, app, "00-welcome")
    page.locator("[data-gate]").get_by_role("checkbox").first.check()
    read(page, app, "05-intensity")
    gate = page.locator("[data-gate$='.safety']")
    expect(gate).to_be_hidden()
    expect(page.locator("[data-gate$='.said-no']")).to_be_visible()
    page.get_by_role("button", name="Read them").click()
    expect(gate.get_by_role("checkbox").first).to_be_focused()
    assert json.loads(remembered(page))[0] == {"workbook shown /": "yes"}
    other = page.context.new_page()
    read(other, app, "05-intensity")
    expect(other.locator("[data-gate$='.safety']")).to_be_visible()


def test_what_was_ticked_makes_no_difference_to_what_is_kept(page: Page, app: App) -> None:
    """Whoever ticks nothing leaves the same behind."""
    read(page, app, "00-welcome")
    page.locator("[data-gate]").scroll_into_view_if_needed()
    expect(page.locator("[data-gate]")).to_be_in_viewport()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    read(page, app, "05-intensity")
    expect(page.locator(".shown-before")).to_be_visible()
    assert json.loads(remembered(page))[0] == {"workbook shown /": "yes"}


@pytest.mark.parametrize(("key", "way"), [("ArrowLeft", "I step away"), ("ArrowRight", "I go after them")])
def test_an_answer_opens_its_way(page: Page, app: App, key: str, way: str) -> None:
    """At once and when the page is opened again; the other can be opened as well."""
    read(page, app, THREE)
    expect(page.locator("details.lane[open]")).to_have_count(0)
    field(page, f"{THREE}.pursue-distance").locator("input[type=range]").press(key)
    expect(page.locator("details.lane[open] > summary")).to_have_text([way])
    page.reload()
    expect(page.locator("details.lane[open] > summary")).to_have_text([way])
    page.locator(".fork").get_by_role("link").filter(has_not_text=way).click()
    expect(page.locator("details.lane[open]")).to_have_count(2)


def test_a_gate_leads_to_support_and_to_no_exercise(page: Page, app: App) -> None:
    """Whoever ticks that somebody was hit is asked nothing about trust."""
    read(page, app, "08-repair")
    gate = page.locator("[data-gate$='.safety']")
    gate.get_by_role("checkbox").first.check()
    expect(gate.get_by_role("link")).to_have_text(["Support"])


def test_all_steps_are_printed(page: Page, app: App) -> None:
    """On paper nothing is folded, and on the screen it stays as it was."""
    go_in(page, app)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details.step[open]")).to_have_count(5)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details.step[open]")).to_have_id("step-1")
