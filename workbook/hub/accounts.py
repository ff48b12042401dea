"""Accounts of the system for people in a room: numbers that nobody else has, without a name or a password."""

from __future__ import annotations

import os
import pwd
import secrets
import stat
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from workbook.errors import WorkbookError

FIRST, LAST = 60_578, 61_183  # a range that Linux distributions leave free
TRY = "import workbook.server.jupyterhub; from workbook.chapters.notebook import chapters; chapters()"
PATIENCE = 60


@dataclass(frozen=True)
class OwnAccounts:
    """A span of account numbers.

    Attributes:
        first: the first.
        count: how many.
    """

    first: int
    count: int


def possible() -> bool:
    """Return whether each person can have an account: on Linux, for root."""
    return sys.platform == "linux" and os.geteuid() == 0


def own_accounts(count: int) -> OwnAccounts:
    """Return numbers that nobody has and nothing runs under.

    Raises:
        WorkbookError: there are not so many.
    """
    taken = {each.pw_uid for each in pwd.getpwall()} | _running()
    spans = [
        first
        for first in range(FIRST, LAST - count + 2)
        if not taken.intersection(range(first, first + count))
    ]
    if not spans:
        raise WorkbookError(
            f"This machine has no {count} account numbers free between {FIRST} and {LAST}. "
            "Open the room for fewer people."
        )
    return OwnAccounts(secrets.choice(spans), count)


def more_after(accounts: OwnAccounts) -> int:
    """Return by how many numbers a span can grow, before one that somebody has."""
    taken = {each.pw_uid for each in pwd.getpwall()} | _running()
    after = range(accounts.first + accounts.count, LAST + 1)
    return next((at for at, number in enumerate(after) if number in taken), len(after))


def free_account(accounts: OwnAccounts, people: Path) -> int:
    """Return the first number whose home is not there yet.

    Raises:
        WorkbookError: all are taken.
    """
    taken = {path.stat().st_uid for path in people.iterdir()}
    for number in range(accounts.first, accounts.first + accounts.count):
        if number not in taken:
            return number
    raise WorkbookError("This room has no account left. Ask the facilitator to open it for more people.")


def try_account(account: int) -> None:
    """Find out whether a person's server could start under a number.

    Raises:
        WorkbookError: it could not; the message says which folder is closed.
    """
    env = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, "-c", TRY],
            cwd="/",
            env=env | {"HOME": "/", "PYTHONDONTWRITEBYTECODE": "1"},
            user=account,
            group=account,
            extra_groups=[],
            capture_output=True,
            timeout=PATIENCE,
        )
        works = done.returncode == 0
    except (OSError, subprocess.SubprocessError):
        works = False
    if not works:
        raise WorkbookError(
            f"People’s own accounts cannot run the workbook: {_closed()}. Install it where everyone may "
            "read, such as below /opt, or start the room as an ordinary user."
        )


def try_way(folder: Path) -> None:
    """Find out whether people's own accounts can reach what they write.

    Args:
        folder: where it is kept; it need not be there yet.

    Raises:
        WorkbookError: a folder above it is closed to them.
    """
    if shut := _shut(folder.resolve()):
        raise WorkbookError(
            f"People’s own accounts could not save anything: only its owner may enter {shut}. Set "
            "WORKBOOK_HOME to a folder that everyone may enter, or start the room as an ordinary user."
        )


def try_disk(folder: Path, account: int) -> None:
    """Find out whether something in a folder can belong to a person's own account.

    Args:
        folder: any that is on the same disk.
        account: one of their numbers.

    Raises:
        WorkbookError: the disk knows no accounts, as a memory stick and some network disks do not.
    """
    probe, owner = folder / f"probe-{secrets.token_hex(8)}", None
    try:
        probe.mkdir(mode=0o700)
        os.chown(probe, account, account)
        owner = probe.stat().st_uid
    except OSError:
        pass  # what matters is whose it is
    finally:
        with suppress(OSError):
            probe.rmdir()
    if owner != account:
        raise WorkbookError(
            f"People’s own accounts could not save anything: nothing in {folder} can belong to them. Set "
            "WORKBOOK_HOME to a folder on another disk, or start the room as an ordinary user."
        )


def _closed() -> str:
    for place in (os.path.realpath(sys.executable), sys.prefix, __file__):
        if shut := _shut(Path(place)):
            return f"only its owner may enter {shut}"
    return f"something of it in {sys.prefix} is not open to them"


def _shut(place: Path) -> Path | None:
    """The first folder on the way to a place that only its owner may enter."""
    ways = (folder for folder in reversed(place.parents) if folder.exists())
    return next((way for way in ways if not way.stat().st_mode & stat.S_IXOTH), None)


def _running() -> set[int]:
    found = set()
    for process in psutil.process_iter(["uids"]):
        if uids := process.info["uids"]:
            found.add(uids.real)
    return found
