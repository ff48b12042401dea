"""A life with the workbook, step by step: a folder, two windows, and what must be readable at any time."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from tests.faults.folders import at, put
from tests.faults.fragile import Calm, Death, Died, fragile
from tests.faults.looking import PASSPHRASES, Found, holding, look
from workbook.answers import Answers
from workbook.answers.document import Document
from workbook.answers.encryption import keyring
from workbook.errors import AnswersUnreadable, WorkbookError, WrongPassphrase

Texts = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Promise:
    """What has been acknowledged.

    Args:
        texts: of each answer, the texts that must be readable, on top or beside.
        before: the same before the last restore, to which an undo goes back; None if there is none.
        edited: the answers edited since.
        forgotten: texts that must be nowhere.
    """

    texts: Texts = field(default_factory=dict)
    before: Texts | None = None
    edited: frozenset[str] = frozenset()
    forgotten: frozenset[str] = frozenset()

    def written(self, key: str, text: str | None, seen: str | None) -> "Promise":
        """After a text was saved by a window that had seen another."""
        left = self.texts.get(key, frozenset()) - {seen}
        texts = {**self.texts, key: left | ({text} if text else frozenset())}
        return replace(self, texts=texts, edited=self.edited | {key})

    def without(self, key: str) -> "Promise":
        """After an answer was forgotten."""
        gone = self.texts.get(key, frozenset())
        before = self.before and {name: texts for name, texts in self.before.items() if name != key}
        texts = {name: texts for name, texts in self.texts.items() if name != key}
        return replace(self, texts=texts, before=before, forgotten=self.forgotten | gone)

    def restored(self, copy: Texts, how: str) -> "Promise":
        """After a copy was brought in."""
        none: frozenset[str] = frozenset()
        merged = {key: self.texts.get(key, none) | copy.get(key, none) for key in {*self.texts, *copy}}
        texts = merged if how == "merge" else copy
        brought = frozenset().union(*copy.values()) if copy else none
        return Promise(texts, self.texts, none, self.forgotten - brought)

    def undone(self) -> "Promise":
        """After the last restore was taken back; what was edited since stays."""
        before = self.before or {}
        kept = {key: texts for key, texts in self.texts.items() if key in self.edited}
        return replace(self, texts={**before, **kept}, before=None)

    def is_kept_by(self, found: Found) -> bool:
        """Whether everything that was acknowledged can be read."""
        return found.trouble is None and all(
            texts <= readable(found).get(key, frozenset()) for key, texts in self.texts.items()
        )


def readable(found: Found) -> Texts:
    """Every text that can be read, by answer."""
    return {key: frozenset({value, *others}) - {None} for key, (value, others) in found.answers.items()}


def texts_of(document: Document) -> Texts:
    """Every text of a document, by answer."""
    return {
        key: frozenset({entry["value"], *(each["value"] for each in entry.get("other", ()))}) - {None}
        for key, entry in document.answers.items()
    }


class Life:
    """A folder and the windows on it; each deed is done, refused, or cut short by a death.

    Args:
        room: where folders can be made.
    """

    def __init__(self, room: Path) -> None:
        self.room, self.count, self.clock = room, 0, 0.0
        self.folder = room / "home-0"
        self.promise = Promise()
        self.start()

    def start(self) -> None:
        """Open both windows, as after a restart of everything."""
        keyring.drop(self.folder)
        self.windows = [Answers.open(self.folder), Answers.open(self.folder)]
        for passphrase in PASSPHRASES if self.windows[0].locked else ():
            with suppress(WrongPassphrase, AnswersUnreadable):
                self.windows[0].open_lock(passphrase)

    def end(self) -> None:
        """Leave nothing behind."""
        keyring.drop(self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)

    def look(self) -> Found:
        """What a fresh process finds, without disturbing the windows."""
        key = keyring.held(self.folder)
        found = look(self.folder)
        if key is not None:
            keyring.hold(self.folder, key)
        return found

    def do(self, deed: Callable[[], object], then: Promise, dies_at: int | None) -> None:
        """Do something that promises something.

        Args:
            deed: what is done.
            then: what is promised once it is acknowledged.
            dies_at: the touch of the disk before which everything dies; None if nothing does.
        """
        fault = Calm() if dies_at is None else Death(at=dies_at)
        try:
            with at(self.clock), fragile(self.folder, fault):
                deed()
        except Died:
            self._rise(then)
        except WorkbookError as told:
            self._adopt(then, self.look(), str(told))
        else:
            self.promise = then

    def _rise(self, then: Promise) -> None:
        """After a death, what was being done has happened or has not, and both are well."""
        keyring.drop(self.folder)
        self.count += 1
        folder = self.room / f"home-{self.count}"
        with suppress(FileNotFoundError):
            self.folder.rename(folder)
        self.folder = folder
        self._adopt(then, look(folder), "dead")
        self.start()

    def _adopt(self, then: Promise, found: Found, why: str) -> None:
        """What was not acknowledged has happened or has not, and what was before to be forgotten still is."""
        kept = [promise for promise in (self.promise, then) if promise.is_kept_by(found)]
        assert kept, f"neither the old nor the new answers are there: {why}"
        self.promise = replace(kept[0], before=None, forgotten=self.promise.forgotten & kept[0].forgotten)

    def restore(self, copy: Document, how: Literal["merge", "replace"], dies_at: int | None) -> None:
        """Bring a copy in; where that changes nothing, the restore before it is still the one to undo."""
        path, answers, promise = self.folder / "answers.json", self.windows[0], self.promise
        before = path.read_bytes() if path.exists() else b""
        then = promise.restored(texts_of(copy), how)
        self.do(lambda: answers.restore(copy, how), then, dies_at)
        if self.promise is then and path.exists() and path.read_bytes() == before:
            self.promise = promise

    def save(self, window: int, key: str, text: str | None, dies_at: int | None) -> None:
        """Save a text in one of the windows."""
        answers = self.windows[window]
        seen = answers.entry(key)
        then = self.promise.written(key, text, None if seen is None else seen.value)
        self.do(lambda: put(answers, key, text), then, dies_at)

    def left_of_forgotten(self) -> list[str]:
        """The files in which something forgotten can still be read."""
        return holding(self.folder, *(f'"{text}"' for text in self.promise.forgotten))
