"""The family map in an open page: drawn from its tables, kept as a file, filled from a tree file."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, assert_never

from workbook import tracebacks
from workbook.answers import Answers
from workbook.answers.view import View
from workbook.chapters.roles import FAMILY
from workbook.errors import WorkbookError
from workbook.exercises.declared import FamilyMap
from workbook.protocol.family import Drawing, FileMade, MapTold, Redrawn, Tree
from workbook.protocol.from_page import Act, Draw, FromPage, Part, Press, Want
from workbook.protocol.to_page import Sorry
from workbook.session.family_actions import FamilyActions
from workbook.session.gedcom_upload import GedcomUpload
from workbook.session.piece import Piece, in_a_sentence
from workbook.session.turns import Turns

if TYPE_CHECKING:
    from workbook.family.layout.places import Layout
    from workbook.family.model.people import Family

QUICK = 0.15
LONGEST_WAIT = 1.5
FEW = 300
"""Of more people than this a drawing takes so long that what was done is rather kept first."""
NOT_DRAWN = "The map could not be drawn. Your tables are kept as they are; reload the page to try again."
HIDDEN = "Names are hidden. Press “Hide names” once more to see and change the map."
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
        self.seen = self.hidden = self.near = self.facts = False
        self._values: list[Any] = []
        self._family: Family | None = None
        self._part: Family | None = None
        self._layout: Layout | None = None
        self._pictures: dict[tuple[bool, bool, dt.date], str] = {}
        self._foreseen: str | None = None
        self._took = 0.0
        self._waiting = False
        self._tree = GedcomUpload(answers, self.key, self._say, turns)
        self._hand = FamilyActions(answers, self.key, self._coming)

    def receive(self, message: FromPage) -> None:
        """Take what the page would like or does; what goes wrong is told in a sentence, never raised."""
        if isinstance(message, Draw | Part):
            self.hidden = self.hidden if message.hide is None else message.hide
        if isinstance(message, Draw):
            self._show_part(message)
        with in_a_sentence(self._sorry, NOT_DONE):
            match message:
                case Part():
                    self._tree.take(message)
                case Draw():
                    self._asked(message.want)
                case Press():
                    self._pressed(message.who)
                case Act():
                    self._act(message)
                case _:
                    super().receive(message)

    def _pressed(self, who: str) -> None:
        if self.hidden:
            raise WorkbookError(HIDDEN)
        self.tell(self._hand.person(who))

    def _act(self, done: Act) -> None:
        try:
            changed, told = self._hand.take(done)
        except WorkbookError:
            if self._foreseen is not None:
                self.here()  # what was drawn already is not kept
            raise
        self._changed(changed)
        self.tell(told)

    def _coming(self, answers: View) -> None:
        """Draw a change before the disk has it: it is seen at once, and told once it is kept."""
        try:
            if not self.seen or len(self._read().people) > FEW:
                return
            family = self._shown(self._read(answers))
            svg = self._picture(family, _today())
        except Exception:  # noqa: BLE001 - what cannot be drawn is kept all the same, and then told
            tracebacks.show()
            return
        self._foreseen = svg
        me = family.me.id if family.me else None
        self.tell(Redrawn(key=self.key, say="redrawn", svg=svg, hidden=self.hidden, me=me))
        self.turns.part()

    def _asked(self, want: Want | None) -> None:
        match want:
            case None:
                self.seen = True
                self.here()
            case "picture":
                svg = self._picture(self._shown(self._read()), _today(), standalone=True)
                self._give("family-map.svg", "image/svg+xml", svg)
            case "file":
                from workbook.family.shown import tree_file

                file = tree_file(self._read(), hide_names=self.hidden).decode("utf-8")
                self._give("family-map.ged", "text/plain", file)
            case "add":
                self._changed(self._tree.add())
            case "undo":
                self._changed(self._tree.undo())
            case "drop":
                self._tree.drop()
            case "patterns":
                pass  # of another piece
            case _:
                assert_never(want)

    def _changed(self, keys: list[str]) -> None:
        for key in keys:
            self.after(key)
        self.here()

    def _say(self, message: Tree | Sorry) -> None:
        self.tell(message)

    def _sorry(self, why: str) -> None:
        self.tell(Sorry(key=self.key, say="sorry", why=why))

    def _give(self, name: str, kind: str, text: str) -> None:
        hidden = self.hidden
        self.tell(FileMade(key=self.key, say="file", name=name, kind=kind, text=text, hidden=hidden))

    def here(self) -> None:
        """Tell the page the family in words, and the map once it is in view.

        A large family takes a while; then edits that come one after the other are drawn together.
        """
        if self._waiting:
            return
        self._waiting = self._took >= QUICK and self.turns.later(min(self._took, LONGEST_WAIT), self._draw)
        if not self._waiting:
            self._draw()

    def changed(self, key: str) -> None:
        """Draw anew; whoever was renamed in their own row is called so in the other tables too."""
        if key == FAMILY["people"]:
            with in_a_sentence(self._sorry, NOT_DONE):
                for other in self._hand.follow():
                    self.after(other)
        self.here()

    def look(self) -> None:
        """Draw anew if a table was changed elsewhere."""
        if self._now() != self._values:
            self.here()

    def _now(self, answers: View | None = None) -> list[Any]:
        """Return the tables as the file has them, or as it is about to."""
        kept = (self.answers if answers is None else answers).document.answers
        return [kept[key]["value"] if key in kept else None for key in self.sources]

    def _read(self, answers: View | None = None) -> Family:
        """Return the family, read once for each change."""
        from workbook.family.model.tables import read_family

        values = self._now(answers)
        if self._family is None or values != self._values:
            self._values, self._part = values, None
            tables = dict(zip(self.sources, values, strict=True))
            self._family = read_family(tables)
            self._hand.know(_rows(tables[FAMILY["people"]]))
        return self._family

    def _show_part(self, asked: Draw) -> None:
        near = self.near if asked.near is None else asked.near
        facts = self.facts if asked.facts is None else asked.facts
        if (near, facts) != (self.near, self.facts):
            self.near, self.facts, self._part = near, facts, None

    def _shown(self, whole: Family) -> Family:
        """Return the family as far as the reader wants to look at it."""
        from workbook.family.near import facts_only, three_generations

        if self._part is None:
            family = three_generations(whole) if self.near else whole
            self._part = facts_only(family) if self.facts else family
            self._layout, self._pictures = None, {}
        return self._part

    def _picture(self, family: Family, today: dt.date, *, standalone: bool = False) -> str:
        """Return the drawing of the part that is looked at; the same is not drawn twice."""
        from workbook.family.drawing.drawing import draw
        from workbook.family.layout.layout import layout

        if self._layout is None:
            self._layout = layout(family)
        wanted = (self.hidden, standalone, today)
        if wanted not in self._pictures:
            hidden, alone, day = wanted
            drawn = draw(family, self._layout, hide_names=hidden, standalone=alone, today=day)
            self._pictures = {wanted: drawn}
        return self._pictures[wanted]

    def _draw(self) -> None:
        from workbook.family.shown import told

        self._waiting = False
        start, today = time.perf_counter(), _today()
        try:
            family = self._shown(self._read())
            drawing = self._drawing(family, today)
            found = told(family, today, hide_names=self.hidden)
            message: MapTold = {"key": self.key, "say": "map", "hidden": self.hidden, **found, **drawing}
        except Exception:  # noqa: BLE001 - the tables must go on, and a traceback could hold names
            tracebacks.show()
            self._sorry(NOT_DRAWN)
            return
        self._took = time.perf_counter() - start
        self.tell(message)

    def _drawing(self, family: Family, today: dt.date) -> Drawing:
        """Return the picture, unless it is the very one that was shown before it was kept."""
        shown, self._foreseen = self._foreseen, None
        svg = self._picture(family, today) if self.seen else shown
        return {} if svg is None or svg == shown else {"svg": svg}


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _rows(value: object) -> list[dict[str, Any]]:
    return [dict(row) for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
