"""On a slow line far away a page keeps words soon: what it waits for is asked for at once, and small."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.engines.driver import until
from tests.static_site.serving import Host
from tests.static_site.steps import FEAR, ONE, area, live

FIRST = ("watch", "alone", "first", "look", "shell")
HEADERS = 500  # bytes of an answer, more than any host sends
BITS, DELAY = 400_000, 0.4  # each second, and seconds until an answer begins
PROMISED, DEVICE = 3.0, 0.8  # seconds; what a device may need of them by itself
REGISTERED = "async () => Boolean(await navigator.serviceWorker.getRegistration())"
CONTROLLED = "() => Boolean(navigator.serviceWorker.controller)"
HELD = "() => Object.values({ ...localStorage }).some((held) => held.includes('far away'))"


def asked_for(paths: list[str]) -> set[str]:
    """Which of our own files were asked for, without the mark of their content."""
    return {found[1] for path in paths if (found := re.match(r"/static/(\w+)\.", path))}


def test_words_are_kept_after_two_ways_to_the_host(bare: Page, host: Host) -> None:
    """The page is the first; all that it needs to keep a word is the second; Python has not begun to come."""
    with host.holding("/python/"), host.holding("/engine."):
        with host.holding("/static/"):
            bare.goto(f"{host.url}{ONE}.html", wait_until="commit")
            until(lambda: asked_for(host.waiting) >= set(FIRST), "one waits for another")
            assert asked_for(host.paths()) == set()
        area(bare, FEAR).fill("far away")
        bare.wait_for_function(HELD)
        expect(bare.locator("html")).to_have_attribute("data-meanwhile", "")
        assert asked_for(host.paths()) == set(FIRST)


def test_what_is_for_later_waits_for_python(page: Page, host: Host) -> None:
    """The service worker fetches it when a reader waits for nothing any more, or in vain."""
    with host.holding("/python/"):
        page.goto(f"{host.url}{ONE}.html", wait_until="load")
        area(page, FEAR).fill("far away")
        page.wait_for_function(HELD)
        assert "/service.js" not in host.paths()
        assert page.evaluate(REGISTERED) is False
    live(page)
    page.wait_for_function(CONTROLLED)


def test_what_is_for_later_comes_when_python_does_not(page: Page, host: Host) -> None:
    """The page then works without a network, and a newer edition, which may mend it, is offered."""
    with host.refusing(".wasm", 404):
        page.goto(f"{host.url}{ONE}.html")
        page.wait_for_function(CONTROLLED)


def test_two_ways_and_their_bytes_take_less_than_is_promised(edition: Path) -> None:
    """At 400 kbit/s, with 400 ms until each answer begins, on a host that packs text."""
    files = [
        edition / f"{ONE}.html",
        *(path for name in FIRST for path in (edition / "static").glob(f"{name}.*")),
    ]
    assert len(files) == 1 + len(FIRST)
    sent = sum(len(gzip.compress(path.read_bytes(), 6)) + HEADERS for path in files)
    assert 2 * DELAY + sent * 8 / BITS < PROMISED - DEVICE
