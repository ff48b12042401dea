"""Two windows on the same answers: nobody writes over what they have not seen, and each learns of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.steps import field, saved
from tests.static_site.steps import FEAR, HOPE, SEPARATE, area, document, home, kept, nudge, put, records

LEARNT = 5_000  # milliseconds
STAYS = """[localStorage, sessionStorage].flatMap((kept) => Object.keys(kept))
  .filter((name) => /^workbook (stays|here)/.test(name))"""


@pytest.fixture
def left(woken: Page) -> Page:
    """One window on a chapter."""
    return woken


@pytest.fixture
def right(beside: Page) -> Page:
    """Another one."""
    return beside


def test_each_window_learns_what_the_other_wrote(left: Page, right: Page) -> None:
    """Different fields, words and numbers: both are kept, and each is shown in the other within 5 s."""
    put(left, FEAR, "von links")
    expect(area(right, FEAR)).to_have_value("von links", timeout=LEARNT)
    put(right, HOPE, "von rechts")
    expect(area(left, HOPE)).to_have_value("von rechts", timeout=LEARNT)
    nudge(left, SEPARATE, 3)
    expect(field(right, SEPARATE).locator("output")).to_have_text("8", timeout=LEARNT)
    assert kept(left) == {FEAR: "von links", HOPE: "von rechts", SEPARATE: 8}


def test_a_later_word_takes_the_place_of_a_seen_one(left: Page, right: Page) -> None:
    """Who has seen the other window’s words writes on, and there is one version."""
    put(left, FEAR, "zuerst")
    expect(area(right, FEAR)).to_have_value("zuerst", timeout=LEARNT)
    put(right, FEAR, "zuerst, dann mehr")
    expect(area(left, FEAR)).to_have_value("zuerst, dann mehr", timeout=LEARNT)
    entry = document(left)["answers"][FEAR]
    assert (entry["value"], entry["other"]) == ("zuerst, dann mehr", [])


def test_both_versions_of_one_text_are_shown(left: Page, right: Page) -> None:
    """Written in both at once, both are in the file and on the pages; “Keep both” joins them."""
    area(right, FEAR).fill("rechte Fassung")
    area(left, FEAR).fill("linke Fassung")
    for page in (left, right):
        area(page, FEAR).blur()
        saved(field(page, FEAR))
    entry = document(left)["answers"][FEAR]
    both = {"linke Fassung", "rechte Fassung"}
    assert {entry["value"], *(it["value"] for it in entry["other"])} == both
    for page in (left, right):
        expect(field(page, FEAR).locator(".versions .other")).to_be_visible(timeout=LEARNT)
        other = field(page, FEAR).locator(".versions .other").inner_text()
        assert {area(page, FEAR).input_value(), other} == both
    field(left, FEAR).get_by_role("button", name="Keep both").click()
    expect(field(left, FEAR).locator(".versions")).to_have_count(0)
    expect(field(right, FEAR).locator(".versions")).to_have_count(0, timeout=LEARNT)
    joined = kept(left)[FEAR]
    assert all(words in joined for words in both)
    expect(area(right, FEAR)).to_have_value(joined, timeout=LEARNT)


def test_forgetting_in_one_window_is_seen_in_the_other(left: Page, right: Page) -> None:
    """The words are gone from the file, from the copies beside it, and from the other window."""
    put(left, FEAR, "zu vergessen")
    expect(area(right, FEAR)).to_have_value("zu vergessen", timeout=LEARNT)
    field(left, FEAR).get_by_role("button", name="Forget this answer").click()
    field(left, FEAR).get_by_role("button", name="Forget this answer for ever?").click()
    expect(field(left, FEAR).locator(".under > .state")).to_have_text("Forgotten")
    expect(area(right, FEAR)).to_have_value("", timeout=LEARNT)
    assert kept(right) == {}


def test_forgetting_everything_reaches_the_browser_and_the_other_window(left: Page, right: Page) -> None:
    """No record of the words is left, the other window is empty, and both can begin again."""
    put(left, FEAR, "alles zu vergessen")
    put(left, HOPE, "auch dies")
    expect(area(right, HOPE)).to_have_value("auch dies", timeout=LEARNT)
    left.get_by_role("button", name="All of it,").click()
    assert left.evaluate(STAYS)
    home(left)
    left.get_by_role("link", name="Your answers").click()
    left.get_by_role("button", name="Forget everything", exact=True).click()
    left.get_by_role("button", name="Yes, forget everything").click()
    expect(left.locator(".said").filter(has_text="Everything is forgotten.")).to_be_visible()
    assert [
        name for name, body in records(left).items() if name.startswith("files/") and b"verg" in body
    ] == []
    assert kept(left) == {} and left.evaluate(STAYS) == []
    expect(area(right, HOPE)).to_have_value("", timeout=LEARNT)
    put(right, FEAR, "von vorn")
    assert kept(right) == {FEAR: "von vorn"}


def test_typing_in_two_windows_at_once_loses_nothing(left: Page, right: Page) -> None:
    """Word by word in turns, in two fields: each arrives whole and once."""
    here = there = ""
    for number in range(8):
        here, there = f"{here}l{number} ", f"{there}r{number} "
        area(left, FEAR).press_sequentially(f"l{number} ")
        area(right, HOPE).press_sequentially(f"r{number} ")
    for page, key in ((left, FEAR), (right, HOPE)):
        area(page, key).blur()
        saved(field(page, key))
    assert kept(left) == {FEAR: here, HOPE: there}
