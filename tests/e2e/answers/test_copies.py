"""Copies out and in: looked at first, brought together, taken back."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.answers.steps import FEAR, FIRST, HERE, ONE, THERE, button, kept, look, part, said, words
from tests.e2e.app import App
from tests.e2e.steps import press


def test_a_copy_is_kept_as_a_whole_answers_file(yours: Page, app: App) -> None:
    """What the browser saves can be restored, and its name says nothing."""
    with yours.expect_download() as saved:
        yours.get_by_role("link", name="Keep a copy").click()
    assert saved.value.suggested_filename.startswith("workbook-copy")
    document = json.loads(Path(saved.value.path()).read_text())
    assert {key: entry["value"] for key, entry in document["answers"].items()} == HERE


def test_without_a_server_nothing_that_was_never_fetched_is_called_a_copy(yours: Page, app: App) -> None:
    """It says so instead of giving an empty file."""
    app.kill()
    yours.get_by_role("link", name="Keep a copy").click()
    expect(said(yours, "copy")).to_contain_text("The workbook’s server is not answering.")


def test_bringing_together_loses_nothing_and_can_be_undone(yours: Page, app: App, copy: Path) -> None:
    """Counted in words first, then both texts are kept; undo goes back exactly."""
    look(yours, copy)
    expect(yours.locator(".counted")).to_have_text("In the copy: 1 new, 1 changed, 1 the same, 0 only here.")
    yours.get_by_text("Different in the copy: 1").click()
    expect(yours.locator("[data-list=changed] li")).to_have_text("Question -lose?")
    assert words(app) == HERE
    button(yours, "Put both together").click()
    expect(said(yours, "restore")).to_have_text("Done. These are your answers now.")
    expect(said(yours, "restore")).to_be_focused()
    entry = json.loads((app.home / "answers.json").read_text())["answers"][FEAR]
    assert {entry["value"], *(other["value"] for other in entry["other"])} == {HERE[FEAR], THERE[FEAR]}
    assert app.answers()[FIRST] == THERE[FIRST]
    expect(part(yours, "where")).to_contain_text("3 answers in 2 chapters")
    button(yours, "Undo the last restore").click()
    expect(said(yours, "restore")).to_contain_text("Undone.")
    assert words(app) == HERE
    expect(button(yours, "Undo the last restore")).to_have_count(0)


def test_what_is_whole_in_a_damaged_copy_can_be_brought_in(yours: Page, app: App, copy: Path) -> None:
    """It is said that the copy is damaged, and nothing is lost for it."""
    copy.write_bytes(copy.read_bytes()[:-20])
    look(yours, copy)
    expect(yours.locator(".preview .when")).to_contain_text("The copy is damaged")
    button(yours, "Put both together").click()
    expect(said(yours, "restore")).to_contain_text("Done.")
    assert words(app).keys() >= THERE.keys() | HERE.keys()


def test_a_copy_can_stand_in_the_place_of_what_is_here(yours: Page, app: App, copy: Path) -> None:
    """What is only here goes, and comes back with undo."""
    only = {f"{ONE}.still-good": "only here"}
    kept(app.home, only)
    look(yours, copy)
    expect(yours.locator(".counted")).to_contain_text("1 only here")
    button(yours, "Use only the copy").click()
    expect(said(yours, "restore")).to_contain_text("Done.")
    assert words(app) == THERE
    button(yours, "Undo the last restore").click()
    expect(said(yours, "restore")).to_contain_text("Undone.")
    assert words(app) == HERE | only


def test_a_second_press_does_no_harm(yours: Page, app: App, copy: Path) -> None:
    """Twice in a row is once: the undo still leads to the beginning."""
    asked: list[str] = []
    yours.on("request", lambda request: asked.append(request.url))
    look(yours, copy)
    button(yours, "Put both together").dblclick()
    expect(said(yours, "restore")).to_contain_text("Done.")
    assert sum(url.endswith("answers/restore") for url in asked) == 1
    button(yours, "Undo the last restore").dblclick()
    expect(said(yours, "restore")).to_contain_text("Undone.")
    assert words(app) == HERE


def test_it_all_works_by_keyboard(yours: Page, app: App, copy: Path) -> None:
    """Look, read, bring together, undo: with Tab, Enter and Space alone."""
    look(yours, copy)
    expect(yours.locator(".preview")).to_be_focused()
    press(yours, "Tab")
    press(yours, "Enter")
    expect(yours.locator("[data-list=new] li")).to_be_visible()
    press(yours, "Tab", 2)
    expect(button(yours, "Put both together")).to_be_focused()
    press(yours, "Space")
    expect(said(yours, "restore")).to_be_focused()
    press(yours, "Shift+Tab")
    press(yours, "Enter")
    expect(said(yours, "restore")).to_contain_text("Undone.")
    assert words(app) == HERE
