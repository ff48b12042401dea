"""The lock: on, closed, opened, changed, removed, and by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.answers.steps import (
    FEAR,
    HERE,
    HOPE,
    ONE,
    PASSPHRASE,
    button,
    holding,
    lock,
    lock_now,
    open_again,
    part,
    said,
    words,
)
from tests.e2e.app import App
from tests.e2e.bad_days import Server
from tests.e2e.steps import field, read, write


def test_the_lock_closes_every_page_and_nothing_can_be_read(yours: Page, app: App) -> None:
    """Locked now: each address asks for the passphrase; Support and Leave quickly stay; it opens again."""
    code = lock(yours)
    expect(yours.locator("html[data-sealed]")).to_have_count(1)
    assert holding(app.home, *HERE.values()) == []
    button(yours, "I have written it down").click()
    assert code not in yours.content()
    lock_now(yours)
    for address in (f"{app.url}answers", app.url, app.chapter(ONE)):
        response = yours.goto(address)
        assert response and response.status == 200 and response.headers["cache-control"] == "no-store"
        expect(yours.locator("h1")).to_have_text("Your answers are locked")
        assert HERE[FEAR] not in yours.content()
    assert yours.request.get(f"{app.url}answers/copy").status == 403
    yours.get_by_role("link", name="Support", exact=True).click()
    expect(yours.get_by_text("Ireland", exact=True)).to_be_visible()
    yours.goto(app.chapter(ONE))
    open_again(yours, "not these four words")
    expect(said(yours, "open")).to_contain_text("does not open")
    open_again(yours, PASSPHRASE)
    expect(field(yours, FEAR).locator("textarea")).to_have_value(HERE[FEAR])
    write(field(yours, HOPE), "written behind the lock")
    assert holding(app.home, *HERE.values(), "written behind the lock") == []
    assert PASSPHRASE not in app.said.read_text() and code not in app.said.read_text()


def test_the_code_is_printed_alone(yours: Page) -> None:
    """One sheet: the code and what it is for, neither buttons nor what else is on the page."""
    lock(yours)
    yours.emulate_media(media="print")
    expect(yours.locator(".recovery .code")).to_be_visible()
    assert yours.locator("main :is(h1, h2, a, button, code):visible").count() == 0


def test_after_a_restart_the_code_opens_and_the_lock_can_be_removed(
    yours: Page, app: App, server: Server
) -> None:
    """Whoever forgot the passphrase has the code."""
    code = lock(yours)
    app.stop()
    server.app = App(app.home, app.port)
    yours.goto(f"{app.url}answers")
    open_again(yours, code.lower())
    yours.locator("summary", has_text="Remove the lock").click()
    part(yours, "lock").get_by_label("Passphrase or recovery code").fill(code)
    part(yours, "lock").get_by_role("button", name="Remove the lock").click()
    expect(said(yours, "lock")).to_have_text("The lock is gone.")
    assert words(app) == HERE


def test_a_page_that_was_open_goes_on_when_the_lock_comes_and_changes(
    page: Page, app: App, context: BrowserContext
) -> None:
    """It has the key, and the next one, and saves behind the lock and without."""
    read(page, app, ONE)
    yours = context.new_page()
    yours.goto(f"{app.url}answers")
    lock(yours)
    expect(page.locator("html[data-sealed]")).to_have_count(1)
    write(field(page, FEAR), "first word")
    assert holding(app.home, "first word") == []
    yours.locator("summary", has_text="Remove the lock").click()
    part(yours, "lock").get_by_label("Passphrase or recovery code").fill(PASSPHRASE)
    part(yours, "lock").get_by_role("button", name="Remove the lock").click()
    expect(said(yours, "lock")).to_have_text("The lock is gone.")
    write(field(page, FEAR), "second word")
    assert app.answers()[FEAR] == "second word"


def test_two_passphrases_that_differ_lock_nothing(yours: Page, app: App) -> None:
    """A slip is noticed before it is final; so is one that is too short."""
    before = (app.home / "answers.json").read_bytes()
    yours.get_by_label("A passphrase", exact=True).fill(PASSPHRASE)
    yours.get_by_label("The same once more").fill(PASSPHRASE + "!")
    button(yours, "Put the lock on").click()
    expect(said(yours, "lock")).to_contain_text("not the same")
    for label in ("A passphrase", "The same once more"):
        yours.get_by_label(label, exact=True).fill("short")
    button(yours, "Put the lock on").click()
    expect(said(yours, "lock")).to_contain_text("shorter than 8 characters")
    assert (app.home / "answers.json").read_bytes() == before


@pytest.fixture
def impatient(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """A server that locks after twelve seconds without use."""
    monkeypatch.setenv("WORKBOOK_LOCK_AFTER", "0.2")
    running = App(home)
    yield running
    running.stop()


def test_unused_it_locks_itself(impatient: App, context: BrowserContext) -> None:
    """The open page hides what is on it, and nothing plain is on the disk."""
    page = context.new_page()
    page.goto(impatient.link)
    page.goto(f"{impatient.url}answers")
    lock(page)
    read(page, impatient, ONE)
    expect(page.get_by_text("The workbook has locked itself")).to_be_visible()
    expect(field(page, FEAR)).to_be_hidden()
    assert holding(impatient.home, *HERE.values()) == []
    page.reload()
    expect(page.locator("h1")).to_have_text("Your answers are locked")
    open_again(page, PASSPHRASE)
    expect(field(page, FEAR).locator("textarea")).to_have_value(HERE[FEAR])
