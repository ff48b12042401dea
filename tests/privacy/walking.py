"""Somebody who looks at every page, with a browser that writes down whatever it asks a network for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    WebSocket,
    sync_playwright,
)

from tests.access.opening import settled
from tests.e2e.app import App
from tests.e2e.conftest import CHROMIUM, FLAGS, MISSING
from tests.e2e.patience import BESIDE
from tests.groups.poll.made_up import vote
from tests.kinds import of_every_kind
from tests.long_way import long_way
from tests.privacy.asking import CHAPTERS, FILES, ONE, PLACES, Asking, addresses, running, written
from workbook.groups.poll.code import as_code

NO_NAMES = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
# Chromium asks its maker what a form of such a shape is for, on every page; no page has a say in that.
NO_GUESSES = "--disable-features=AutofillServerCommunication"
SHOWN_TO_A_ROOM = ("demo/", "demo/people", "demo/answers", "demo/room")
LIKE_NO_OTHER = (*of_every_kind(), "my-patterns", "support")
LIKE_OTHERS = set(CHAPTERS) - {f"voila/render/{slug}.ipynb" for slug in LIKE_NO_OTHER}
"""Chapters in which there is nothing that is in none of those that are walked through; in a soak none."""
PAGES = {each for each in addresses(*PLACES.keys() - FILES) if not each.startswith("demo/")} - LIKE_OTHERS
"""Every page that is walked through, without the demonstration’s."""
SLOW = 90_000  # milliseconds for a kernel on a machine with much else to do
WAYS_OUT = {
    "a page fetched early": '<link rel="prefetch" href="https://c.test/">',
    "an icon": '<link rel="icon" href="https://d.test/i.png">',
    "a sheet": '<link rel="stylesheet" href="https://e.test/e.css">',
    "a picture of a sheet": "<style>body { background: url(https://f.test/f.png) }</style>",
    "a font": "<style>@font-face { font-family: f; src: url(https://g.test/g) } body { font: 9px f }</style>",
    "a script": '<script src="https://i.test/i.js"></script>',
    "a number": '<img src="http://10.0.0.1/j.png">',
    "a frame": '<iframe src="https://k.test/"></iframe>',
    "a line": '<script>new WebSocket("wss://l.test/")</script>',
    "a beacon": '<script>navigator.sendBeacon("https://m.test/", "x")</script>',
}
CHECKED = """() => [...document.querySelectorAll("textarea, input, [contenteditable]")]
  .filter((it) => it.spellcheck && /^(text|textarea|search|url|email|tel)$/.test(it.type ?? "text"))
  .map((it) => it.outerHTML.slice(0, 80))"""


@dataclass
class Walked:
    """What a walk has seen.

    Attributes:
        asked: every address that a page asked for, and that the browser's own log has of a page.
        planted: what the log has of each planted way out.
        refused: what the browser did not let a page do, or did not understand.
        visited: every address that was walked through.
        markup: every page but the chapters as it was sent, by its address.
        checked: fields whose words the browser’s spelling could send to its maker, by their address.
    """

    asked: list[str] = field(default_factory=list)
    planted: dict[str, list[str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)
    markup: dict[str, str] = field(default_factory=dict)
    checked: list[str] = field(default_factory=list)


@dataclass
class Walk:
    """Somebody who looks at every page.

    Args:
        app: the server.
        page: where they look.
        seen: what comes of it.
    """

    app: App
    page: Page
    seen: Walked

    def look(self, address: str) -> None:
        """Open an address, and everything on it."""
        self.page.goto(self.app.url + address)
        if self.page.locator("html[data-alive]").count():
            self.page.wait_for_selector("html[data-connection=live]", timeout=SLOW)
        settled(self.page)
        self.seen.visited.append(address)
        self.seen.checked += [f"{address}: {each}" for each in self.page.evaluate(CHECKED)]

    def go(self) -> None:
        """Look at everything, the demonstration on a wall and the lock included."""
        for address in (*sorted(PAGES), *SHOWN_TO_A_ROOM):
            self.look(address)
        self.on_a_wall()
        self.with_others()
        self.locked()

    def on_a_wall(self) -> None:
        """Show a chapter of the demonstration on a wall."""
        self.look(f"demo/voila/render/{ONE}.ipynb#project")
        self.page.wait_for_selector("html[data-view=projector]")
        self.page.keyboard.press("PageDown")

    def with_others(self) -> None:
        """Put a code into the room’s picture, and reveal it; read what somebody shared."""
        self.look("room")
        self.page.locator("textarea[name=codes]").fill(as_code(vote(1)))
        self.page.locator("form button").first.click()
        self.page.wait_for_load_state()
        self.look("share/read")
        self.page.locator("textarea[name=code]").fill("no code")
        self.page.locator("form button").first.click()
        self.page.wait_for_load_state()

    def locked(self) -> None:
        """Look at what a closed lock shows."""
        me = Asking(self.app.port, self.app.token)
        assert me.act("lock", passphrase="a small blue boat").status == 200
        assert me.act("close").status == 200
        self.look("")
        assert self.page.locator("input[type=password]").count()


def planted(context: BrowserContext) -> None:
    """Open a page for every way there is to go elsewhere, so that it is known what the log sees."""
    for number, markup in enumerate(WAYS_OUT.values()):
        page = context.new_page()
        page.route(site(number), _answered(f"<!doctype html>{markup}<p>Elsewhere</p>"))
        page.goto(site(number), wait_until="commit")
    for page in context.pages:
        page.wait_for_load_state("networkidle")


def _answered(body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body, content_type="text/html")


def site(number: int) -> str:
    """Return where a planted page stands; it is answered without asking a network."""
    return f"http://planted-{number}.test/"


def elsewhere(address: str, port: int) -> bool:
    """Whether an address is beyond the reader's own server."""
    parts = urlsplit(address)
    return parts.scheme not in ("data", "blob", "about") and parts.netloc != f"127.0.0.1:{port}"


