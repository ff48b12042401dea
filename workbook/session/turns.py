"""Whose turn it is: an open chapter does one thing at a time, and what takes long goes on beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

T = TypeVar("T")


class Turns(Protocol):
    """How whoever runs a chapter does what should not keep an edit waiting."""

    def later(self, seconds: float, act: Callable[[], None]) -> bool:
        """Let a chapter do something after a while, between two messages; false where that cannot be."""

    def beside(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> bool:
        """Do work beside the chapter, and hand it the outcome; false where that cannot be."""

    def part(self) -> None:
        """Let what was told leave for the page before the chapter goes on with what takes long."""


class LoopTurns:
    """The turns of a running event loop, as in a Jupyter kernel; without one, everything is now."""

    def later(self, seconds: float, act: Callable[[], None]) -> bool:
        """Let the loop call it after a while."""
        loop = _running_loop()
        if loop is not None:
            loop.call_later(seconds, act)
        return loop is not None

    def beside(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> bool:
        """Do it in a thread of the loop's, and hand the outcome over in its own."""
        loop = _running_loop()
        if loop is not None:
            loop.run_in_executor(None, work).add_done_callback(then)  # type: ignore[arg-type]
        return loop is not None

    def part(self) -> None:
        """Do nothing: here a message leaves as it is told, or once the chapter rests."""


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
