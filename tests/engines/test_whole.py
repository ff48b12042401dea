"""What a walk of every night tries in WebKit and Firefox: two tabs, copies, a lock, a wall, no network."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.app import App
from tests.e2e.steps import fill
from tests.engines.conftest import HELD
from tests.engines.driver import Browser, until
from tests.engines.test_walk import FEAR, LIVE, ONE, SHOWS, saved
from tests.family.conftest import twins
from tests.privacy.asking import CHAPTERS
from tests.static_site.serving import Host
from tests.static_site.steps import OFFLINE

pytestmark = pytest.mark.soak
AREA = f"{FEAR} textarea"
PASSPHRASE = "correct horse battery"
WIDE = "return [document.documentElement.scrollWidth, innerWidth]"
PAGES = (
    "",
    *CHAPTERS,
    "answers",
    "playbook",
    "person",
    "search",
    "share",
    "privacy",
    "promises",
    "facilitate",
    "join",
    "room",
)
# It is drawn once it is in sight, and what stands above it comes after the page.
DRAWN = """
  const plot = document.querySelector(".plot");
  plot?.scrollIntoView({ block: "center", behavior: "instant" });
  return plot?.querySelector("svg");
"""
READY = """
  return document.readyState === "complete" && !document.querySelector("[data-waits]")
    && (globalThis.workbookAlone?.awake ?? true)
