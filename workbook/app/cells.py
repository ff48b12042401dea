"""Run a chapter's cells inside its kernel. Imports nothing of the server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbook import tracebacks


def each(cells: list[str], names: dict[str, Any]) -> list[str | None]:
    """Run cells in a kernel's own names and return, for each, the name of its error or `None`.

    Args:
        cells: the source of each cell.
        names: the kernel's global names.
    """
    return [_run(cell, names) for cell in cells]


def _run(cell: str, names: dict[str, Any]) -> str | None:
    try:
        exec(compile(cell, "<cell>", "exec"), names)  # noqa: S102 - a chapter's own cells, in its own kernel
    except Exception as error:  # noqa: BLE001 - the next cell has its turn; a message could hold an answer
        tracebacks.show()
        return type(error).__name__
    return None


def take_key(folder: str, text: str) -> None:
    """Hold the key of locked answers in this kernel, or let go of the one it has.

    Args:
        folder: the data folder.
        text: the key as the server handed it over; empty without a lock.
    """
    from workbook.answers import keyring, sealing

    if text:
        keyring.hold(Path(folder), sealing.taken_over(text))
    else:
        keyring.drop(Path(folder))
