"""Somebody who goes on writing while lines and servers fail."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.patience import BESIDE
from tests.e2e.steps import field, live
from tests.e2e.witness import Told, Witness
from tests.faults.proxy import Proxy
from workbook.chapters import notebook

ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE, TEN = (
    book.slug for book in notebook.chapters() if book.slug[:2].isdigit() and book.slug[:2] != "00"
)
PACE = 50  # milliseconds between keys, as somebody types who knows what to say
NOTICED = 10.0  # seconds; what is gone must be noticed by then


@dataclass
class Server:
    """A data folder with the server that runs on it."""

    home: Path
    app: App


@contextlib.contextmanager
def serving(home: Path) -> Iterator[Server]:
    """A server that may be stopped and started again in between."""
    server = Server(home, App(home))
    yield server
    if server.app.process.poll() is None:
        server.app.process.send_signal(signal.SIGCONT)
        server.app.stop()


class Reader:
    """A browser, a server that comes and goes, and a witness.

    Args:
        context: the browser.
        server: the server and its data folder, which tests of a module may share one after the other.
    """

    def __init__(self, context: BrowserContext, server: Server) -> None:
        self.context, self.server, self.home = context, server, server.home
        self.witness = Witness(context, server.home)
        self.env = os.environ | {"WORKBOOK_HOME": str(server.home)}
        self.lines: list[Proxy] = []
        self._typed = 0

    @property
    def app(self) -> App:
        """The server as it runs now."""
        return self.server.app

    def line(self) -> Proxy:
        """Return a line of its own to the server, to be spoiled."""
        self.lines.append(Proxy(self.app.port))
        return self.lines[-1]

    def open(self, slug: str, through: Proxy | None = None) -> Page:
        """Open a chapter in a new tab and wait until its line is."""
        port = through.port if through else self.app.port
        page = self.context.new_page()
        page.goto(self.app.link.replace(f":{self.app.port}/", f":{port}/"))
        page.goto(self.app.chapter(slug).replace(f":{self.app.port}/", f":{port}/"))
        live(page)
        return page

    def start_again(self) -> None:
        """Start the server again on the same folder and port."""
        self.server.app = App(self.home, self.app.port)

    def crash(self) -> None:
        """End the server at one blow, as a machine does that loses its power."""
        self.app.kill()

    def crash_when_saved(self) -> list[float]:
        """Crash in the moment the next field says that it is saved; return a list of when that was."""
        when: list[float] = []

        def now() -> None:
            self.witness.at_once = lambda: None
            self.crash()
            when.append(time.time())

        self.witness.at_once = now
        return when

    def type_on(self, area: Locator, *, words: int = 1) -> str:
        """Type some more words, numbered so that none can be lost or doubled unseen."""
        typed = ""
        for _ in range(words):
            self._typed += 1
            typed += f"w{self._typed} "
        area.press_sequentially(typed, delay=PACE)
        return typed

    def type_first(self, area: Locator) -> str:
        """Put a first word into an empty text in one stroke, however slow the machine is."""
        self._typed += 1
        area.fill(word := f"w{self._typed} ")
        return word

    def type_until(self, area: Locator, enough: Callable[[], bool], *, limit: float = BESIDE / 1000) -> str:
        """Type without a pause until something is so, and a limit of seconds at most."""
        typed, ends = "", time.monotonic() + limit
        while not enough():
            assert time.monotonic() < ends, "it has not come about in time"
            typed += self.type_on(area)
        return typed

    def type_for(self, area: Locator, *, seconds: float) -> str:
        """Type without a pause for some seconds."""
        ends = time.monotonic() + seconds
        return self.type_until(area, lambda: time.monotonic() > ends, limit=seconds + 30)

    def type_until_told(
        self, area: Locator, tells: Callable[[Told], bool], since: float, what: str
    ) -> tuple[str, float]:
        """Type without a pause until the page tells something; return the words and how long it took."""
        page, witness = area.page, self.witness
        typed = self.type_until(area, lambda: witness.told_since(page, tells, since))
        took = witness.moment(page, tells, since) - since
        measured(f"{what}, seconds", took)
        return typed, took

    def versions(self, key: str) -> list[object]:
        """Return an answer and its other versions as a fresh process reads them from disk."""
        entry = self.witness.on_disk(key)
        return [entry["value"], *(other["value"] for other in entry["other"])] if entry else []


@contextlib.contextmanager
def writing(context: BrowserContext, server: Server) -> Iterator[Reader]:
    """A reader for one test; at the end whatever was called saved must be on disk."""
    reader = Reader(context, server)
    if server.app.process.poll() is not None:
        reader.start_again()
    try:
        yield reader
        reader.witness.confirm()
    finally:
        for line in reader.lines:
            line.close()
        context.close()


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    """One server for a module; every test has a chapter of its own."""
    with serving(home) as running:
        yield running


@pytest.fixture
def reader(context: BrowserContext, server: Server) -> Iterator[Reader]:
    """Somebody who opens the workbook."""
    with writing(context, server) as one:
        yield one


def last(slug: str) -> str:
    """The key of the text that ends a chapter."""
    return f"{slug}.take-with-me"


def area(page: Page, key: str) -> Locator:
    """The area of a text."""
    return field(page, key).locator("textarea").first


def kept(page: Page, key: str, text: str) -> None:
    """Wait until a field holds exactly this text and says that it is saved."""
    place = field(page, key)
    expect(area(page, key)).to_have_value(text)
    expect(place).to_have_attribute("data-state", "saved")
    expect(place.locator(".under > .state")).to_have_text(re.compile("^Saved "))


def storage(page: Page) -> str:
    """Return all that the page keeps in the browser's storage, drafts as the page itself can read them."""
    kept = page.evaluate("[...Object.values(sessionStorage), ...Object.values(localStorage)]")
    key = page.evaluate("document.documentElement.dataset.drafts")
    return "\n".join(unsealed(each, key) for each in kept)


def unsealed(kept: str, key: str) -> str:
    """Open a draft with the key of its page; what is none is left as it is."""
    if not kept.startswith("sealed "):
        return kept
    raw = bytes.fromhex(kept.removeprefix("sealed "))
    return ChaCha20Poly1305(bytes.fromhex(key)).decrypt(raw[:12], raw[12:], None).decode()


def measured(what: str, number: float) -> None:
    """Say a figure; pytest shows it with -rP."""
    print(f"{what}: {number:.2f}")


def eventually(is_so: Callable[[], bool], seconds: float = BESIDE / 1000) -> bool:
    """Look until something is so, for some seconds at most."""
    ends = time.monotonic() + seconds
    while not (found := is_so()) and time.monotonic() < ends:
        threading.Event().wait(0.05)
    return found
