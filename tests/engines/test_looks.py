"""What WebKit draws in a way of its own, looked at in pictures, every night."""

from __future__ import annotations

import statistics

import pytest
from PIL import Image

from tests.engines.asked import PAGE, field
from tests.engines.conftest import HELD
from tests.engines.driver import Browser
from tests.engines.test_walk import LIVE, Server
from tests.engines.test_walk import server as server

pytestmark = pytest.mark.soak
WRITTEN, EMPTY = (field(kind, "tbody [data-column=day]") for kind in ("log", "table"))
EDGE, DARK = 6, 110
DRAWN = "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(done))"
PLACE = "const { x, y, width, height } = arguments[0].getBoundingClientRect(); return [x, y, width, height]"


@pytest.fixture
def page(browser: Browser, server: Server) -> Browser:
    """A page with two dates on it, of which one is given."""
    browser.get(server.app.chapter(PAGE))
    browser.until(LIVE)
    return browser


def ink(browser: Browser, css: str) -> list[int]:
    """Return the rows of a date that hold letters, counted from its middle, without its edge and its sign."""
    x, y, width, height = browser.js(PLACE, browser.find(css))
    browser.js_async(DRAWN)
    letters = (x + EDGE, y + EDGE, x + width * 2 / 3, y + height - EDGE)
    inside = Image.open(browser.shot()).convert("L").crop(tuple(map(round, letters)))
    darkest = [inside.crop((0, row, inside.width, row + 1)).getextrema()[0] for row in range(inside.height)]
    return [row - inside.height // 2 for row, light in enumerate(darkest) if light < DARK]


def test_a_date_stands_in_the_middle_of_its_box(page: Browser) -> None:
    """At no edge, whatever the engine puts around it."""
    rows = ink(page, WRITTEN)
    assert rows and abs(statistics.mean(rows)) < 3


@pytest.mark.parametrize("browser", HELD[:2], indirect=True)
def test_an_empty_date_looks_empty(page: Browser) -> None:
    """WebKit writes today’s into it, as if it were an answer."""
    assert ink(page, EMPTY) == []
