"""The answers file in its folder: read when it has changed, saved whole or not at all."""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import workbook
from workbook.answers.document import SIZE_LIMIT, Document, new_document, render
from workbook.answers.encryption.encrypted_file import SEALED_LIMIT, Key, has_lost_its_lock, is_sealed
from workbook.answers.encryption.passphrase import LOCKED, Lock
from workbook.answers.reading import VALUES_LIMIT, parse
from workbook.answers.storage import atomic_write, copies, disk, snapshots
from workbook.answers.storage.damage import Recovery, recover
from workbook.answers.storage.hand_edits import counted_on
from workbook.errors import AnswersLocked, AnswersNotSaved, AnswersReadOnly, AnswersUnreadable

LOCK_SECONDS = 5.0
_SECRET = secrets.token_bytes(16)

_NEWER = (
    "The answers were saved by a newer edition of the workbook; they are shown as far as this edition "
    "understands them, and nothing is saved until you update the workbook."
)
_LOCK_LOST = (
    "The answers are locked, and the part of the file that the passphrase opens is damaged in every copy, so "
    "that neither passphrase nor recovery code can open them."
)

_ELSEWHERE = (
    "The answers are not in {folder} at this moment: a program that copies folders between devices has left "
    "“{name}” in their place. Let it fetch the file, such as by opening it there, and reload the page; until "
    "then nothing is saved."
)
_GONE = "The answers file is gone, but its earlier versions are not."


class _LockLost(AnswersUnreadable):
    """No copy says any more how a passphrase opens it."""


