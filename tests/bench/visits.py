"""Visits in a real Chromium: what a reader waits for and what is transferred meanwhile."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Playwright
from playwright.sync_api import Error as BrowserError

from tests.bench.servers import NotMeasured, Server
from workbook.chapters.notebook import find_chapter

PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
QUIET = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# What stock Voilà fetches from a CDN fails at once instead of hanging where there is no network.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
FLAGS = ["--no-sandbox", "--disable-gpu", *QUIET, ALONE]
PATIENCE = 30_000
SLOW_PATIENCE = 180_000
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 1.6e6 / 8}
Figures = dict[str, float]


@dataclass
class Traffic:
    """What a page transferred, as the browser's network layer counts it."""

    size: float = 0
    requests: int = 0
    sockets: int = 0
    talk: float = 0
    foreign: set[str] = field(default_factory=set)

    def follow(self, page: Page) -> CDPSession:
        """Count everything a page transfers from now on."""
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketCreated", self._opened)
        for direction in ("Received", "Sent"):
            session.on(f"Network.webSocketFrame{direction}", self._said)
        session.send("Network.enable")
        return session

    def _asked(self, event: dict[str, Any]) -> None:
        address: str = event["request"]["url"]
        if address.startswith("http"):
            self.requests += 1
            self.foreign |= {address.split("/")[2]} if "//127.0.0.1" not in address else set()

    def _loaded(self, event: dict[str, Any]) -> None:
        self.size += event["encodedDataLength"]

    def _opened(self, event: dict[str, Any]) -> None:
        self.sockets += 1

    def _said(self, event: dict[str, Any]) -> None:
        self.talk += len(event["response"]["payloadData"])


def chromium(playwright: Playwright) -> Browser:
    """Start Chromium.

    Raises:
        NotMeasured: there is none.
    """
    return playwright.chromium.launch(executable_path=found(), args=FLAGS)


def found() -> str:
    """Return where Chromium is.

    Raises:
        NotMeasured: there is none.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise NotMeasured("There is no Chromium on this machine. Install it and run this again.")
    return path


@contextmanager
def _page(browser: Browser, server: Server, slugs: Sequence[str]) -> Iterator[Page]:
    """Open a browser with nothing in its cache, let in by the app if that asks who is there."""
    context = browser.new_context()
    try:
        if link := server.link():
            context.request.get(link)  # gets the cookie and leaves the page's cache empty
        page = context.new_page()  # what a reader meets: the short way, with the rest folded
        page.add_init_script(_probe(server, slugs))
        yield page
        page.goto("about:blank")  # a closed context says no goodbye, and kernels would pile up
    finally:
        context.close()


def _probe(server: Server, slugs: Sequence[str]) -> str:
    fields = {slug: server.contender.field.format(first_text(slug)) for slug in slugs}
    return f"{PROBE}({json.dumps({'fields': fields, 'told': server.contender.told})})"


def first_text(slug: str) -> str:
    """Return the key of the first text box of a chapter."""
    return next(exercise.key for exercise in find_chapter(slug).exercises if exercise.kind == "text")


def _seen(page: Page, name: str, patience: int = PATIENCE) -> Figures:
    page.wait_for_function(f"() => globalThis.benchSeen?.{name}", timeout=patience, polling=50)
    steps: Figures = page.evaluate("benchSteps()")
    return steps


def slow_visit(browser: Browser, server: Server, slug: str) -> Figures:
    """Return how long a first visit takes over a slow line."""
    with _page(browser, server, [slug]) as page:
        session = Traffic().follow(page)
        session.send("Network.emulateNetworkConditions", SLOW)
        page.goto(server.address(slug), wait_until="commit", timeout=SLOW_PATIENCE)
        steps = _seen(page, "saved", SLOW_PATIENCE)
        return {"slow": steps["saved"], "slow readable": steps["readable"]}


@contextmanager
def first_visit(browser: Browser, server: Server, slugs: Sequence[str], figures: Figures) -> Iterator[Page]:
    """Visit the first of some chapters with an empty cache, note what that took, and keep the page open."""
    with _page(browser, server, slugs) as page:
        traffic = Traffic()
        traffic.follow(page)
        page.goto(server.address(slugs[0]), wait_until="commit", timeout=PATIENCE)
        figures |= (steps := _seen(page, "saved"))
        page.wait_for_load_state("networkidle", timeout=PATIENCE)
        figures |= {"usable": steps["saved"], "bytes": traffic.size, "requests": traffic.requests}
        figures |= {"sockets": traffic.sockets, "talk": traffic.talk, "foreign": len(traffic.foreign)}
        yield page


def edit(page: Page, figures: Figures) -> None:
    """Type into the open chapter: once until it is saved by itself, once leaving the field."""
    if page.evaluate("benchTold") == "state":
        figures["typed"] = _typed(page, "key")
    figures["left"] = _typed(page, "left", leave=True)


def _typed(page: Page, since: str, leave: bool = False) -> float:
    page.evaluate("benchWatch()")
    page.keyboard.type(" and more", delay=30)
    if leave:
        page.keyboard.press("Tab")
    steps = _seen(page, "kept")
    return steps["kept"] - steps[since]


def next_visit(page: Page, server: Server, slug: str, figures: Figures) -> None:
    """Go on to the next chapter, by the page's own link where it has one, with what the cache holds."""
    if server.contender.link:
        page.locator("a[rel=next]").click(no_wait_after=True)
        page.wait_for_url(f"**/{slug}*", wait_until="commit", timeout=PATIENCE)
    else:
        page.goto(server.address(slug), wait_until="commit", timeout=PATIENCE)
    steps = _seen(page, "saved")
    figures |= {"next": steps["saved"], "next readable": steps["readable"]}


__all__ = [
    "FLAGS",
    "BrowserError",
    "Figures",
    "Traffic",
    "chromium",
    "edit",
    "first_text",
    "first_visit",
    "found",
    "next_visit",
    "slow_visit",
]
