"""Where answers live, in the reader's words."""

from __future__ import annotations

import os
import sys

from workbook import config

HERE = "on this computer"
SESSION = "in this session only"
HUB = "on the hub’s server"
ROOM = "on the room’s computer"
DEMO = "in the demonstration only"
BROWSER = "in this browser"
LEADERS = ("facilitator", "facilitator-2")
"""Accounts of a room: of whoever leads it, and of whoever leads with them."""

ROOM_OVER = (
    "This room has closed, and what was written in it is erased. What you still see stands on this page "
    "alone: keep a copy before you leave it."
)
ROOM_RESTS = (
    "This room rests now. Parts that were kept with a code are locked and wait; all else is erased. What you "
    "still see stands on this page alone: keep a copy before you leave it."
)
LAST_WORDS = (ROOM_OVER, ROOM_RESTS)
"""What a room says once it has closed."""


def place() -> str:
    """Return the words behind “Saved 21:14 · …” for this way of running."""
    if sys.platform == "emscripten":
        return BROWSER
    if "BINDER_SERVICE_HOST" in os.environ or "BINDER_LAUNCH_HOST" in os.environ:
        return SESSION
    if in_a_room():
        return ROOM
    return HUB if "JUPYTERHUB_USER" in os.environ else HERE


def leads() -> bool:
    """Return whether this is the workbook of somebody who leads the room it is in."""
    return in_a_room() and os.environ.get("JUPYTERHUB_USER") in LEADERS


def in_a_room() -> bool:
    """Return whether this is a workbook of a room, whose hub takes what people give."""
    return config.ROOM.get() is not None


def room() -> str:
    """Return what a room of people says on every page, such as when it closes; nothing without a room."""
    if not (said := config.ROOM.get()):
        return ""
    try:
        return said.read_text(encoding="utf-8")
    except OSError:
        return ""
