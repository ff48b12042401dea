"""What every test of the widgets starts from: a page without a browser."""

import asyncio
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from widgets import Field, Page
from widgets.family_map import FamilyMapPiece
from workbook.answers import Answers
from workbook.chapters import find_exercise

TEXT = 'My "quiet" mornings,\nmy <b>work</b> & a 🌱 of my own'
PEOPLE = "family-map.people"


def fill(answers: Answers, tables: dict) -> None:
    """Write a family's tables, as their page would."""
    for key, rows in tables.items():
        exercise = find_exercise(key)
        answers.put(key, exercise.clean(rows), kind=exercise.kind, prompt=exercise.prompt)


@pytest.fixture
def page() -> Page:
    """A chapter that nobody has answered."""
    return Page("01-here", Answers.open())


@pytest.fixture
def fear(page: Page) -> Field:
    """A text."""
    return page.text("fear", "What do you fear?")


@pytest.fixture
def near(page: Page) -> Field:
    """A scale."""
    return page.scale("near", "How near?", low="far", high="close")


@pytest.fixture
def free(page: Page) -> Field:
    """Another scale."""
    return page.scale("free", "How free?", low="not", high="very")


@pytest.fixture
def heard() -> Callable:
    """Listens to what a piece tells its page, and speaks as the page would."""

    def heard(piece, **message):
        told = []
        piece.tell = told.append
        piece.receive(message)
        return told

    return heard


@pytest.fixture
def on_disk(home) -> Callable:
    """What the file holds, read by nobody's leave."""

    def on_disk():
        path = home / "answers.json"
        stored = json.loads(path.read_text("utf-8"))["answers"] if path.exists() else {}
        return {key.partition(".")[2]: entry["value"] for key, entry in stored.items()}

    return on_disk


class Channel:
    """The one channel of a page of the app, without a network."""

    def __init__(self) -> None:
        self.sent = []

    def on_msg(self, hear) -> None:
        """Remember who listens."""
        self._hear = hear

    def send(self, message) -> None:
        """Take a message to the page."""
        self.sent.append(message)

    def speak(self, **message) -> list:
        """Speak as the page does, and return the answers."""
        self.sent.clear()
        self._hear({"content": {"data": message}})
        return list(self.sent)


@pytest.fixture
def channel() -> Channel:
    """A channel that waits to be connected."""
    return Channel()


@pytest.fixture
def comms(monkeypatch) -> list:
    """Every comm that is opened, with what was sent over it."""
    opened = []

    def create_comm(**given):
        one_id = given.get("comm_id", str(len(opened)))
        made = SimpleNamespace(given=given, sent=[], comm_id=one_id, closed=False)
        made.send = lambda data=None, metadata=None, buffers=None: made.sent.append(data)
        made.on_msg = lambda hear: setattr(made, "hear", hear)
        made.close = lambda *rest, **more: setattr(made, "closed", True)
        opened.append(made)
        return made

    monkeypatch.setattr("comm.create_comm", create_comm)
    return opened


@pytest.fixture
def drawn(page: Page) -> FamilyMapPiece:
    """The map on a family's page, and all it tells that page."""
    piece = page.family_map("map", "Your map")
    piece.heard = []
    piece.tell = piece.heard.append
    return piece


@pytest.fixture
def ask(drawn: FamilyMapPiece) -> Callable[..., list]:
    """Asks the map as the page does, and returns what it says."""

    def ask(**message):
        drawn.heard.clear()
        drawn.receive({"do": "draw", "key": drawn.key, **message})
        return list(drawn.heard)

    return ask


@pytest.fixture
def apart() -> Iterator[Callable]:
    """Runs a loop in a thread of its own; in this one the browser's tests may have left one running."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda work: thread.submit(lambda: asyncio.run(work())).result()
