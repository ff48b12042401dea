"""Write a file whole or not at all, and say in words why it did not go."""

import errno
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from workbook.answers.storage import disk
from workbook.answers.storage.disk import Signature

LEFT_OVER_AFTER = 3600.0

_TEMPORARY = re.compile(r".+\.[0-9a-f]{16}\.tmp")
_REASONS = {
    errno.ENOSPC: ("the disk is full", "free some space"),
    errno.EDQUOT: ("your share of the disk is used up", "free some space"),
    errno.EFBIG: (
        "the file would be larger than this account may write",
        "ask for more room, or choose another folder with WORKBOOK_HOME",
    ),
    errno.EACCES: (
        "this account may not write there",
        "allow it, or choose another folder with WORKBOOK_HOME",
    ),
    errno.EPERM: (
        "this account may not write there",
        "allow it, or choose another folder with WORKBOOK_HOME",
    ),
    errno.EROFS: ("the disk can only be read", "choose another folder with WORKBOOK_HOME"),
    errno.EIO: ("the disk reports a fault", "keep a copy elsewhere and have the disk looked at"),
    errno.ENOENT: ("the folder is gone", "bring it back or start the workbook again"),
    errno.EMFILE: ("too many files are open", "close other programs"),
    errno.ENFILE: ("too many files are open", "close other programs"),
    errno.ENAMETOOLONG: ("the name of the folder is too long", "choose a shorter one with WORKBOOK_HOME"),
    errno.ENOTDIR: ("in the place of the folder there is a file", "choose another folder with WORKBOOK_HOME"),
    errno.EEXIST: ("in the place of the folder there is a file", "choose another folder with WORKBOOK_HOME"),
}


def cause(error: OSError) -> tuple[str, str]:
    """What went wrong, and what the reader can do about it."""
    unknown = os.strerror(error.errno).lower() if error.errno else "the system refused"
    return _REASONS.get(error.errno or 0, (unknown, "try again, or choose another folder with WORKBOOK_HOME"))


def prepare(path: Path, raw: bytes) -> tuple[Path, Signature]:
    """Bring the new content onto the disk beside the old, which stays as it is.

    After a failed fsync the system may have dropped what it could not write and report success the next time,
    so the only second try that proves anything is one with a new file.

    Raises:
        OSError: if the disk refuses; nothing is left behind.
    """
    try:
        return _prepare_once(path, raw)
    except _NotSynced:
        return _prepare_once(path, raw)


def settle(temporary: Path, path: Path) -> None:
    """Put the new content in the place of the old, and wait until that has reached the disk."""
    try:
        disk.replace(temporary, path)
    except BaseException:
        discard(temporary)
        raise
    disk.sync_folder(path.parent)


def write_file(path: Path, raw: bytes, *, for_all: bool = False) -> None:
    """Write a whole file, or leave the old one as it was; for its owner to read, or for all."""
    temporary, _ = prepare(path, raw)
    if for_all:
        with disk.where_modes_are_known():
            os.chmod(temporary, 0o644)
    settle(temporary, path)


def clean(folder: Path, older_than: float = LEFT_OVER_AFTER) -> list[Path]:
    """Remove temporary files that a window which died has left behind.

    Returns:
        What could not be looked at or removed; none of it matters, unless something is to be forgotten.
    """
    try:
        found = [folder / name for name in disk.names(folder) if _TEMPORARY.fullmatch(name)]
    except OSError:
        return [folder]
    return [path for path in found if not _is_clean(path, older_than)]


def _is_clean(left_over: Path, older_than: float) -> bool:
    try:
        if older_than < 0 or disk.now() - disk.modified(left_over) >= older_than:
            disk.remove(left_over)
    except OSError:
        return False
    return True


class _NotSynced(OSError):
    """The content may not have reached the disk."""


def _prepare_once(path: Path, raw: bytes) -> tuple[Path, Signature]:
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(8)}.tmp")
    descriptor = disk.create(temporary)
    try:
        signature = _fill(descriptor, raw)
    except BaseException:
        discard(temporary)
        raise
    return temporary, signature


def _fill(descriptor: int, raw: bytes) -> Signature:
    try:
        left = memoryview(raw)
        while left:
            written = disk.write(descriptor, left)
            if not written:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            left = left[written:]
        return _sync(descriptor)
    finally:
        disk.close(descriptor)


def _sync(descriptor: int) -> Signature:
    try:
        return disk.sync(descriptor)
    except OSError as error:
        raise _NotSynced(error.errno, error.strerror) from error


def discard(temporary: Path) -> None:
    """Remove a temporary file; that it cannot be removed hides no other fault."""
    with suppress(OSError):
        disk.remove(temporary)
