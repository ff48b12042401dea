"""What a walk of every night tries in WebKit and Firefox: two tabs, a lock, the map, a wall, no network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.app import App
from tests.e2e.steps import fill
from tests.engines.driver import Browser, until
from tests.engines.firefox import Firefox
from tests.engines.test_walk import LIVE, SHOWS, saved
from tests.engines.webkit import WebKit
from tests.family.conftest import twins
from tests.privacy.asking import CHAPTERS
from tests.static_site.conftest import edition as edition
from tests.static_site.serving import Host
from tests.static_site.steps import FEAR, OFFLINE, ONE

pytestmark = pytest.mark.soak
AREA = f'[data-key="{FEAR}"] textarea'
PASSPHRASE = "correct horse battery"
WIDE = "return [document.documentElement.scrollWidth, innerWidth]"
PAGES = ("", *CHAPTERS, "answers", "playbook", "share", "privacy", "promises", "facilitate", "join", "room")


@pytest.fixture(scope="module", params=[WebKit, Firefox], ids=lambda engine: engine.name)
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One engine for all of these, as wide as a desk."""
    running = request.param(tmp_path_factory.mktemp(request.param.name), 1280, 900)
    yield running
    running.quit()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[App]:
    """A server that the browser has come into by its link."""
    running = App(tmp_path_factory.mktemp("reader") / "home")
    browser.get(running.link)
    yield running
    running.stop()


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_its_window(browser: Browser, app: App, width: int) -> None:
    """On a desk, and as near to a phone as a window can be made."""
    browser.size(width, 664)
    wide = []
    for path in PAGES:
        browser.get(app.url + path)
        browser.until("return document.readyState === 'complete'")
        found, room = browser.js(WIDE)
        if found > room:
            wide.append((path, found, room))
    assert wide == []
    browser.size(1280, 900)


def test_two_tabs_have_each_others_words(browser: Browser, app: App) -> None:
    """What is written in one is in the other within moments."""
    browser.get(app.chapter(ONE))
    browser.until(LIVE)
    first = browser.new_tab()
    browser.get(app.chapter(ONE))
    browser.until(LIVE)
    browser.click(AREA)
    browser.keys("in the second tab")
    saved(browser, f'[data-key="{FEAR}"]')
    browser.tab(first)
    browser.until(SHOWS, AREA, "in the second tab")


def test_the_map_is_drawn_and_speaks_of_everyone(browser: Browser, app: App) -> None:
    """From tables that are there, once it is in sight."""
    fill(app, twins())
    browser.get(app.chapter("family-map"))
    browser.until(LIVE)
    browser.find("[data-map]")
    browser.until("return document.querySelectorAll('.frame svg [data-person]').length > 2")


def test_a_wall_shows_one_thing_after_the_other(browser: Browser, app: App) -> None:
    """The demonstration, in the projector view, by keyboard."""
    browser.get(f"{app.url}demo/voila/render/{ONE}.ipynb#project")
    browser.until("return document.documentElement.dataset.view === 'projector'")
    before = browser.until("return document.querySelector('.onstage')?.textContent")
    browser.keys("Right", "Right", "Right", "Right")
    browser.until("return document.querySelector('.onstage')?.textContent !== arguments[0]", before)


def test_a_lock_shuts_and_opens(browser: Browser, app: App) -> None:
    """Put on, shut, and opened again with the passphrase; the words are there."""
    browser.get(f"{app.url}answers")
    for number in range(2):
        css = '[data-act="lock"] input[type="password"]'
        browser.js(f"document.querySelectorAll('{css}')[{number}].focus()")
        browser.keys(PASSPHRASE)
    browser.keys("Enter")
    browser.click(".recovery [data-act=done]")
    browser.get(app.chapter(ONE))
    browser.until(LIVE)
    browser.get(f"{app.url}answers")
    browser.click("[data-act=close]")
    browser.until("return document.querySelector('[data-act=open]')")
    browser.get(app.chapter(ONE))
    browser.focus('main input[type="password"]')
    browser.keys(PASSPHRASE, "Enter")
    browser.until(SHOWS, AREA, "in the second tab")


@pytest.mark.parametrize("engine", [WebKit, Firefox], ids=lambda engine: engine.name)
def test_the_edition_opens_without_a_network_after_a_restart(
    engine: type[Browser], edition: Path, tmp_path: Path
) -> None:
    """The browser was closed, and the host is gone: the words are there, and more are kept."""
    host = Host(edition)
    first = engine(tmp_path)  # type: ignore[call-arg]
    first.get(f"{host.url}{ONE}.html")
    first.until(LIVE)
    first.click(AREA)
    first.keys("before")
    saved(first, f'[data-key="{FEAR}"]')
    first.reload()
    first.until(LIVE)
    offline = f"const done = arguments[0]; ({OFFLINE})().then(done, () => done(false))"
    until(lambda: first.js_async(offline), "not kept for when there is no network")
    first.quit()
    host.stop()
    second = engine(tmp_path)  # type: ignore[call-arg]
    second.get(f"{host.url}{ONE}.html")
    second.until(SHOWS, AREA, "before")
    second.until(LIVE)
    second.click(AREA)
    second.keys("End", " and after")
    saved(second, f'[data-key="{FEAR}"]')
    second.quit()
