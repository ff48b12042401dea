"""The page stays where it is: nothing moves because something was typed or saved."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.e2e.app import App
from tests.e2e.steps import field, press, read, saved
from tests.resizing import resize

THREE, SIX = "03-distance-as-a-strategy", "06-saying-what-matters"
WATCH = """(field) => {
  const seen = (window.heights = new Set([field.offsetHeight]));
  new ResizeObserver(() => seen.add(field.offsetHeight)).observe(field);
}"""
WORDS = "a word or two"
UNFOLD = "document.querySelectorAll('details.longer').forEach((fold) => { fold.open = true; })"


@pytest.fixture(scope="module")
def context(one_browser: BrowserContext) -> BrowserContext:
    """One browser for all: each question is another one."""
    return one_browser


@pytest.mark.parametrize(
    ("width", "key", "control", "does"),
    [
        (360, f"{THREE}.loop-i-do", "textarea", "a"),
        (360, "05-intensity.defuse", "textarea", "a"),
        (360, f"{THREE}.with-whom", "input", "Space"),
        (360, f"{THREE}.forms", "input", "Space"),
        (360, f"{THREE}.pursue-distance", "input", "ArrowRight"),
        (360, f"{SIX}.open", "input", "ArrowRight"),
        (1280, f"{THREE}.loop-they-do", "textarea", "a"),
        (1280, f"{SIX}.direct", "input", "ArrowRight"),
        (360, f"{THREE}.forms", "textarea", WORDS),
        (360, f"{THREE}.try-this-week", "textarea", WORDS),
        (1280, f"{THREE}.try-this-week", "textarea", WORDS),
        (360, "01-what-closeness-asks.true-sentence", "textarea", WORDS),
        (360, "01-what-closeness-asks.people", "textarea", WORDS),
        (360, "05-intensity.thermometer", "textarea", WORDS),
    ],
)
def test_nothing_moves_when_something_is_typed_and_saved(
    page: Page, app: App, width: int, key: str, control: str, does: str
) -> None:
    """What is below a field stays where it is, from the first key until it is kept, and after leaving it."""
    resize(page, width, 844)
    read(page, app, key.partition(".")[0])
    page.evaluate(UNFOLD)
    place = field(page, key)
    place.locator(control).first.focus()
    place.evaluate(WATCH)
    page.keyboard.type(does) if does == WORDS else press(page, does)
    saved(place)
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate("[...window.heights]") == [place.evaluate("(it) => it.offsetHeight")]
