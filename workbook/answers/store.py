"""The answers file in its folder: read when it has changed, saved whole or not at all."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import workbook
from workbook.answers import disk, forgetting, snapshots, writing
from workbook.answers.document import SIZE_LIMIT, Document, new_document, render
from workbook.answers.reading import VALUES_LIMIT, parse
from workbook.answers.recovery import recover
from workbook.errors import AnswersNotSaved, AnswersReadOnly, AnswersUnreadable

LOCK_SECONDS = 5.0

_NEWER = (
    "The answers were saved by a newer edition of the workbook; they are shown as far as this edition "
    "understands them, and nothing is saved until you update the workbook."
)


class AnswersFile:
    """One window's view of the answers file.

    Args:
        folder: the data folder; it is made when the file is first looked at.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "answers.json"
        self.document = new_document()
        self.trouble: str | None = None
        self._raw: bytes | None = None
        self._signature: disk.Signature | None = None
        self._is_shut_out = True  # until the folder has been seen
        self._is_unsettled = False

    def refresh(self) -> None:
        """Read the file again if it has changed; never raises, but says in `trouble` what is wrong."""
        if not self._is_shut_out and disk.signature(self.path) == self._signature:
            return
        try:
            if self._is_shut_out:
                disk.make_folder(self.folder)
            self._read()
        except OSError as error:
            what, way_out = writing.cause(error)
            self._is_shut_out = True
            self.trouble = f"The answers in {self.folder} cannot be read, because {what}: {way_out}."

    def change(self, edit: Callable[[Document], Document]) -> None:
        """Change the document as it is on the disk at this moment, and save it.

        Args:
            edit: makes the new document from the current one, or returns that if there is nothing to save.

        Raises:
            AnswersBusy, AnswersReadOnly, AnswersNotSaved: and the file is as it was.
        """
        with self._locked():
            changed = edit(self.document)
            if changed is not self.document or self._is_unsettled:
                self._save(changed)

    def forget(self, key: str) -> None:
        """Take one answer out of the file and of every copy beside it.

        Raises:
            AnswersBusy, AnswersReadOnly: and nothing has changed.
            AnswersNotSaved: if some copy could not be reached; the sentence names it.
        """
        with self._locked():
            unreached = forgetting.forget_copies(self.folder, key, self.document)
            writing.clean(self.folder, older_than=-math.inf)
            if key in self.document.answers:
                self._save(self.document.without(key), snapshot=False)
        if unreached:
            left = ", ".join(str(path) for path in unreached)
            raise AnswersNotSaved(
                f"The answer is forgotten, but copies could not be changed: remove {left} yourself."
            )

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            disk.make_folder(self.folder)
            with disk.lock(self.folder / "answers.json.lock", LOCK_SECONDS):
                self._read()
                if self.trouble is not None:
                    raise AnswersReadOnly(self.trouble)
                yield
        except OSError as error:
            what, way_out = writing.cause(error)
            raise AnswersNotSaved(
                f"Not saved, because {what}: {way_out}; what was saved before is untouched in {self.folder}."
            ) from error

    def _read(self) -> None:
        """Read the bytes every time: under the lock, no signature is proof enough of no change."""
        try:
            raw, signature = disk.read_file(self.path, SIZE_LIMIT)
            if raw != self._raw:
                self.document = parse(raw, self.document)
            self.trouble = _NEWER if self.document.newer else None
            self._raw, self._signature = raw, signature
        except FileNotFoundError:
            self._start_afresh()
        except AnswersUnreadable as found:
            self._show_recovered(found)
        self._is_shut_out = False

    def _start_afresh(self) -> None:
        """A file that was taken away is not brought back from memory: someone may have deleted everything."""
        if self._raw is not None or self.trouble is not None:
            self.document = new_document()
        self._raw, self._signature, self.trouble = None, None, None

    def _show_recovered(self, found: AnswersUnreadable) -> None:
        signature = disk.signature(self.path)
        if self.trouble is None or self._is_shut_out or signature != self._signature:
            recovery = recover(self.path, found, self.document)
            self.document, self.trouble = recovery.document, recovery.trouble
        self._raw, self._signature = None, signature

    def _save(self, changed: Document, snapshot: bool = True) -> None:
        seq = max(changed.seq, snapshots.latest(self.folder)) + 1
        document = changed.stamped(workbook.__version__, seq, disk.now())
        raw = render(document)
        _check_size(raw)
        temporary, signature = writing.prepare(self.path, raw)
        if snapshot:
            snapshots.take(self.path, self.document.seq)
        self._is_unsettled = True
        writing.settle(temporary, self.path)
        self._is_unsettled = False
        self.document, self._raw, self._signature = document, raw, signature
        writing.clean(self.folder)


def _check_size(raw: bytes) -> None:
    values = raw.count(b",") + raw.count(b"[") + raw.count(b"{")
    if len(raw) > SIZE_LIMIT or values > VALUES_LIMIT:
        raise AnswersNotSaved(
            f"Not saved, because the answers would outgrow the {SIZE_LIMIT // 1_000_000} MB one file may "
            "hold: shorten an answer or forget one you no longer need."
        )
