"""Bring a copy of the answers back, undo that, and end the wait after damage."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeAlias

from workbook.answers.document import Document, dumps, render
from workbook.answers.encryption.encrypted_file import SEALED_LIMIT, is_sealed
from workbook.answers.operations.preview import merged, replaced, undone
from workbook.answers.reading import parse
from workbook.answers.storage import atomic_write, disk
from workbook.answers.storage.copies import conflict_copies, copy_bytes, read_copy
from workbook.answers.storage.damage import KEPT_LIMIT, Choice, set_aside
from workbook.answers.storage.store import AnswersFile
from workbook.errors import AnswerRefused, AnswersUnreadable

How: TypeAlias = Literal["merge", "replace"]

BEFORE, AFTER = "before-restore.json", "after-restore.json"


def restore(file: AnswersFile, copy: Document, how: How) -> None:
    """Bring a copy into the answers; the answers as they were are kept, so that it can be undone.

    Raises:
        AnswersBusy, AnswersReadOnly, AnswersNotSaved: and the file is as it was.
    """
    with file.held():
        _put(file, copy, how)


def can_undo(file: AnswersFile) -> bool:
    """Whether the last restore can be undone."""
    with suppress(OSError):
        return {BEFORE, AFTER} <= set(disk.names(file.folder / "kept"))
    return False


def undo(file: AnswersFile) -> None:
    """Go back to the answers before the last restore; what was edited since stays.

    Raises:
        AnswerRefused: if there is nothing to undo.
        AnswersBusy, AnswersReadOnly, AnswersNotSaved, AnswersUnreadable: and the file is as it was.
    """
    with file.held():
        if not can_undo(file):
            raise AnswerRefused(
                "There is nothing to undo: only the last restored copy can be undone, and once."
            )
        before, after = (_kept(file, name) for name in (BEFORE, AFTER))
        file.save(undone(before, after, file.document), snapshot=False)
        _forget_undo(file)


def choose(file: AnswersFile, name: str) -> None:
    """Go on with one of the versions that a damaged file left to choose from.

    Raises:
        AnswerRefused: if there is nothing to choose, or no such choice.
        AnswersBusy, AnswersNotSaved: and the file is as it was.
    """
    seen = _choice(file, name)
    with file.held(in_trouble=True):
        chosen = _choice(file, name)
        if seen is None or chosen is None or chosen.document.answers != seen.document.answers:
            raise AnswerRefused(
                "There is nothing to choose: the answers can be read, or the choice has changed."
            )
        file.save(chosen.document, snapshot=False, first=lambda: _set_apart(file))


def _choice(file: AnswersFile, name: str) -> Choice | None:
    choices = file.recovery.choices if file.recovery else ()
    return next((choice for choice in choices if choice.name == name), None)


def take(file: AnswersFile, path: Path, how: How, secret: str | None = None) -> None:
    """Bring in a copy that a program which keeps folders in step has left, and put it with the kept ones.

    Args:
        file: the answers.
        path: one of `conflict_copies`.
        how: "merge" or "replace".
        secret: the passphrase, if the copy has another lock than the answers.

    Raises:
        AnswerRefused: if it is no such copy.
        AnswersUnreadable, CopyLocked, WrongPassphrase: if it cannot be read.
        AnswersBusy, AnswersReadOnly, AnswersNotSaved: and the answers are as they were.
    """
    with file.held():
        if path not in conflict_copies(file.folder):
            raise AnswerRefused(
                f"{path.name} is not a copy left beside the answers: restore it as a file instead."
            )
        raw, copy = read_beside(file, path, secret)
        _put(file, copy, how)
        _keep(file, f"conflict-{hashlib.sha256(raw).hexdigest()[:16]}.json", raw)
        disk.remove(path)


def read_beside(file: AnswersFile, path: Path, secret: str | None = None) -> tuple[bytes, Document]:
    """Read a copy in the data folder, which may have the same lock as the answers.

    Raises:
        AnswersUnreadable, CopyLocked, WrongPassphrase: if it cannot be read.
        OSError: if the system refuses.
    """
    raw = copy_bytes(path)
    return raw, read_copy(file.lock.opened(raw) if file.lock.fits(raw) else raw, secret)


def _put(file: AnswersFile, copy: Document, how: How) -> None:
    before = file.document
    after = merged(before, copy) if how == "merge" else replaced(before, copy)
    if dumps(after.answers) == dumps(before.answers):
        return
    _forget_undo(file)
    # Both are written first: a restore that could not be undone is not done.
    _keep(file, BEFORE, render(before))
    _keep(file, AFTER, render(after))
    file.save(after)


def _keep(file: AnswersFile, name: str, raw: bytes) -> None:
    place = file.folder / "kept"
    disk.make_folder(place)
    atomic_write.write_file(place / name, raw if is_sealed(raw) else file.lock.sealed(raw))


def _kept(file: AnswersFile, name: str) -> Document:
    raw, _ = disk.read_file(file.folder / "kept" / name, SEALED_LIMIT)
    return parse(file.lock.opened(raw))


def _forget_undo(file: AnswersFile) -> None:
    for name in (AFTER, BEFORE):
        disk.remove(file.folder / "kept" / name)


def _set_apart(file: AnswersFile) -> None:
    """Nothing damaged is written over that is not kept; what cannot be copied, such as a link, is moved."""
    place = file.folder / "kept"
    try:
        raw, _ = disk.read_file(file.path, KEPT_LIMIT)
        set_aside(place, raw, file.lock.sealed)
    except FileNotFoundError:
        if not disk.is_gone(file.path):
            raise
    except AnswersUnreadable:
        disk.make_folder(place)
        number = 1 + sum(name.startswith("moved-") for name in disk.names(place))
        disk.replace(file.path, place / f"moved-{number}")
