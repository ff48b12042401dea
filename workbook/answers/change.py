"""One answer as it is saved: merged with what the file holds at that moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from workbook.answers.document import Document, moment, piece
from workbook.answers.entry import Entry, Value, entry_from
from workbook.answers.merge import merge_entry, same_value, settle_entry
from workbook.answers.reading import read_piece
from workbook.answers.storage import disk
from workbook.errors import AnswerRefused, AnswersUnreadable


@dataclass(frozen=True, kw_only=True)
class Given:
    """An answer to save with others.

    Attributes:
        key: chapter and key, joined by a point.
        value: the answer as its exercise has cleaned it; None clears it.
        kind: kind of exercise.
        prompt: the question as the reader saw it.
        base: the rev the writer had seen; None for the one that was last read.
    """

    key: str
    value: Value | None = field(repr=False)
    kind: str
    prompt: str
    base: int | None = None

    @property
    def told(self) -> dict[str, str]:
        """What is kept beside the answer."""
        return {"kind": self.kind, "prompt": self.prompt}

    @property
    def change(self) -> Change:
        """What becomes of the answer."""
        return Change(self.key, lambda before: self.value, self.told, self.base)


@dataclass(frozen=True)
class Change:
    """What becomes of one answer.

    Attributes:
        key: chapter and key, joined by a point.
        to: makes the new value of the one in the file.
        asked: kind and prompt, and own words beside a choice.
        base: the rev the writer had seen; None for one who has seen what is in the file.
        seen: the version in `other` that was decided about.
    """

    key: str
    to: Callable[[Any], Value | None] = field(repr=False)
    asked: dict[str, str] = field(repr=False)
    base: int | None = None
    seen: str | None = None

    def made(self, document: Document, by: str) -> tuple[Document, Entry]:
        """Return the document with this change, and the record as it is then; unchanged where none is needed.

        Args:
            document: as it is on the disk.
            by: who writes.

        Raises:
            AnswerRefused: the value cannot be kept in a file.
        """
        before = document.answers.get(self.key)
        value = self.to(before and before["value"])
        if self.seen is None and same_value(before and before["value"], value):
            kept = Entry(self.asked["kind"], self.asked["prompt"], None)
            return document, kept if before is None else entry_from(before)
        at_least = 0 if before is None else before["rev"]
        based = at_least if self.base is None else self.base
        now = {**self.asked, "value": value, "by": by, "other": []}
        now |= {"rev": int(max(based, at_least) + 1), "at": moment(disk.now())}
        top = merge_entry(before, now, based)
        merged = top if self.seen is None else settle_entry(before, now, based, self.seen)
        if merged.get("beside") == "":
            del merged["beside"]
        text, entry = checked(self.key, merged)
        return document.with_entry(self.key, entry, text), entry_from(entry)


def checked(key: str, entry: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the text of an entry, and the entry as it will be read from it.

    Raises:
        AnswerRefused: the value cannot be kept in a file.
    """
    try:
        text = piece(key, entry)
        return text, read_piece(text)[1]
    except (TypeError, ValueError, RecursionError, AnswersUnreadable):
        rule = "an answer is text, a whole number, or a list or table of these; write it as one of them"
        raise AnswerRefused(f"The answer to {key!r} cannot be kept: {rule}.") from None
