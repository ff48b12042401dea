"""A real Chromium against the real server."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.e2e.app import App
from tests.e2e.patience import BESIDE
from tests.long_way import long_way

# By their commands; then where macOS and Windows keep the one that most people have.
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
# Only the last such list counts, so this one repeats what of Playwright's a test could meet.
OFF = [
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    # The address bar's own pages, loaded anew for every browser: most of what opening one costs.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # A process kept ready for a page that a test never opens.
    "SpareRendererForSitePerProcess",
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(OFF)}",
]
MISSING = (
    "Chromium is missing. Install it or Chrome (Debian: apt-get install chromium), then run make test again."
)


# Tests elsewhere start a Playwright of their own, and there can be only one at a time.
@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.fail(MISSING)
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reader") / "home"


@pytest.fixture(scope="module")
def app(home: Path) -> Iterator[App]:
    """One server for the tests of a module."""
    running = App(home)
    yield running
    if running.process.poll() is None:
        running.stop()


@contextlib.contextmanager
def anew(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here, in London, in English."""
    fresh = chromium.new_context(
        locale="en-GB",
        timezone_id="Europe/London",
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",  # gliding costs more than all that is looked at
    )
    fresh.set_default_timeout(BESIDE)
    yield long_way(fresh)
    fresh.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser for each test; its clock can be moved, and its requests can be answered."""
    with anew(chromium) as fresh:
        yield fresh


@pytest.fixture(scope="module")
def one_browser(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser for all tests of a module that takes it for its `context`."""
    with anew(chromium) as fresh:
        yield fresh


@pytest.fixture
def page(context: BrowserContext, app: App) -> Iterator[Page]:
    """A page that was let in and shows the contents."""
    opened = context.new_page()
    opened.goto(app.link)
    yield opened
    opened.close()
