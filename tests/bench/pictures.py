"""Pictures in a real Chromium: how long from coming into view to drawn, and from an edit to drawn anew."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.visits import Figures
from tests.e2e.app import App
from tests.family.conftest import generated
from tests.insights.reader import READER
from tests.long_way import long_way
from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise

CHAPTER, MAP = "01-what-closeness-asks", "family-map"
PEOPLE = 60
EDITS = 5
PRESSES = 9
PATIENCE = 30_000
IN_VIEW = """(there) => new Promise((tell) => {
  const picture = document.querySelector(there.picture);
  const drawn = () => picture.querySelector(there.drawn);
  picture.scrollIntoView({ behavior: "instant" });
  const start = performance.now();
  const look = () => (drawn() ? tell(performance.now() - start) : requestAnimationFrame(look));
  look();
})"""
REDRAWN = """(there) => new Promise((tell) => {
  const field = document.querySelector(there.field), picture = document.querySelector(there.picture);
  const control = field.querySelector("textarea");
  let saved;
  new MutationObserver((_, watch) => {
    if (field.dataset.state === "saved") saved ??= performance.now();
    if (!saved || !picture.textContent.includes(there.words)) return;
    watch.disconnect();
    tell(performance.now() - saved);
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributeFilter: ["data-state"],
  });
  control.focus();
  control.value = there.words;
  control.dispatchEvent(new InputEvent("input", { bubbles: true }));
  setTimeout(() => control.blur());
})"""
PRESSED = """(there) => new Promise((tell) => {
  const map = document.querySelector("[data-map]"), took = {};
  const note = (name) => {
    took[name] = performance.now() - start;
    if (took.shown && took.kept) tell([took.shown, took.kept]);
  };
  const painted = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => note("shown");
    port2.postMessage(0);
  });
  new MutationObserver((_, watch) => {
    if (!took.drawn && map.querySelector(`.frame [aria-label="${there.name}"]`)) note("drawn"), painted();
    if (!took.kept && map.querySelector(".did").textContent.startsWith(`${there.name} is`)) note("kept");
    if (took.drawn && took.kept) watch.disconnect();
  }).observe(map, { subtree: true, childList: true, characterData: true });
  const start = performance.now();
  map.querySelector("[data-does=keep]").click();
})"""


def pictures(browser: Browser) -> Figures:
    """Return milliseconds for a first picture, a map of 60, that map again, a demonstration begun again."""
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder) / "home") as app:
        first = [_first(browser, app, CHAPTER, "[data-picture]", ".main-svg") for _ in range(EDITS)]
        drawn = [_first(browser, app, MAP, "[data-map]", "[data-person]") for _ in range(EDITS)]
        with _page(browser, app, MAP) as page:
            page.evaluate(IN_VIEW, {"picture": "[data-map]", "drawn": "[data-person]"})
            page.evaluate("() => { document.querySelector('.as-tables').open = true; }")
            again = [_redrawn(page, f"Person {number}") for number in range(EDITS)]
        with _page(browser, app, MAP) as page:
            page.evaluate(IN_VIEW, {"picture": "[data-map]", "drawn": "[data-person]"})
            pressed = [_pressed(page, f"New {number}", 10 + 3 * number) for number in range(PRESSES)]
        with _page(browser, app, f"../../demo/voila/render/{CHAPTER}") as page:
            begun = [_begun(page) for _ in range(EDITS)]
    figures = {"first picture": first, "map": drawn, "map redrawn": again, "begun again": begun}
    figures |= {"map pressed": [shown for shown, _ in pressed], "map kept": [kept for _, kept in pressed]}
    return {name: statistics.median(times) for name, times in figures.items()}


@contextmanager
def _served(home: Path) -> Iterator[App]:
    """Serve a workbook that somebody has filled in, with a family of sixty."""
    answers = Answers.open(home)
    for key, value in {**READER, **generated(PEOPLE)}.items():
        if exercise := find_exercise(key):
            answers.put(key, exercise.clean(value), kind=exercise.kind, prompt=exercise.prompt)
    app = App(home)
    try:
        yield app
    finally:
        app.stop()


@contextmanager
def _page(browser: Browser, app: App, slug: str) -> Iterator[Page]:
    context = browser.new_context()
    try:
        context.request.get(app.link)
        page = long_way(context).new_page()
        page.goto(app.chapter(slug))
        page.locator("html[data-connection=live]").wait_for(timeout=PATIENCE)
        yield page
    finally:
        context.close()


def _first(browser: Browser, app: App, slug: str, picture: str, drawn: str) -> float:
    with _page(browser, app, slug) as page:
        took: float = page.evaluate(IN_VIEW, {"picture": picture, "drawn": drawn})
        return took


def _redrawn(page: Page, words: str) -> float:
    there = {"field": f"[data-key='{MAP}.people']", "picture": "[data-map]", "words": words}
    took: float = page.evaluate(REDRAWN, there)
    return took


def _pressed(page: Page, name: str, at: int) -> list[float]:
    """Add a child to somebody; ms from “Keep” until it is on the screen, and until it is said to be kept."""
    page.locator(".frame [data-person]").nth(at).click()
    page.locator(".pressed [data-does=act-child]").click()
    page.locator("form.asking").get_by_label("Name or initials").fill(name)
    took: list[float] = page.evaluate(PRESSED, {"name": name})
    page.locator(".pressed [data-does=close]").click()
    return took


def _begun(page: Page) -> float:
    page.locator("html[data-connection=live]").wait_for(timeout=PATIENCE)
    start = time.perf_counter()
    with page.expect_navigation():
        page.get_by_role("button", name="Begin again").click()
    return 1000 * (time.perf_counter() - start)
