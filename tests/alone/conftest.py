"""One edition for all tests, a host for each, and a real Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.alone.serving import Host
from tests.browser.conftest import CHROMIUM, FLAGS, MISSING
from tests.browser.conftest import chromium as chromium
from tests.browser.conftest import playwright as playwright
from tests.browser.patience import BESIDE
from workbook.browser.building import build

READER = {"locale": "en-GB", "timezone_id": "Europe/London", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition as it is published."""
    out = tmp_path_factory.mktemp("edition") / "out"
    build(out)
    return out


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
    yield fresh
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
    yield fresh.new_page()
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
        return one

    yield start
    for one in running:
        one.close()
