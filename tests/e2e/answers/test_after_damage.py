"""After damage: the reader chooses, and nothing is written before."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.answers.steps import FEAR, HERE, ONE, button, said, words
from tests.e2e.app import App
from tests.e2e.steps import field, read, write


@pytest.fixture
def damaged(home: Path) -> Path:
    """The same folder; its file was cut off in the middle."""
    raw = (home / "answers.json").read_bytes()
    (home / "answers.json").write_bytes(raw[: len(raw) * 2 // 3])
    return home


def test_after_damage_a_choice_makes_saving_work_again(damaged: Path, page: Page, app: App) -> None:
    """From the notice on any page, by one press; nothing is written before."""
    before = (damaged / "answers.json").read_bytes()
    page.goto(app.chapter(ONE))
    page.get_by_role("link", name="Choose what to do").click()
    assert (damaged / "answers.json").read_bytes() == before
    button(page, "Go on with this").first.click()
    expect(said(page, "where")).to_contain_text("Saving works again.")
    read(page, app, ONE)
    write(field(page, f"{ONE}.still-good"), "the bench")
    assert app.answers()[f"{ONE}.still-good"] == "the bench" and app.answers()[FEAR] == HERE[FEAR]


def test_starting_afresh_asks_once_more(damaged: Path, page: Page, app: App) -> None:
    """And keeps the damaged bytes."""
    before = (damaged / "answers.json").read_bytes()
    page.goto(f"{app.url}answers")
    button(page, "Start with no answers").click()
    button(page, "Keep everything as it is").click()
    expect(button(page, "Start with no answers")).to_be_focused()
    assert (damaged / "answers.json").read_bytes() == before
    button(page, "Start with no answers").click()
    button(page, "Yes, start with no answers").click()
    expect(said(page, "where")).to_contain_text("Done.")
    assert words(app) == {}
    assert before in [path.read_bytes() for path in (damaged / "kept").iterdir()]
