"""Every page by keyboard alone: forward, back, always seen, never trapped."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.access.measuring import measured
from tests.browser.steps import press

MOST_STOPS = 900
BACK = 12


def walk(page: Page) -> dict[str, Any]:
    """Tab through the page until the walk is round, and return what was met."""
    measured(page, "watch")
    for _ in range(MOST_STOPS // 20):
        press(page, "Tab", 20)
        if page.evaluate("window.walked.some(({ it }, at) => !it || (at && it === window.walked[0].it))"):
            break
    found: dict[str, Any] = measured(page, "walked")
    return found


def test_everything_is_reached_in_order_and_seen(page: Page) -> None:
    """Each stop has a ring that stands out and nothing lies over it; the order is that of the text."""
    page.set_viewport_size({"width": 360, "height": 740})
    found = walk(page)
    assert (found["said"], found["missing"]) == ([], [])
    assert found["round"] and measured(page, "positive") == []


def test_shift_and_tab_lead_back(page: Page) -> None:
    """The same stops the other way round; nothing holds the focus."""
    names = "document.activeElement.outerHTML.slice(0, 200)"
    onward, back = [], []
    stops = min(BACK, measured(page, "stops"))
    for _ in range(stops):
        press(page, "Tab")
        onward.append(page.evaluate(names))
    for _ in range(stops - 1):
        press(page, "Shift+Tab")
        back.append(page.evaluate(names))
    assert back == onward[-2::-1]
