"""A quotation: an earlier answer, shown live."""

from __future__ import annotations

from typing import Any

from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise
from workbook.exercises.declared import Show
from workbook.protocol.to_page import Quoted
from workbook.session.piece import Piece


class Quote(Piece):
    """An earlier answer, quoted live."""

    def __init__(self, quoted: Show, answers: Answers) -> None:
        super().__init__(quoted.key)
        self.quoted, self.answers = quoted, answers
        self.sources = (quoted.key,)
        self._told = ""

    def here(self) -> None:
        """Tell the page what to quote; nothing while there is no answer."""
        self._told = self._words()
        self.tell(Quoted(say="quote", key=self.key, html=self._told))

    def look(self) -> None:
        """Quote anew if the answer was changed elsewhere."""
        if self._words() != self._told:
            self.here()

    def _words(self) -> str:
        exercise, entry = find_exercise(self.quoted.key), self.answers.entry(self.quoted.key)
        value: Any = exercise.shown(entry.value) if exercise and entry else None
        if exercise is None or value is None:
            return ""
        from workbook.pages.told import quotation  # what draws comes when something is quoted

        return quotation(value, exercise)
