"""A field as an ordinary ipywidget: its `value` is what the answers file has."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import traitlets

from widgets.cell import makes_a_file
from widgets.piece import Piece
from workbook.chapters.told import by_words
from workbook.errors import AnswerRefused
from workbook.exercises.kinds import Exercise
from workbook.session.field import Field as SessionField
from workbook.values import frozen, plain


def _as_kept(value: Any, field: Field) -> Any:
    """Return a value as the page has it: options by their names."""
    with contextlib.suppress(AnswerRefused):
        return field.exercise.clean(plain(value))
    return value


def _as_given(value: Any, field: Field) -> Any:
    return value


class Field(Piece):
    """A prompt with its control, kept in the answers file whenever it changes.

    Args:
        exercise: what is asked; it cleans every value.
        piece: the field in the chapter's session.
        mark: a line that stands above it.

    Attributes:
        value: the cleaned answer, frozen; `None` is unanswered, zero is an answer. Options are in the words
            of the page, each with its `name`. Setting it saves it.
        description: the prompt.
        disabled: whether the control can be changed on the page.
    """

    value = traitlets.Any(None, allow_none=True).tag(sync=True, to_json=_as_kept, from_json=_as_given)
    description = traitlets.Unicode("").tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)

    def __init__(self, exercise: Exercise, piece: SessionField, *, mark: str = "", **traits: Any) -> None:
        self.exercise, self.answers, self._kept = exercise, piece.answers, piece
        self._settled = True
        given = {"value": piece.value, "description": exercise.prompt}
        super().__init__(exercise, piece, mark=mark, **given, **traits)
        self._settled = False
        piece.shows = self._show

    def get_state(self, *given: Any, **named: Any) -> Any:
        """Return what the page is told; the answer goes into no file that somebody makes of the notebook."""
        state = super().get_state(*given, **named)
        return state | {"value": None} if "value" in state and makes_a_file() else state

    @property
    def rev(self) -> int:
        """The answer's revision in the file, 0 without one."""
        return self._kept.rev

    @traitlets.validate("value")
    def _cleaned(self, proposal: dict[str, Any]) -> Any:
        # What is already kept is shown as it is, even if a later edition would ask for something else.
        value = plain(proposal["value"])
        return frozen(self.exercise.told(value if self._settled else self._clean(value)))

    def _clean(self, value: Any) -> Any:
        return self.exercise.clean(by_words(self.exercise, value, names=True))

    @traitlets.observe("value")
    def _set_by_program(self, change: dict[str, Any]) -> None:
        if not self._settled:
            self._kept.set(self._clean(plain(change["new"])))

    @traitlets.observe("disabled")
    def _said_disabled(self, change: dict[str, Any]) -> None:
        self._kept.disabled = change["new"]
        if not self._settled:
            self.here()

    def _show(self, value: Any) -> None:
        with self._settle():
            self.value = value

    @contextlib.contextmanager
    def _settle(self) -> Iterator[None]:
        self._settled = True
        try:
            yield
        finally:
            self._settled = False
