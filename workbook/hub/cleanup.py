"""What a room leaves: processes to end, files to erase; and one room at a time."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import psutil
from filelock import FileLock, Timeout

from workbook import config
from workbook.errors import WorkbookError
from workbook.hub import accounts
from workbook.hub.resting import rest, resting, which
from workbook.hub.room import Room, folder, read
from workbook.hub.words import Words
from workbook.insights.coerce import day_in_words
from workbook.place import LEADERS

Left = Literal["ask", "go on", "new"]
Ask = Callable[[str], str | None]
KEPT = "Nothing was changed: the room is still there, and closed."


def is_to_go_on(left: Room, wished: Left, ask: Ask) -> bool:
    """Return whether a room that was left behind is to be opened again, rather than another one.

    Where nobody can be asked, one goes on whose time is not over: it was cut short, as by a power cut.

    Args:
        left: the room.
        wished: what was said beforehand.
        ask: asks whoever sits there; returns nothing if nobody does.

    Raises:
        WorkbookError: its time is over and nobody can be asked, or the answer is neither.
    """
    if wished != "ask":
        return wished == "go on"
    other = "let it rest" if left.rests else "erase it"
    answer = ask(f"{_told(left)} Go on with it (g), or {other} and open a new one (n)? ")
    if answer is None and left.ends < time.time():
        raise WorkbookError(
            f"{_told(left)} Go on with it: workbook host --go-on. "
            f"{other.capitalize()} and open a new one: workbook host --new."
        )
    if answer is not None and answer.strip().lower() not in ("g", "n"):
        raise WorkbookError(KEPT)
    return answer is None or answer.strip().lower() == "g"


def _told(left: Room) -> str:
    when = f"{day_in_words(dt.date(*time.localtime(left.ends)[:3]))} at {left.closes_at}"
    people = len(set(left.names()) - {*LEADERS})
    of = f"{people} people" if people != 1 else "1 person"
    return f"A room was left here: “{left.title}”, of {of}, which was to close on {when}."


def end(room: Room) -> bool:
    """End what still runs of a room and erase it; return whether nothing is left."""
    end_processes(room)
    return room.erase()


def leave(room: Room, words: Words) -> None:
    """End what still runs of a room, and erase it; one that rests between evenings is put to rest.

    Args:
        room: the room.
        words: says what became of it.
    """
    end_processes(room)
    if room.rests:
        words.rests(rest(room))
    else:
        words.ended(room.erase())


def end_processes(room: Room) -> None:
    """End every process of a room: servers, the hub and its proxy."""
    left = list(_processes(room))
    for process in left:
        with contextlib.suppress(psutil.Error):
            process.terminate()
    _, stubborn = psutil.wait_procs(left, timeout=5)
    for process in stubborn:
        with contextlib.suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(stubborn, timeout=5)


def end_orphans(room: Room) -> None:
    """End what a hub that died has left, its culler and its proxy, and wait until they are gone.

    People’s servers go on.
    """
    left = []
    for process in _processes(room):
        with contextlib.suppress(psutil.Error, OSError):
            if config.ROOM_FOLDER.get(process.environ()) == room.folder:
                process.kill()
                left.append(process)
    psutil.wait_procs(left, timeout=5)


def _processes(room: Room) -> Iterator[psutil.Process]:
    own = os.getpid()
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            env = process.environ()
            inside = config.ROOM.get(env) == room.notice or config.ROOM_FOLDER.get(env) == room.folder
            if (inside or _has_account(process, room)) and process.pid != own:
                yield process


def _has_account(process: psutil.Process, room: Room) -> bool:
    span = room.accounts
    return span is not None and span.first <= process.uids().real < span.first + span.count


@contextlib.contextmanager
def alone(where: Path) -> Iterator[None]:
    """Have a room’s folder to oneself.

    Raises:
        WorkbookError: another “workbook host” has it.
    """
    if not where.parent.exists():
        where.parent.mkdir(parents=True)
        if accounts.possible():
            where.parent.chmod(0o711)  # people pass through it to their homes, whatever the umask
    lock = FileLock(where.with_name("room.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise WorkbookError(
            "A room is open on this computer already. Close it with Ctrl-C in its terminal first."
        ) from None
    try:
        yield
    finally:
        lock.release()


def end_left_room(say: Callable[[str], None], name: str, ask: Ask) -> None:
    """Erase the room that was left behind or, if there is none, one that rests.

    Args:
        say: takes a line.
        name: which of those that rest, or empty.
        ask: asks whoever sits there; returns nothing if nobody does.

    Raises:
        WorkbookError: one is open at this moment, or it is not clear which is meant.
    """
    with alone(folder()):
        if not folder().exists():
            if room := which(resting(folder()), name, ask, sure=True):
                Words(say).ended(room.erase())
            else:
                say("There is no room here.")
            return
        try:
            left = read(folder())
        except WorkbookError:
            left = None
        if left:
            Words(say).ended(end(left))
            return
        shutil.rmtree(folder(), ignore_errors=True)
        Words(say).ended(not folder().exists())
