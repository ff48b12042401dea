"""The search over everything that was written, in a browser and by other sites."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field
from tests.privacy.asking import Asking
from workbook.answers import Answers

FEAR, JOURNAL = "01-what-closeness-asks.fear-to-lose", "journal.entries"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    home = tmp_path_factory.mktemp("reader") / "home"
    answers = Answers.open(home)
    answers[FEAR] = "Our slow mornings"
    answers[JOURNAL] = [{"day": "2026-11-03", "words": "A slow walk"}]
    running = App(home)
    yield running
    running.stop()


def look_for(page: Page, words: str) -> None:
    page.get_by_role("searchbox", name="Words to look for").fill(words)
    page.get_by_role("button", name="Search").click()


def test_what_was_written_is_found_and_reached(page: Page, app: App) -> None:
    """From the start page, by its words; they stand in no address, and a question leads to its field."""
    page.goto(app.link)
    page.get_by_role("link", name="Search").click()
    look_for(page, "SLOW")
    expect(page.locator(".told")).to_be_focused()
    expect(page.locator(".told blockquote")).to_have_count(2)
    assert page.url == f"{app.url}search"
    look_for(page, "walk")
    expect(page.locator(".told blockquote")).to_have_count(1)
    expect(page.locator(".told blockquote")).to_have_text("3 November 2026: A slow walk")
    page.locator(".told .asked a").click()
    expect(field(page, JOURNAL)).to_be_in_viewport()


def test_it_works_without_scripts(chromium: Browser, app: App) -> None:
    """As a plain form."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(app.link)
    page.goto(f"{app.url}search")
    look_for(page, "slow")
    expect(page.locator(".told blockquote")).to_have_count(2)
    assert page.url == f"{app.url}search"
    context.close()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_other_site_can_search(app: App, site: str) -> None:
    """How long an answer takes would tell it whether a word was found."""
    me = Asking(app.port, app.token)
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    assert me.ask("search", "POST", b"words=slow", Sec_Fetch_Site="same-origin", **form).status == 200
    assert me.ask("search", "POST", b"words=slow", Sec_Fetch_Site=site, **form).status == 403
    assert me.ask("search", "POST", b"words=slow", Origin="http://evil.test", **form).status == 403
