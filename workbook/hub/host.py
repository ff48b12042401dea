"""Open a room, look after it, close it: what “workbook host” does."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workbook.config import ROOM_FOLDER
from workbook.errors import WorkbookError
from workbook.hub import accounts, addresses, handles, memory, resting
from workbook.hub.accounts import OwnAccounts
from workbook.hub.cleanup import Ask, Left, alone, end_orphans, end_processes, is_to_go_on, leave
from workbook.hub.room import Room, folder, read, temporary
from workbook.hub.room_code import new_code, own_code
from workbook.hub.words import Words
from workbook.place import LEADERS, ROOM_OVER, ROOM_RESTS
from workbook.server.jupyterhub import LOOK

TICK = 0.2
TITLE = "The room"
STOPS = 60
AGAIN, WITHIN = 5, 600.0


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a room is to be like; see `Room`.

    Attributes:
        people: none for the usual number, or as many of them as fit.
        port: none for the usual one, or the next that is free.
        left: what becomes of a room that was left behind.
        browser: whether the facilitator’s page is opened.
        rests: whether it rests between evenings.
    """

    people: int | None
    minutes: float
    memory: int
    port: int | None
    address: str
    certificate: str
    key: str
    title: str
    code: str
    grace: float
    idle: float
    left: Left = "ask"
    browser: bool = False
    rests: bool = False


def open_room(wish: Wish, words: Words) -> Room:
    """Return a new room.

    Raises:
        WorkbookError: it cannot be; the message says why and the way out.
    """
    addresses.check_certificate(wish.certificate, wish.key)
    people = memory.people_for(wish.people, wish.memory)
    if wish.people is None:
        words.fitted(people)
    apart = accounts.own_accounts(people + len(LEADERS)) if accounts.possible() else None
    if apart:
        accounts.try_account(apart.first)
        _try_place(apart)
    room = Room(
        folder=folder(),
        temporary=temporary(),
        title=wish.title or TITLE,
        code=own_code(wish.code) if wish.code else new_code(),
        secret=secrets.token_urlsafe(24),
        people=people,
        memory=wish.memory,
        ends=time.time() + wish.minutes * 60,
        grace=wish.grace,
        address=wish.address,
        port=wish.port or addresses.USUAL,
        inside=addresses.free_ports(),
        certificate=wish.certificate and str(Path(wish.certificate).absolute()),
        idle=wish.idle,
        key=wish.key and str(Path(wish.key).absolute()),
        accounts=apart,
        rests=wish.rests,
    )
    room.write()
    return room


def wake_room(sleeping: Room, wish: Wish, words: Words) -> Room:
    """Open a room that has rested: its code, its name and its parts, with all else as for a new one.

    Raises:
        WorkbookError: it cannot be, and rests as before; the message says why and the way out.
    """
    room = open_room(replace(wish, title=sleeping.title, code=sleeping.code, rests=True), words)
    shutil.rmtree(room.folder)
    sleeping.folder.rename(room.folder)
    room.write()
    return room


def go_on(left: Room, wish: Wish, words: Words) -> Room:
    """Open the room that was left behind again: until its time is over or, if it is, as long as wished."""
    now = time.time()
    if left.accounts:
        _try_place(left.accounts)
    # A folder for sockets that was away for a while could be anybody's by now.
    shutil.rmtree(left.temporary, ignore_errors=True)
    ends = left.ends if left.ends > now else now + wish.minutes * 60
    room = replace(left, temporary=temporary(), ends=ends)
    room.write()
    words.found(room)
    return room


def _try_place(apart: OwnAccounts) -> None:
    """A room in which people come in and can then save nothing is none."""
    accounts.try_way(folder())
    accounts.try_disk(folder().parent, apart.first)


