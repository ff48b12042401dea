"""A family entered on the map itself: by finger on a phone, by mouse, and with the keys alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.app import App
from tests.e2e.family_by_hand import ENTERED, Entering, by_finger, by_key, by_mouse, enter, told
from tests.e2e.steps import fill, live, look

HERE = "family-map"
HANDS = {"finger": (by_finger, 390), "mouse": (by_mouse, 1280), "keys": (by_key, 768)}


@pytest.mark.parametrize("hand", HANDS)
def test_three_generations_are_entered_on_the_map(chromium: Browser, app: App, hand: str) -> None:
    """The tables hold every word of it, the page is no wider than its window, and Undo takes all back."""
    way, wide = HANDS[hand]
    fill(app, {})
    context = chromium.new_context(viewport={"width": wide, "height": 844}, has_touch=hand == "finger")
    page = context.new_page()
    page.goto(app.link)
    page.goto(app.chapter(HERE))
    live(page)
    look(page)
    entering = Entering(page, way)
    enter(entering)
    assert told(app.answers()) == ENTERED
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    undo = page.get_by_role("button", name="Undo")
    for _ in range(12):
        before = page.locator(".did").inner_text()
        way(undo)
        expect(page.locator(".did")).not_to_have_text(before)
        page.wait_for_timeout(520)
    expect(page.get_by_text("Who is in your family?")).to_be_visible()
    assert not app.answers()[f"{HERE}.people"]
    context.close()