"""


@dataclass(frozen=True)
class Place:
    """Where a reader writes: the app, or the edition that needs no server.

    Attributes:
        answers: the address of “Your answers”.
        chapter: the address of a chapter.
    """

    answers: str
    chapter: str


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[App]:
    """A server that the browser has come into by its link."""
    running = App(tmp_path_factory.mktemp("reader") / "home")
    browser.get(running.link)
    yield running
    running.stop()


@pytest.fixture(params=["app", "edition"])
def place(request: pytest.FixtureRequest, app: App, host: Host) -> Place:
    """Each of the two."""
    if request.param == "app":
        return Place(f"{app.url}answers", app.chapter(ONE))
    return Place(f"{host.url}answers.html", f"{host.url}{ONE}.html")


def opened(browser: Browser, address: str) -> None:
    """Open a chapter, and wait until what is written there is kept."""
    browser.get(address)
    browser.until(LIVE)


def writes(browser: Browser, words: str) -> None:
    """Type into the field, behind what stands there."""
    browser.click(AREA)
    browser.keys("End", words)
    saved(browser, FEAR)


def asks(browser: Browser, place: Place) -> None:
    """Open “Your answers”, and wait until it hears."""
    browser.get(place.answers)
    browser.until(READY)


@pytest.mark.parametrize("width", [360, None])
def test_no_page_is_wider_than_its_window(browser: Browser, app: App, width: int | None) -> None:
    """As the browser is held, and on the smallest phone."""
    was, height = browser.js("return [innerWidth, innerHeight]")
    browser.size(width or was, height)
    wide = []
    for path in PAGES:
        browser.get(app.url + path)
        browser.until("return document.readyState === 'complete'")
        found, room = browser.js(WIDE)
        assert room == (width or was)
        if found > room:
            wide.append((path, found, room))
    assert wide == []
    browser.size(was, height)


def test_two_tabs_have_each_others_words(browser: Browser, place: Place) -> None:
    """What is written in one is in the other within moments, and the other way round."""
    opened(browser, place.chapter)
    first = browser.new_tab()
    opened(browser, place.chapter)
    writes(browser, "in the second tab")
    second = browser.tab(first)
    browser.until(SHOWS, AREA, "in the second tab")
    writes(browser, ", and in the first")
    browser.tab(second)
    browser.until(SHOWS, AREA, "in the second tab, and in the first")
    browser.close_for(first)


def test_a_copy_is_kept_and_brought_back(browser: Browser, place: Place) -> None:
    """A file that the browser keeps; what was written since gives way to it."""
    for old in browser.downloads.iterdir():
        old.unlink()
    opened(browser, place.chapter)
    before = browser.js("return document.querySelector(arguments[0]).value", AREA)
    asks(browser, place)
    browser.click("[data-act=copy]")
    copy = until(lambda: whole(browser.downloads), "no file came")[0]
    opened(browser, place.chapter)
    writes(browser, ", and since then")
    asks(browser, place)
    browser.choose("input[type=file][data-act=look]", copy)
    browser.click(".preview [data-how=replace]")
    browser.until("return document.querySelector('[data-part=restore] .said').textContent.startsWith('Done')")
    opened(browser, place.chapter)
    browser.until(SHOWS, AREA, before)


def whole(folder: Path) -> list[Path]:
    """Every copy that has come to its end."""
    found = []
    for path in folder.glob("*.json"):
        with contextlib.suppress(ValueError):
            found += [path] if "workbook_id" in json.loads(path.read_text(encoding="utf-8")) else []
    return found


def test_a_lock_shuts_and_opens(browser: Browser, place: Place) -> None:
    """Put on, shut, opened with the passphrase where one writes, and taken off; the words are there."""
    opened(browser, place.chapter)
    words = browser.js("return document.querySelector(arguments[0]).value", AREA)
    asks(browser, place)
    for number in range(2):
        css = '[data-act="lock"] input[type="password"]'
        browser.js(f"document.querySelectorAll('{css}')[{number}].focus()")
        browser.keys(PASSPHRASE)
    browser.keys("Enter")
    browser.click(".recovery [data-act=done]")
    browser.click("[data-act=close]")
    browser.until("return document.querySelector('[data-act=open]')")
    browser.get(place.chapter)
    gives(browser, 'input[type="password"]')
    browser.until(SHOWS, AREA, words)
    browser.until(LIVE)
    asks(browser, place)
    if browser.js("return document.querySelector('[data-act=open]')"):  # without a server each page asks anew
        gives(browser, "[data-act=open] input")
    browser.find("[data-act=unlock] input")
    browser.js("for (const it of document.querySelectorAll('[data-part=lock] details')) it.open = true")
    gives(browser, "[data-act=unlock] input")
    browser.until("return document.querySelector('[data-act=lock]')")


def gives(browser: Browser, css: str) -> None:
    """Type the passphrase, and send it off."""
    browser.focus(css)
    browser.keys(PASSPHRASE, "Enter")


def test_the_map_is_drawn_and_speaks_of_everyone(browser: Browser, app: App) -> None:
    """From tables that are there, once it is in sight; a hand that moves it marks no words."""
    fill(app, twins())
    opened(browser, app.chapter("family-map"))
    browser.find("[data-map]")
    browser.until("return document.querySelectorAll('.frame svg [data-person]').length > 2")
    for _ in range(3):
        browser.click("[data-does=larger]")
    out = 40 - browser.js("return innerHeight") // 2  # over what stands above the frame
    for across, down in ((-80, -40), (120, 90), (-120, 60), (0, out), (60, out)):
        browser.drag(".frame", across, down)
        assert browser.js("return getSelection().toString().trim()") == "", (across, down)


def test_a_wall_shows_one_thing_after_the_other(browser: Browser, app: App) -> None:
    """The demonstration, in the projector view, by keyboard; blank, back, and out of it to the same page."""
    chapter = f"{app.url}demo/voila/render/{ONE}.ipynb"
    browser.get(f"{chapter}#project")
    browser.until("return document.documentElement.dataset.view === 'projector'")
    before = browser.until("return document.querySelector('.onstage')?.textContent")
    browser.keys("Right", "Right", "Right", "Right")
    browser.until("return document.querySelector('.onstage')?.textContent !== arguments[0]", before)
    browser.keys("b")
    browser.until("return document.querySelector('.blank')")
    browser.keys("b", "Escape")
    browser.until("return !document.querySelector('.blank') && !document.documentElement.dataset.view")
    assert browser.js("return location.href") == chapter


def test_the_demonstration_begins_again(browser: Browser, app: App) -> None:
    """Its patterns are drawn; what was typed there goes with one press, and the invented words are back."""
    chapter = f"{app.url}demo/voila/render/{ONE}.ipynb"
    opened(browser, chapter)
    theirs = browser.js("return document.querySelector(arguments[0]).value", AREA)
    writes(browser, ", typed before a room")
    opened(browser, f"{app.url}demo/voila/render/my-patterns.ipynb")
    browser.until(DRAWN)
    browser.js("window.before = true")
    browser.click(".invented form button")
    browser.until("return !window.before && document.readyState === 'complete'")
    opened(browser, chapter)
    browser.until(SHOWS, AREA, theirs)


@pytest.fixture
def open_held(tmp_path: Path) -> Iterator[Callable[..., Browser]]:
    """Opens a browser that keeps what it has kept before; whatever happens, none is left."""
    with contextlib.ExitStack() as ends:

        def open_(engine: type[Browser], size: tuple[int, int]) -> Browser:
            running: Browser = engine(tmp_path, *size)  # type: ignore[call-arg]
            ends.callback(running.quit)
            return running

        yield open_


@pytest.mark.parametrize("held", HELD)
def test_the_edition_opens_without_a_network_after_a_restart(
    held: tuple[type[Browser], tuple[int, int]], edition: Path, open_held: Callable[..., Browser]
) -> None:
    """The browser was closed, and the host is gone: the words are there, and more are kept."""
    host = Host(edition)
    first = open_held(*held)
    opened(first, f"{host.url}{ONE}.html")
    writes(first, "before")
    first.reload()
    first.until(LIVE)
    offline = f"const done = arguments[0]; ({OFFLINE})().then(done, () => done(false))"
    until(lambda: first.js_async(offline), "not kept for when there is no network")
    first.quit()
    host.stop()
    second = open_held(*held)
    second.get(f"{host.url}{ONE}.html")
    second.until(SHOWS, AREA, "before")
    second.until(LIVE)
    writes(second, " and after")
