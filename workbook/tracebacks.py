"""Tracebacks, for whoever develops the workbook: they may hold a reader’s words, and no one else sees one."""

from __future__ import annotations

import sys
import traceback

from workbook import config, place
from workbook.errors import WorkbookError

SAID = "For developers: tracebacks are written here, and what you type may be in them."
REFUSED = (
    "Tracebacks may hold what others write, so they are shown on your own computer alone: "
    f"leave out --show-tracebacks and {config.TRACEBACKS.name}."
)


def begin(asked: bool = False, public: bool = False) -> None:
    """Say on stderr that tracebacks are shown, if the command line or the environment asks for it.

    Args:
        asked: whether the command line does; processes started from here are then asked as well.
        public: whether others than whoever started this may use it.

    Raises:
        WorkbookError: it is asked for where others write.
    """
    if not (asked or config.TRACEBACKS.get()):
        return
    if public or not _own():
        raise WorkbookError(REFUSED)
    config.TRACEBACKS.put("1")
    sys.stderr.write(f"{SAID}\n")


def shown() -> bool:
    """Return whether this process shows tracebacks: the one place that decides."""
    return config.TRACEBACKS.get() and _own()


def show() -> None:
    """Write the traceback of what has just gone wrong to the terminal, where that is asked for."""
    if shown():
        sys.stderr.write(traceback.format_exc())
        sys.stderr.flush()


def _own() -> bool:
    return place.place() in (place.HERE, place.BROWSER) and config.ROOM.get() is None
