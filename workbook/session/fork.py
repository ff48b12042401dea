"""A fork in an open page: an earlier answer opens one of two ways, and another way when it changes."""

from __future__ import annotations

from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise
from workbook.exercises.declared import Fork
from workbook.protocol.to_page import Forked
from workbook.session.piece import Piece


class ForkPiece(Piece):
    """Two ways on from an earlier answer.

    Args:
        fork: the fork.
        answers: the reader's answers.
    """

    def __init__(self, fork: Fork, answers: Answers) -> None:
        super().__init__(fork.key)
        self.fork, self.answers = fork, answers
        self.sources = (fork.by,)
        self._told: tuple[int, ...] = ()

    def here(self) -> None:
        """Tell the page which ways are open."""
        self._told = self._taken()
        self.tell(Forked(say="fork", key=self.key, open=list(self._told)))

    def look(self) -> None:
        """Tell it again if the answer was changed elsewhere."""
        if self._taken() != self._told:
            self.here()

    def _taken(self) -> tuple[int, ...]:
        exercise = find_exercise(self.fork.by)
        return self.fork.taken(exercise, exercise.shown(self.answers.get(self.fork.by)) if exercise else None)
