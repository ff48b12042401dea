"""Whole earlier versions of the answers: the newest ten, and one a day for seven days.

A snapshot's name says when it was taken, for people, and which save it holds, for the workbook: a clock that
was wrong for a while puts nothing out of order.
"""

import calendar
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from workbook.answers.document import Document, render
from workbook.answers.encryption.encrypted_file import SEALED_LIMIT, has_lost_its_lock, is_sealed
from workbook.answers.reading import parse
from workbook.answers.storage import atomic_write, disk
from workbook.errors import AnswersLocked, AnswersUnreadable

PAUSE = 600.0
NEWEST = 10
DAYS = 7

_NAME = re.compile(r"answers-(\d{8}T\d{6}Z)-(\d{1,16})\.json")


def snapshots(folder: Path) -> list[Path]:
    """The snapshots of a data folder, newest first; none if they cannot be seen."""
    place = folder / "snapshots"
    try:
        found = [place / name for name in disk.names(place) if _NAME.fullmatch(name)]
    except OSError:
        return []
    return sorted(found, key=lambda snapshot: (_seq(snapshot), snapshot.name), reverse=True)


def taken_at(snapshot: Path) -> float:
    """When a snapshot was taken, in seconds since 1970, as its name says."""
    return float(calendar.timegm(time.strptime(snapshot.name[:24], "answers-%Y%m%dT%H%M%SZ")))


def latest(folder: Path) -> int:
    """The highest save among the snapshots, 0 if there is none; later saves must count on from it."""
    return max(map(_seq, snapshots(folder)), default=0)


def take(path: Path, seq: int) -> None:
    """Keep the answers file as it is now, if the last snapshot is ten minutes or a day old.

    A snapshot is a second safety: that it cannot be made is no reason not to save.

    Args:
        path: the answers file.
        seq: the save it holds; 0 if there is no file yet.
    """
    with suppress(OSError, AnswersUnreadable):
        if seq and _is_due(snapshots(path.parent), disk.now()):
            _copy(path, _named(path.parent, seq))
            _prune(path.parent)


def rescue(folder: Path, document: Document, sealed: Callable[[bytes], bytes]) -> Path | None:
    """Keep the version that is still in memory when the file itself has gone bad; None if that fails."""
    try:
        snapshot = _named(folder, document.seq)
        atomic_write.write_file(snapshot, sealed(render(document)))
    except OSError:
        return None
    return snapshot


def newest_good(folder: Path, opened: Callable[[bytes], bytes]) -> tuple[Path, Document] | None:
    """The newest snapshot that can be read and trusted.

    Args:
        folder: the data folder.
        opened: turns the bytes of a file into plain ones.
    """
    for snapshot in snapshots(folder):
        with suppress(OSError, AnswersUnreadable, AnswersLocked):
            raw, _ = disk.read_file(snapshot, SEALED_LIMIT)
            return snapshot, parse(opened(raw))
    return None


def readable(folder: Path, opened: Callable[[bytes], bytes]) -> Iterator[Document]:
    """Every snapshot that can be read, the oldest first.

    Args:
        folder: the data folder.
        opened: turns the bytes of a file into plain ones.
    """
    for snapshot in reversed(snapshots(folder)):
        with suppress(OSError, AnswersUnreadable, AnswersLocked):
            raw, _ = disk.read_file(snapshot, SEALED_LIMIT)
            yield parse(opened(raw))


def any_left(folder: Path) -> bool:
    """Whether anything is left of earlier versions, be it readable or not.

    Raises:
        OSError: if the folder cannot be looked at.
    """
    return any("answers-" in name and not name.endswith(".tmp") for name in disk.names(folder / "snapshots"))


def any_sealed(folder: Path) -> bool:
    """Whether the newest snapshot that can be seen has a lock on it."""
    for snapshot in snapshots(folder):
        with suppress(OSError, AnswersUnreadable):
            raw, _ = disk.read_file(snapshot, SEALED_LIMIT)
            return is_sealed(raw)
    return False


def any_lock(folder: Path) -> bool:
    """Whether a secret can still get the key out of a snapshot."""
    for snapshot in snapshots(folder):
        with suppress(OSError, AnswersUnreadable):
            raw, _ = disk.read_file(snapshot, SEALED_LIMIT)
            if is_sealed(raw) and not has_lost_its_lock(raw):
                return True
    return False


def _seq(snapshot: Path) -> int:
    return int(snapshot.stem.rpartition("-")[2])


def _is_due(existing: list[Path], now: float) -> bool:
    if not existing:
        return True
    last = taken_at(existing[0])
    another_day = time.gmtime(last)[:3] != time.gmtime(now)[:3]
    return another_day or abs(now - last) >= PAUSE


def _named(folder: Path, seq: int) -> Path:
    place = folder / "snapshots"
    disk.make_folder(place)
    return place / f"answers-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime(disk.now()))}-{seq}.json"


def _copy(path: Path, snapshot: Path) -> None:
    try:
        disk.link(path, snapshot)
    except OSError:
        raw, _ = disk.read_file(path, SEALED_LIMIT)
        atomic_write.write_file(snapshot, raw)


def _prune(folder: Path) -> None:
    """Days are counted among the snapshots, not by the clock, so that a wrong clock removes nothing."""
    existing = snapshots(folder)
    days: dict[str, Path] = {}
    for snapshot in existing:
        days.setdefault(snapshot.name[:16], snapshot)
    kept = {*existing[:NEWEST], *list(days.values())[:DAYS]}
    for snapshot in existing:
        if snapshot not in kept:
            disk.remove(snapshot)
    atomic_write.clean(folder / "snapshots")
