"""One edition for all tests, a host for each, and a real Chromium."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from playwright.sync_api import Error as BrowserError

from tests.e2e.conftest import CHROMIUM, FLAGS, MISSING
from tests.e2e.conftest import chromium as chromium
from tests.e2e.conftest import playwright as playwright
from tests.e2e.patience import BESIDE
from tests.long_way import long_way
from tests.static_site.serving import Host
from tests.static_site.steps import ONE, forget_all, go, live, read
from workbook.static_site.build import MARK, build

READER = {
    "locale": "en-GB",
    "timezone_id": "Europe/London",
    "viewport": {"width": 1280, "height": 900},
    "reduced_motion": "reduce",
}


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition as it is published, built once for all that test at the same time."""
    own = tmp_path_factory.getbasetemp()
    out = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "edition"
    with FileLock(f"{out}.lock"):
        if not (out / MARK).is_file():
            build(out)
    return out


@pytest.fixture(scope="package")
def site(edition: Path) -> Iterator[Host]:
    """The host of the window in which Python stays awake."""
    running = Host(edition)
    yield running
    running.stop()


@pytest.fixture(scope="package")
def window(chromium: Browser, site: Host) -> Iterator[Page]:
    """A window in which Python was woken once, every file from the host."""
    context = chromium.new_context(**READER, service_workers="block")  # type: ignore[arg-type]
    context.set_default_timeout(BESIDE)
    page = long_way(context).new_page()
    read(page, site, ONE)
    yield page
    context.close()


@pytest.fixture
def woken(window: Page, site: Host) -> Page:
    """That window with nothing answered; Python is awake, unless the test before has broken it."""
    try:
        forget_all(window)
    except (AssertionError, BrowserError):
        read(window, site, ONE)
        forget_all(window)
    go(window, ONE)
    return window


@pytest.fixture(scope="module")
def second(window: Page) -> Iterator[Page]:
    """A window that was opened from the first one, with a Python of its own."""
    with window.expect_popup() as opened:
        window.evaluate("() => void open(location.href)")
    page = opened.value
    live(page)
    yield page
    page.close()


@pytest.fixture
def beside(woken: Page, second: Page) -> Page:
    """The second window, with nothing answered either."""
    go(second, ONE)
    return second


@pytest.fixture
def host(edition: Path) -> Iterator[Host]:
    """A host that serves it."""
    running = Host(edition)
    yield running
    running.stop()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here, in London, in English."""
    fresh = chromium.new_context(**READER)  # type: ignore[arg-type]
    fresh.set_default_timeout(BESIDE)
    yield long_way(fresh)
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page."""
    return context.new_page()


@pytest.fixture
def bare(chromium: Browser) -> Iterator[Page]:
    """An empty page of a browser without service workers, so that every file comes from the host."""
    fresh = chromium.new_context(**READER, service_workers="block")  # type: ignore[arg-type]
    fresh.set_default_timeout(BESIDE)
    yield long_way(fresh).new_page()
    fresh.close()


@pytest.fixture
def start(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., BrowserContext]]:
    """Starts a browser on the same profile again and again, as a reader does on one computer."""
    assert CHROMIUM, MISSING
    running: list[BrowserContext] = []

    def start(*flags: str) -> BrowserContext:
        for one in running:
            one.close()
        running.clear()
        one = playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=CHROMIUM,
            args=[*FLAGS, *flags],
            **READER,  # type: ignore[arg-type]
        )
        one.set_default_timeout(BESIDE)
        running.append(one)
        return long_way(one)

    yield start
    for one in running:
        one.close()
