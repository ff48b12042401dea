"""The edition’s own pages for everybody: axe, the keyboard, and every chapter alive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.access.conftest import DESK, PHONE, TO_THE_TOP
from tests.access.measuring import complaints, measured, seen_as
from tests.access.opening import as_it_is, asked_once_more, locked, settled, with_a_preview
from tests.access.readers import PASSPHRASE, everything
from tests.access.test_axe import EVERYTHING, SHAPES, looked_at
from tests.access.test_keyboard import walk
from tests.resizing import resize
from tests.static_site.conftest import READER
from tests.static_site.serving import Host
from tests.static_site.steps import ONE, awake, forget_all, go, go_to, put_back, read, records
from workbook.chapters import notebook


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
    Place("start", "index.html"),
    Place("chapter", f"{ONE}.html"),
    Place("family map", "family-map.html"),
    Place("answers", "answers.html"),
    Place("answers, preview", "answers.html", with_a_preview),
    Place("answers, asked once more", "answers.html", asked_once_more),
    Place("playbook", "playbook.html"),
    Place("search", "search.html"),
    Place("one person", "person.html"),
    Place("share", "share.html"),
    Place("share one", f"share.html?key={ONE}.fear-to-lose"),
    Place("give", "give.html"),
    Place("facilitate", "facilitate.html"),
    Place("own plan", "lead-tonight.html?from=45-minutes.1"),
    Place("tonight", f"tonight.html?e={ONE}.fear-to-lose~5"),
    Place("locked door", "answers.html", locked, lock=True),
]
# Made by the same code as in the app, where tests/access looks at them with every change.
AS_IN_THE_APP = {
    *("family map", "answers, preview", "answers, asked once more"),
    *("playbook", "one person", "search", "share", "share one", "give"),
    *("facilitate", "own plan", "tonight"),
}
LOOKED_AT = [pytest.param(it, marks=pytest.mark.soak) if it.name in AS_IN_THE_APP else it for it in PLACES]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with everything answered."""
    folder = tmp_path_factory.mktemp("full") / "home"
    everything(folder)
    return folder / "answers.json"


@pytest.fixture(scope="module")
def full(window: Page, copy: Path) -> Iterator[Page]:
    """Somebody who has answered everything, in the window in which Python is awake."""
    window.emulate_media(reduced_motion="reduce")
    forget_all(window)
    go_to(window, "answers.html")
    window.get_by_label("The file with your copy").set_input_files(copy)
    window.get_by_role("button", name="Put both together").click()
    expect(window.locator("[data-part=restore] .said")).to_contain_text("Done.")
    yield window
    resize(window, **READER["viewport"])  # type: ignore[arg-type]
    window.emulate_media(reduced_motion="null", color_scheme="null")


@contextmanager
def sealed(page: Page) -> Iterator[None]:
    """The lock is on meanwhile."""
    before = records(page)
    go_to(page, "answers.html")
    page.get_by_label("A passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("The same once more").fill(PASSPHRASE)
    page.get_by_role("button", name="Put the lock on").click()
    page.get_by_role("button", name="I have written it down").click()
    yield
    forget_all(page)
    put_back(page, before)


@pytest.fixture(scope="module", params=LOOKED_AT, ids=lambda place: place.name)
def opened(request: pytest.FixtureRequest, full: Page) -> Iterator[Page]:
    """Each page in turn, opened once for all tests."""
    place: Place = request.param
    seen_as(full, DESK)
    with sealed(full) if place.lock else nullcontext():
        go_to(full, place.path)
        place.then(full)
        settled(full)
        yield full


@pytest.fixture
def phone(opened: Page) -> Page:
    """The page on a phone, as it was when it was opened."""
    seen_as(opened, PHONE)
    opened.evaluate(TO_THE_TOP)
    return opened


# Said by Playwright itself, in a window in which every file comes from the host.
BLOCKED = "Service Worker registration blocked by Playwright"
SLUGS = [book.slug for book in notebook.chapters()]


@contextmanager
def nothing_said(page: Page) -> Iterator[None]:
    """No error and no warning meanwhile, and nothing that the policy refuses."""
    said: list[str] = []
    grumble = lambda it: said.append(it.text) if it.type in ("error", "warning") else None  # noqa: E731
    trip = lambda it: said.append(str(it))  # noqa: E731
    page.on("console", grumble)
    page.on("pageerror", trip)
    yield
    page.remove_listener("console", grumble)
    page.remove_listener("pageerror", trip)
    assert [each for each in said if each != BLOCKED] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_chapter_is_alive(full: Page, slug: str) -> None:
    """Through a link, with nothing that waits or grumbles."""
    with nothing_said(full):
        go(full, slug)
        expect(full.locator(":disabled:not(template *)")).to_have_count(0)


def test_every_chapter_comes_by_its_address(bare: Page, site: Host) -> None:
    """From the host, with nothing that grumbles; Python, which is the same for all, is on its way."""
    with site.holding("/engine."), nothing_said(bare):
        for slug in SLUGS:
            bare.goto(f"{site.url}{slug}.html")
            expect(bare.locator("html")).to_have_attribute("data-chapter", slug)
            expect(bare.locator("main h1")).to_be_visible()


@pytest.mark.soak
@pytest.mark.parametrize("slug", SLUGS)
def test_every_chapter_opens_by_its_address_and_is_alive(full: Page, site: Host, slug: str) -> None:
    """Python woken anew in each."""
    with nothing_said(full):
        read(full, site, slug)
        awake(full)
        expect(full.locator(":disabled:not(template *)")).to_have_count(0)


def test_axe_finds_nothing(phone: Page) -> None:
    """No violation of any rule; words stand out by day and by night."""
    looked_at(phone, ("light", PHONE["width"], SHAPES))
    for scheme in ("light", "dark"):
        seen_as(phone, PHONE, color_scheme=scheme)
        assert complaints(phone, "pale") == {}, scheme


@pytest.mark.soak
def test_axe_finds_nothing_in_any_light(phone: Page) -> None:
    """Every rule, by day and by night, on a phone and on a desk."""
    looked_at(phone, *((*each, EVERYTHING) for each in product(("light", "dark"), (360, 1280))))


def test_everything_is_reached_by_keyboard(phone: Page) -> None:
    """Each stop is seen, the order is that of the text, and the walk comes round."""
    found = walk(phone)
    assert (found["said"], found["missing"]) == ([], [])
    assert found["round"] and measured(phone, "positive") == []
