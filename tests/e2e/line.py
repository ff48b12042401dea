"""A line to a kernel that does what a test wants, and a page that is served without one."""

from __future__ import annotations

import contextlib
import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, WebSocketRoute, expect

from tests.e2e.app import App
from tests.e2e.steps import field, live

Message = dict[str, Any]
AT = "2026-11-21T22:17:03Z"
ONE = "01-what-closeness-asks"
FEAR, HOPE, SCALE = f"{ONE}.fear-to-lose", f"{ONE}.hope-to-gain", f"{ONE}.connection"
STORED = "JSON.stringify([{ ...sessionStorage }, { ...localStorage }])"


class Line:
    """Plays the server and the kernel for one page.

    Args:
        page: the page.

    Attributes:
        lines: every line the page opened, the newest last.
        heard: every message of the page but its beats, in order.
        beats: every beat of the page.
        here: what is told of fields whenever a line opens.
        mute: whether beats stay unanswered.
        hung: whether edits stay unanswered, until another line is opened.
        refuses: whether a line is closed as soon as it is opened.
        locked: whether the workbook is locked.
        asleep: whether no kernel is ready yet.
        rev: the newest revision.
    """

    def __init__(self, page: Page) -> None:
        self.lines: list[WebSocketRoute] = []
        self.heard: list[Message] = []
        self.beats: list[Message] = []
        self.here: list[Message] = []
        self.mute = self.hung = self.refuses = self.locked = self.asleep = False
        self.rev = 3
        page.route_web_socket(re.compile("/live/"), self._open)

    def say(self, **message: Any) -> None:
        """Tell the page something; what says nothing of other versions knows of none."""
        message |= {"others": message.get("others", [])} if message["say"] in ("here", "saved") else {}
        with contextlib.suppress(Exception):  # a line that the page has closed
            self.lines[-1].send(json.dumps(message))

    def wishes(self, do: str) -> list[Message]:
        """What the page asked for, of one sort."""
        return [message for message in self.heard if message["do"] == do]

    def _open(self, line: WebSocketRoute) -> None:
        self.lines.append(line)
        self.hung = False
        line.on_message(self._hear)
        if self.refuses:
            line.close()
            return
        if self.locked:
            self.say(say="locked")
            line.close()
            return
        for message in self.here:
            self.say(**{"say": "here"} | message)
        if not self.asleep:
            self.say(say="ready")

    def _hear(self, text: str | bytes) -> None:
        message = json.loads(text)
        if message["do"] == "beat":
            self.beats.append(message)
            if not self.mute:
                self.say(say="beat")
            return
        self.heard.append(message)
        if "seq" in message and not self.hung:
            self.answer(message)

    def answer(self, message: Message, **more: Any) -> None:
        """Acknowledge an edit or a wish."""
        named = {"key": message["key"], "seq": message["seq"]}
        if message["do"] == "forget":
            self.say(say="forgotten", **named)
            return
        self.rev += 1
        empty = message["value"] is None
        self.say(say="saved", **{"rev": self.rev, "at": AT, "place": "here", "empty": empty} | named | more)


def serve(page: Page, app: App, slug: str, *attributes: str) -> None:
    """Let the real page of a chapter be there, with attributes on its root and without its own kernel.

    Args:
        page: the page; the chapter is fetched once for each server.
        app: the server.
        slug: the chapter.
        attributes: what to add to the root, such as `data-sealed`.
    """
    address = app.chapter(slug)
    if address not in _pages:
        answer, policy = page.request.get(address), "content-security-policy"
        _pages[address] = (
            answer.text(),
            {policy: answer.headers[policy]},
        )
    text, headers = _pages[address]
    html = text.replace("<html ", f"<html {' '.join(attributes)} ", 1)

    def show(route: Route) -> None:
        route.fulfill(body=html, headers=headers, content_type="text/html; charset=utf-8")

    page.route(address, show)


_pages: dict[str, tuple[str, dict[str, str]]] = {}


def played(page: Page, app: App) -> Line:
    """Return a page's line in the hands of the test; its clock is as well."""
    page.clock.install()
    serve(page, app, ONE)
    return Line(page)


def open_page(page: Page, app: App) -> None:
    """Open the chapter and wait until its kernel is there."""
    page.goto(app.chapter(ONE))
    live(page)


def wait(page: Page, seconds: float) -> None:
    """Let the page's time pass in small steps, so that what is said in it is heard in order."""
    for _ in range(int(seconds * 2)):
        page.clock.run_for(500)


def lose(page: Page, line: Line) -> None:
    """Let the server go and not come back, until the page says so in words."""
    line.refuses = True
    line.lines[-1].close()
    expect(page.locator("html")).to_have_attribute("data-connection", "lost")
    wait(page, 2)


def words(page: Page, key: str) -> str:
    """What a field says of its newest edit."""
    return field(page, key).locator(".under > .state").inner_text()


def write(page: Page, key: str, text: str) -> None:
    """Type an answer and leave the field."""
    area = field(page, key).locator("textarea")
    area.fill(text)
    area.blur()


def answered(page: Page, app: App) -> Line:
    """Return the line of a page that is open, on which one question is answered."""
    line = played(page, app)
    line.here = [{"key": FEAR, "value": "mine", "rev": 5}]
    open_page(page, app)
    return line


@pytest.fixture(scope="module")
def context(one_browser: BrowserContext) -> BrowserContext:
    """One browser for all of a module: what a page is shown is in the hands of each test."""
    return one_browser


@pytest.fixture
def line(page: Page, app: App) -> Line:
    """A line in the hands of the test, and a page on which something is answered."""
    return answered(page, app)


def go_on(page: Page, app: App, slug: str, *attributes: str) -> None:
    """Open another chapter on the same line, with attributes on its root."""
    serve(page, app, slug, *attributes)
    page.goto(app.chapter(slug))
    live(page)


def people(*who: str) -> list[dict[str, object]]:
    """Rows of a table, each with its words."""
    return [{"who": initials, "tie": None, "close": None, "free": None} for initials in who]
