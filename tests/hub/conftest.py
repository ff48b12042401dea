"""One room for the tests that only come and go, and “workbook host” without a hub."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hub.rooms import Hosted, hosted
from workbook.hub import accounts, addresses, host, memory
from workbook.hub.host import Hosting, Wish
from workbook.hub.room import Room

Opening = Callable[..., tuple[Room, list[str]]]


@pytest.fixture(scope="session")
def room() -> Iterator[Hosted]:
    """A room for fourteen."""
    with hosted(
        "--people", "14", "--memory", "250", "--code", "kfm-pzt", "--name", "Tuesday group"
    ) as running:
        yield running


@pytest.fixture
def opening(home: Path, monkeypatch: pytest.MonkeyPatch) -> Opening:
    """Types “workbook host” and an answer; gives back the room that opened, and what was said and asked."""
    monkeypatch.setattr(accounts, "possible", lambda: False)
    monkeypatch.setattr(memory, "check", lambda *_: None)
    monkeypatch.setattr(addresses, "check_port", lambda *_: None)
    opened: list[Room] = []
    monkeypatch.setattr(Hosting, "run", lambda hosting: opened.append(hosting.room))
    plain = dict.fromkeys(("certificate", "key", "code", "title"), "")

    def opening(answer: str | None = None, **more: str) -> tuple[Room, list[str]]:
        said: list[str] = []
        usual = {"people": 9, "minutes": 60, "memory": 300, "port": 8000, "grace": 5, "idle": 60}
        wish = Wish(**{**plain, **usual, "address": "127.0.0.1", **more})  # type: ignore[arg-type]
        host.host(wish, said.append, lambda question: (said.append(question), answer)[1])
        return opened[-1], said

    return opening
