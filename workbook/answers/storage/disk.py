"""Every touch of the disk and the clock, in one place, so that a test can make any of them fail."""

import errno
import os
import stat
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from workbook.errors import AnswersBusy, AnswersFlawed, Flaw

Signature: TypeAlias = tuple[int, int, int]

WINDOWS = os.name == "nt"
REPLACE_TRIES = 20
REPLACE_PAUSE = 0.05
LOCK_PAUSE = 0.01

_ALWAYS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _ALWAYS
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _ALWAYS
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_MODES = {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF}


def now() -> float:
    """Seconds since 1970, for names and labels; no decision about answers rests on it."""
    return time.time()


def signature_of(found: os.stat_result) -> Signature:
    """What tells one version of a file from another without reading it."""
    return found.st_mtime_ns, found.st_size, found.st_ino


def signature(path: Path) -> Signature | None:
    """The signature of a file, None if there is none to be seen."""
    try:
        return signature_of(os.lstat(path))
    except OSError:
        return None


def read_file(path: Path, limit: int) -> tuple[bytes, Signature]:
    """Read a plain file of at most `limit` bytes, without ever waiting for a pipe or following a link.

    Raises:
        AnswersUnreadable: if it is not a plain file or is too large.
        OSError: if the system refuses.
    """
    _check_plain(os.lstat(path).st_mode)
    descriptor = os.open(path, _READING)
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        _check_plain(found.st_mode)
        raw = b"" if found.st_size > limit else file.read(found.st_size + 1)
    if found.st_size > limit:
        raise AnswersFlawed(Flaw.TOO_LARGE, limit // 1_000_000)
    return raw, signature_of(found)


def _check_plain(mode: int) -> None:
    if stat.S_ISLNK(mode):
        raise AnswersFlawed(Flaw.LINK)
    if not stat.S_ISREG(mode):
        raise AnswersFlawed(Flaw.NO_FILE)


def make_folder(path: Path) -> None:
    """Make a folder that only its owner can enter; leave one that exists as it is."""
    if path.is_dir():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)
    with where_modes_are_known():
        os.chmod(path, 0o700)


@contextmanager
def where_modes_are_known() -> Iterator[None]:
    """Set a mode, unless the disk knows none, such as a FAT stick, or a network disk or FUSE that refuses."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_MODES:
            raise


def create(path: Path) -> int:
    """Open a new file for writing that only its owner can read, whatever the umask."""
    descriptor = os.open(path, _NEW, 0o600)
    try:
        if hasattr(os, "fchmod"):
            with where_modes_are_known():
                os.fchmod(descriptor, 0o600)
    except OSError:
        os.close(descriptor)
        os.unlink(path)
        raise
    return descriptor


def write(descriptor: int, raw: memoryview) -> int:
    """Write as much as the system takes, and say how much that was."""
    return os.write(descriptor, raw)


def sync(descriptor: int) -> Signature:
    """Wait until a file has reached the disk."""
    os.fsync(descriptor)
    return signature_of(os.fstat(descriptor))


def close(descriptor: int) -> None:
    """Close a file."""
    os.close(descriptor)


def replace(source: Path, target: Path) -> None:
    """Put a file in the place of another in one step; on Windows, wait a little for scanners to let go."""
    for _ in range(REPLACE_TRIES if WINDOWS else 0):
        try:
            os.replace(source, target)
        except PermissionError:
            time.sleep(REPLACE_PAUSE)
        else:
            return
    os.replace(source, target)


def sync_folder(path: Path) -> None:
    """Wait until a folder's list of files has reached the disk, where the system can do that."""
    if WINDOWS:
        return
    try:
        descriptor = os.open(path, _FOLDER)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def link(source: Path, target: Path) -> None:
    """Give a file a second name, and let only its owner read it.

    Raises:
        OSError: this disk gives no second names, or Python knows of none here, as in a browser.
    """
    if not hasattr(os, "link"):
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
    os.link(source, target)
    with where_modes_are_known():
        os.chmod(target, 0o600)


def is_gone(path: Path) -> bool:
    """Whether something is truly not there, and not only out of sight for a moment."""
    try:
        return path.name not in os.listdir(path.parent)
    except FileNotFoundError:
        return is_gone(path.parent)


def remove(path: Path) -> None:
    """Remove a file; that it is already gone is no fault."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        if not is_gone(path):
            raise


def removed(path: Path) -> bool:
    """Remove a file, and return whether it is gone."""
    try:
        remove(path)
    except OSError:
        return False
    return True


def remove_folder(path: Path) -> None:
    """Remove an empty folder; that it is already gone is no fault."""
    try:
        os.rmdir(path)
    except FileNotFoundError:
        if not is_gone(path):
            raise


def names(folder: Path) -> list[str]:
    """The names in a folder, sorted; none if there is no such folder."""
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        if not is_gone(folder):
            raise
        return []


def modified(path: Path) -> float:
    """When a file was last written, in seconds since 1970."""
    return os.lstat(path).st_mtime


@contextmanager
def lock(path: Path, seconds: float) -> Iterator[None]:
    """Keep other windows out while this one saves.

    Raises:
        AnswersBusy: if another window holds the lock for longer than `seconds`.
        OSError: if the lock file cannot be made.
    """
    import filelock  # here, because it takes longer to import than a document to read

    # Where a disk knows no flock, a file does as well, and that is nobody's business in a terminal.
    warnings.filterwarnings("ignore", "flock not supported")
    held = filelock.FileLock(path, timeout=seconds, mode=0o600, poll_interval=LOCK_PAUSE)
    try:
        try:
            _acquire(held)
        except filelock.Timeout:
            # A folder from a disk with flock brings that lock's empty file along, which no window here holds.
            if not (isinstance(held, filelock.SoftFileLock) and _is_left_over(path, seconds)):
                raise
            remove(path)
            _acquire(held)
    except filelock.Timeout:
        raise AnswersBusy("Not saved yet: another window is saving; what you wrote stays here.") from None
    try:
        yield
    finally:
        held.release()


def _acquire(held: Any) -> None:
    with where_modes_are_known():
        held.acquire()
    if not held.is_locked:  # its file is there now, whatever its mode
        held.acquire()


def _is_left_over(path: Path, seconds: float) -> bool:
    found = signature(path)
    return found is not None and found[1] == 0 and now() - found[0] / 1e9 >= seconds
