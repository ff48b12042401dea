"""Notice that nobody has used the workbook for a while."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable


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
