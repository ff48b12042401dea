"""What is not saved yet outlives the page, in this tab and nowhere else."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.e2e.app import App
from tests.e2e.line import FEAR, HOPE, ONE, SCALE, STORED, Line, open_page, played, serve, wait, words, write
from tests.e2e.steps import field, press, saved


@pytest.fixture
def line(page: Page, app: App) -> Line:
    """A line in the hands of the test."""
    return played(page, app)


def draft(key: str, left: str) -> str:
    """The script that leaves a draft in the tab's memory."""
    return f"sessionStorage.setItem('workbook draft / {key}', {json.dumps(left)})"


def accept(dialog: Dialog) -> None:
    dialog.accept()


def test_unsaved_words_come_back_after_a_reload(page: Page, app: App, line: Line) -> None:
    """What no kernel took is in its field again, is sent with the base it had, and is then let go."""
    page.on("dialog", accept)
    line.here = [{"key": FEAR, "value": None, "rev": 2}]
    open_page(page, app)
    line.refuses = True
    line.lines[-1].close()
    write(page, FEAR, "never sent 🙂")
    field(page, SCALE).locator("input").press("ArrowRight")
    page.reload()
    expect(field(page, FEAR).locator("textarea")).to_have_value("never sent 🙂")
    expect(field(page, SCALE).locator("output")).to_have_text("6")
    expect(field(page, FEAR).locator(".under > .state")).to_contain_text("Not saved yet – ")
    line.refuses, line.here = False, [{"key": FEAR, "value": "moved on", "rev": 5}]
    wait(page, 5)
    saved(field(page, FEAR))
    expect(field(page, FEAR).locator(".under > .state")).to_have_text(re.compile("^Saved .* · brought back$"))
    put = next(message for message in line.wishes("put") if message["key"] == FEAR)
    assert (put["value"], put["rev"]) == ("never sent 🙂", 2)
    assert page.evaluate(STORED) == "[{},{}]"


def test_a_wish_to_forget_comes_back_after_a_reload(page: Page, app: App, line: Line) -> None:
    """It is made again when there is someone to hear it."""
    page.on("dialog", accept)
    open_page(page, app)
    write(page, FEAR, "to be forgotten")
    saved(field(page, FEAR))
    line.refuses = True
    line.lines[-1].close()
    expect(page.locator("html")).to_have_attribute("data-connection", "lost")
    field(page, FEAR).get_by_role("button", name="Forget this answer").click()
    field(page, FEAR).get_by_role("button", name="Forget this answer for ever?").click()
    expect(field(page, FEAR).locator(".under > .state")).to_contain_text("Not forgotten yet – ")
    page.reload()
    line.refuses, line.here = False, [{"key": FEAR, "value": "to be forgotten", "rev": 4}]
    wait(page, 5)
    expect(field(page, FEAR).locator(".under > .state")).to_have_text("Forgotten")
    assert line.heard[-1]["do"] == "forget" and page.evaluate(STORED) == "[{},{}]"


def test_a_wish_to_forget_spares_what_was_written_since(page: Page, app: App, line: Line) -> None:
    """Words written elsewhere after the wish are not forgotten unseen."""
    line.here = [{"key": FEAR, "value": "old", "rev": 4}]
    open_page(page, app)
    line.refuses = True
    line.lines[-1].close()
    expect(page.locator("html")).to_have_attribute("data-connection", "lost")
    field(page, FEAR).get_by_role("button", name="Forget this answer").click()
    field(page, FEAR).get_by_role("button", name="Forget this answer for ever?").click()
    line.refuses, line.here = False, [{"key": FEAR, "value": "new, from elsewhere", "rev": 6}]
    wait(page, 5)
    expect(field(page, FEAR).locator("textarea")).to_have_value("new, from elsewhere")
    assert words(page, FEAR) == "Not forgotten, because it was changed in another window"
    assert line.wishes("forget") == []


def test_what_was_saved_after_all_is_no_draft(page: Page, app: App, line: Line) -> None:
    """If the page comes with the very words of a draft, there is nothing to send."""
    page.add_init_script(draft(FEAR, '{"aim": {"do": "put"}, "rev": 1, "value": null, "sent": []}'))
    open_page(page, app)
    wait(page, 2)
    assert line.heard == [] and page.evaluate(STORED) == "[{},{}]"


def test_a_page_left_before_the_answer_came_leaves_no_draft(page: Page, app: App, line: Line) -> None:
    """The next page sees in the document that the last words of another arrived, and lets go of them only."""
    drafts = {"02-a.b": ("put", "arrived"), "02-a.c": ("put", "not yet"), "02-a.d": ("forget", None)}
    for key, (do, value) in drafts.items():
        wish = {"aim": {"do": do}, "rev": 1, "value": value, "sent": []}
        page.add_init_script(draft(key, json.dumps(wish)))
    entry = {"kind": "text", "prompt": "?", "value": "arrived", "rev": 2, "by": "s-1", "at": ""}
    found = {"format": "dance-workbook-answers", "schema": 1, "min_reader": 1, "answers": {"02-a.b": entry}}
    page.route("**/answers/copy", lambda route: route.fulfill(json=found))
    with page.expect_response("**/answers/copy"):
        page.goto(app.url)
        wait(page, 3)
    page.wait_for_function("() => Object.keys(sessionStorage).length === 1")
    assert "not yet" in page.evaluate(STORED)


@pytest.mark.parametrize("left", ["", "nonsense", "null", '{"aim": {}}', '{"aim": {"do": "put"}, "rev": 1}'])
def test_a_broken_draft_breaks_nothing(page: Page, app: App, line: Line, left: str) -> None:
    """Whatever stands in the tab's memory, the page opens and keeps what is typed."""
    page.add_init_script(draft(FEAR, left))
    open_page(page, app)
    write(page, FEAR, "typed")
    saved(field(page, FEAR))


def test_with_a_lock_nothing_is_left_in_the_tab(page: Page, app: App, line: Line) -> None:
    """Under data-sealed drafts stay in memory, and what was left before is removed."""
    page.add_init_script(draft(HOPE, "1"))
    serve(page, app, ONE, "data-sealed")
    open_page(page, app)
    assert page.evaluate(STORED) == "[{},{}]"
    line.refuses = True
    line.lines[-1].close()
    write(page, FEAR, "a secret")
    expect(field(page, FEAR)).to_have_attribute("data-state", "unsaved")
    assert page.evaluate(STORED) == "[{},{}]"


def test_a_lock_put_on_elsewhere_removes_the_drafts(page: Page, app: App, line: Line) -> None:
    """Another window locks: what this tab had put aside goes at once."""
    open_page(page, app)
    line.hung = True
    write(page, FEAR, "a secret")
    assert page.evaluate(STORED) != "[{},{}]" and "a secret" not in page.evaluate(STORED)
    line.say(say="sealed", on=True)
    expect(page.locator("html")).to_have_attribute("data-sealed", "")
    assert page.evaluate(STORED) == "[{},{}]"


def test_a_browser_that_forbids_storage_is_no_trouble(page: Page, app: App, line: Line) -> None:
    """Everything works but the return after a reload; the way out too."""
    page.route(re.compile("wikipedia"), lambda route: route.fulfill(body="Elsewhere"))
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no'); } })"
    )
    open_page(page, app)
    write(page, FEAR, "typed")
    saved(field(page, FEAR))
    press(page, "Escape")
    page.wait_for_url(re.compile("wikipedia"))
