"""An open page: what it has made so far, cell by cell, and its line to the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from widgets.cell import Cell, running
from widgets.field import Field
from widgets.piece import Piece
from widgets.short_way import marks
from widgets.speaking import TAKEN, check_pointers
from workbook.answers import Answers
from workbook.chapters.borrowing import borrowed, lent
from workbook.chapters.notebook import asks
from workbook.errors import ChapterWrong
from workbook.exercises.declared import Declared, Show
from workbook.exercises.kinds import Exercise
from workbook.exercises.vocabulary import declare
from workbook.paths import chapters_folder
from workbook.session.chapter_session import ChapterSession
from workbook.session.field import Field as SessionField

P = TypeVar("P", bound=Piece)


class OpenPage:
    """What every open page does, whatever its author writes on it.

    Args:
        slug: the chapter's permanent name.
        answers: the reader's answers.
    """

    def __init__(self, slug: str, answers: Answers) -> None:
        self.slug, self.answers = slug, answers
        self.session = ChapterSession(answers)
        self._shown: dict[tuple[str, str], Piece] = {}
        self._cells: dict[str, Cell] = {}
        self._marks = marks(slug)

    @property
    def pieces(self) -> dict[str, Piece]:
        """Everything that the page has made, by its full key, but for quotations."""
        return {key: widget for (key, prompt), widget in self._shown.items() if not prompt}

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.slug}: {len(self.pieces)} pieces>"

    def look(self) -> None:
        """Tell the reader's page what was changed elsewhere: in another window, or by another program."""
        self.session.look()

    def _piece(self, call: str, key: str, prompt: str, **given: Any) -> Piece:
        record = self._declared(call, key, prompt, given)
        return self._registered(record, Piece(record, self.session.add(record)))

    def _field(self, call: str, key: str, prompt: str, **given: Any) -> Field:
        record = self._declared(call, key, prompt, given)
        assert isinstance(record, Exercise)
        return self._made(record)

    def _borrowed(self, key: str, given: Mapping[str, Any]) -> Field:
        said = {name: words for name, words in given.items() if words is not None}
        record = lent(borrowed("", [key], said), self.slug, lambda key: asks(key, chapters_folder()))
        self._of_one_cell(record)
        return self._made(record)

    def _made(self, record: Exercise) -> Field:
        piece = self.session.add(record)
        assert isinstance(piece, SessionField)
        return self._registered(record, Field(record, piece, mark=self._marks.get(record.key, "")))

    def _declared(self, call: str, key: str, prompt: str, given: Mapping[str, Any]) -> Declared:
        record = declare(call, self.slug, key, prompt, given)
        check_pointers(record, self.slug, self.pieces)
        if not isinstance(record, Show):
            self._of_one_cell(record)
        return record

    def _of_one_cell(self, record: Declared) -> None:
        """Refuse a second cell with a key: its answer would be written over that of the first."""
        cell = running(record)
        if (before := self._cells.get(record.key)) and not cell.again(before):
            raise ChapterWrong(TAKEN.format(record.key.partition(".")[2]))
        self._cells[record.key] = cell

    def _registered(self, record: Declared, widget: P) -> P:
        name = (record.key, record.prompt) if isinstance(record, Show) else (record.key, "")
        if before := self._shown.get(name):
            before.close()  # a cell that is run again in JupyterLab makes its field anew
        self._shown[name] = widget
        return widget
