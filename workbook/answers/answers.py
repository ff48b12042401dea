"""A reader's answers, kept in one file and used like a dictionary."""

import secrets
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.answers.document import Document, moment, piece
from workbook.answers.entry import Entry, Value, entry_from
from workbook.answers.frame import history, to_frame
from workbook.answers.merge import merge_entry, same_value, settle_entry
from workbook.answers.operations.forget import Meant, forget
from workbook.answers.reading import read_piece
from workbook.answers.storage import disk, snapshots
from workbook.answers.storage.store import AnswersFile
from workbook.answers.whole import Whole
from workbook.errors import AnswerRefused, AnswersUnreadable
from workbook.paths import data_folder

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped, unused-ignore]


class Answers(Whole, MutableMapping[str, Value]):
    """The answers by key, such as "01-what-closeness-asks.fear-to-lose"; without an answer, no key."""

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

    def __repr__(self) -> str:
        return f"<Answers: {len(self)}>"

    def __getitem__(self, key: str) -> Value:
        entry = self.entry(key)
        if entry is None or entry.value is None:
            raise KeyError(key)
        return entry.value

    def __setitem__(self, key: str, value: Value | None) -> None:
        from workbook.chapters.notebook import find_exercise

        exercise = find_exercise(key)
        if exercise is not None:
            self.put(key, exercise.clean(value), kind=exercise.kind, prompt=exercise.prompt)
            return
        before = self.entry(key)
        kind = _kind_of(key, value) if before is None else before.kind
        self.put(key, value, kind=kind, prompt="" if before is None else before.prompt)

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self.forget(key)

    def __iter__(self) -> Iterator[str]:
        answers = self._file.document.answers
        return iter(sorted(key for key, stored in answers.items() if stored["value"] is not None))

    def __len__(self) -> int:
        return sum(stored["value"] is not None for stored in self._file.document.answers.values())

    def __contains__(self, key: object) -> bool:
        stored = self._file.document.answers.get(key) if isinstance(key, str) else None
        return stored is not None and stored["value"] is not None

    def entry(self, key: str) -> Entry | None:
        """The whole record of one answer, its value None if it was cleared; None if there is no record."""
        stored = self._file.document.answers.get(key)
        return None if stored is None else entry_from(stored)

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
        return self._put(key, value, told, base, None)

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
        return self._put(key, value, {"kind": kind, "prompt": prompt}, base, seen)

    def _put(
        self, key: str, value: Value | None, asked: dict[str, str], base: int | None, seen: str | None
    ) -> Entry:
        incoming = {**asked, "value": value, "by": self._session, "other": []}
        known = self.entry(key)
        base = base if base is not None else 0 if known is None else known.rev
        stored = Entry(asked["kind"], asked["prompt"], None)

        def edit(document: Document) -> Document:
            nonlocal stored
            before = document.answers.get(key)
            if seen is None and same_value(before and before["value"], value):
                stored = stored if before is None else entry_from(before)
                return document
            rev = max(base, 0 if before is None else before["rev"]) + 1
            now = {**incoming, "rev": int(rev), "at": moment(disk.now())}
            merged = merge_entry(before, now, base) if seen is None else settle_entry(before, now, base, seen)
            if merged.get("beside") == "":
                del merged["beside"]
            text, entry = _checked(key, merged)
            stored = entry_from(entry)
            return document.with_entry(key, entry, text)

        _checked(key, {**incoming, "rev": 0, "at": ""})
        self._file.change(edit)
        return stored

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

    def to_frame(self) -> "pandas.DataFrame":
        """Put every answer into one row of a table, sorted by key.

        Returns:
            Columns chapter, key, kind, prompt, value and at (datetime64 in UTC).
        """
        return to_frame(self._file.document)

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


def _checked(key: str, entry: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The text of an entry and the entry as it will be read from it."""
    try:
        text = piece(key, entry)
        return text, read_piece(text)[1]
    except (TypeError, ValueError, RecursionError, AnswersUnreadable):
        raise _refused(key) from None


def _refused(key: str) -> AnswerRefused:
    rule = "an answer is text, a whole number, or a list or table of these; write it as one of them"
    return AnswerRefused(f"The answer to {key!r} cannot be kept: {rule}.")


def _kind_of(key: str, value: Value | None) -> str:
    """A kind for an answer of which no chapter knows."""
    if isinstance(value, int) and not isinstance(value, bool):
        return "balance" if value < 0 else "scale"
    if isinstance(value, list):
        return "table" if any(isinstance(row, dict) for row in value) else "checklist"
    if isinstance(value, dict):
        return "deck" if value.keys() <= {"kept", "own"} else "sentence"
    if value is None or isinstance(value, str):
        return "text"
    raise _refused(key)
