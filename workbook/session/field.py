"""A field: one exercise, its answer, and what became of the last edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, assert_never

from workbook import tracebacks
from workbook.answers import Answers, Entry
from workbook.answers.merge import version_id
from workbook.chapters.roles import WHOM
from workbook.errors import WorkbookError
from workbook.exercises.cleaning import clean_text
from workbook.exercises.joining import both
from workbook.exercises.kinds import Exercise, Plan
from workbook.protocol.from_page import (
    Act,
    AskLibrary,
    Beat,
    Draw,
    Edit,
    Forget,
    FromPage,
    Hello,
    Part,
    Press,
    Put,
    Settle,
)
from workbook.protocol.to_page import Chosen, Forgotten, Here, Saved, Unsaved, Version
from workbook.session.piece import Piece
from workbook.session.told_plan import keep_in_log

UNEXPECTED = (
    "something unexpected went wrong while saving. "
    "Keep the page open and try again, or copy the text elsewhere."
)


class Field(Piece):
    """A prompt with its control, kept in the answers file whenever it changes.

    Args:
        exercise: what is asked; it cleans every value.
        answers: where the value is kept and read from.
        place: where that is, in the reader's words.

    Attributes:
        value: the answer as the file has it; `None` is unanswered, zero is an answer.
        rev: the answer's revision in the file, 0 without one.
        disabled: whether the control can be changed on the page.
        shows: called with each value that takes the place of the one before.
    """

    keeps = True

    def __init__(self, exercise: Exercise, answers: Answers, place: str) -> None:
        super().__init__(exercise.key)
        self.exercise, self.answers, self.place = exercise, answers, place
        self.disabled = False
        self.shows: Callable[[Any], None] = lambda value: None
        self._written_from_page = 0
        self._know(entry := answers.entry(exercise.key))
        self.value: Any = exercise.shown(entry.value) if entry else None

    def set(self, value: Any) -> None:
        """Keep an answer that a program gives, and tell the page.

        Args:
            value: the answer, cleaned.

        Raises:
            WorkbookError: it cannot be kept; the field then has what the file has.
        """
        try:
            self._keep(value, self.rev)
        finally:
            self.here()  # what the file has, also where the disk refused
        self.after(self.key)

    def _show(self, value: Any) -> None:
        self.value = value
        self.shows(value)

    def _keep(self, value: Any, base: int, beside: str | None = None) -> Entry:
        kind, prompt = self.exercise.kind, self.exercise.prompt
        entry = self.answers.put(self.key, value, kind=kind, prompt=prompt, base=base, beside=beside)
        self._know(entry)
        return entry

    def _know(self, entry: Entry | None) -> None:
        self.rev = entry.rev if entry else 0
        self._told = _state(entry)

    def here(self) -> None:
        """Tell the page the answer as the file has it now."""
        self.answers.refresh()
        entry = self.answers.entry(self.key)
        self._know(entry)
        self._show(self.exercise.shown(entry.value) if entry else None)
        self.tell({**self._stands(entry), "value": self.value})

    def begin(self, made: str) -> None:
        """Tell a page that has just connected, without the value where that stands on it already."""
        self.answers.refresh()
        if made and made == self.answers.fingerprint:
            self.tell(self._stands(self.answers.entry(self.key)))
        else:
            self.here()

    def _stands(self, entry: Entry | None) -> Here:
        told: Here = {
            "say": "here",
            "key": self.key,
            "others": self._others(entry),
            "rev": self.rev,
            "disabled": self.disabled,
        }
        if self.key.endswith(WHOM):
            from workbook.insights.whom import named  # few chapters have more than one such line

            told["people"] = named(self.answers)
        return told

    def look(self) -> None:
        """Tell the page if the answer was changed elsewhere."""
        if _state(self.answers.entry(self.key)) != self._told:
            self.here()

    def _others(self, entry: Entry | None) -> list[Version]:
        """The versions written elsewhere that this edition can show, for the reader to choose from."""
        if entry is None or not entry.other:
            return []
        from workbook.insights.telling import in_words  # what tells of answers comes when there are two

        shown = [(version, self.exercise.shown(version["value"])) for version in entry.other]
        return [
            {
                "words": in_words(value, self.exercise),
                "at": version["at"],
                "of": version_id(version),
                "joins": both(self.exercise, self.value, value) is not None,
            }
            for version, value in shown
            if value is not None
        ]

    def receive(self, message: FromPage) -> None:
        """Take `hello` and the edits; each edit is answered with its sequence number."""
        match message:
            case Put() | Settle() | Forget():
                self._answer(message)
            case Hello():
                self.here()
            case Draw() | Part() | Press() | Act() | Beat() | AskLibrary():
                pass  # of other pieces, or of the line
            case _:
                assert_never(message)

    def _answer(self, edit: Edit) -> None:
        try:
            done = self._done(edit)
        except WorkbookError as error:
            self._refuse(edit, str(error))
        except Exception:  # noqa: BLE001 - the page must hear of it, and a traceback could hold the answer
            tracebacks.show()
            self._refuse(edit, UNEXPECTED)
        else:
            self.tell(done)
            self.after(self.key)

    def _refuse(self, edit: Edit, why: str) -> None:
        self.tell(Unsaved(say="unsaved", why=why, key=self.key, seq=edit.seq))

    def _done(self, edit: Edit) -> Saved | Forgotten:
        match edit:
            case Put():
                return self._put(edit)
            case Settle():
                return self._choose(edit)
            case Forget():
                return self._forget(edit)
        assert_never(edit)

    def _put(self, edit: Put | Settle) -> Saved:
        value = self.exercise.clean(edit.value)
        if isinstance(self.exercise, Plan):
            keep_in_log(self.answers, self.exercise, self.value, self.exercise.kept(value))
        words = None if edit.beside is None else clean_text(edit.beside, self.exercise.prompt) or ""
        return self._saved(self._keep(value, self._base(edit), words), edit)

    def _base(self, edit: Put | Settle) -> int:
        """The rev the page has seen; what this page wrote itself it has seen, acknowledged or not yet."""
        return max(self._written_from_page, edit.rev)

    def _saved(self, entry: Entry, edit: Put | Settle, *, chosen: bool = False) -> Saved:
        self._written_from_page = entry.rev
        self._show(self.exercise.shown(entry.value))
        value: Chosen = {"value": self.value} if chosen else {}
        return {
            "say": "saved",
            "others": self._others(entry),
            "rev": entry.rev,
            "at": entry.at,
            "place": self.place,
            "empty": entry.value is None,
            **value,
            "key": self.key,
            "seq": edit.seq,
        }

    def _choose(self, edit: Settle) -> Saved:
        """Keep this version, that one, or both in one; what was chosen over is dropped."""
        exercise, here = self.exercise, self.exercise.clean(edit.value)
        self.answers.refresh()
        entry = self.answers.entry(self.key)
        others = {version_id(version): version for version in (entry.other if entry else ())}
        there = exercise.shown(others[edit.of]["value"]) if edit.of in others else None
        kept = {"this": here, "that": there, "both": both(exercise, here, there)}.get(edit.keep)
        if there is None or (kept is None and edit.keep != "this"):  # settled in another window meanwhile
            return self._put(edit)
        entry = self.answers.settle(
            self.key,
            kept,
            kind=exercise.kind,
            prompt=exercise.prompt,
            base=self._base(edit),
            seen=edit.of,
        )
        self._know(entry)
        return self._saved(entry, edit, chosen=True)

    def _forget(self, edit: Forget) -> Forgotten:
        self.answers.forget(self.key)
        self._know(None)
        self._written_from_page = 0
        self._show(None)
        return Forgotten(say="forgotten", key=self.key, seq=edit.seq)


def _state(entry: Entry | None) -> tuple[object, ...]:
    """What tells one state of an answer from another."""
    return (entry.rev, entry.by, tuple(map(version_id, entry.other))) if entry else ()
