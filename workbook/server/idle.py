"""Notice that nobody has used the workbook for a while."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable

from workbook.errors import WorkbookError

MINUTES = 15.0
VARIABLE = "WORKBOOK_LOCK_AFTER"


class Idle:
    """Calls `then` when nothing was used for a while.

    Args:
        seconds: how long a while is.
        then: called once each time; `watch` starts it again.
    """

    def __init__(self, seconds: float, then: Callable[[], None]) -> None:
        self.seconds, self._then = seconds, then
        self._used = time.monotonic()
        self._timer: asyncio.TimerHandle | None = None

    def used(self) -> None:
        """Take note that the reader is there."""
        self._used = time.monotonic()

    def watch(self) -> None:
        """Count from now on."""
        self.stop()
        self.used()
        self._wait(self.seconds)

    def stop(self) -> None:
        """Count no longer."""
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _wait(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self._look)

    def _look(self) -> None:
        left = self._used + self.seconds - time.monotonic()
        if left > 0:
            self._wait(left)
        else:
            self._timer = None
            self._then()


def minutes(given: float | None = None) -> float:
    """Return after how many minutes without use the answers are locked again.

    Args:
        given: as the command line has it; by default the environment says, or nobody.

    Raises:
        WorkbookError: what the environment says is no such number.
    """
    said = os.environ.get(VARIABLE, "") if given is None else str(given)
    try:
        found = float(said) if said else MINUTES
    except ValueError:
        found = 0.0
    if not 0 < found <= 24 * 60:
        raise WorkbookError(
            f"{VARIABLE} is no number of minutes the workbook can wait; write a number from 1 to 1440."
        )
    return found
