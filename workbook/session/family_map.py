"""The family map in an open page: drawn from its tables, kept as a file, filled from a tree file."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Any

from workbook import tracebacks
from workbook.answers import Answers
from workbook.chapters.roles import FAMILY
from workbook.exercises.vocabulary import FamilyMap
from workbook.session.gedcom_upload import GedcomUpload
from workbook.session.piece import Piece, in_a_sentence
from workbook.session.protocol import Message
from workbook.session.turns import Turns

if TYPE_CHECKING:
    from workbook.family.layout.places import Layout
    from workbook.family.model.people import Family

QUICK = 0.15
LONGEST_WAIT = 1.5
NOT_DRAWN = "The map could not be drawn. Your tables are kept as they are; reload the page to try again."
NOT_DONE = "This did not work. Your tables are kept as they are; reload the page and try again."


class FamilyMapPiece(Piece):
    """The family that five tables tell, drawn anew whenever one of them changes.

    The page asks with `draw`, and says in `want` what it would like: nothing for the map, `picture` or `file`
    to keep, or a step of bringing a tree (`part`, `add`, `undo`, `drop`).

    Args:
        declared: the map.
        answers: the reader's answers.
        turns: how a large family is read and drawn without an edit waiting for it.
    """

    def __init__(self, declared: FamilyMap, answers: Answers, turns: Turns) -> None:
        super().__init__(declared.key)
        self.answers, self.turns = answers, turns
        self.sources = tuple(FAMILY.values())
        self.seen = self.hidden = False
        self._values: list[Any] = []
        self._family: Family | None = None
        self._layout: Layout | None = None
        self._took = 0.0
        self._waiting = False
        self._tree = GedcomUpload(answers, self._say, turns)

    def receive(self, message: Message) -> None:
        """Take `draw` with what the page would like; what goes wrong is told in a sentence, never raised."""
        if message.get("do") != "draw":
            super().receive(message)
            return
        with in_a_sentence(self._say, NOT_DONE):
            self._asked(message)

    def _asked(self, message: Message) -> None:
        want, self.hidden = message.get("want"), bool(message.get("hide", self.hidden))
        match want:
            case None:
                self.seen = True
                self.here()
            case "picture":
                self._give("family-map.svg", "image/svg+xml", self._picture(standalone=True))
            case "file":
                from workbook.family.shown import tree_file

                file = tree_file(self._read(), hide_names=self.hidden).decode("utf-8")
                self._give("family-map.ged", "text/plain", file)
            case _:
                for key in self._tree.receive(str(want), message):
                    self.after(key)
                if want in ("add", "undo"):
                    self.here()

    def _say(self, message: Message) -> None:
        self.tell({"key": self.key, **message})

    def _give(self, name: str, kind: str, text: str) -> None:
        self._say({"say": "file", "name": name, "kind": kind, "text": text, "hidden": self.hidden})

    def here(self) -> None:
        """Tell the page the family in words, and the map once it is in view.

        A large family takes a while; then edits that come one after the other are drawn together.
        """
        if self._waiting:
            return
        self._waiting = self._took >= QUICK and self.turns.later(min(self._took, LONGEST_WAIT), self._draw)
        if not self._waiting:
            self._draw()

    def look(self) -> None:
        """Draw anew if a table was changed elsewhere."""
        if self._now() != self._values:
            self.here()

    def _now(self) -> list[Any]:
        return [self.answers.get(key) for key in self.sources]

    def _read(self) -> Family:
        """Return the family, read once for each change."""
        from workbook.family.model.tables import read_family

        values = self._now()
        if self._family is None or values != self._values:
            self._values, self._layout = values, None
            self._family = read_family(dict(zip(self.sources, values, strict=True)))
        return self._family

    def _picture(self, *, standalone: bool = False) -> str:
        from workbook.family.drawing.drawing import draw
        from workbook.family.layout.layout import layout

        family = self._read()
        if self._layout is None:
            self._layout = layout(family)
        return draw(family, self._layout, hide_names=self.hidden, standalone=standalone)

    def _draw(self) -> None:
        from workbook.family.shown import told

        self._waiting = False
        start = time.perf_counter()
        try:
            message = {"say": "map", "hidden": self.hidden}
            message |= told(self._read(), dt.datetime.now().astimezone().date(), hide_names=self.hidden)
            if self.seen:
                message["svg"] = self._picture()
        except Exception:  # noqa: BLE001 - the tables must go on, and a traceback could hold names
            tracebacks.show()
            self._say({"say": "sorry", "why": NOT_DRAWN})
            return
        self._took = time.perf_counter() - start
        self._say(message)
