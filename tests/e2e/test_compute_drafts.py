"""Fields that a cell shows in a frame: what is typed there outlives its program, its page, and a cut line."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.computing import done, frame, open_chapter, serving
from workbook.answers.reading import parse

SLUG = "41-inside"
KEY = f"{SLUG}.asked"
ASKED = 'name = "Maya"\nasked = page.text("asked", f"What would {name} say?")\nasked'
CELLS = (ASKED, "import os\nprint(os.getpid())")
HELD = f"() => Object.keys(sessionStorage).some((name) => name.endsWith('{KEY}'))"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with serving(tmp_path_factory.mktemp("drafts"), {SLUG: CELLS}) as running:
        yield running


@pytest.fixture(scope="module")
def context(one_browser: BrowserContext) -> BrowserContext:
    return one_browser


@pytest.fixture
def stopped(page: Page, app: App) -> Iterator[int]:
    """The program of an open page, which does not move."""
    open_chapter(page, app, SLUG)
    number = int(done(page, 1).locator("pre").inner_text())
    os.kill(number, signal.SIGSTOP)
    yield number
    if Path(f"/proc/{number}").exists():
        os.kill(number, signal.SIGKILL)


def area(page: Page) -> Locator:
    return frame(page).locator("textarea")


def kept(page: Page, app: App, words: str) -> None:
    """Wait until words are brought back and kept."""
    expect(area(page)).to_have_value(words)
    expect(frame(page).locator(".under > .state")).to_contain_text("brought back")
    expect(frame(page).locator(".field")).to_have_attribute("data-state", "saved")
    assert app.answers()[KEY] == words
    page.wait_for_function(f"() => !({HELD})()")


def test_words_outlive_a_page_that_is_loaded_again(page: Page, app: App, stopped: int) -> None:
    """They are brought back into the same field, and kept."""
    area(page).fill("before the page was loaded again")
    page.wait_for_function(HELD)
    page.reload()
    kept(page, app, "before the page was loaded again")


def test_words_outlive_their_program(page: Page, app: App, stopped: int) -> None:
    """The frame is another one then."""
    area(page).fill("before the program ended")
    page.wait_for_function(HELD)
    os.kill(stopped, signal.SIGKILL)
    kept(page, app, "before the program ended")


def test_words_are_in_a_copy(page: Page, app: App, stopped: int) -> None:
    """With their question, as those of any field."""
    area(page).fill("only in this window")
    page.wait_for_function(HELD)
    page.route_web_socket(re.compile("/live/"), lambda line: line.close())
    page.evaluate("document.dispatchEvent(new Event('freeze'))")
    page.evaluate("document.dispatchEvent(new Event('resume'))")
    with page.expect_download() as download:
        page.locator(".lost").get_by_role("button", name="Keep a copy").click()
    entry = parse(Path(download.value.path()).read_bytes()).answers[KEY]
    assert (entry["value"], entry["kind"], entry["prompt"]) == (
        "only in this window",
        "text",
        "What would Maya say?",
    )
