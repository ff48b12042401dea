"""The handles of a room that is open: the hub puts down what whoever leads wishes, “workbook host” does it.

Only “workbook host” changes what is kept of its room, so that nothing is written over.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Literal

from workbook.answers.storage.atomic_write import write_file
from workbook.hub.accounts import OwnAccounts
from workbook.hub.room import Room

MOST_MINUTES, MOST_PLACES = 240, 50
"""At one press."""

FILE = "handle.json"


@dataclass(frozen=True)
class Handle:
    """What is wished.

    Attributes:
        what: `longer` by minutes, `larger` by places, or the `end`.
        amount: how much.
    """

    what: Literal["longer", "larger", "end"]
    amount: int = 0


def put(room: Room, handle: Handle) -> None:
    """Put down what is wished, for whoever has opened the room."""
    write_file(room.folder / FILE, json.dumps(asdict(handle)).encode())


def is_done(room: Room) -> bool:
    """Return whether what was put down was done."""
    return not (room.folder / FILE).exists()


def taken(room: Room) -> Handle | None:
    """Return what is wished, if anything is; from then on it is done."""
    path = room.folder / FILE
    with suppress(OSError, ValueError, TypeError):
        raw = path.read_bytes()
        path.unlink()
        return Handle(**json.loads(raw))
    return None


def longer(room: Room, minutes: int) -> Room:
    """Return the room with a later end, and tell everyone."""
    room = replace(room, ends=max(room.ends, time.time()) + min(minutes, MOST_MINUTES) * 60)
    room.write()
    return room


def larger(room: Room, places: int) -> Room:
    """Return the room with more places; whether they fit was found out before."""
    places = min(places, MOST_PLACES)
    span = room.accounts
    accounts = OwnAccounts(span.first, span.count + places) if span else None
    return room.changed(people=room.people + places, accounts=accounts)
