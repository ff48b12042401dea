"""Where the sessions of a room stand, for two who lead together: held by the hub’s own process alone."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

RUN, START = re.compile(r"[\w.-]{1,100}"), re.compile(r"\d\d:\d\d")
MOST_RUNS, MOST_MARKS, LONGEST = 20, 100, 24 * 60 * 60 * 1000
"""Sessions, blocks of one, and milliseconds that one is believed to take."""


@dataclass(frozen=True)
class Clock:
    """One session.

    Attributes:
        start: when it was to begin, as a clock shows it.
        marks: when each block began, in milliseconds of this machine’s own count.
        version: how often it was set.
    """

    start: str
    marks: tuple[float, ...]
    version: int


class Clocks:
    """The clocks of a room. How long ago something was crosses the network: no two devices agree on now."""

    def __init__(self) -> None:
        self._clocks: dict[str, Clock] = {}

    def told(self, run: str) -> dict[str, Any]:
        """Return where a session stands.

        Args:
            run: which, such as `six-weeks.2`.
        """
        clock, now = self._clocks.get(run), _now()
        if clock is None:
            return {"start": "", "ago": [], "version": 0}
        return {
            "start": clock.start,
            "ago": [round(now - at) for at in clock.marks],
            "version": clock.version,
        }

    def set(self, run: str, start: object, ago: object) -> bool:
        """Set one, and return whether that could be.

        Args:
            run: as for `told`.
            start: when it was to begin, such as `14:05`.
            ago: how many milliseconds ago each block began.
        """
        fits = isinstance(start, str) and START.fullmatch(start) and RUN.fullmatch(run)
        marks = _marks(ago)
        if not fits or marks is None or (run not in self._clocks and len(self._clocks) >= MOST_RUNS):
            return False
        before = self._clocks.get(run)
        self._clocks[run] = Clock(str(start), marks, before.version + 1 if before else 1)
        return True


def _marks(ago: object) -> tuple[float, ...] | None:
    now = _now()
    if not isinstance(ago, list) or len(ago) > MOST_MARKS:
        return None
    if not all(isinstance(it, int) and 0 <= it <= LONGEST for it in ago):
        return None
    return tuple(now - it for it in ago)


def _now() -> float:
    return time.monotonic() * 1000
