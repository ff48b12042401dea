"""Answers to look at: the half of `Answers` that a copy in a file has as well."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.answers.document import Document, render
from workbook.answers.entry import Entry, Value, entry_from
from workbook.answers.frame import in_words, rows_to_frame, to_frame
from workbook.answers.merge import merge
from workbook.answers.storage import atomic_write, disk
from workbook.errors import AnswersNotSaved
from workbook.values import frozen

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped, unused-ignore]


class View(Mapping[str, Value]):
    """The answers by key, such as "01-what-closeness-asks.fear-to-lose"; without an answer, no key.

    What is read is frozen: changing it raises, for it would change no file. Options are read in the words of
    the page, and such words know the name that the file keeps: `answers[key].name`.
    """

    @property
    @abstractmethod
    def document(self) -> Document:
        """The answers as they were last read."""

    @property
    def workbook_id(self) -> str:
        """What only this workbook is called, wherever its file goes."""
        return str(self.document.members.get("workbook_id", ""))

    @property
    def saved_at(self) -> str:
        """When the file was last saved, in UTC; empty if never."""
        return str(self.document.members.get("saved_at", ""))

    def text(self) -> bytes:
        """The whole document as an answers file, without a lock."""
        return render(self.document)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)}>"

    def __getitem__(self, key: str) -> Value:
        stored = self.document.answers.get(key)
        if stored is None or stored["value"] is None:
            raise KeyError(key)
        found: Value = frozen(in_words(key, stored))
        return found

    def __iter__(self) -> Iterator[str]:
        answers = self.document.answers
        return iter(sorted(key for key, stored in answers.items() if stored["value"] is not None))

    def __len__(self) -> int:
        return sum(stored["value"] is not None for stored in self.document.answers.values())

    def __contains__(self, key: object) -> bool:
        stored = self.document.answers.get(key) if isinstance(key, str) else None
        return stored is not None and stored["value"] is not None

    def entry(self, key: str) -> Entry | None:
        """The whole record of one answer as the file keeps it, options by their names.

        Args:
            key: chapter and key, joined by a point.

        Returns:
            The record, its value None if it was cleared; None if there is none.
        """
        stored = self.document.answers.get(key)
        return None if stored is None else entry_from(stored)

    def to_frame(self, *keys: str) -> "pandas.DataFrame":
        """Put every answer into one row of a table, sorted by key; or every row of some answers.

        Args:
            keys: the answers whose rows are wanted, such as a log; by default all answers, a row each.

        Returns:
            Columns chapter, key, kind, prompt, value and at (datetime64 in UTC). With keys: key, and a
            column for each cell; whole numbers are Int64, and days datetime64.

        Raises:
            KeyError: one of the keys has no answer.
        """
        if not keys:
            return to_frame(self.document)
        return rows_to_frame({key: self[key] for key in keys})


class AnswersCopy(View):
    """The answers of a file, to be looked at only."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def document(self) -> Document:
        """The answers as they were read."""
        return self._document

    def merged(self, other: View) -> "AnswersCopy":
        """The answers of two files in one, whichever comes first; no text of either is lost.

        Args:
            other: what `Answers.read` or `Answers.open` gives.
        """
        return AnswersCopy(merge(self.document, other.document))

    def write(self, path: str | Path) -> None:
        """Write them to a new file that only its owner can read, in plain text.

        Raises:
            AnswersNotSaved: there is such a file already, or the disk refuses.
        """
        path = Path(path)
        try:
            disk.close(disk.create(path))  # nobody else's file is written over
        except FileExistsError:
            raise AnswersNotSaved(f"There is already a file {path.name}; choose another name.") from None
        except OSError as error:
            raise _not_written(error) from error
        try:
            atomic_write.write_file(path, self.text())
        except OSError as error:
            path.unlink(missing_ok=True)
            raise _not_written(error) from error


def _not_written(error: OSError) -> AnswersNotSaved:
    what, way_out = atomic_write.cause(error)
    return AnswersNotSaved(f"Not written, because {what}: {way_out}.")
