"""Another account on this computer, with everything it can try against a running workbook.

Run as `python -m tests.privacy.stranger`, with a line of JSON to read; what was possible is printed as JSON.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from tests.faults.strangers import become_ordinary


def listed(place: str) -> str:
    """List a folder."""
    return str(os.listdir(place))


def read(place: str) -> str:
    """Read a file, or what Linux tells of a process."""
    return Path(place).read_bytes()[:100].decode("latin-1") or "nothing"


def connected(place: str) -> str:
    """Speak to a socket."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(place)
        return "connected"


def written(place: str) -> str:
    """Put a file of one’s own into a folder."""
    path = Path(place) / "of-a-stranger"
    path.write_text("x")
    path.unlink()
    return "written"


WAYS: dict[str, Callable[[str], str]] = {
    "list": listed,
    "read": read,
    "connect": connected,
    "write": written,
}


def tried(way: str, place: str) -> str | None:
    """Try one way on one place, and return what came of it; `None` where the system says no."""
    try:
        return WAYS[way](place)
    except PermissionError:
        return None
    except OSError as odd:
        return type(odd).__name__


def main() -> None:
    """Become another account, and try everything that was asked for."""
    asked = json.loads(sys.stdin.readline())
    become_ordinary()
    print(json.dumps([tried(way, place) for way, place in asked]))


if __name__ == "__main__":
    main()
