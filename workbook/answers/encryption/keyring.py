"""The keys that are open in this process, one for each data folder; they are gone when it ends."""

import os
from pathlib import Path

from workbook.answers.encryption.encrypted_file import Key

_KEYS: dict[str, Key] = {}


def hold(folder: Path, key: Key) -> None:
    """Keep the key of a data folder, in the place of one kept before."""
    _KEYS[_name(folder)] = key


def held(folder: Path) -> Key | None:
    """The key of a data folder, None if it is not open here."""
    return _KEYS.get(_name(folder))


def drop(folder: Path) -> None:
    """Forget the key of a data folder; that there is none is no fault."""
    _KEYS.pop(_name(folder), None)


def _name(folder: Path) -> str:
    return os.path.normcase(os.path.realpath(folder))
