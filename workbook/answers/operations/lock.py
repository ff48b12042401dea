"""Put a lock with a passphrase on the answers and on every copy beside them, and take it off again."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbook.answers.encryption import encrypted_file, keyring
from workbook.answers.encryption.encrypted_file import Key
from workbook.answers.storage import atomic_write, disk, snapshots
from workbook.answers.storage.copies import copies_beside
from workbook.answers.storage.damage import KEPT_LIMIT
from workbook.answers.storage.store import AnswersFile
from workbook.errors import AnswersNotSaved, AnswersUnreadable, WorkbookError


def lock(file: AnswersFile, passphrase: str) -> str:
    """Put the lock on, or change it; from then on nothing stands on the disk in plain text.

    Returns:
        The recovery code, which opens the lock if the passphrase is forgotten.

    Raises:
        PassphraseRefused: if the passphrase is too short.
        AnswersBusy, AnswersReadOnly: and nothing has changed.
        AnswersNotSaved: and nothing has changed; or, if the sentence says so, the lock is on but a copy could
            neither be locked nor removed.
    """
    key, code = encrypted_file.new_key(passphrase)
    with file.held():

        def turn(raw: bytes) -> bytes:
            plain = file.lock.opened(raw) if file.lock.fits(raw) else raw
            return plain if encrypted_file.is_sealed(plain) else encrypted_file.seal(plain, key)

        with _ready(file.folder, turn) as copies:
            with _switched(file, key):
                file.save(file.document, snapshot=False)
            _settle(copies, or_remove=True)
    return code


def open_lock(file: AnswersFile, secret: str) -> None:
    """Open the lock for this process, with the passphrase or the recovery code.

    Raises:
        WrongPassphrase: if neither fits.
        AnswersUnreadable: if the lock itself is damaged, in the file and in every snapshot.
    """
    if (key := _key(file, secret)) is not None:
        keyring.hold(file.folder, key)
        file.refresh()
        _finish(file)


def close_lock(file: AnswersFile) -> None:
    """Forget the key in this process, and what was read with it."""
    keyring.drop(file.folder)
    file.refresh()


def remove_lock(file: AnswersFile, secret: str) -> None:
    """Take the lock off, so that the answers stand on the disk in plain text again.

    Raises:
        WrongPassphrase: if neither the passphrase nor the recovery code fits.
        AnswersBusy, AnswersReadOnly, AnswersNotSaved, AnswersUnreadable: and the answers are still locked.
    """
    open_lock(file, secret)
    with file.held():

        def turn(raw: bytes) -> bytes:
            return file.lock.opened(raw) if file.lock.fits(raw) else raw

        try:
            with _ready(file.folder, turn) as copies:
                _settle(copies, or_remove=False)
            with _switched(file, None):
                file.save(file.document, snapshot=False)
        except (WorkbookError, OSError):
            _lock_copies(file)
            raise


def plain_copies(file: AnswersFile) -> list[Path]:
    """The copies that stand on the disk in plain text although the lock is on."""
    with suppress(OSError):
        return [path for path in _copies(file.folder) if _is_plain(path)] if file.lock.is_on else []
    return []


def _is_plain(path: Path) -> bool:
    with suppress(OSError, AnswersUnreadable):
        return not encrypted_file.is_sealed(disk.read_file(path, KEPT_LIMIT)[0])
    return False


def _key(file: AnswersFile, secret: str) -> Key | None:
    """The key of the file or, where its lock is damaged, of a snapshot; None if nothing is locked."""
    damaged: AnswersUnreadable | None = None
    for path in (file.path, *snapshots.snapshots(file.folder)):
        with suppress(OSError, AnswersUnreadable):
            raw, _ = disk.read_file(path, encrypted_file.SEALED_LIMIT)
            if encrypted_file.is_sealed(raw):
                try:
                    return encrypted_file.open_key(raw, secret)
                except AnswersUnreadable as found:
                    damaged = found
    if damaged is not None and file.is_closed:
        raise damaged
    return None


def _copies(folder: Path) -> Iterator[Path]:
    for place in (folder / "snapshots", folder / "kept"):
        yield from (place / name for name in disk.names(place))
    yield from copies_beside(folder)


@contextmanager
def _ready(folder: Path, turn: Callable[[bytes], bytes]) -> Iterator[list[tuple[Path, Path]]]:
    """Write every copy anew beside the old one: a full disk is noticed before anything has changed."""
    ready: list[tuple[Path, Path]] = []
    places = (folder / "snapshots", folder / "kept", folder)
    if left := [str(path) for place in places for path in atomic_write.clean(place, older_than=-math.inf)]:
        raise AnswersNotSaved(
            f"Nothing was changed, because {', '.join(left)} is in the way: remove it first."
        )
    try:
        for path in list(_copies(folder)):
            with suppress(AnswersUnreadable):  # neither a plain file nor small enough: not one of ours
                raw, _ = disk.read_file(path, KEPT_LIMIT)
                turned = turn(raw)
                if turned != raw:
                    ready.append((atomic_write.prepare(path, turned)[0], path))
        yield ready
    finally:
        for temporary, _ in ready:
            atomic_write.discard(temporary)


@contextmanager
def _switched(file: AnswersFile, key: Key | None) -> Iterator[None]:
    """Save under another key, or none; if the save fails, everything is as it was."""
    before = file.lock.key, file.lock.is_on
    _switch(file, key, key is not None)
    try:
        yield
    except BaseException:
        _switch(file, *before)
        raise


def _switch(file: AnswersFile, key: Key | None, is_on: bool) -> None:
    if key is None:
        keyring.drop(file.folder)
    else:
        keyring.hold(file.folder, key)
    file.lock.is_on = is_on


def _settle(copies: list[tuple[Path, Path]], *, or_remove: bool) -> None:
    left = [str(path) for temporary, path in copies if not _is_settled(temporary, path, or_remove)]
    if left:
        raise AnswersNotSaved(
            f"Some copies could not be changed: remove {', '.join(left)} yourself, or do the same once more."
        )


def _is_settled(temporary: Path, path: Path, or_remove: bool) -> bool:
    """Put a copy in its place; where that fails, rather one snapshot less than one that anyone can read."""
    try:
        atomic_write.settle(temporary, path)
    except OSError:
        return or_remove and path.parent.name == "snapshots" and _is_plain(path) and disk.removed(path)
    return True


def _finish(file: AnswersFile) -> None:
    """Lock what a window that died while locking has left open."""
    if plain_copies(file):
        with suppress(WorkbookError), file.held():
            _lock_copies(file)


def _lock_copies(file: AnswersFile) -> None:
    def turn(raw: bytes) -> bytes:
        return raw if encrypted_file.is_sealed(raw) else file.lock.sealed(raw)

    with suppress(WorkbookError, OSError), _ready(file.folder, turn) as copies:
        _settle(copies, or_remove=True)
