"""What can be done with the answers as a whole: bring back, choose, lock, forget."""

from pathlib import Path

from workbook.answers.document import Document
from workbook.answers.operations import forget, lock, preview, restore
from workbook.answers.operations.preview import Preview
from workbook.answers.operations.restore import How
from workbook.answers.storage import copies
from workbook.answers.storage.damage import Recovery
from workbook.answers.storage.store import AnswersFile


class Whole:
    """The half of `Answers` that is about all of them at once."""

    _file: AnswersFile

    @property
    def fingerprint(self) -> str:
        """A short name of what is in the file: the same only where not a sign of it has changed.

        It is another one in every process, so that it tells nobody anything. Empty if there is no sound file.
        """
        return self._file.fingerprint

    @property
    def trouble(self) -> str | None:
        """One sentence if the file is damaged, newer, locked or out of reach, else None."""
        return self._file.trouble

    @property
    def read_only(self) -> bool:
        """Whether the answers may only be looked at."""
        return self._file.trouble is not None

    @property
    def recovery(self) -> Recovery | None:
        """What a damaged file leaves to choose from, else None."""
        return self._file.recovery

    def choose(self, name: str) -> None:
        """Go on with one of `recovery.choices`; nothing is written to a damaged file before that.

        Raises:
            AnswerRefused: if there is nothing to choose, or no such choice.
            AnswersBusy, AnswersNotSaved: and the file is as it was.
        """
        restore.choose(self._file, name)

    def preview(self, copy: Document) -> Preview:
        """Say what a copy would bring, before anything is written."""
        return preview.preview(self._file.document, copy)

    def restore(self, copy: Document, how: How = "merge") -> None:
        """Bring a copy in.

        Args:
            copy: as `restoring.read_copy` returns it.
            how: "merge" keeps every answer and every text of both; "replace" takes those of the copy.

        Raises:
            AnswersBusy, AnswersReadOnly, AnswersNotSaved: and the file is as it was.
        """
        restore.restore(self._file, copy, how)

    @property
    def can_undo(self) -> bool:
        """Whether the last restore can be undone."""
        return restore.can_undo(self._file)

    def undo(self) -> None:
        """Go back to the answers before the last restore; what was edited since stays.

        Raises:
            AnswerRefused: if there is nothing to undo.
            AnswersBusy, AnswersReadOnly, AnswersNotSaved, AnswersUnreadable: and the file is as it was.
        """
        restore.undo(self._file)

    def copies(self) -> list[Path]:
        """The copies that programs which keep folders in step have left beside the file."""
        return copies.conflict_copies(self._file.folder)

    def read_copy(self, path: Path, secret: str | None = None) -> Document:
        """Read one of `copies`, which may have the same lock as the answers.

        Raises:
            AnswersUnreadable, CopyLocked, WrongPassphrase: if it cannot be read.
        """
        return restore.read_beside(self._file, path, secret)[1]

    def take(self, path: Path, how: How = "merge", secret: str | None = None) -> None:
        """Bring in one of `copies`, and put it with the kept ones.

        Raises:
            AnswerRefused: if it is no such copy.
            AnswersUnreadable, CopyLocked, WrongPassphrase: if it cannot be read.
            AnswersBusy, AnswersReadOnly, AnswersNotSaved: and the answers are as they were.
        """
        restore.take(self._file, path, how, secret)

    @property
    def sealed(self) -> bool:
        """Whether the answers have a lock with a passphrase."""
        return self._file.lock.is_on

    @property
    def locked(self) -> bool:
        """Whether they have one and it is not open in this process."""
        return self._file.is_closed

    def lock(self, passphrase: str) -> str:
        """Put a lock on, or change it; from then on nothing stands on the disk in plain text.

        Returns:
            The recovery code, which opens the lock if the passphrase is forgotten; it is kept nowhere.

        Raises:
            PassphraseRefused: if the passphrase is too short.
            AnswersBusy, AnswersReadOnly, AnswersNotSaved: the sentence says what has happened.
        """
        return lock.lock(self._file, passphrase)

    def open_lock(self, secret: str) -> None:
        """Open the lock for this process, with the passphrase or the recovery code.

        Raises:
            WrongPassphrase: if neither fits.
            AnswersUnreadable: if the lock is damaged everywhere.
        """
        lock.open_lock(self._file, secret)

    def close_lock(self) -> None:
        """Forget the key in this process, and what was read with it."""
        lock.close_lock(self._file)

    def remove_lock(self, secret: str) -> None:
        """Take the lock off, so that the answers stand on the disk in plain text again.

        Raises:
            WrongPassphrase: if neither the passphrase nor the recovery code fits.
            AnswersBusy, AnswersReadOnly, AnswersNotSaved, AnswersUnreadable: and the lock is still on.
        """
        lock.remove_lock(self._file, secret)

    def plain_copies(self) -> list[Path]:
        """The copies that stand on the disk in plain text although the lock is on."""
        return lock.plain_copies(self._file)

    def forget_chapter(self, slug: str) -> None:
        """Take a chapter's answers out of the file, the snapshots and every other copy in the folder.

        Raises:
            AnswersBusy, AnswersReadOnly: and nothing has changed.
            AnswersNotSaved: if a copy could not be changed; the sentence names it.
        """
        forget.forget(self._file, forget.Meant(f"{slug}.", whole_chapter=True))

    def forget_everything(self) -> None:
        """Remove the answers and every copy in the folder, even if they are damaged or locked.

        What it cannot reach: copies elsewhere, such as a backup or a file you kept, notebooks of your own,
        and what the disk itself has not yet written over.

        Raises:
            AnswersBusy: and nothing has changed.
            AnswersNotSaved: if something could not be removed; the sentence names it.
        """
        forget.forget_everything(self._file)
