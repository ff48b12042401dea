"""Cells that compute in WebKit and Firefox: what they show in frames can be pressed, and hears of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.e2e.app import App
from tests.e2e.computing import serving, write
from tests.engines.driver import Browser
from tests.engines.test_walk import LIVE
from tests.static_site.serving import Host
from tests.static_site.test_program import ASKS, COUNTER
from workbook.static_site.build import build

OWN = "11-own"
CELLS = (COUNTER, ASKS, "print('seven', 3 + 4)")
NAMES = "return [...document.querySelectorAll('.cell')].map((it) => it.dataset.cell)"
DONE = "return document.querySelectorAll('.cell:not([data-state=done])').length === 0"
SAYS = "return document.body.innerText.includes(arguments[0])"
# What it shows grows its frame, and moves what is below; a press would go beside what was aimed at.
WHOLE = "return innerHeight >= document.querySelector('main').scrollHeight"
HELD = "return document.activeElement.matches(arguments[0])"
SLIDER = "[role=slider]"
HOSTING = CHECKOUT / "workbook" / "docs" / "static-site.md"


def as_documented() -> dict[str, dict[str, str]]:
    """Return the headers that the page about hosting asks for, by path."""
    (example,) = re.findall(r"```\n(/\*\n.*?)```", HOSTING.read_text(encoding="utf-8"), re.DOTALL)
    parts = [part.splitlines() for part in re.split(r"^(?=/)", example, flags=re.MULTILINE) if part]
    return {path.rstrip("*"): dict(line.strip().split(": ", 1) for line in lines) for path, *lines in parts}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[App]:
    """The app with a chapter that computes; the browser has come into it by its link."""
    with serving(tmp_path_factory.mktemp("computing"), {OWN: CELLS}) as running:
        browser.get(running.link)
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with the same chapter."""
    folder = tmp_path_factory.mktemp("edition")
    (folder / "chapters").mkdir()
    write(folder / "chapters", OWN, *CELLS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_CHAPTERS", str(folder / "chapters"))
        build(folder / "site")
    return folder / "site"


def shows(browser: Browser) -> None:
    """Wait until all has run; press an anywidget, move a stock slider, and read what came of it."""
    browser.until(LIVE)
    browser.until(DONE)
    any_, stock, _ = (f'.cell[data-cell="{name}"] iframe' for name in browser.js(NAMES))
    with browser.inside(any_):
        browser.until(SAYS, "pressed 0")
        browser.until(WHOLE)
        browser.click("button")
        browser.until(SAYS, "pressed 1")
    with browser.inside(stock):
        browser.until(SAYS, "twice is 6")
        browser.until(WHOLE)
        browser.click(SLIDER)  # WebKit gives a frame the keys once it was pressed
        browser.until(HELD, SLIDER)
        browser.keys("Right")
        browser.until(SAYS, "twice is 8")
    assert browser.js("return document.querySelector('.cell pre').textContent") == "seven 7"


def test_widgets_are_alive_in_the_app(browser: Browser, app: App) -> None:
    """By a hand: in frames that have no origin."""
    browser.get(app.chapter(OWN))
    shows(browser)


@pytest.mark.soak
def test_widgets_are_alive_in_the_edition(browser: Browser, site: Path) -> None:
    """On a host with all headers of our page on hosting, once more from what was kept, and without a host.

    That page leaves out `Cross-Origin-Embedder-Policy`: with it WebKit starts no worker in a frame without an
    origin, and Firefox takes such a frame for one of another site.
    """
    host = Host(site, headers=as_documented())
    address = f"{host.url}{OWN}.html"
    browser.get(address)
    shows(browser)
    browser.reload()
    shows(browser)
    host.stop()
    browser.reload()
    shows(browser)
