"""Write a file for its owner's eyes: whole or not at all, and over another only when asked to.

A pack with its wheels is too large to be held in memory, so what is in it is written by whoever knows it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

from workbook.answers.storage import disk
from workbook.errors import WorkbookError


def write_own(path: Path, fill: Callable[[IO[bytes]], object], *, force: bool) -> None:
    """Write a new file beside the old one first: what is there is whole or as it was.

    Args:
        path: of the file; nobody but its owner may read it.
        fill: writes what is in it.
        force: whether it may take the place of another.

    Raises:
        WorkbookError: it cannot be written, or is there already; the message says the way out.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(disk.create(beside), "wb") as file:
            fill(file)
        if force:
            disk.replace(beside, path)
        else:
            _put_where_nothing_is(beside, path)
    except OSError as error:
        why = (os.strerror(error.errno) if error.errno else "no reason given").lower()
        raise WorkbookError(f"{path} cannot be written ({why}): choose another place with --out.") from error
    finally:
        beside.unlink(missing_ok=True)


def _put_where_nothing_is(beside: Path, path: Path) -> None:
    """Take the name first, which fails where a file came in between; a stick would refuse a second name."""
    disk.close(disk.create(path))
    try:
        disk.replace(beside, path)
    except OSError:
        path.unlink(missing_ok=True)
        raise
