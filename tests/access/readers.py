"""Readers whose answers the pages show: nothing, everything, a damaged file, a lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from tests.e2e.app import App
from tests.family.conftest import SAMPLES
from tests.insights.reader import READER
from workbook.answers import Answers
from workbook.answers.storage import disk
from workbook.chapters.notebook import find_exercise

PASSPHRASE = "four words of mine"
TWICE = "06-saying-what-matters.complaint"
FAMILY = "family-map"


def nothing(folder: Path) -> None:
    """Leave a reader at the beginning."""


def everything(folder: Path) -> None:
    """Answer all chapters, draw a family with a date that cannot be, and let one answer have two versions."""
    answers = Answers.open(folder)
    tables = SAMPLES["three generations"]()
    tables[f"{FAMILY}.people"].append({"who": "Ben", "born": "1980", "died": "1970"})
    # All in one second: which chapter was answered last must not hang on how fast this machine is.
    with patch.object(disk, "now", return_value=disk.now()):
        for key, value in {**READER, **tables}.items():
            _put(answers, key, value)
        _put(answers, TWICE, f"{READER[TWICE]} And the rest of it.", base=0)


def a_damaged_file(folder: Path) -> None:
    """Cut the file off in the middle."""
    everything(folder)
    path = folder / "answers.json"
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * 2 // 3])


def a_lock(folder: Path) -> None:
    """Put the lock on."""
    everything(folder)
    Answers.open(folder).lock(PASSPHRASE)


def _put(answers: Answers, key: str, value: object, base: int | None = None) -> None:
    exercise = find_exercise(key)
    if exercise is not None:
        answers.put(key, exercise.clean(value), kind=exercise.kind, prompt=exercise.prompt, base=base)


KINDS: dict[str, Callable[[Path], None]] = {
    "new": nothing,
    "full": everything,
    "damaged": a_damaged_file,
    "locked": a_lock,
}


class Servers:
    """A server for each kind of reader, started when it is first asked for.

    Args:
        folder: where their data folders are made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: dict[str, App] = {}

    def of(self, reader: str) -> App:
        """Return the server of a kind of reader."""
        if reader not in self.running:
            home = self.folder / reader
            KINDS[reader](home)
            self.running[reader] = App(home)
        return self.running[reader]

    def stop(self) -> None:
        """Stop them all."""
        for app in self.running.values():
            app.stop()
