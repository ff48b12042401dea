"""Every page is opened once, and everything is looked at on it before the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.access.measuring import TO_THE_TOP, read_aloud, seen_as
from tests.access.pages import PLACES, Place
from tests.access.readers import Servers
from tests.e2e.app import App
from tests.e2e.conftest import chromium as chromium
from tests.e2e.conftest import playwright as playwright
from tests.e2e.patience import BESIDE
from tests.long_way import long_way

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


def pytest_itemcollected(item: pytest.Item) -> None:
    """A page that is built like another: what stands on it is read each time, the rest is for the soak."""
    place = getattr(item, "callspec", None) and item.callspec.params.get("place")  # type: ignore[attr-defined]
    if place and place.like_another and item.path.name != "test_trees.py":
        item.add_marker("soak")


@pytest.fixture(scope="package")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """The servers of all readers."""
    running = Servers(tmp_path_factory.mktemp("access"))
    yield running
    running.stop()


def anew(chromium: Browser) -> BrowserContext:
    """A browser that has never been here, in London, in English."""
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London", viewport=DESK)  # type: ignore[arg-type]
    context.set_default_timeout(BESIDE)
    return long_way(context)


@pytest.fixture(scope="package", params=PLACES, ids=lambda place: place.name)
def place(request: pytest.FixtureRequest) -> Place:
    """Each page in turn."""
    found: Place = request.param
    return found


@pytest.fixture(scope="package")
def browsers(chromium: Browser) -> Iterator[dict[tuple[str, bool], BrowserContext]]:
    """A browser for each reader, which keeps the files that all pages share; and one nobody has let in."""
    each = defaultdict[tuple[str, bool], BrowserContext](lambda: anew(chromium))
    yield each
    for context in each.values():
        context.close()


@pytest.fixture(scope="package")
def opened_and_read(
    browsers: dict[tuple[str, bool], BrowserContext], servers: Servers, place: Place
) -> Iterator[tuple[Page, str]]:
    """The page of a place, opened once for all tests, and what it read before any of them pressed a key."""
    page = browsers[place.reader, place.let_in].new_page()
    seen_as(page, DESK)
    place.show(page, servers)
    yield page, read_aloud(page)
    page.close()


@pytest.fixture(scope="package")
def opened(opened_and_read: tuple[Page, str]) -> Page:
    """The page of a place."""
    return opened_and_read[0]


@pytest.fixture
def tree(opened_and_read: tuple[Page, str]) -> str:
    """What a screen reader read when the page was opened: whoever steps into a last line finds one more."""
    return opened_and_read[1]


@pytest.fixture
def page(opened: Page) -> Page:
    """The page as it was when it was opened: at its top, on a desk, by day."""
    seen_as(opened, DESK)
    opened.evaluate(TO_THE_TOP)
    return opened


@pytest.fixture
def phone(opened: Page) -> Page:
    """The same on a phone."""
    seen_as(opened, PHONE)
    opened.evaluate(TO_THE_TOP)
    return opened


@pytest.fixture
def tools(opened: Page) -> Iterator[CDPSession]:
    """What the browser's own tools know about the page."""
    session = opened.context.new_cdp_session(opened)
    yield session
    session.detach()


@pytest.fixture
def full(servers: Servers) -> App:
    """The server of a reader who has answered everything."""
    return servers.of("full")


@pytest.fixture
def fresh(chromium: Browser, full: App) -> Iterator[Page]:
    """A page of its own, let in, for tests that press and type."""
    context = anew(chromium)
    page = context.new_page()
    page.goto(full.link)
    yield page
    context.close()
