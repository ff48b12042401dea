"""Settings: every `WORKBOOK_*` variable of the environment, with its type, meaning, default and check.

No other module asks the environment for one. Each is read when it is asked for and never on import, so a
program, or a test, may set it at any time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from workbook.errors import WorkbookError

T = TypeVar("T")
MOST_MINUTES = 24 * 60
MOST_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One variable.

    Attributes:
        name: what the environment calls it.
        meaning: what it sets; the table in `docs/command-line.md` says the same.
        default: what holds without it, or when it is empty.
        check: makes the value of the text, or raises `WorkbookError`.
    """

    name: str
    meaning: str
    default: T
    check: Callable[[str], T]

    def get(self, environment: Mapping[str, str] | None = None) -> T:
        """Return what is set now.

        Args:
            environment: whose; by default that of this process.

        Raises:
            WorkbookError: what is set is no value of this setting.
        """
        said = (os.environ if environment is None else environment).get(self.name, "")
        return self.check(said) if said else self.default

    def put(self, text: str) -> None:
        """Set it for this process and for those that it starts."""
        os.environ[self.name] = text


def _folder(said: str) -> Path:
    return Path(os.path.expanduser(said)).absolute()


def _is_one(said: str) -> bool:
    return said == "1"


def _minutes(said: str) -> float:
    try:
        found = float(said)
    except ValueError:
        found = 0.0
    if not 0 < found <= MOST_MINUTES:
        raise WorkbookError(
            "WORKBOOK_LOCK_AFTER is no number of minutes the workbook can wait; "
            f"write a number from 1 to {MOST_MINUTES}."
        )
    return found


def _seconds(said: str) -> float:
    try:
        found = float(said)
    except ValueError:
        found = 0.0
    if not 1 <= found <= MOST_SECONDS:
        raise WorkbookError(
            f"WORKBOOK_CELL_SECONDS is no time a cell can take; write seconds, from 1 to {MOST_SECONDS}."
        )
    return found


HOME: Setting[Path | None] = Setting(
    "WORKBOOK_HOME", "the folder of the answers, in place of this system’s usual one", None, _folder
)
CHAPTERS: Setting[Path | None] = Setting(
    "WORKBOOK_CHAPTERS",
    "the folder of the chapters, in place of those that came with the workbook; `--chapters` says the same",
    None,
    _folder,
)
CELL_SECONDS = Setting(
    "WORKBOOK_CELL_SECONDS", "how many seconds a cell that computes may take, in place of 60", 60.0, _seconds
)
LOCK_AFTER = Setting(
    "WORKBOOK_LOCK_AFTER",
    "after how many minutes without use locked answers are locked again, 15 without it; "
    "`--lock-after` says the same",
    15.0,
    _minutes,
)
TRACEBACKS = Setting(
    "WORKBOOK_TRACEBACKS",
    "with `1`, whether whoever develops is shown tracebacks; `--show-tracebacks` says the same",
    False,
    _is_one,
)
JOIN_URL = Setting(
    "WORKBOOK_JOIN_URL", "the address that “How to join” shows, where the server cannot know it", "", str
)
ROOM_CODE = Setting(
    "WORKBOOK_ROOM_CODE", "the code that “How to join” shows, and that a large hub asks for", "", str
)
ROOM: Setting[Path | None] = Setting(
    "WORKBOOK_ROOM", "in a room: the file with what every page says; the room sets it", None, Path
)
ROOM_FOLDER: Setting[Path | None] = Setting(
    "WORKBOOK_ROOM_FOLDER", "in a room’s hub: the folder of the room; the room sets it", None, Path
)
ROOM_RESTS = Setting(
    "WORKBOOK_ROOM_RESTS",
    "in a room: with `1`, whether people may keep their part with a code; the room sets it",
    False,
    _is_one,
)
DEV = Setting(
    "WORKBOOK_DEV", "with `1`, files change while they are served; `make dev` sets it", False, _is_one
)
SETTINGS: tuple[Setting[Path | None] | Setting[float] | Setting[bool] | Setting[str], ...] = (
    HOME,
    CHAPTERS,
    CELL_SECONDS,
    LOCK_AFTER,
    TRACEBACKS,
    JOIN_URL,
    ROOM_CODE,
    ROOM,
    ROOM_FOLDER,
    ROOM_RESTS,
    DEV,
)


def lock_after(given: float | None = None) -> float:
    """Return after how many minutes without use the answers are locked again.

    Args:
        given: as the command line has it, which goes before what is set.

    Raises:
        WorkbookError: it is no such number.
    """
    return LOCK_AFTER.get() if given is None else LOCK_AFTER.check(str(given))
