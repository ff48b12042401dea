"""Every page by keyboard alone: forward, back, always seen, never trapped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.access.measuring import measured

MOST_STOPS = 900
BACK = 8
SHIFT = 8
# At each key the focus is where the last one has led; back at the first stop, nobody asks where it is.
THERE_AND_BACK = """(stops) => {
  window.stopWatching();
  const met = window.walked.map(({ it }) => it?.outerHTML.slice(0, 200));
  return [met.slice(0, Math.max(0, stops - 1)), met.slice(stops).reverse()];
}"""


def tab(tools: CDPSession, times: int, back: bool = False) -> None:
    """Press Tab so often; letting go of a key moves nothing, so nobody does."""
    key = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
    for _ in range(times):
        tools.send("Input.dispatchKeyEvent", key | {"modifiers": SHIFT if back else 0})


@contextmanager
def watched(page: Page) -> Iterator[CDPSession]:
    """Watch the walk of the focus meanwhile."""
    tools = page.context.new_cdp_session(page)
    measured(page, "watch")
    yield tools
    tools.detach()


def walk(page: Page) -> dict[str, Any]:
    """Tab through the page until the walk is round, and return what was met."""
    with watched(page) as tools:
        for _ in range(MOST_STOPS // 20):
            tab(tools, 20)
            if page.evaluate("window.walked.some(({ it }, at) => !it || (at && it === window.walked[0].it))"):
                break
        found: dict[str, Any] = measured(page, "walked")
    return found


def test_everything_is_reached_in_order_and_seen(phone: Page) -> None:
    """Each stop has a ring that stands out and nothing lies over it; the order is that of the text."""
    found = walk(phone)
    assert (found["said"], found["missing"]) == ([], [])
    assert found["round"] and measured(phone, "positive") == []


def test_shift_and_tab_lead_back(phone: Page) -> None:
    """The same stops the other way round; nothing holds the focus."""
    stops = min(BACK, measured(phone, "stops"))
    with watched(phone) as tools:
        tab(tools, stops)
        tab(tools, stops, back=True)
        there, back = phone.evaluate(THERE_AND_BACK, stops)
    assert back == there
