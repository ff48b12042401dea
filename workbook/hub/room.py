"""A room on disk: what it was opened with, and a home for everyone in it."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from workbook import config, paths
from workbook.answers.storage.atomic_write import write_file
from workbook.answers.storage.disk import where_modes_are_known
from workbook.errors import WorkbookError
from workbook.hub.accounts import OwnAccounts, free_account
from workbook.place import LEADERS

FACILITATOR, SECOND = LEADERS
NAME = re.compile(rf"{'|'.join(LEADERS)}|guest-[a-z0-9]{{6}}")
SHOWN = "bcdfghjkmnpqrstvwxz23456789"
STAYS = "Keep your part before, on “Your answers”, or it is erased."
FOR_ROOT = Path("/var/lib/dance-workbook")


class RoomFull(WorkbookError):
    """Every place in the room is taken."""


@dataclass(frozen=True, kw_only=True)
class Room:
    """What a room was opened with.

    Attributes:
        folder: where everything of it is.
        temporary: where its people's servers keep sockets and what they need for a moment.
        title: its name, as people see it.
        code: lets people in.
        secret: lets the facilitator in.
        people: how many may come, whoever leads not counted.
        memory: MB that one process of a person may take.
        ends: when it closes, in seconds since 1970.
        grace: minutes between telling everyone and closing.
        address: where it listens.
        port: likewise.
        inside: the ports of the hub and of the proxy's own door, both for this machine alone.
        certificate: the file of the certificate, or empty.
        key: the file of its key, or empty.
        idle: minutes without use after which someone’s server is stopped.
        accounts: whether each person has an account of the system.
        rests: whether it rests when it closes, with what its people have locked, rather than being erased.
    """

    folder: Path
    temporary: Path
    title: str
    code: str
    secret: str
    people: int
    memory: int
    ends: float
    grace: float
    address: str
    port: int
    inside: tuple[int, int]
    certificate: str = ""
    key: str = ""
    idle: float = 60.0
    accounts: OwnAccounts | None = None
    rests: bool = False

    @property
    def parts(self) -> Path:
        """The folder with what people have locked, of those who have not come back yet."""
        return self.folder / "parts"

    @property
    def what_goes(self) -> str:
        """What becomes of people’s words when it closes, as it stands on every page."""
        return STAYS if self.rests else "What you write is erased then."

    @property
    def notice(self) -> Path:
        """The file with the words that stand on every page."""
        return self.folder / "notice"

    @property
    def now(self) -> Room:
        """The room as it is now: whoever leads it may have changed it since it was opened."""
        return read(self.folder) or self

    @property
    def servers(self) -> int:
        """How many servers may run: everyone’s, and those of whoever leads."""
        return self.people + len(LEADERS)

    @property
    def said(self) -> str:
        """The words that stand on every page."""
        with suppress(OSError):
            return self.notice.read_text(encoding="utf-8")
        return ""

    @property
    def closes_at(self) -> str:
        """When it closes, as a clock shows it."""
        return time.strftime("%H:%M", time.localtime(self.ends))

    @property
    def scheme(self) -> str:
        """How it is reached."""
        return "https" if self.certificate else "http"

    def home(self, name: str) -> Path:
        """Return the home of someone.

        Raises:
            ValueError: nobody can have that name.
        """
        if not NAME.fullmatch(name):
            raise ValueError("no name of this room")
        return self.folder / "people" / name

    def place(self, name: str) -> Path:
        """Return the folder for what someone's server needs for a moment."""
        return self.temporary / self.home(name).name

    def names(self) -> list[str]:
        """Return everyone who has a place, whoever leads too if there."""
        return sorted(path.name for path in (self.folder / "people").iterdir())

    def welcome(self) -> str:
        """Give a place to somebody new, and return the name.

        Raises:
            RoomFull: there is none.
        """
        self.check_place()
        name = "guest-" + "".join(secrets.choice(SHOWN) for _ in range(6))
        self.furnish(name)
        return name

    def check_place(self) -> None:
        """Make sure that one more may come in.

        Raises:
            RoomFull: none may.
        """
        if len([name for name in self.names() if name not in LEADERS]) >= self.people:
            raise RoomFull(
                f"This room is full: it was opened for {self.people} people. "
                "Ask the facilitator to open it for more."
            )

    def furnish(self, name: str) -> Path:
        """Make a home that only its owner can enter, unless it is there; return it."""
        home = self.home(name)
        if not home.exists():
            account = free_account(self.accounts, home.parent) if self.accounts else None
            _private(home, account)
        _private(self.place(name), home.stat().st_uid if self.accounts else None)
        return home

    def write(self) -> None:
        """Keep what the room was opened with; nobody else can read it."""
        for folder in (self.folder, self.folder / "people", self.temporary):
            folder.mkdir(parents=True, exist_ok=True)
            with where_modes_are_known():
                folder.chmod(0o711 if self.accounts else 0o700)
        self._keep()
        self.tell(f"This room closes at {self.closes_at}. {self.what_goes}")

    def _keep(self) -> None:
        values = {name: str(it) if isinstance(it, Path) else it for name, it in asdict(self).items()}
        write_file(self.folder / "room.json", json.dumps(values).encode())

    def tell(self, words: str) -> None:
        """Put words on every page, within a few seconds."""
        write_file(self.notice, words.encode(), for_all=True)

    def moved(self, inside: tuple[int, int]) -> Room:
        """Return the room with other ports for its hub and its proxy’s own door, and keep that."""
        return self.changed(inside=inside)

    def changed(self, **how: Any) -> Room:
        """Return the room otherwise, and keep that; its people are told nothing."""
        room = replace(self, **how)
        room._keep()
        return room

    def closing(self, ends: float) -> Room:
        """Return the room as it is when it is about to close, and tell everyone."""
        room = replace(self, ends=ends)
        room.write()
        gone = STAYS if self.rests else "Keep a copy before: what is here is erased then."
        room.tell(f"This room closes at {room.closes_at}. {gone}")
        return room

    def erase(self) -> bool:
        """Remove everything there is of it; return whether nothing is left."""
        for folder in (self.temporary, self.folder):
            shutil.rmtree(folder, ignore_errors=True)
        return not (self.folder.exists() or self.temporary.exists())


def folder() -> Path:
    """Return where a room on this machine is: root's must be where others can enter."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and config.HOME.get() is None:
        return FOR_ROOT / "room"
    return paths.data_folder() / "room"


def read(where: Path) -> Room | None:
    """Return the room in a folder, or nothing.

    Raises:
        WorkbookError: it cannot be read.
    """
    try:
        values = json.loads((where / "room.json").read_text(encoding="utf-8"))
        accounts = OwnAccounts(**it) if (it := values.pop("accounts")) else None
        inside = tuple(values.pop("inside"))
        home, place = Path(values.pop("folder")), Path(values.pop("temporary"))
        return Room(**values, folder=home, temporary=place, inside=inside, accounts=accounts)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError):
        raise WorkbookError(
            f"A room was left in {where} and cannot be read. What people wrote is in “people” below it, and "
            "nothing was changed. To open a new one, move that folder to another place first."
        ) from None


def temporary() -> Path:
    """Return a short-named folder for sockets: their path must stay below a hundred letters."""
    return Path(tempfile.mkdtemp(prefix="wr-", dir="/tmp" if os.path.isdir("/tmp") else None))  # noqa: S108


def _private(folder: Path, account: int | None) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    if account is not None:
        os.chown(folder, account, account)
