"""The two threads of a chapter: the reader and the other, two lines that draw what the chapter is about.

They stand in the notebook's own metadata, as `"threads": [reader, other]`, each the data of an SVG path
in a box of 320 by 48.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["HEIGHT", "WIDTH", "Threads", "threads_in"]

WIDTH, HEIGHT = 320, 48
_LINE = re.compile(r"M[MLHVCSQTmlhvcsqtz\d .,-]{1,400}")
"""Moves and curves; arcs and anything that is no drawing are not needed."""


class Threads(NamedTuple):
    """Two lines, as the data of SVG paths."""

    reader: str
    other: str


def threads_in(metadata: object) -> Threads | None:
    """Return the threads that a notebook's metadata hold, `None` where none can be drawn."""
    lines = metadata.get("threads") if isinstance(metadata, dict) else None
    if not isinstance(lines, list) or len(lines) != 2:
        return None
    drawn = [line for line in lines if isinstance(line, str) and _LINE.fullmatch(line)]
    return Threads(*drawn) if len(drawn) == 2 else None
