"""A room that rests between evenings: what its people have locked stays, everything else is erased."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from workbook.answers.encryption.encrypted_file import SEALED_LIMIT, is_sealed, open_key
from workbook.answers.storage.atomic_write import write_file
from workbook.answers.storage.disk import read_file
from workbook.endpoints.part import account_of
from workbook.errors import WorkbookError
from workbook.hub.room import NAME, Room, read
from workbook.insights.coerce import day_in_words
from workbook.place import LEADERS

KEPT = ("room.json", "parts")
NOT_ONE = "That is none of them. Nothing was changed: every room rests as before."


def place(folder: Path) -> Path:
    """Return where rooms rest, beside the folder of the one that is open."""
    return folder.with_name("rooms")


def rest(room: Room) -> bool:
    """Put a room to rest; nothing runs in it any more. Return whether nothing else is left of it.

    Args:
        room: the room. Of each home only answers that are locked stay, and of the room what opens it again.
    """
    for name in room.names():
        file = answers_of(room, name)
        with contextlib.suppress(OSError, WorkbookError):
            raw, _ = read_file(file, SEALED_LIMIT)
            if is_sealed(raw) and not (file.is_symlink() or file.parent.is_symlink()):
                room.parts.mkdir(mode=0o700, exist_ok=True)
                write_file(room.parts / f"{name}.json", raw)
    shutil.rmtree(room.temporary, ignore_errors=True)
    for path in room.folder.iterdir():
        if path.name not in KEPT:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    clean = not room.temporary.exists() and {path.name for path in room.folder.iterdir()} <= {*KEPT}
    there = place(room.folder)
    there.mkdir(mode=0o700, parents=True, exist_ok=True)
    room.folder.rename(there / f"{time.time_ns():x}")
    return clean


def resting(folder: Path) -> list[Room]:
    """Return every room that rests, the latest first.

    Args:
        folder: of the room that is open or would be.
    """
    found = []
    for path in sorted(place(folder).glob("*"), reverse=True):
        with contextlib.suppress(WorkbookError):
            if room := read(path):
                found.append(replace(room, folder=path))
    return found


def which(rooms: Sequence[Room], name: str, ask: Callable[[str], str | None], *, sure: bool) -> Room | None:
    """Return the room that is meant, or nothing if it is none of them.

    Args:
        rooms: those that rest.
        name: the name that was asked for, or empty.
        ask: asks whoever sits there; returns nothing if nobody does.
        sure: whether the only one there is must be meant.

    Raises:
        WorkbookError: nobody can be asked, or the answer is none of them.
    """
    named = [room for room in rooms if room.title == name]
    if not rooms or len(named) == 1 or (sure and len(rooms) == 1):
        return [*named, *rooms, None][0]
    listed = " ".join(f"{number}: {told(room)}" for number, room in enumerate(rooms, 1))
    answer = ask(f"Rooms rest here. {listed} Which one (its number; n for none of them)? ")
    if answer is None:
        raise WorkbookError(
            f"Rooms rest here. {listed} Say which: workbook host --name NAME. "
            "Open a new one beside them: workbook host --new."
        )
    said = answer.strip().lower()
    if said == "n":
        return None
    if not said.isascii() or not said.isdigit() or not 1 <= int(said) <= len(rooms):
        raise WorkbookError(NOT_ONE)
    return rooms[int(said) - 1]


def told(room: Room) -> str:
    """Return a room in a few words: its name, its parts, since when it rests."""
    parts = len(list(room.parts.glob("*.json")))
    since = day_in_words(dt.date(*time.localtime(room.ends)[:3]))
    return f"“{room.title}”, {parts} {'part' if parts == 1 else 'parts'} kept, since {since}."


def answers_of(room: Room, name: str) -> Path:
    """Return the file of somebody’s answers."""
    return room.home(name) / "workbook" / "answers.json"


def opens(room: Room, code: str) -> str | None:
    """Return whose part a code opens, `None` if it opens none; it takes a third of a second.

    Args:
        room: the room.
        code: as `read_code` gives it.
    """
    name = account_of(code)
    for path in (answers_of(room, name), room.parts / f"{name}.json"):
        with contextlib.suppress(OSError, WorkbookError):
            raw, _ = read_file(path, SEALED_LIMIT)
            if is_sealed(raw):
                open_key(raw, code)
                return name
    return None


def bring(room: Room, name: str) -> None:
    """Give somebody the part back that was kept for them, if it is not there yet.

    Raises:
        RoomFull: there is no place.
    """
    part = room.parts / f"{name}.json"
    if not NAME.fullmatch(name) or room.home(name).exists() or not part.is_file():
        return
    if name not in LEADERS:
        room.check_place()
    home, file = room.furnish(name), answers_of(room, name)
    file.parent.mkdir(mode=0o700)
    write_file(file, part.read_bytes())
    if room.accounts:
        owner = home.stat().st_uid
        for path in (file.parent, file):
            os.chown(path, owner, owner)
    part.unlink()
