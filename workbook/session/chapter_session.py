"""One open chapter: its pieces by their keys, and the messages between them and the reader's page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from workbook import tracebacks
from workbook.answers import Answers
from workbook.exercises.declared import (
    Breathe,
    Declared,
    Drawn,
    FamilyMap,
    Fork,
    Gate,
    Helplines,
    Patterns,
    Picture,
    Show,
)
from workbook.exercises.kind import Kind
from workbook.place import place
from workbook.protocol.from_page import (
    Act,
    Arrived,
    AskLibrary,
    Beat,
    Draw,
    Edit,
    Forget,
    Hello,
    Misfit,
    Part,
    Press,
    Put,
    Settle,
)
from workbook.protocol.to_page import Ready, ToPage, Unsaved
from workbook.session.field import Field
from workbook.session.fork import ForkPiece
from workbook.session.piece import Piece
from workbook.session.quote import Quote
from workbook.session.turns import LoopTurns, Turns

NOT_UNDERSTOOD = "this page is of another edition. Copy the text elsewhere and reload the page."
NOT_OPENED = "this exercise could not be opened. Copy the text elsewhere and reload the page."


class ChapterSession:
    """Everything on one open page.

    Args:
        answers: the reader's answers.
        where: where they live, in the reader's words; by default as this process was started.
        turns: how it does what should not keep an edit waiting.
    """

    def __init__(self, answers: Answers, where: str | None = None, turns: Turns | None = None) -> None:
        self.answers, self.turns = answers, turns or LoopTurns()
        self.where = place() if where is None else where
        self.pieces: dict[str, Piece] = {}
        self.quotes: dict[tuple[str, str], Piece] = {}
        self._tell: Callable[[ToPage], None] | None = None
        self._mark = answers.mark

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self.pieces)} pieces>"

    def open(self, records: Iterable[Declared]) -> list[tuple[str, str]]:
        """Add every piece of a chapter; one that cannot be made is left out, and its words stay on the page.

        Returns:
            The key of each one left out, and the kind of error: its message could hold an answer.
        """
        left_out = []
        for record in records:
            try:
                self.add(record)
            except Exception as error:  # noqa: BLE001 - the next one has its turn
                tracebacks.show()
                left_out.append((record.key, type(error).__name__))
        return left_out

    def add(self, record: Declared) -> Piece:
        """Make the piece that a record declares, in the place of one with the same key, and return it."""
        piece = self._piece(record)
        piece.after = self._follow if isinstance(record, FamilyMap) else self._changed
        if isinstance(record, Show):
            self.quotes[record.key, record.prompt] = piece
        else:
            self.pieces[piece.key] = piece
        return piece

    def _piece(self, record: Declared) -> Piece:
        match record:
            case Kind():
                return Field(record, self.answers, self.where)
            case Show():
                return Quote(record, self.answers)
            case Fork():
                return ForkPiece(record, self.answers)
            case Picture() | FamilyMap() | Patterns():
                return self._drawn(record)
            case Gate() | Breathe() | Helplines():
                return Piece(record.key)
        assert_never(record)

    def _drawn(self, record: Drawn) -> Piece:
        # What draws is large, and most chapters have nothing of two of the three.
        match record:
            case Picture():
                from workbook.session.picture import DrawnPicture

                return DrawnPicture(record, self.answers)
            case FamilyMap():
                from workbook.session.family_map import FamilyMapPiece

                return FamilyMapPiece(record, self.answers, self.turns)
            case Patterns():
                from workbook.session.patterns import PatternsPiece

                return PatternsPiece(record, self.answers)
        assert_never(record)

    def _all(self) -> list[Piece]:
        return [*self.pieces.values(), *self.quotes.values()]

    def _changed(self, key: str) -> None:
        for piece in self._all():
            if key in piece.sources:
                piece.changed(key)

    def _follow(self, key: str) -> None:
        """Let a table show what the map has added to it, before the next look at the file would."""
        if field := self.pieces.get(key):
            field.here()

    def look(self) -> None:
        """Tell the page what was changed elsewhere: in another window, or by another program."""
        self.answers.refresh()
        if self.answers.mark is not self._mark:
            self._mark = self.answers.mark
            for piece in self._all():
                piece.look()

    def connect(self, tell: Callable[[ToPage], None], made: str = "") -> None:
        """Speak with a page from now on, and tell it first how everything stands.

        Pictures come last: nobody who wants to write waits for them.

        Args:
            tell: takes one message to the page.
            made: the `fingerprint` of the answers that the page was made with, if it shows them still.
        """
        self._tell = tell
        for piece in self._all():
            piece.tell = tell
            if not piece.draws:
                piece.begin(made)
        tell(Ready(say="ready", trouble=self.answers.trouble))
        for piece in self._all():
            if piece.draws:
                piece.begin(made)

    def receive(self, message: Arrived) -> None:
        """Take one message from the page; an edit of what is not here is answered as unsaved."""
        if self._tell is None:
            return
        match message:
            case Put() | Settle() | Forget():
                piece = self.pieces.get(message.key)
                if piece is not None and piece.keeps:
                    piece.receive(message)
                else:
                    self._tell(_unsaved(message, NOT_OPENED))
            case Misfit():
                self._tell(_unsaved(message, NOT_UNDERSTOOD))
            case Hello() | Draw() | Part() | Press() | Act():
                if piece := self.pieces.get(message.key):
                    piece.receive(message)
            case Beat() | AskLibrary():
                pass  # the line answers a beat, and Jupyter’s own page asks for what draws
            case _:
                assert_never(message)


def _unsaved(edit: Edit | Misfit, why: str) -> Unsaved:
    return Unsaved(say="unsaved", why=why, key=edit.key, seq=edit.seq)
