"""How many people fit into this machine’s memory."""

from __future__ import annotations

import psutil

from workbook.errors import WorkbookError

SERVER, HUB = 110, 400
"""MB of a server by itself with chapters open, and of the hub with all that a room has once; rounded up."""
OWN = 30
"""MB of a copied server that are surely one person’s alone; see `fork_server.py`."""
LEAST, USUAL = 150, 30
KEPT_FREE = 0.1


def fits(memory: int, available: float | None = None) -> int:
    """Return how many people fit.

    Args:
        memory: MB for one person.
        available: MB that are free; by default as many as this machine says.
    """
    free = psutil.virtual_memory().available / 1e6 if available is None else available
    return max(0, int((free * (1 - KEPT_FREE) - HUB) // memory))


def more(people: int, running: int, memory: int, available: float | None = None) -> int:
    """Return how many people fit beside those whom a room that is open has promised a place.

    Args:
        people: how many it has promised one.
        running: how many of them have a server at this moment.
        memory: MB for one person.
        available: MB that are free; by default as many as this machine says.
    """
    free = psutil.virtual_memory().available / 1e6 if available is None else available
    promised = (people - running) * memory + running * max(0, memory - OWN)
    return max(0, int((free * (1 - KEPT_FREE) - promised) // memory))


def people_for(wished: int | None, memory: int) -> int:
    """Return for how many people a room is opened.

    Args:
        wished: how many; by default the usual number, or as many of them as fit.
        memory: MB for one person.

    Raises:
        WorkbookError: as many do not fit; the message says how many do.
    """
    people = max(1, min(USUAL, fits(memory))) if wished is None and memory >= LEAST else wished or USUAL
    check(people, memory)
    return people


def check(people: int, memory: int, available: float | None = None) -> None:
    """Refuse a room that does not fit.

    Raises:
        WorkbookError: it does not; the message says how many people do.
    """
    if memory < LEAST:
        raise WorkbookError(
            f"{memory} MB are too few for one person: the workbook needs {LEAST}. "
            f"Choose --memory {LEAST} or more."
        )
    if people > (most := fits(memory, available)):
        raise WorkbookError(
            f"{people} people with {memory} MB each do not fit into this machine’s free memory; {most} do. "
            f"Choose --people {most}, close other programs, or use a larger machine."
            if most
            else f"Not even one person with {memory} MB fits into this machine’s free memory. "
            "Close other programs, or use a larger machine."
        )
