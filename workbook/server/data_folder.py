"""The reader's data folder as the server finds it: its secret, and who else could look in."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077
LENGTH = 32
OURS = ("server-key", "answers.json", "answers.json.lock")
FOLDERS = ("snapshots", "kept", "notebooks")


def own_key(folder: Path) -> bytes:
    """Return this folder's secret, so that a page opened before a restart is still let in.

    A secret that others could read is none: it is made anew.

    Args:
        folder: the data folder.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / "server-key"
        with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
            key = b"" if _was_open(path) and _closed(path) else file.read(LENGTH)
            if len(key) < LENGTH:
                key = secrets.token_bytes(LENGTH)
                file.seek(0)
                file.write(key)
        return key
    except OSError:
        return secrets.token_bytes(LENGTH)  # a folder that cannot be written still opens; the link changes


def close_to_others(folder: Path) -> str | None:
    """Close to others whatever is ours in a folder, and say so if they can still look into the folder itself.

    The folder is left as it is, for it may have been chosen for more than the answers.

    Args:
        folder: the data folder.
    """
    for path in _ours(folder):
        if _was_open(path):
            _closed(path)
    if not _was_open(folder):
        return None
    return (
        f"Other accounts on this computer can look into {folder}, though not read your answers: "
        f"close it with “chmod go= {folder}”."
    )


def _ours(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in OURS)
    for name in FOLDERS:
        yield folder / name
        with suppress(OSError):
            yield from list((folder / name).iterdir())


def _was_open(path: Path) -> bool:
    with suppress(OSError):
        mode = os.lstat(path).st_mode
        return os.name == "posix" and not stat.S_ISLNK(mode) and bool(mode & OTHERS)
    return False


def _closed(path: Path) -> bool:
    """Close a file or folder to others, and return whether the disk knows how to."""
    with suppress(OSError):
        os.chmod(path, 0o700 if path.is_dir() else 0o600)
        return not _was_open(path)
    return False
