"""The edition’s own pages for everybody: axe, the keyboard, and every chapter alive."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.access.conftest import DESK, TO_THE_TOP
from tests.access.measuring import measured
from tests.access.opening import as_it_is, asked_once_more, locked, settled, with_a_preview
from tests.access.readers import PASSPHRASE, everything
from tests.access.test_axe import COLOURS, EVERYTHING, RUN
from tests.access.test_keyboard import walk
from tests.alone.conftest import READER
from tests.alone.serving import Host
from tests.alone.steps import ONE, awake, live
from tests.browser.patience import BESIDE
from workbook import chapters


@dataclass(frozen=True)
class Place:
    """One page in one state.

    Attributes:
        name: what it is called here.
        path: its address below the host’s.
        then: brings it into the state that is meant.
        lock: whether the answers have a lock.
    """

    name: str
    path: str
    then: Callable[[Page], None] = as_it_is
    lock: bool = False


PLACES = [
    Place("start", ""),
    Place("chapter", f"{ONE}.html"),
    Place("family map", "family-map.html"),
    Place("answers", "answers.html"),
    Place("answers, preview", "answers.html", with_a_preview),
    Place("answers, asked once more", "answers.html", asked_once_more),
    Place("playbook", "playbook.html"),
    Place("share", "share.html"),
    Place("share one", f"share.html?key={ONE}.fear-to-lose"),
    Place("give", "give.html"),
    Place("locked door", "answers.html", locked, lock=True),
]


@pytest.fixture(scope="module")
def host(edition: Path) -> Iterator[Host]:
    """One host for all of them."""
    running = Host(edition)
    yield running
    running.stop()


def reader(chromium: Browser, host: Host, file: Path, secret: str = "") -> Page:
    """Somebody whose browser holds a copy; one with a lock has it on here as well."""
    context = chromium.new_context(**READER)  # type: ignore[arg-type]
    context.set_default_timeout(BESIDE)
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{host.url}answers.html")
    page.get_by_label("The file with your copy").set_input_files(file)
    page.get_by_role("button", name="Bring them together").click()
    expect(page.locator("[data-part=restore] .said")).to_contain_text("Done.")
    if secret:
        page.get_by_label("A passphrase", exact=True).fill(secret)
        page.get_by_label("The same once more").fill(secret)
        page.get_by_role("button", name="Put the lock on").click()
        page.get_by_role("button", name="I have written it down").click()
    return page


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with everything answered."""
    folder = tmp_path_factory.mktemp("full") / "home"
    everything(folder)
    return folder / "answers.json"


@pytest.fixture(scope="module")
def full(chromium: Browser, host: Host, copy: Path) -> Iterator[Page]:
    """Somebody who has answered everything."""
    page = reader(chromium, host, copy)
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def sealed(chromium: Browser, host: Host, copy: Path) -> Iterator[Page]:
    """Somebody who has answered everything and put the lock on."""
    page = reader(chromium, host, copy, PASSPHRASE)
    yield page
    page.context.close()


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: place.name)
def opened(request: pytest.FixtureRequest, host: Host) -> Page:
    """Each page in turn, opened once for all tests."""
    place: Place = request.param
    page: Page = request.getfixturevalue("sealed" if place.lock else "full")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.goto(host.url + place.path)
    awake(page)
    expect(page.locator("[data-waits]")).to_have_count(0)
    place.then(page)
    settled(page)
    return page


@pytest.fixture
def page(opened: Page) -> Page:
    """The page as it was when it was opened."""
    opened.set_viewport_size(DESK)  # type: ignore[arg-type]
    opened.emulate_media(color_scheme="light")
    opened.evaluate(TO_THE_TOP)
    return opened


def test_axe_finds_nothing(page: Page) -> None:
    """No violation of any rule, light and dark, on a phone and on a desk."""
    page.evaluate(AXE_SCRIPT)
    for scheme, width in product(("light", "dark"), (360, 1280)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 800})
        found = page.evaluate(RUN, EVERYTHING if scheme == "light" else COLOURS)
        assert found == [], f"{scheme}, {width}: {json.dumps(found, indent=1, ensure_ascii=False)}"


def test_everything_is_reached_by_keyboard(page: Page) -> None:
    """Each stop is seen, the order is that of the text, and the walk comes round."""
    page.set_viewport_size({"width": 360, "height": 740})
    found = walk(page)
    assert (found["said"], found["missing"]) == ([], [])
    assert found["round"] and measured(page, "positive") == []


@pytest.mark.parametrize("slug", [book.slug for book in chapters.chapters()])
def test_every_chapter_opens_and_is_alive(full: Page, host: Host, slug: str) -> None:
    """By its address, with nothing that waits or grumbles: no error, nothing that the policy refuses."""
    said: list[str] = []
    grumble = lambda it: said.append(it.text) if it.type in ("error", "warning") else None  # noqa: E731
    full.on("console", grumble)
    full.on("pageerror", lambda it: said.append(str(it)))
    full.goto(f"{host.url}{slug}.html")
    live(full)
    awake(full)
    expect(full.locator(":disabled:not(template *)")).to_have_count(0)
    full.remove_listener("console", grumble)
    assert said == []
