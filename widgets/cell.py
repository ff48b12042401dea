"""Which cell of a notebook makes a piece: run again, it makes the same piece anew."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Any

from workbook.exercises.declared import Declared


@dataclass(frozen=True)
class Cell:
    """A cell that runs.

    Attributes:
        record: what it declares.
        name: its id, where the front end tells it, as JupyterLab does.
        run: the id of this run, where there is a kernel.
    """

    record: Declared
    name: str | None
    run: str | None

    def again(self, before: Cell) -> bool:
        """Return whether this is an earlier cell run once more, and not another with the same key."""
        if self.run and self.run == before.run:
            return False
        return self.name == before.name if self.name else self.record == before.record


def running(record: Declared) -> Cell:
    """Return the cell that runs.

    Args:
        record: what it declares.
    """
    asked = _asked()
    return Cell(record, asked.get("metadata", {}).get("cellId"), asked.get("header", {}).get("msg_id"))


def makes_a_file() -> bool:
    """Return whether a program makes a file of this notebook, as nbconvert does, and nobody fills it in.

    A front end says which cell it runs, or the server which notebook, or Voilà for which page.
    """
    asked = _asked()
    is_shown = any(name in os.environ for name in ("JPY_SESSION_NAME", "VOILA_REQUEST_URL"))
    return bool(asked) and not is_shown and "cellId" not in asked.get("metadata", {})


def _asked() -> dict[str, Any]:
    """The request to run a cell, in a kernel that is being asked."""
    shell: Any = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    asked: dict[str, Any] = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return asked
