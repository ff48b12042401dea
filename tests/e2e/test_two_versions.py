"""Two versions of one answer, and what changes elsewhere while the page is open."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.e2e.app import App
from tests.e2e.line import FEAR, STORED, Line, lose, open_page, played, wait, words
from tests.e2e.steps import field, press, saved

THAT = {"words": "from the other\n  window", "at": "2026-11-21T22:17:03Z", "of": "a1", "joins": True}


@pytest.fixture
def line(page: Page, app: App) -> Line:
    """A line in the hands of the test."""
    return played(page, app)


def accept(dialog: Dialog) -> None:
    dialog.accept()


def two(page: Page, app: App, line: Line, *others: dict[str, Any]) -> None:
    line.here = [{"key": FEAR, "value": "mine", "rev": 5, "others": list(others)}]
    open_page(page, app)


def test_another_version_is_shown_as_words_and_chosen_by_keyboard(page: Page, app: App, line: Line) -> None:
    """Its words stand below the control as they were written; Enter keeps that one and goes back to it."""
    two(page, app, line, THAT | {"words": "<b>not bold</b>\n  two spaces"})
    panel = field(page, FEAR).locator(".versions")
    expect(panel.get_by_role("status")).to_contain_text("holds a different version, from 21 November, 22:17")
    expect(panel.locator(".other")).to_be_visible()
    assert panel.locator(".other").inner_text() == "<b>not bold</b>\n  two spaces"
    for button in panel.get_by_role("button").all():
        box = button.bounding_box()
        assert box and box["height"] >= 44 and box["width"] >= 44
    line.hung = True
    panel.get_by_role("button", name="Keep this other one").focus()
    press(page, "Enter")
    expect(panel).to_have_count(0)
    expect(field(page, FEAR).locator("textarea")).to_be_focused()
    settle = line.wishes("settle")[0]
    assert (settle["keep"], settle["of"], settle["value"], settle["rev"]) == ("that", "a1", "mine", 5)
    line.answer(settle, value="that one", others=[])
    expect(field(page, FEAR).locator("textarea")).to_have_value("that one")
    saved(field(page, FEAR))
    expect(panel).to_have_count(0)


def test_several_versions_come_one_after_another(page: Page, app: App, line: Line) -> None:
    """When one is settled the next is shown; both can be kept only where they can be joined."""
    next_one = THAT | {"words": "a third", "of": "b2", "joins": False}
    two(page, app, line, THAT, next_one)
    line.hung = True
    panel = field(page, FEAR).locator(".versions")
    expect(panel.get_by_role("button")).to_have_count(3)
    panel.get_by_role("button", name="Keep both").click()
    line.answer(line.wishes("settle")[0], value="mine\n\nfrom the other", others=[next_one])
    expect(panel.locator(".other")).to_have_text("a third")
    expect(panel.get_by_role("button", name="Keep both")).to_have_count(0)
    wait(page, 1)  # the rest of a double click is no choice
    panel.get_by_role("button", name="Keep the one above").click()
    line.answer(line.wishes("settle")[1], others=[])
    expect(panel).to_have_count(0)
    expect(field(page, FEAR).locator("textarea")).to_have_value("mine\n\nfrom the other")


def test_a_choice_made_in_the_dark_is_sent_again(page: Page, app: App, line: Line) -> None:
    """Like any wish it outlives the line and the page, until it is answered."""
    page.on("dialog", accept)
    two(page, app, line, THAT)
    lose(page, line)
    field(page, FEAR).get_by_role("button", name="Keep both").click()
    expect(field(page, FEAR)).to_have_attribute("data-state", "unsaved")
    page.reload()
    line.refuses = False
    wait(page, 5)
    settle = line.wishes("settle")[0]
    assert (settle["keep"], settle["of"], settle["value"]) == ("both", "a1", "mine")
    saved(field(page, FEAR))
    assert page.evaluate(STORED) == "[{},{}]"


def test_words_typed_while_a_choice_is_on_its_way_are_kept(page: Page, app: App, line: Line) -> None:
    """What the choice brings does not overwrite them, and they do not claim to have seen it."""
    two(page, app, line, THAT)
    line.hung = True
    field(page, FEAR).get_by_role("button", name="Keep both").click()
    field(page, FEAR).locator("textarea").fill("mine, and more")
    line.answer(line.wishes("settle")[0], value="mine\n\nfrom the other", rev=8)
    wait(page, 2)
    expect(field(page, FEAR).locator("textarea")).to_have_value("mine, and more")
    assert (line.wishes("put")[-1]["value"], line.wishes("put")[-1]["rev"]) == ("mine, and more", 5)


def test_a_change_elsewhere_comes_in_and_leaves_the_caret(page: Page, app: App, line: Line) -> None:
    """In a field that has the focus and nothing unsaved the words change around the caret, and it says so."""
    line.here = [{"key": FEAR, "value": "one two", "rev": 5}]
    open_page(page, app)
    area = field(page, FEAR).locator("textarea")
    area.focus()
    area.evaluate("area => area.setSelectionRange(4, 4)")
    line.say(say="here", key=FEAR, value="zero one two", rev=6, others=[])
    expect(area).to_have_value("zero one two")
    assert area.evaluate("area => area.selectionStart") == 9
    assert words(page, FEAR) == "Changed in another window"
    saved(field(page, FEAR))


def test_a_change_elsewhere_overwrites_no_unsaved_word(page: Page, app: App, line: Line) -> None:
    """The edit is sent with the base it had; Python keeps both, and the panel shows the other."""
    line.here = [{"key": FEAR, "value": "one", "rev": 5}]
    open_page(page, app)
    line.hung = True
    area = field(page, FEAR).locator("textarea")
    area.fill("one, mine")
    line.say(say="here", key=FEAR, value="one, theirs", rev=6, others=[])
    wait(page, 1)
    expect(area).to_have_value("one, mine")
    assert line.wishes("put")[-1]["rev"] == 5
    line.answer(line.wishes("put")[-1], others=[THAT | {"words": "one, theirs"}])
    expect(field(page, FEAR).locator(".versions .other")).to_have_text("one, theirs")
    expect(area).to_be_focused()
