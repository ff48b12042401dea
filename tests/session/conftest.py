"""What every test of an open chapter starts from: a session without a page."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise
from workbook.exercises.vocabulary import declare
from workbook.protocol.from_page import message as said
from workbook.session.chapter_session import ChapterSession
from workbook.session.family_map import FamilyMapPiece
from workbook.session.field import Field

TEXT = 'My "quiet" mornings,\nmy <b>work</b> & a 🌱 of my own'
PEOPLE = "family-map.people"


class Opened(ChapterSession):
    """A session whose pieces are made as an author writes them: `opened.text("fear", "And?")`."""

    def __init__(self, slug: str) -> None:
        super().__init__(Answers.open())
        self.slug = slug

    def __getattr__(self, call: str) -> Callable[..., Any]:
        """Return what makes a piece of that kind."""
        return lambda key, prompt, **given: self.add(declare(call, self.slug, key, prompt, given))


def fill(answers: Answers, tables: dict[str, Any]) -> None:
    """Write a family's tables, as their page would."""
    for key, rows in tables.items():
        exercise = find_exercise(key)
        assert exercise
        answers.put(key, exercise.clean(rows), kind=exercise.kind, prompt=exercise.prompt)


@pytest.fixture
def page() -> Opened:
    """A chapter that nobody has answered."""
    return Opened("01-here")


@pytest.fixture
def fear(page: Opened) -> Field:
    """A text."""
    found: Field = page.text("fear", "What do you fear?")
    return found


@pytest.fixture
def near(page: Opened) -> Field:
    """A scale."""
    found: Field = page.scale("near", "How near?", low="far", high="close")
    return found


@pytest.fixture
def free(page: Opened) -> Field:
    """Another scale."""
    found: Field = page.scale("free", "How free?", low="not", high="very")
    return found


@pytest.fixture
def heard() -> Callable[..., list[dict[str, Any]]]:
    """Listens to what a piece tells its page, and speaks as the page would."""

    def heard(piece: Any, **message: Any) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = []
        piece.tell = told.append
        piece.receive(said({"key": piece.key, **message}))
        return told

    return heard


@pytest.fixture
def on_disk(home: Path) -> Callable[[], dict[str, Any]]:
    """What the file holds, read by nobody's leave."""

    def on_disk() -> dict[str, Any]:
        path = home / "answers.json"
        stored = json.loads(path.read_text("utf-8"))["answers"] if path.exists() else {}
        return {key.partition(".")[2]: entry["value"] for key, entry in stored.items()}

    return on_disk


class Heard:
    """The page at the other end, without a network."""

    def __init__(self, session: ChapterSession) -> None:
        self.told: list[dict[str, Any]] = []
        self._session = session
        session.connect(self.told.append)

    def speak(self, **message: Any) -> list[dict[str, Any]]:
        """Speak as the page does, and return the answers."""
        self.told.clear()
        if (found := said(message)) is not None:
            self._session.receive(found)
        return list(self.told)


@pytest.fixture
def drawn(page: Opened) -> FamilyMapPiece:
    """The map on a family's page, and all it tells that page."""
    piece: Any = page.family_map("map", "Your map")
    piece.heard = []
    piece.tell = piece.heard.append
    found: FamilyMapPiece = piece
    return found


@pytest.fixture
def ask(drawn: Any) -> Callable[..., list[dict[str, Any]]]:
    """Asks the map as the page does, and returns what it says."""

    def ask(**message: Any) -> list[dict[str, Any]]:
        drawn.heard.clear()
        drawn.receive(said({"do": "draw", "key": drawn.key, **message}))
        return list(drawn.heard)

    return ask


@pytest.fixture
def apart() -> Iterator[Callable[..., Any]]:
    """Runs a loop in a thread of its own; in this one the browser's tests may have left one running."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda work: thread.submit(lambda: asyncio.run(work())).result()
