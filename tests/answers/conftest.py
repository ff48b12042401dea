"""What every test of the answers starts from: a data folder of its own."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbook.answers import Answers, Entry

KEY = "01-what-closeness-asks.fear-to-lose"
TEXT = 'My "quiet" mornings,\nmy <b>work</b> & a 🌱 of my own: \\ud83d, naïve, 日本'


def numbered(raw: bytes, **numbers: int) -> bytes:
    """A file as laid out by the workbook, with another `schema` or `min_reader`."""
    for name, number in numbers.items():
        raw, found = re.subn(rf'"{name}": \d+'.encode(), f'"{name}": {number}'.encode(), raw)
        assert found == 1, name
    return raw


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that does not exist yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv("WORKBOOK_HOME", str(folder))
    return folder


@pytest.fixture
def answers(home: Path) -> Answers:
    """Answers of a new workbook."""
    return Answers.open()


@pytest.fixture
def put() -> Callable[..., Entry]:
    """Saves one text."""

    def put(answers: Answers, value: Any = TEXT, key: str = KEY, **more: Any) -> Entry:
        return answers.put(key, value, **{"kind": "text", "prompt": "What do you fear to lose?", **more})

    return put


@pytest.fixture
def saved(answers: Answers, put: Callable[..., Entry]) -> Answers:
    """Answers with one text saved."""
    put(answers)
    return answers


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets the clock to a number of seconds after an evening in November 2026."""
    from workbook.answers.storage import disk

    def set_clock(seconds: float) -> None:
        monkeypatch.setattr(disk, "now", lambda: 1_795_300_000.0 + seconds)

    set_clock(0)
    return set_clock
