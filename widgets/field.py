"""A field: one exercise, its answer, and what became of the last edit."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import traitlets

from widgets.piece import Message, Piece
from workbook.answers import Answers
from workbook.errors import WorkbookError
from workbook.exercises import Exercise
from workbook.markup.fields import field as markup
from workbook.place import place

UNEXPECTED = (
    "something unexpected went wrong while saving. "
    "Keep the page open and try again, or copy the text elsewhere."
)


class Field(Piece):
    """A prompt with its control, kept in the answers file whenever it changes.

    Args:
        exercise: what is asked; it cleans every value.
        answers: where the value is kept and read from.

    Attributes:
        value: the cleaned answer; `None` is unanswered, zero is an answer. Setting it saves it.
        description: the prompt.
        disabled: whether the control can be changed on the page.
        after: called with the key when a saved answer changed.
    """

    value = traitlets.Any(None, allow_none=True).tag(sync=True)
    description = traitlets.Unicode("").tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)

    def __init__(self, exercise: Exercise, answers: Answers, **traits: Any) -> None:
        entry = answers.entry(exercise.key)
        self.exercise, self.answers = exercise, answers
        self.after: Callable[[str], None] = lambda key: None
        self.rev = entry.rev if entry else 0
        self._settled = True
        super().__init__(
            exercise.key,
            markup(exercise),
            value=exercise.shown(entry.value) if entry else None,
            description=exercise.prompt,
            **traits,
        )
        self._settled = False

    @traitlets.validate("value")
    def _cleaned(self, proposal: Message) -> Any:
        # What is already kept is shown as it is, even if a later edition would ask for something else.
        return proposal["value"] if self._settled else self.exercise.clean(proposal["value"])

    @traitlets.observe("value")
    def _set_by_program(self, change: Message) -> None:
        if self._settled:
            return
        try:
            self._keep(change["new"], self.rev)
        finally:
            self.here()  # what the file has, also where the disk refused
        self.after(self.key)

    @traitlets.observe("disabled")
    def _said_disabled(self, change: Message) -> None:
        if not self._settled:
            self.here()

    @contextlib.contextmanager
    def _settle(self) -> Iterator[None]:
        self._settled = True
        try:
            yield
        finally:
            self._settled = False

    def _keep(self, value: Any, base: int) -> str:
        exercise = self.exercise
        entry = self.answers.put(self.key, value, kind=exercise.kind, prompt=exercise.prompt, base=base)
        self.rev = entry.rev
        return entry.at

    def here(self) -> None:
        """Tell the page the answer as the file has it now."""
        self.answers.refresh()
        entry = self.answers.entry(self.key)
        self.rev = entry.rev if entry else 0
        with self._settle():
            self.value = self.exercise.shown(entry.value) if entry else None
        self.tell(
            {"say": "here", "key": self.key, "value": self.value, "rev": self.rev, "disabled": self.disabled}
        )

    def receive(self, message: Message) -> None:
        """Take `hello`, `put` or `forget` from the page; every one is answered with its sequence number."""
        match message.get("do"):
            case "put":
                self._answered(message, self._put)
            case "forget":
                self._answered(message, self._forget)
            case _:
                super().receive(message)

    def _answered(self, message: Message, act: Callable[[Message], Message]) -> None:
        try:
            reply = act(message)
        except WorkbookError as error:
            reply = {"say": "unsaved", "why": str(error)}
        except Exception:  # noqa: BLE001 - the page must hear of it, and a traceback could hold the answer
            reply = {"say": "unsaved", "why": UNEXPECTED}
        self.tell(reply | {"key": self.key, "seq": message.get("seq")})
        if reply["say"] != "unsaved":
            self.after(self.key)

    def _put(self, message: Message) -> Message:
        value = self.exercise.clean(message.get("value"))
        at = self._keep(value, max(self.rev, int(message.get("rev") or 0)))
        with self._settle():
            self.value = value
        return {"say": "saved", "rev": self.rev, "at": at, "place": place(), "empty": value is None}

    def _forget(self, message: Message) -> Message:
        self.answers.forget(self.key)
        self.rev = 0
        with self._settle():
            self.value = None
        return {"say": "forgotten"}
