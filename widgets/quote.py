"""Pieces that hold nothing of their own: a quotation, and what is only looked at or done."""

from __future__ import annotations

from typing import Any

from widgets.piece import Piece
from workbook.answers import Answers
from workbook.chapters import find_exercise
from workbook.markup.chapter import record, show
from workbook.markup.known import Known
from workbook.vocabulary import Breathe, Gate, Helplines, Show


class Quote(Piece):
    """An earlier answer, quoted live."""

    def __init__(self, quoted: Show, answers: Answers) -> None:
        self.quoted, self.answers = quoted, answers
        self.sources = (quoted.key,)
        self._told = ""
        super().__init__(quoted.key, show(quoted, Known(None, None, 0)))

    def here(self) -> None:
        """Tell the page the words to quote; none while there is no answer."""
        self._told = self._words()
        self.tell({"say": "quote", "key": self.key, "words": self._told})

    def look(self) -> None:
        """Quote anew if the answer was changed elsewhere."""
        if self._words() != self._told:
            self.here()

    def _words(self) -> str:
        exercise = find_exercise(self.quoted.key)
        value: Any = exercise.shown(self.answers.get(self.quoted.key)) if exercise else None
        return exercise.in_words(value) if exercise and value is not None else ""


class StillPiece(Piece):
    """Something to look at or do that has no value: it hears nothing from the page and keeps nothing."""

    def __init__(self, declared: Gate | Breathe | Helplines) -> None:
        super().__init__(declared.key, record(declared, lambda key: Known(None, None, 0)))
