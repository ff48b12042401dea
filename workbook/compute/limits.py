"""How long a cell may take, and how much of what it says a page takes in."""

from __future__ import annotations

from dataclasses import dataclass

from workbook import config


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much is enough.

    Attributes:
        seconds: how long a cell, or what a widget sets off, may take before it is stopped.
        obeys: how many seconds a kernel has to stop before it is ended.
        text: how many signs of text one output may have.
        outputs: how many outputs a cell may have.
        size: how many bytes one output, widget or message may have.
        starts: how often a kernel that ends by itself is started again without being asked.
        gone: for how many seconds a kernel waits for a page that has gone away.
    """

    seconds: float = 60
    obeys: float = 5
    text: int = 100_000
    outputs: int = 200
    size: int = 8_000_000
    starts: int = 3
    gone: float = 60


def limits() -> Limits:
    """Return the limits, with the seconds that an author who needs more has set in the environment.

    Raises:
        WorkbookError: what is set there is no such number.
    """
    return Limits(seconds=config.CELL_SECONDS.get())
