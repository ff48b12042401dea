"""The pieces of an open chapter, and the messages between them and the reader's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from widgets.piece import Message, Piece
from widgets.quote import Quote
from workbook.answers import Answers

NOT_OPENED = "this exercise could not be opened. Copy the text elsewhere and reload the page."
P = TypeVar("P", bound=Piece)


class Pieces:
    """Everything on one page, by its key.

    Args:
        slug: the chapter's permanent name.
        answers: the reader's answers.
    """

    def __init__(self, slug: str, answers: Answers) -> None:
        self.slug, self.answers = slug, answers
        self.pieces: dict[str, Piece] = {}
        self.quotes: dict[tuple[str, str], Quote] = {}
        self._tell: Callable[[Message], None] | None = None
        self._mark = answers.mark

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.slug}: {len(self.pieces)} pieces>"

    def _registered(self, piece: P) -> P:
        if before := self.pieces.get(piece.key):
            before.close()  # a cell that is run again in JupyterLab makes its field anew
        self.pieces[piece.key] = piece
        return piece

    def _all(self) -> list[Piece]:
        return [*self.pieces.values(), *self.quotes.values()]

    def _changed(self, key: str) -> None:
        for piece in self._all():
            if key in piece.sources:
                piece.here()

    def look(self) -> None:
        """Tell the reader's page what was changed elsewhere: in another window, or by another program."""
        self.answers.refresh()
        if self.answers.mark is not self._mark:
            self._mark = self.answers.mark
            for piece in self._all():
                piece.look()

    def connect(self, channel: Any, message: Message) -> None:
        """Take the one channel a page of the app speaks through, and tell it how everything stands."""
        channel.on_msg(lambda message: self._receive(message["content"]["data"]))
        self._tell = channel.send
        for piece in self._all():
            piece.tell = channel.send
            piece.here()
        channel.send({"say": "ready", "trouble": self.answers.trouble})

    def _receive(self, message: Message) -> None:
        piece = self.pieces.get(str(message.get("key")))
        if piece is not None and (piece.keeps or "seq" not in message):
            piece.receive(message)
        elif self._tell is not None and "seq" in message:
            self._tell(
                {"say": "unsaved", "why": NOT_OPENED, "key": message.get("key"), "seq": message.get("seq")}
            )
