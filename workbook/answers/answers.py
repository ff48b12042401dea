"""A reader's answers, kept in one file and used like a dictionary."""

import secrets
from collections.abc import Iterable, Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.answers.change import Change, Given, checked
from workbook.answers.document import Document
from workbook.answers.entry import Entry, Value
from workbook.answers.frame import history
from workbook.answers.given import fitting, with_row
from workbook.answers.operations.forget import Meant, forget
from workbook.answers.storage import snapshots
from workbook.answers.storage.copies import read_copy_file
from workbook.answers.storage.store import AnswersFile
from workbook.answers.view import AnswersCopy, View
from workbook.answers.whole import Whole
from workbook.errors import AnswerRefused
from workbook.paths import data_folder

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped, unused-ignore]


class Answers(Whole, View, MutableMapping[str, Value]):
    """The answers by key, such as "01-what-closeness-asks.fear-to-lose"; without an answer, no key.

    What is read is frozen: changing it raises, for it would change no file. What is set goes through the same
    rules as on the page.
    """

    def __init__(self, file: AnswersFile) -> None:
        self._file = file
        self._session = f"s-{secrets.token_hex(4)}"

    @classmethod
    def open(cls, folder: Path | None = None) -> "Answers":
        """Open the answers of a data folder, making the folder if need be.

        Never raises for what it finds there: `trouble` says what is wrong, and `read_only` whether to write.

        Args:
            folder: the data folder; by default the one `workbook where` names.
        """
        file = AnswersFile(data_folder() if folder is None else Path(folder).absolute())
        file.refresh()
        return cls(file)

    @staticmethod
    def read(path: str | Path | None = None, secret: str | None = None) -> AnswersCopy:
        """Read an answers file to look at; nothing is made or changed, whatever is there.

        Args:
            path: the file, or a data folder; by default the one `workbook where` names.
            secret: the passphrase or recovery code, if the file is locked.

        Raises:
            AnswersUnreadable: there is no such file, or none that can be trusted.
            CopyLocked, WrongPassphrase: it is locked and the secret is missing or another.
        """
        at = data_folder() if path is None else Path(path).expanduser().absolute()
        return AnswersCopy(read_copy_file(at / "answers.json" if at.is_dir() else at, secret))

    @property
    def document(self) -> Document:
        """The answers as they were last read or saved."""
        return self._file.document

    def merge(self, copy: View) -> None:
        """Bring the answers of another file in; no text of either is lost, and `undo` takes it back.

        Args:
            copy: what `Answers.read` gives.

        Raises:
            AnswersBusy, AnswersReadOnly, AnswersNotSaved: and the file is as it was.
        """
        self.restore(copy.document)

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._file.folder

    @property
    def path(self) -> Path:
        """The answers file."""
        return self._file.path

    @property
    def mark(self) -> object:
        """Something that is another thing whenever the answers have changed, here or on the disk."""
        return self._file.document

    def __setitem__(self, key: str, value: Value | None) -> None:
        fit, kind, prompt = fitting(key, value, self.entry(key))
        self.put(key, fit, kind=kind, prompt=prompt)

    def append(self, key: str, row: Mapping[str, Any]) -> Entry:
        """Add one row to a log or a table, to whatever is in the file at that moment.

        Args:
            key: chapter and key, joined by a point.
            row: its cells by name; in a log, a row without a day is of today.

        Returns:
            The record as it is now in the file.

        Raises:
            AnswerRefused: it takes no rows, or not such a row.
            AnswersBusy, AnswersReadOnly, AnswersNotSaved: the same as `put`.
        """
        _, kind, prompt = with_row(key, row, None)
        told = {"kind": kind, "prompt": prompt}
        return self._change_all([Change(key, lambda rows: with_row(key, row, rows)[0], told)])[0]

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self.forget(key)

    def put(
        self,
        key: str,
        value: Value | None,
        *,
        kind: str,
        prompt: str,
        base: int | None = None,
        beside: str | None = None,
    ) -> Entry:
        """Save one answer; when this returns, it is on the disk.

        Args:
            key: chapter and key, joined by a point.
            value: the answer as its exercise has cleaned it; None clears it.
            kind: kind of exercise.
            prompt: the question as the reader saw it.
            base: the rev the writer had seen. If the file holds a later one with another text, both are
                kept: the new one as the value, the one in the file in `other`. By default, the rev this
                object last read.
            beside: own words to keep beside a choice that are not chosen; empty for none any more. By
                default, what is kept there stays.

        Returns:
            The record as it is now in the file. If nothing had to be saved, the one that was there.

        Raises:
            AnswerRefused: if the value cannot be kept in a file.
            AnswersBusy: if another window is saving for more than 5 seconds.
            AnswersReadOnly: if the file is damaged or newer; nothing is written to it.
            AnswersNotSaved: if the disk refuses; the file is as it was.
        """
        told = {"kind": kind, "prompt": prompt} | ({} if beside is None else {"beside": beside})
        return self._change_all([self._checked_change(key, value, told, base)])[0]

    def settle(
        self, key: str, value: Value | None, *, kind: str, prompt: str, base: int | None = None, seen: str
    ) -> Entry:
        """Save what the reader has chosen between two versions, and drop the one it was chosen over.

        Args:
            key: chapter and key, joined by a point.
            value: the choice, cleaned: this version, that one, or both in one.
            kind: kind of exercise.
            prompt: the question as the reader saw it.
            base: the rev the reader had seen; by default, the one this object last read.
            seen: the `version_id` of the version in `other` that was decided about.

        Returns:
            The record as it is now in the file.

        Raises:
            The same as `put`.
        """
        told = {"kind": kind, "prompt": prompt}
        return self._change_all([self._checked_change(key, value, told, base, seen)])[0]

    def put_all(self, given: Iterable[Given]) -> list[Entry]:
        """Save several answers in one: all of them are on the disk when this returns, or none.

        Args:
            given: each with its key, and the rev its writer had seen.

        Returns:
            Their records as they are now in the file.

        Raises:
            The same as `put`.
        """
        return self._change_all(self._changes(given))

    def foreseen(self, given: Iterable[Given]) -> AnswersCopy:
        """Return the answers as they will be when these are saved, unless another window saves before.

        Args:
            given: what is about to be saved; nothing of it is kept here.

        Raises:
            AnswerRefused: a value cannot be kept in a file.
        """
        document = self.document
        for one in given:
            document, _ = one.change.made(document, self._session)
        return AnswersCopy(document)

    def _changes(self, given: Iterable[Given]) -> list[Change]:
        return [self._checked_change(one.key, one.value, one.told, one.base) for one in given]

    def _checked_change(
        self,
        key: str,
        value: Value | None,
        asked: dict[str, str],
        base: int | None,
        seen: str | None = None,
    ) -> Change:
        known = self.entry(key)
        base = base if base is not None else 0 if known is None else known.rev
        checked(key, {**asked, "value": value, "rev": 0, "by": self._session, "at": "", "other": []})
        return Change(key, lambda before: value, asked, base, seen)

    def _change_all(self, changes: list[Change]) -> list[Entry]:
        stored: list[Entry] = []

        def edit(document: Document) -> Document:
            stored.clear()
            for change in changes:
                document, entry = change.made(document, self._session)
                stored.append(entry)
            return document

        self._file.change(edit)
        return stored

    def rename(self, old: str, new: str) -> bool:
        """Take an answer along to another key, with every version beside it.

        Earlier versions of the file, and copies elsewhere, keep it under the old one.

        Args:
            old: its key until now.
            new: its key from now on.

        Returns:
            Whether there was one.

        Raises:
            AnswerRefused: there is an answer under the new key already.
            AnswersBusy, AnswersReadOnly, AnswersNotSaved: the same as `put`.
        """
        found = False

        def edit(document: Document) -> Document:
            nonlocal found
            before, there = document.answers.get(old), document.answers.get(new)
            if before is None or old == new:
                return document
            if there is not None and there["value"] is not None:
                raise AnswerRefused(f"There is an answer under {new!r} already. Forget one of the two first.")
            found = True
            rev = max(before["rev"], there["rev"] if there else 0) + 1
            text, entry = checked(new, {**before, "rev": rev})
            return document.without(old).with_entry(new, entry, text)

        self._file.change(edit)
        return found

    def forget(self, key: str) -> None:
        """Take one answer out of the file, the snapshots and the kept copies.

        What it cannot reach: copies made by others, such as a backup, and what the disk itself has not yet
        written over. A kept copy that nothing can read is removed if the answer is found in it.

        Raises:
            AnswersBusy, AnswersReadOnly: and nothing has changed.
            AnswersNotSaved: if a copy could not be changed; the sentence names it.
        """
        forget(self._file, Meant(key))

    def refresh(self) -> None:
        """Read the file again if it has changed on the disk; next to nothing otherwise."""
        self._file.refresh()

    def history(self, key: str | None = None) -> "pandas.DataFrame":
        """Put every version that is still kept into one row of a table, sorted by key and time.

        Versions come from the snapshots (the newest ten, and one a day for seven days) and the present
        answers, so not every version there ever was is among them.

        Args:
            key: the one answer whose versions are wanted; all of them by default.

        Returns:
            Columns as `to_frame`; value is `None` where an answer had been cleared.
        """
        earlier = snapshots.readable(self._file.folder, self._file.lock.opened)
        return history([*earlier, self._file.document], key)
