"""Look at the answers file every moment, so that an open page learns of what is changed elsewhere."""

from __future__ import annotations

import asyncio
import weakref
from typing import Protocol

PAUSE = 1.5


class Looks(Protocol):
    """Anything that can look at the file."""

    def look(self) -> None:
        """Look, and say what has changed."""


def watch(page: Looks) -> None:
    """Let a page look every 1.5 seconds for as long as it is in use; without a running loop, never."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return
    loop.call_later(PAUSE, _look, loop, weakref.ref(page))


def _look(loop: asyncio.AbstractEventLoop, page: weakref.ref[Looks]) -> None:
    if (open_page := page()) is not None:
        loop.call_later(PAUSE, _look, loop, page)
        open_page.look()