class AnswersFile:
    """One window's view of the answers file.

    Args:
        folder: the data folder; it is made when the file is first looked at.

    Attributes:
        document: the answers as they were last read or saved.
        trouble: one sentence if nothing can be saved, else None.
        recovery: what a damaged file leaves to choose from, else None.
        lock: the lock with a passphrase.
        is_closed: whether the lock is on and not open in this process.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "answers.json"
        self.lock = Lock(folder)
        self.document = new_document()
        self.trouble: str | None = None
        self.recovery: Recovery | None = None
        self.is_closed = False
        self._in_hand = self.document  # what was read or saved last, when the file went bad
        self._raw: bytes | None = None
        self._older: bytes | None = None
        self._key: Key | None = None
        self._signature: disk.Signature | None = None
        self._is_shut_out = True  # until the folder has been seen
        self._is_unsettled = False

    @property
    def fingerprint(self) -> str:
        """A short name of the bytes that were read or saved last, in this process; empty without any."""
        return hashlib.blake2b(self._raw, digest_size=12, key=_SECRET).hexdigest() if self._raw else ""

    def refresh(self) -> None:
        """Read the file again if it has changed; never raises, but says in `trouble` what is wrong."""
        is_known = not self._is_shut_out and self._key is self.lock.key
        if is_known and disk.signature(self.path) == self._signature:
            return
        try:
            if self._is_shut_out:
                disk.make_folder(self.folder)
            self._read()
        except OSError as error:
            what, way_out = atomic_write.cause(error)
            self._is_shut_out = True
            self.trouble = f"The answers in {self.folder} cannot be read, because {what}: {way_out}."

    def change(self, edit: Callable[[Document], Document]) -> None:
        """Change the document as it is on the disk at this moment, and save it.

        Args:
            edit: makes the new document from the current one, or returns that if there is nothing to save.

        Raises:
            AnswersBusy, AnswersReadOnly, AnswersNotSaved: and the file is as it was.
        """
        with self.held():
            changed = edit(self.document)
            if changed is not self.document or self._is_unsettled:
                self.save(changed)

    @contextmanager
    def held(self, *, in_trouble: bool = False) -> Iterator[None]:
        """Keep other windows out, with the file read as it is at this moment.

        Args:
            in_trouble: whether to go on although the file is damaged, newer or closed.

        Raises:
            AnswersBusy: another window is saving.
            AnswersReadOnly: the file must not be written.
            AnswersNotSaved: the disk refused; the file is as it was.
        """
        try:
            disk.make_folder(self.folder)
            with disk.lock(self.folder / "answers.json.lock", LOCK_SECONDS):
                self._read()
                if not in_trouble:
                    self._check_writable()
                yield
        except OSError as error:
            what, way_out = atomic_write.cause(error)
            raise AnswersNotSaved(
                f"Not saved, because {what}: {way_out}; what was saved before is untouched in {self.folder}."
            ) from error

    def _check_writable(self) -> None:
        if self.is_closed:
            raise AnswersLocked(str(self.trouble))
        if self.trouble is not None:
            raise AnswersReadOnly(self.trouble)

    def _read(self) -> None:
        """Read the bytes every time: under the lock, no signature is proof enough of no change."""
        if self._key is not self.lock.key:
            self._key, self._raw = self.lock.key, None
        try:
            raw, signature = disk.read_file(self.path, SEALED_LIMIT)
            if raw != self._raw:
                self._take_in(raw)
            self.trouble = _NEWER if self.document.newer else None
            self.recovery, self.is_closed = None, False
            self._raw, self._signature = raw, signature
        except FileNotFoundError:
            if not disk.is_gone(self.path):
                raise
            self._show_gone()
        except AnswersLocked as found:
            if has_lost_its_lock(raw):
                self._show_recovered(_LockLost(_LOCK_LOST))
            else:
                self._show_closed(str(found))
        except AnswersUnreadable as found:
            self._show_recovered(found)
        self._is_shut_out = False

    def _take_in(self, raw: bytes) -> None:
        self.lock.is_on = is_sealed(raw)
        plain = self.lock.opened(raw)
        self.document = counted_on(self.document, parse(plain, self.document))
        self._older = plain if self.document.came_as is not None else None

    def _start_afresh(self) -> None:
        """A file that was taken away is not brought back from memory: someone may have deleted everything."""
        if self._signature is not None or self.trouble is not None:
            self.document = new_document()
        self.lock.is_on = self._key is not None
        self.recovery, self.is_closed = None, False
        self._raw, self._signature, self.trouble, self._older = None, None, None, None

    def _show_gone(self) -> None:
        """Whoever forgets everything leaves nothing: what is left says that the file is only missing."""
        elsewhere = [path for path in copies.kept_elsewhere(self.folder) if copies.stands_for_answers(path)]
        if elsewhere:
            self.trouble = _ELSEWHERE.format(folder=self.folder, name=elsewhere[0].name)
            self.recovery, self._raw, self._signature = None, None, None
        elif snapshots.any_left(self.folder):
            self._show_recovered(AnswersUnreadable(_GONE), in_hand=new_document())
        else:
            self._start_afresh()

    def _show_closed(self, found: str) -> None:
        """Nothing of what was read before may stay in memory behind a lock that is closed."""
        self.document = self._in_hand = new_document()
        self.trouble, self.recovery = found, None
        self.lock.is_on, self.is_closed = True, True
        self._raw, self._signature = None, disk.signature(self.path)

    def _show_recovered(self, found: AnswersUnreadable, in_hand: Document | None = None) -> None:
        signature = disk.signature(self.path)
        self.lock.is_on = self.lock.is_on or snapshots.any_sealed(self.folder)
        if self.lock.is_on and self._key is None:
            if snapshots.any_lock(self.folder):
                self._show_closed(LOCKED if isinstance(found, _LockLost) else f"{found} {LOCKED}")
                return
            self.lock.is_on, self.document = False, new_document()
        if self.recovery is None or in_hand is not None:
            self._in_hand = self.document if in_hand is None else in_hand
        if self.recovery is None or self._is_shut_out or signature != self._signature:
            self.recovery = recover(self.path, found, self._in_hand, self.lock.opened, self.lock.sealed)
            self.document, self.trouble = self.recovery.document, self.recovery.trouble
        self._raw, self._signature, self.is_closed = None, signature, False

    def save(
        self, changed: Document, *, snapshot: bool = True, first: Callable[[], None] = lambda: None
    ) -> None:
        """Save a document while the file is held.

        Args:
            changed: the document.
            snapshot: whether to keep the present file as an earlier version, if one is due.
            first: what has to be done when the new file is whole beside the old one, and not before.
        """
        seq = max(changed.seq, snapshots.latest(self.folder)) + 1
        document = changed.stamped(workbook.__version__, seq, disk.now())
        plain = render(document)
        _check_size(plain)
        raw = self.lock.sealed(plain)
        self._keep_older()
        temporary, signature = atomic_write.prepare(self.path, raw)
        try:
            first()
        except BaseException:
            atomic_write.discard(temporary)
            raise
        if snapshot:
            snapshots.take(self.path, self.document.seq)
        self._is_unsettled = True
        atomic_write.settle(temporary, self.path)
        self._is_unsettled = False
        self.document, self._raw, self._signature = document, raw, signature
        self._key = self.lock.key
        self.trouble, self.recovery = None, None
        atomic_write.clean(self.folder)

    def _keep_older(self) -> None:
        """An earlier edition's file is kept as it was before this edition writes over it."""
        if self._older is None:
            return
        name = f"before-migration-{hashlib.sha256(self._older).hexdigest()[:16]}.json"
        disk.make_folder(self.folder / "kept")
        atomic_write.write_file(self.folder / "kept" / name, self.lock.sealed(self._older))
        self._older = None


def _check_size(raw: bytes) -> None:
    values = raw.count(b",") + raw.count(b"[") + raw.count(b"{")
    if len(raw) > SIZE_LIMIT or values > VALUES_LIMIT:
        raise AnswersNotSaved(
            f"Not saved, because the answers would outgrow the {SIZE_LIMIT // 1_000_000} MB one file may "
            "hold: shorten an answer or forget one you no longer need."
        )
