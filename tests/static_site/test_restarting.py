"""Visits cost the host little; then it is gone, and the browser is closed: everything is found."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.steps import field
from tests.privacy.walking import NO_GUESSES, NO_NAMES, elsewhere, in_log
from tests.static_site.serving import Host
from tests.static_site.steps import (
    FEAR,
    HARD,
    MOVE,
    ONE,
    SEPARATE,
    THREE,
    TWO,
    area,
    follow,
    go,
    go_to,
    home,
    kept,
    live,
    nudge,
    put,
    read,
    settled_offline,
)
from workbook.chapters import notebook

WORDS = {
    MOVE: HARD,
    f"{TWO}.take-with-me": "Zweites: ÄÖÜß 🌿",
    f"{THREE}.take-with-me": "drei",
}
FILES, BYTES = 60, 12_000_000
AGAIN = 200_000  # bytes a second visit may cost
PAGES = (
    *("privacy", "promises", "support", "playbook", "person", "search", "share", "give", "answers"),
    *("family-map", "my-patterns", "index"),
)


@dataclasses.dataclass
class Visit:
    """Opens a browser on one profile again and again, and hears whatever it asks a network for.

    Attributes:
        asked: every address that a page asked for, and that the browser's own log has of it.
    """

    start: Callable[..., BrowserContext]
    logs: Path
    asked: list[str] = dataclasses.field(default_factory=list)

    @contextmanager
    def __call__(self) -> Iterator[Page]:
        """Open it, and close it in the end."""
        log = self.logs / f"log-{len(self.asked)}.json"
        context = self.start(f"--log-net-log={log}", NO_NAMES, NO_GUESSES)
        context.on("request", lambda it: self.asked.append(it.url))
        yield context.pages[0]
        context.close()
        assert json.loads(log.read_text(encoding="utf-8"))["events"]
        self.asked += in_log(log, "127.0.0.1")


@pytest.fixture
def visit(start: Callable[..., BrowserContext], tmp_path: Path) -> Visit:
    """A reader’s browser."""
    return Visit(start, tmp_path)


def three_filled(page: Page, host: Host) -> None:
    """A first visit: from the start page into three chapters, and all laid by for later."""
    page.goto(host.url)
    home(page)
    follow(page, ONE)
    put(page, MOVE, HARD)
    nudge(page, SEPARATE, 2)
    for slug in (TWO, THREE):
        follow(page, slug)
        put(page, f"{slug}.take-with-me", WORDS[f"{slug}.take-with-me"])
    settled_offline(page)


def looked_everywhere(page: Page) -> None:
    """From the start page to each chapter, and to each page of another kind, through links."""
    for book in notebook.chapters():
        home(page)
        door = ".doors" if book.is_path else ".list"
        page.locator(f'main {door} a[href="./{book.slug}.html"]').click()
        expect(page.locator("header .where")).to_contain_text(book.title)
        live(page)
    for name in PAGES:
        go_to(page, f"{name}.html")


def found_again(page: Page) -> None:
    """The words, the number and the progress of three chapters, and the way on."""
    expect(area(page, MOVE)).to_have_value(HARD)
    expect(field(page, SEPARATE).locator("output")).to_have_text("7")
    for slug in (TWO, THREE):
        follow(page, slug)
        expect(area(page, f"{slug}.take-with-me")).to_have_value(WORDS[f"{slug}.take-with-me"])
    found = kept(page)
    assert {key: found[key] for key in WORDS} == WORDS
    assert found[SEPARATE] == 7
    home(page)
    for slug, answered in ((ONE, 2), (TWO, 1), (THREE, 1)):
        row = page.locator(f'.list a[href="./{slug}.html"]')
        expect(row).to_contain_text(re.compile(rf"(?<!\d){answered} (?:of \d+|more)"))
    expect(page.get_by_role("link", name="Go on with chapter 3")).to_be_visible()


def cost_little(host: Host, before: int, since: int) -> None:
    """What two visits have cost whoever pays for them: 60 requests and 12 MB; then 200 KB.

    Python, its library and the workbook are kept by whoever needs them first, and not asked for again.
    """
    assert since <= FILES, host.paths()
    assert 5_000_000 < before <= BYTES
    assert host.bytes - before <= AGAIN
    assert [path for path in host.paths(since) if path.startswith(("/python/", "/static/"))] == []
    assert [(path, code) for path, code in host.asked if code >= 400] == []
    large = [path for path in host.paths() if path.endswith(".gz")]
    assert len(large) == len(set(large)) == 4


def test_with_the_host_gone_everything_opens_and_is_found(visit: Visit, host: Host) -> None:
    """A first visit is small and a second costs little; after both the host can be gone.

    The browser is closed between. An edit without a network is found too, and nobody else is ever asked.
    """
    with visit() as page:
        three_filled(page, host)
    before, since = host.bytes, host.since()
    with visit() as page:
        read(page, host, ONE)
        found_again(page)
    cost_little(host, before, since)
    host.stop()
    with visit() as page:
        read(page, host, "journal")
        looked_everywhere(page)
        go(page, ONE)
        put(page, FEAR, "ohne Netz 🏔️")
        for name in ("privacy", "give", ONE):
            page.goto(f"{host.url}{name}.html")
            expect(page.locator("main h1")).to_be_visible()
        live(page)
        expect(area(page, FEAR)).to_have_value("ohne Netz 🏔️")
        expect(area(page, MOVE)).to_have_value(HARD)
    assert [each for each in visit.asked if each.startswith(f"{host.url}service.js")]
    assert [each for each in visit.asked if elsewhere(each, host.port)] == []
