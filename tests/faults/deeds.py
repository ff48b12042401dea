"""Everything the workbook ever does to a data folder, each as one deed that can be cut short."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.faults import folders
from tests.faults.folders import (
    ALL,
    CHAPTER,
    CONFLICT,
    FIRST,
    KEY,
    NEW,
    SECOND,
    WORDS,
    at,
    copy_of,
    opened,
    put,
)
from workbook.answers.merge import version_id
from workbook.errors import AnswersNotSaved


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done to a data folder.

    Args:
        name: what is done.
        ready: makes the folder as it is before.
        do: does it; when this returns, it counts as acknowledged.
        gone: words that can be read nowhere once it is acknowledged.
        is_sealed: whether no answer may stand on the disk in plain text at any moment.
        is_whole: whether the answers, if it is cut short, are the old or the new ones; else each of them is.
    """

    name: str
    ready: Callable[[Path], None]
    do: Callable[[Path], None]
    gone: tuple[str, ...] = ()
    is_sealed: bool = False
    is_whole: bool = True

    def __str__(self) -> str:
        return self.name


def _save(folder: Path) -> None:
    put(opened(folder), KEY, NEW)


def _forget(folder: Path) -> None:
    opened(folder).forget(KEY)


def _lock(passphrase: str) -> Callable[[Path], None]:
    def lock(folder: Path) -> None:
        opened(folder).lock(passphrase)

    return lock


def _save_with_snapshot(folder: Path) -> None:
    with at(9900):
        _save(folder)


def _save_unseen(folder: Path) -> None:
    put(opened(folder), KEY, NEW, base=1)


def _settle(folder: Path) -> None:
    answers = opened(folder)
    entry = answers.entry(KEY)
    if entry is None or not entry.other:
        raise AnswersNotSaved("There is nothing to choose between.")
    seen = version_id(entry.other[0])
    answers.settle(KEY, NEW, kind="text", prompt="?", base=entry.rev, seen=seen)


def _restore(how: Literal["merge", "replace"], extra: str = "") -> Callable[[Path], None]:
    return lambda folder: opened(folder).restore(copy_of(extra), how)


def _take(folder: Path) -> None:
    opened(folder).take(folder / CONFLICT, "merge")


def _choose(name: str) -> Callable[[Path], None]:
    return lambda folder: opened(folder).choose(name)


def _unlock(folder: Path) -> None:
    opened(folder).remove_lock(FIRST)


DEEDS = (
    Deed("first save", folders.nothing, _save),
    Deed("overwrite", folders.new, _save),
    Deed("save and snapshot", folders.deep, _save_with_snapshot),
    Deed("save over words not seen", folders.full, _save_unseen),
    Deed("settle", folders.split, _settle),
    Deed("save into an earlier edition's file", folders.old, _save),
    Deed("restore and merge", folders.full, _restore("merge")),
    Deed("restore and replace", folders.full, _restore("replace")),
    Deed("restore once more", folders.restored, _restore("replace", "again")),
    Deed("undo", folders.restored, lambda folder: opened(folder).undo()),
    Deed("take a conflict copy", folders.with_conflict_copy, _take),
    Deed("choose the snapshot and what was salvaged", folders.damaged, _choose("both")),
    Deed("choose the snapshot", folders.damaged, _choose("snapshot")),
    Deed("choose what was salvaged", folders.damaged_alone, _choose("salvaged")),
    Deed("choose to start afresh", folders.damaged, _choose("afresh")),
    Deed("forget one", folders.full, _forget, gone=(KEY, WORDS[KEY])),
    Deed(
        "forget a chapter",
        folders.full,
        lambda folder: opened(folder).forget_chapter(CHAPTER),
        gone=(CHAPTER, WORDS[KEY]),
    ),
    Deed(
        "forget everything",
        folders.full,
        lambda folder: opened(folder).forget_everything(),
        gone=ALL,
        is_whole=False,
    ),
    Deed("lock", folders.full, _lock(FIRST), gone=ALL),
    Deed("lock an earlier edition's file", folders.old, _lock(FIRST), gone=ALL),
    Deed("change the passphrase", folders.locked, _lock(SECOND), ALL, True),
    Deed("unlock", folders.locked, _unlock),
    Deed("save behind the lock", folders.locked, _save_with_snapshot, ALL, True),
    Deed("save into an earlier edition's file behind the lock", folders.old_and_locked, _save, ALL, True),
    Deed("unlock an earlier edition's file", folders.old_and_locked, _unlock),
    Deed("restore behind the lock", folders.locked, _restore("merge"), ALL, True),
    Deed(
        "undo behind the lock", folders.restored_and_locked, lambda folder: opened(folder).undo(), ALL, True
    ),
    Deed("choose behind the lock", folders.damaged_and_locked, _choose("snapshot"), ALL, True),
    Deed("forget behind the lock", folders.locked, _forget, ALL, True),
)