def hear(page: Page, seen: Walked) -> None:
    """Listen to what a page asks for."""

    def request(it: Request) -> None:
        seen.asked.append(it.url)

    def line(it: WebSocket) -> None:
        seen.asked.append(it.url)

    def grumble(it: ConsoleMessage) -> None:
        if it.type in ("error", "warning") and not it.text.startswith("Failed to load resource"):
            seen.refused.append(f"{urlsplit(page.url).path}: {it.text[:200]}")

    page.on("console", grumble)
    page.on("request", request)
    page.on("websocket", line)


def in_log(log: Path, host: str) -> Iterator[str]:
    """Yield every address and name that a page of one host made the browser ask for."""
    written = json.loads(log.read_text(encoding="utf-8"))
    kinds = {number: name for name, number in written["constants"]["logEventTypes"].items()}
    for event in written["events"]:
        what: dict[str, Any] = event.get("params", {})
        by = (str(what.get("initiator")), str(what.get("network_anonymization_key")))
        if not any(urlsplit(each.split(" ")[0]).hostname == host for each in by):
            continue
        if kinds[event["type"]] == "URL_REQUEST_START_JOB":
            yield str(what["url"])
        elif kinds[event["type"]] == "HOST_RESOLVER_MANAGER_REQUEST":
            yield str(what["host"])


def walk(home: Path, log: Path) -> Walked:
    """Walk through everything with a browser that writes down whatever it asks a network for."""
    assert CHROMIUM, MISSING
    seen = Walked()
    with running(written(home)) as (app, me), sync_playwright() as playwright:
        asked = addresses(*PLACES.keys() - FILES - {"ChapterRoute"})
        seen.markup = {address: me.ask(address).body.decode("utf-8") for address in asked}
        flags = [*FLAGS, NO_NAMES, NO_GUESSES, f"--log-net-log={log}"]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(BESIDE)
        context.expose_binding("refused", lambda source, words: seen.refused.append(words))
        context.add_init_script(
            "addEventListener('securitypolicyviolation', (it) => "
            "refused(`${location.pathname}: ${it.effectiveDirective} ${it.blockedURI} ${it.sample}`))"
        )
        page = long_way(context).new_page()
        hear(page, seen)
        page.goto(app.link)
        Walk(app, page, seen).go()
        planted(chromium.new_context())
        chromium.close()
    seen.asked += in_log(log, "127.0.0.1")
    seen.asked = [each for each in seen.asked if elsewhere(each, app.port)]
    for number, way in enumerate(WAYS_OUT):
        host = f"planted-{number}.test"
        seen.planted[way] = [each for each in in_log(log, host) if host not in each]
    return seen
