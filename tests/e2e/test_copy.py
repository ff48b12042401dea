"""A copy made by the page alone, and the notice on a public computer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.e2e.app import App
from tests.e2e.line import FEAR, HOPE, ONE, SCALE, Line, lose, open_page, played, serve, wait, write
from tests.e2e.steps import field, live, saved
from workbook.answers.document import Document
from workbook.answers.reading import parse


@pytest.fixture
def line(page: Page, app: App) -> Line:
    """A line in the hands of the test."""
    return played(page, app)


def taken(page: Page, press_it: Any) -> tuple[str, Document]:
    with page.expect_download() as download:
        press_it()
    path = Path(download.value.path())
    raw = path.read_bytes()
    assert raw.isascii()
    return download.value.suggested_filename, parse(raw)


def test_a_copy_needs_no_server(page: Page, app: App, line: Line) -> None:
    """One press makes a whole answers file: what the server had, and over it what is on the page."""
    kept = {"kind": "text", "prompt": "?", "value": "kept", "rev": 7, "by": "s-1", "at": "", "other": []}
    found = {"format": "dance-workbook-answers", "schema": 1, "min_reader": 1, "seq": 12, "future": [1]}
    answers = {"other.key": kept, FEAR: {**kept, "value": "older", "kind": "text"}}
    page.route("**/answers/copy", lambda route: route.fulfill(json={**found, "answers": answers}))
    line.here = [{"key": FEAR, "value": "older", "rev": 7}]
    with page.expect_response("**/answers/copy"):
        open_page(page, app)
        wait(page, 3)
    lose(page, line)
    field(page, FEAR).locator("textarea").evaluate(
        "area => { area.value = 'unsaved 日本 🙂 \\ud83d end'; "
        "area.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    field(page, SCALE).locator("input").press("ArrowRight")
    dialogs: list[Dialog] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog))
    before = len(line.lines)
    name, document = taken(page, page.locator(".lost").get_by_role("button", name="Keep a copy").click)
    assert re.fullmatch(r"workbook-copy-20\d\d-\d\d-\d\d-\d{4}\.json", name)
    assert document.answers["other.key"] == kept
    fear, scale = document.answers[FEAR], document.answers[SCALE]
    assert fear["value"] == "unsaved 日本 🙂 \ufffd end"
    assert (fear["rev"], fear["by"][:5], fear["kind"]) == (8, "page-", "text")
    assert fear["prompt"] == field(page, FEAR).locator(".q").inner_text()
    assert (scale["value"], scale["rev"], scale["kind"]) == (6, 1, "scale")
    assert (document.seq, document.members["future"]) == (12, [1])
    assert document.members["saved_at"].startswith("20")
    expect(page.locator(".lost .copied")).to_contain_text(name)
    assert dialogs == [] and len(line.lines) == before


def test_a_copy_of_the_page_alone_says_so(page: Page, app: App, line: Line) -> None:
    """If the document was never fetched the copy holds this page, is whole all the same, and says so."""
    page.route("**/answers/copy", lambda route: route.abort())
    open_page(page, app)
    write(page, FEAR, "all there is")
    saved(field(page, FEAR))
    lose(page, line)
    _, document = taken(page, page.locator(".lost").get_by_role("button", name="Keep a copy").click)
    assert {key: entry["value"] for key, entry in document.answers.items()} == {FEAR: "all there is"}
    expect(page.locator(".lost .copied")).to_contain_text("It holds this page only")


def test_a_copy_keeps_both_versions_and_no_forgotten_one(page: Page, app: App, line: Line) -> None:
    """An edit on an older base leaves the newer words below it; what is to be forgotten is not in it."""
    entry = {"kind": "text", "prompt": "?", "value": "newer", "rev": 9, "by": "s-1", "at": "", "other": []}
    found = {"format": "dance-workbook-answers", "schema": 1, "min_reader": 1}
    answers = {FEAR: entry, HOPE: {**entry, "value": "forget me"}}
    page.route("**/answers/copy", lambda route: route.fulfill(json={**found, "answers": answers}))
    line.here = [{"key": HOPE, "value": "forget me", "rev": 9}]
    with page.expect_response("**/answers/copy"):
        open_page(page, app)
        wait(page, 3)
    lose(page, line)
    write(page, FEAR, "mine")
    field(page, HOPE).get_by_role("button", name="Forget this answer").click()
    field(page, HOPE).get_by_role("button", name="Forget this answer for ever?").click()
    _, document = taken(page, page.locator(".lost").get_by_role("button", name="Keep a copy").click)
    fear = document.answers[FEAR]
    assert (fear["value"], fear["rev"]) == ("mine", 10)
    assert [version["value"] for version in fear["other"]] == ["newer"]
    assert HOPE not in document.answers


def test_a_copy_of_locked_answers_says_that_it_is_open(page: Page, app: App, line: Line) -> None:
    """With a lock on, the words beside the button say that the copy has none."""
    serve(page, app, ONE, "data-sealed")
    open_page(page, app)
    lose(page, line)
    expect(page.locator(".lost")).to_contain_text("This copy is not locked")


def test_a_public_computer_says_that_the_session_ends(page: Page, app: App, line: Line) -> None:
    """At the start and every half hour, not on each page; it takes no focus and goes when told."""
    serve(page, app, ONE, "data-public")
    open_page(page, app)
    notice = page.locator(".passing")
    expect(notice.get_by_role("status").first).to_contain_text("gone when it ends")
    assert page.evaluate("document.activeElement === document.body")
    notice.get_by_role("button", name="Not now").click()
    expect(notice).to_have_count(0)
    page.reload()
    live(page)
    expect(notice).to_have_count(0)
    page.clock.fast_forward(1_801_000)
    expect(notice).to_have_count(1)
    _, document = taken(page, notice.get_by_role("button", name="Keep a copy").click)
    assert document.answers == {}
    expect(notice.locator(".copied")).to_contain_text("A copy is in your browser’s downloads")
    page.emulate_media(media="print")
    expect(notice).to_be_hidden()


def test_at_home_nothing_is_said_of_sessions(page: Page, app: App, line: Line) -> None:
    """Without data-public there is no such notice."""
    expect(page.locator(".list").first).to_be_visible()
    expect(page.locator(".passing")).to_have_count(0)
    open_page(page, app)
    expect(page.locator(".passing")).to_have_count(0)
