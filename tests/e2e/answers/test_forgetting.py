"""Forgetting: a chapter or everything, asked once more, everywhere."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.answers.steps import (
    FEAR,
    FIRST,
    HERE,
    ONE,
    button,
    holding,
    kept,
    lock,
    lock_now,
    part,
    said,
    words,
)
from tests.e2e.app import App
from tests.e2e.steps import field, read, write


def test_whoever_lost_both_can_begin_again(yours: Page, app: App) -> None:
    """After being asked once more; everything is gone from the folder."""
    lock(yours)
    lock_now(yours)
    yours.get_by_text("I have lost both").click()
    button(yours, "Delete them and begin again").click()
    button(yours, "Yes, delete them").click()
    expect(part(yours, "where")).to_contain_text("Nothing is written yet.")
    read(yours, app, ONE)
    write(field(yours, FEAR), "a new beginning")
    assert words(app) == {FEAR: "a new beginning"}


def test_a_chapter_is_forgotten_everywhere(home: Path, page: Page, app: App) -> None:
    """The file and every copy the workbook made; the other chapter stays."""
    kept(home, {FIRST: "another chapter"})
    page.goto(f"{app.url}answers")
    page.get_by_label("A chapter").select_option(ONE)
    button(page, "Forget this chapter").click()
    expect(page.get_by_text("It cannot reach backups").first).to_be_visible()
    assert FEAR in app.answers()
    button(page, "Yes, forget the chapter").click()
    expect(said(page, "forget")).to_have_text("Forgotten.")
    assert words(app) == {FIRST: "another chapter"} and holding(home, *HERE.values()) == []


def test_everything_is_forgotten(yours: Page, app: App) -> None:
    """After being asked once more, and not when the answer is no."""
    button(yours, "Forget everything").click()
    button(yours, "Keep everything as it is").click()
    expect(button(yours, "Forget everything")).to_be_focused()
    button(yours, "Forget everything").click()
    button(yours, "Yes, forget everything").click()
    expect(said(yours, "forget")).to_have_text("Everything is forgotten.")
    assert holding(app.home, *HERE.values()) == []
