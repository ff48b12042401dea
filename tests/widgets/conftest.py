"""What every test of the widgets starts from: a page without a browser."""

import json
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from widgets import Field, Page
from workbook.answers import Answers

TEXT = 'My "quiet" mornings,\nmy <b>work</b> & a 🌱 of my own'


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
        piece.receive({"key": piece.key, **message})
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
