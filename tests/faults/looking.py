"""What somebody who comes afterwards finds in a data folder."""

import json
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from workbook.answers import Answers, Entry
from workbook.answers.encryption import encrypted_file, keyring
from workbook.answers.entry import entry_from
from workbook.answers.operations.preview import read_copy
from workbook.errors import WrongPassphrase

PASSPHRASES = ("a small blue boat", "the other blue boat")

Answer = tuple[Any, tuple[Any, ...]]
Left = dict[str, tuple[int, bytes | None]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a fresh look finds.

    Args:
        answers: key to value and other versions.
        trouble: what the workbook says is wrong, None if nothing is.
        opens_with: the passphrase that opens it, None if there is no lock.
        can_undo: whether the last restore can be taken back.
        copies: how many copies lie beside the file to be brought in.
    """

    answers: dict[str, Answer]
    trouble: str | None
    opens_with: str | None
    can_undo: bool
    copies: int


def look(folder: Path) -> Found:
    """Open a folder like a process that has just been started, and forget the key again."""
    keyring.drop(folder)
    answers = Answers.open(folder)
    opens_with = _open(answers)
    try:
        trouble = answers.trouble and answers.trouble.replace(str(folder), "…")
        return Found(_shown(answers), trouble, opens_with, answers.can_undo, len(answers.copies()))
    finally:
        keyring.drop(folder)


def _open(answers: Answers) -> str | None:
    if not answers.locked:
        return None
    for passphrase in PASSPHRASES:
        with suppress(WrongPassphrase):
            answers.open_lock(passphrase)
            return passphrase
    raise AssertionError("no passphrase opens it")


def _shown(answers: Answers) -> dict[str, Answer]:
    entries = {key: entry_from(stored) for key, stored in read_copy(answers.text()).answers.items()}
    shown = {key: (entry.value, _others(entry)) for key, entry in entries.items()}
    return {key: answer for key, answer in shown.items() if answer != (None, ())}


def _others(entry: Entry) -> tuple[Any, ...]:
    return tuple(sorted((version["value"] for version in entry.other), key=repr))


def files(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name there, and what is in it; but for the file lock."""
    names = {str(path.relative_to(folder)): path for path in files(folder)}
    return {name: path.read_bytes() for name, path in names.items() if name != "answers.json.lock"}


def all_in(folder: Path) -> Left:
    """The folder, every folder below it and every file: who may use it, and of a file what is in it."""
    found: Left = {}
    for place, _, names in os.walk(folder):
        found[place[len(str(folder)) :]] = os.lstat(place).st_mode, None
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[path[len(str(folder)) :]] = os.fstat(file.fileno()).st_mode, file.read()
    return found


def holding(folder: Path, *words: str) -> list[str]:
    """The files in which one of some words can be read, in any of three encodings, or whose name has it."""
    spelt = [each.encode(code) for each in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        name
        for name, (_, raw) in all_in(folder).items()
        if any(form in (raw or b"") for form in spelt) or any(each in name for each in words)
    ]


def keys_of(folder: Path) -> set[str]:
    """The names of the keys with which the files of a folder are locked."""
    raws = [path.read_bytes() for path in files(folder)]
    return {json.loads(raw)["key"] for raw in raws if encrypted_file.is_sealed(raw) and raw.endswith(b"}\n")}


def open_to_others(folder: Path) -> list[str]:
    """What in a data folder somebody else could read or enter; the folder itself included."""
    found = [
        os.path.join(place, name) for place, *inside in os.walk(folder) for name in (".", *chain(*inside))
    ]
    modes = {path: stat.S_IMODE(os.lstat(path).st_mode) for path in found}
    return [f"{path} {mode:o}" for path, mode in modes.items() if mode & 0o077]


def is_one_sentence(said: str, folder: Path) -> bool:
    """Whether this is one sentence that a reader can be shown."""
    words = said.replace(str(folder), "…")
    return words.endswith(".") and words.count(". ") == 0 and "\n" not in words and "Traceback" not in words