class Hosting:
    """A room that is open: its hub, and when it closes.

    Args:
        room: the room.
        words: what is said in the terminal.
        browser: whether the facilitator’s page is opened; under root’s account it never is.
    """

    def __init__(self, room: Room, words: Words, browser: bool = False) -> None:
        self.room, self.words, self.browser = room, words, browser
        self.is_closing = False
        self._asked = self._only_stop = False
        self._starts: list[float] = []
        self.hub: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Keep the room open until it is over, then erase it.

        Raises:
            WorkbookError: the hub does not stay up.
        """
        with self._signals():
            try:
                self._start()
                self.words.opened(self.room)
                if self.browser and self.room.accounts is None:
                    webbrowser.open(addresses.for_facilitator(self.room))
                while not self._over():
                    time.sleep(TICK)
                    self._look_after()
                self._say_over()
            finally:
                self.stop()
            if self._only_stop:
                self.words.stopped()
            else:
                leave(self.room, self.words)

    def _say_over(self) -> None:
        if not self._only_stop:
            self.room.tell(ROOM_RESTS if self.room.rests else ROOM_OVER)
            time.sleep(LOOK + TICK)  # until every open page has said it

    def _over(self) -> bool:
        left = self.room.ends - time.time()
        if self._asked or (left <= self.room.grace * 60 and not self.is_closing):
            if self.is_closing:
                return True
            self._asked = False
            self._close(min(self.room.ends, time.time() + self.room.grace * 60))
        return self._only_stop or left <= 0

    def _close(self, ends: float) -> None:
        self.is_closing = True
        self.room = self.room.closing(ends)
        self.words.closing(self.room)

    def _look_after(self) -> None:
        self._turn(handles.taken(self.room))
        if self.hub is None or self.hub.poll() is None:
            return
        self._starts = [at for at in self._starts if time.monotonic() - at < WITHIN]
        if len(self._starts) >= AGAIN:
            raise WorkbookError(
                f"The room’s hub stopped {AGAIN} times in a short while. Nothing is lost: see "
                f"{self.room.folder / 'hub.log'}, then run “workbook host” again to go on."
            )
        self.words.again()
        end_orphans(self.room)
        self._start()

    def _turn(self, handle: handles.Handle | None) -> None:
        """Do what whoever leads wishes."""
        match handle:
            case handles.Handle("end"):
                self._asked = True
            case handles.Handle("longer", minutes):
                self.room, self.is_closing = handles.longer(self.room, minutes), False
                self.words.longer(self.room)
            case handles.Handle("larger", places):
                self.room = handles.larger(self.room, places)
                self.words.larger(self.room)

    def _start(self) -> None:
        self._starts.append(time.monotonic())
        if not addresses.are_free(*self.room.inside):  # somebody took one while the hub was down
            end_processes(self.room)
            self.room = self.room.moved(addresses.free_ports())
        config = Path(__file__).with_name("jupyterhub_config.py")
        log = os.open(self.room.folder / "hub.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        env = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTERHUB")}
        with open(log, "ab") as out:
            self.hub = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", f"--config={config}"],
                cwd=self.room.folder,
                env=env | {ROOM_FOLDER.name: str(self.room.folder)},
                stdin=subprocess.PIPE,  # held open: when this process is gone, the hub hears it
                stdout=out,
                stderr=out,
                umask=0o077,  # its database and the rest are for its owner alone
                start_new_session=True,  # so that Ctrl-C is heard here alone
            )
        self._await()

    def _await(self) -> None:
        until = time.monotonic() + STOPS
        while time.monotonic() < until and self.hub and self.hub.poll() is None and not self._only_stop:
            if addresses.answers(self.room):
                return
            time.sleep(TICK)
        if self._only_stop:
            return
        self.stop()
        raise WorkbookError(
            f"The room’s hub did not start. Nothing is lost: see {self.room.folder / 'hub.log'}, close what "
            "else runs, then run “workbook host --go-on” to try again."
        )

    def stop(self) -> None:
        """Stop the hub, and with it every server; what is saved stays."""
        if self.hub is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self.hub.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.hub.wait(STOPS)
        end_processes(self.room)
        if self.hub.poll() is None:
            self.hub.kill()
            self.hub.wait()
        if self.hub.stdin:
            self.hub.stdin.close()

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        """Hear Ctrl-C as a wish to close, and a machine that shuts down as one to stop and go on later."""

        def ask(*_: object) -> None:
            self._asked = True

        def only_stop(*_: object) -> None:
            self._only_stop = True

        before = {
            number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
        signal.signal(signal.SIGINT, ask)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, only_stop)
        try:
            yield
        finally:
            for number, heard in before.items():
                signal.signal(number, heard)


def host(wish: Wish, say: Callable[[str], None], ask: Ask) -> None:
    """Open a room, or go on with the one that was left, and keep it until it is over.

    Args:
        wish: what it is to be like.
        say: takes a line.
        ask: asks whoever sits there; returns nothing if nobody does.

    Raises:
        WorkbookError: it cannot be opened, or another “workbook host” has it; the message says the way out.
    """
    words = Words(say)
    with alone(folder()):
        left = read(folder())
        goes_on = left is not None and is_to_go_on(left, wish.left, ask)
        if left:
            end_processes(left)
        if left and goes_on:
            addresses.check_port(left.address, left.port)
        else:
            wish = replace(wish, port=addresses.port_for(wish.address, wish.port))
        if left and not goes_on:
            leave(left, words)
        rooms = [] if (left and goes_on) or wish.left == "new" else resting.resting(folder())
        sleeping = resting.which(rooms, wish.title, ask, sure=wish.left == "go on")
        if left and goes_on:
            room = go_on(left, wish, words)
        else:
            room = wake_room(sleeping, wish, words) if sleeping else open_room(wish, words)
        Hosting(room, words, wish.browser).run()
