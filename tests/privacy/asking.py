"""Asking the server as a browser, a stranger or another site would; and what there is to ask for."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.e2e.app import App
from workbook import paths
from workbook.chapters import notebook
from workbook.demo.people import fill, people
from workbook.endpoints.your_answers import ACTS
from workbook.export.files import KINDS
from workbook.groups.agendas.reading import agendas
from workbook.pages.document_page import DOCUMENTS
from workbook.server import assets
from workbook.server.app_state import AppState
from workbook.server.demo import Demo
from workbook.server.routes import routes

ONE = "01-what-closeness-asks"
FEAR = f"{ONE}.fear-to-lose"
NEAR = f"{ONE}.connection"
PATIENCE = 60
JSON = {"Content-Type": "application/json", "X-Workbook": "1"}
CHAPTERS = tuple(f"voila/render/{book.slug}.ipynb" for book in notebook.chapters())
OWN_PLAN = f"facilitate/tonight?from=45-minutes.1&e={NEAR}~5"
LEADING = tuple(f"facilitate/{agenda.name}" for agenda in agendas())

PLACES = {
    "Start": ("",),
    "Document": tuple(DOCUMENTS),
    "ChapterRoute": (*CHAPTERS, "voila/render/no-such-chapter.ipynb"),
    "ChapterWebSocket": (f"live/{ONE}", "live/no-such-chapter"),
    "Cells": (f"cells/{ONE}", "cells/no-such-chapter"),
    "Frame": ("cells/",),
    "AnswersPage": ("answers",),
    "Copy": ("answers/copy",),
    "Act": tuple(f"answers/{name}" for name in ACTS),
    "PlaybookPage": ("playbook", "playbook?hide=1&first=1&plain=1", f"playbook?page={ONE}"),
    "PersonPage": ("person", f"person?of={ONE}", "person?of=no.such"),
    "File": (*(f"playbook/{kind.name}" for kind in KINDS.values()), "playbook/no-such.pdf"),
    "Search": ("search",),
    "Share": ("share", f"share?key={FEAR}", f"share?key={FEAR}&black=0:0-3", "share?key=no.such"),
    "SharedFile": (f"share/workbook-answer.json?key={FEAR}", "share/workbook-answer.json"),
    "Given": ("share/read",),
    "Choose": ("facilitate",),
    "Guide": ("facilitate/guide", "facilitate/guide?agenda=no-such"),
    "Lead": (*LEADING, "facilitate/six-weeks?session=2&start=10:00", "facilitate/no-such", OWN_PLAN),
    "Sheets": ("sheets",),
    "Tonight": ("tonight", f"tonight?e={FEAR}~5&e={NEAR}&e=no.such", "tonight?e=no.such"),
    "Join": ("join", "join?by=binder&repository=a/b&tag=v1", "join?by=nobody", f"join?e={NEAR}"),
    "Room": ("room",),
    "Give": ("room/give", f"room/give?look=1&key={NEAR}"),
    "Gift": ("room/given",),
    "Asking": ("room/asking", f"room/asking?key={NEAR}"),
    "Handles": ("room/handles",),
    "SharedClock": ("room/clock", "room/clock?run=45-minutes.1"),
    "CodeFile": (f"room/give/room-code.txt?key={NEAR}", "room/give/room-code.txt"),
    "Built": (*(f"static/{name}" for name in assets.names().values()), "static/nothing.0123456789.js"),
    "People": ("demo/people",),
    "Begin": ("demo/begin",),
    "Nowhere": ("nowhere", "api/kernels", "voila/static/x.js"),
}
"""Every address of the app by the name of what answers it, below its base; a test holds it to the routes."""

FILES = {"ChapterWebSocket", "Copy", "Act", "File", "SharedFile", "CodeFile", "Built", "Begin"}
FILES |= {"Cells", "Frame"}
"""What is no page to look at."""


def answering() -> list[str]:
    """Return the name of everything that answers an address, read off the routes themselves."""
    folder = paths.chapters_folder()
    own = AppState("/", folder, 15)
    shown = Demo("/demo/", folder, 15, paths.data_folder() / "demo")
    return [route[1].__name__ for route in routes(own, shown)]


def addresses(*names: str) -> list[str]:
    """Return the addresses of some, or of all, with those of the demonstration."""
    found = [each for name in names or PLACES for each in PLACES[name]]
    return [*found, *(f"demo/{each}" for each in found if not each.startswith("demo/"))]


def written(home: Path) -> Path:
    """Return a data folder in which everything is answered, so that every picture is drawn."""
    fill(home, people()[0], datetime.now(UTC))
    return home


@dataclass(frozen=True)
class Answer:
    """What came back.

    Attributes:
        status: the number of the answer.
        headers: names in small letters, and what each says; more than once, joined by commas.
        body: the bytes.
        cookies: each that is to be kept.
    """

    status: int
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    cookies: list[str] = field(repr=False)


class Asking:
    """Somebody who asks a running server.

    Args:
        port: the server's port.
        token: the link's own part, such as `?token=…`; without it nobody is let in.
        start: the path the app is served under.
    """

    def __init__(self, port: int, token: str = "", start: str = "/") -> None:
        self.port, self.start = port, start
        self.host = f"127.0.0.1:{port}"
        self.token, self.cookie = token, ""
        self.cookie = self._let_in(token) if token else ""

    def _let_in(self, token: str) -> str:
        self.came_in = self.ask(token)
        return "; ".join(cookie.partition(";")[0] for cookie in self.came_in.cookies)

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str | None) -> Answer:
        """Ask, with nothing changed on the way; a header that is `None` is left out."""
        given = {"Host": self.host, "Cookie": self.cookie, "Content-Length": str(len(body))}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}  # type: ignore[misc]
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.putrequest(method, self.start + path, skip_host=True, skip_accept_encoding=True)
            for name, value in given.items():
                if value:
                    connection.putheader(name, value)
            connection.endheaders(body)
            return _heard(connection.getresponse())

    def act(self, name: str, **asked: object) -> Answer:
        """Press a button of the page “Your answers”, as its script does."""
        headers = {"Origin": f"http://{self.host}", "Sec_Fetch_Site": "same-origin", "X_Workbook": "1"}
        return self.ask(f"answers/{name}", "POST", json.dumps(asked).encode(), **headers)

    def raw(self, request: bytes) -> bytes:
        """Send bytes as they are, and return those that come back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as line:
            line.sendall(request)
            return b"".join(iter(lambda: line.recv(65536), b""))


def _heard(response: http.client.HTTPResponse) -> Answer:
    headers: dict[str, str] = {}
    for name, value in response.getheaders():
        before = headers.get(name.lower())
        headers[name.lower()] = value if before is None else f"{before}, {value}"
    cookies = response.headers.get_all("Set-Cookie", [])
    return Answer(response.status, headers, response.read(), cookies)


@contextlib.contextmanager
def running(home: Path) -> Iterator[tuple[App, Asking]]:
    """Serve a folder, and let somebody in."""
    app = App(home)
    try:
        yield app, Asking(app.port, app.token)
    finally:
        if app.process.poll() is None:
            app.stop()
