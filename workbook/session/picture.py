"""A picture in an open page: drawn anew from the answers whenever one of them changes."""

from __future__ import annotations

from typing import Any

from workbook.answers import Answers
from workbook.exercises.declared import Picture
from workbook.insights.pictures import PICTURES, Shown
from workbook.protocol.from_page import Draw, FromPage
from workbook.protocol.to_page import Drawn
from workbook.session.piece import Piece


class DrawnPicture(Piece):
    """A picture drawn from answers; what there is to see is sent once the page can see it.

    Args:
        drawn: the picture; its name is one of `PICTURES`.
        answers: the reader's answers.
    """

    draws = True

    def __init__(self, drawn: Picture, answers: Answers) -> None:
        super().__init__(drawn.key)
        self.drawn, self.answers, self.picture = drawn, answers, PICTURES[drawn.name]
        self.sources = self.picture.sources(drawn.sources)
        self.seen = False
        self._told: list[Any] = []

    def _values(self) -> list[Any]:
        return [self.answers.get(key) for key in self.sources]

    def receive(self, message: FromPage) -> None:
        """Take `draw`: the picture came into view."""
        if isinstance(message, Draw):
            self.seen = True
            self.here()
        else:
            super().receive(message)

    def here(self) -> None:
        """Tell the page the words, and the picture once it is in view and there is something to draw."""
        self._told = self._values()
        shown = self.shown()
        answered = bool(shown.figure or shown.svg)
        message = Drawn(say="drawn", key=self.key, words=shown.words, answered=answered)
        if self.seen and shown.figure:
            message["figure"] = shown.figure
        elif self.seen and shown.svg:
            message["svg"] = shown.svg
        self.tell(message)

    def shown(self) -> Shown:
        """Return the picture as it is now."""
        return self.picture.shown(self.answers, self.drawn.sources)

    def look(self) -> None:
        """Draw anew if an answer was changed elsewhere."""
        if self._values() != self._told:
            self.here()
