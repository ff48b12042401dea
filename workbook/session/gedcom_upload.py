"""A tree of another program on its way into the tables: read, told in words, added if the reader says so."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from workbook.answers import Answers
from workbook.errors import WorkbookError
from workbook.exercises.column import MOST_ROWS
from workbook.protocol.family import Tree, TreeAdded, TreeFound, TreeGot, TreeUndone
from workbook.protocol.from_page import Part
from workbook.protocol.to_page import Sorry
from workbook.session.family_tables import FamilyTables
from workbook.session.piece import in_a_sentence
from workbook.session.turns import Turns

if TYPE_CHECKING:
    from workbook.family.gedcom.import_merge import Brought
    from workbook.family.gedcom.reader import Imported

LARGEST = 20_000_000
READ_AT_ONCE = 200_000
TOO_LARGE = "This file is larger than 20 MB. Export the tree again without pictures, or only a branch of it."
BROKEN_OFF = "The file did not arrive whole. Choose it once more."
NOT_READ = "This file could not be read. Export the tree once more, as GEDCOM, and try again."
NOT_THERE = "There is no tree to add. Choose the file once more."


class GedcomUpload:
    """A GEDCOM file that the page sends in pieces, and what became of it.

    Args:
        answers: where the tables are kept.
        key: that of the map.
        say: takes one message to the page.
        turns: how a large file is read without an edit waiting for it.
    """

    def __init__(self, answers: Answers, key: str, say: Callable[[Tree | Sorry], None], turns: Turns) -> None:
        self.answers, self.key, self._say, self._turns = answers, key, say, turns
        self._tables = FamilyTables(answers)
        self._parts: list[bytes] = []
        self._read: Imported | None = None
        self._added: dict[str, list[dict[str, Any]]] = {}
        self._turn = 0

    def drop(self) -> None:
        """Forget the file."""
        self._turn += 1
        self._parts, self._read = [], None

    def take(self, part: Part) -> None:
        """Take one part of the file, and read the file when that was the last.

        Raises:
            WorkbookError: it did not arrive whole, or is too large.
        """
        number, of = part.part, part.of
        if number == 1:
            self.drop()
        try:
            piece = base64.b64decode(part.bytes, validate=True)
        except (binascii.Error, ValueError):
            raise WorkbookError(BROKEN_OFF) from None
        if number != len(self._parts) + 1 or number > of:
            self.drop()
            raise WorkbookError(BROKEN_OFF)
        self._parts.append(piece)
        if sum(map(len, self._parts)) > LARGEST:
            self.drop()
            raise WorkbookError(TOO_LARGE)
        if number < of:
            self._say(TreeGot(key=self.key, say="tree", got=number))
        else:
            self._start(b"".join(self._parts))

    def _start(self, raw: bytes) -> None:
        """Read a file, a large one beside the chapter, so that edits are kept meanwhile."""
        from workbook.family.gedcom.reader import read_gedcom

        self._parts = []
        turn = self._turn
        beside = len(raw) > READ_AT_ONCE and self._turns.beside(
            lambda: read_gedcom(raw), lambda done: self._finish(done, turn)
        )
        if not beside:
            self._found(read_gedcom(raw))

    def _finish(self, done: Future[Imported], turn: int) -> None:
        if turn == self._turn:
            with in_a_sentence(self._sorry, NOT_READ):
                self._found(done.result())

    def _found(self, tree: Imported) -> None:
        self._read = tree
        brought = self._brought(tree)
        found = [*_found_in_words(tree), *_beside(brought)]
        new = len(brought.rows["people"])
        self._say(TreeFound(key=self.key, say="tree", found=found, notes=list(tree.notes), new=new))

    def _sorry(self, why: str) -> None:
        self._say(Sorry(key=self.key, say="sorry", why=why))

    def _brought(self, tree: Imported) -> Brought:
        from workbook.family.gedcom.import_merge import bring

        self.answers.refresh()
        return bring({key: self._tables.kept(key) for key in tree.tables}, tree.tables, MOST_ROWS)

    def add(self) -> list[str]:
        """Add the tree, and return the keys of the tables it came into.

        Raises:
            WorkbookError: there is none, or it cannot be kept.
        """
        if self._read is None:
            raise WorkbookError(NOT_THERE)
        tree, brought = self._read, self._brought(self._read)
        added = {
            key: self._tables.fitting(key, rows)
            for key in tree.tables
            if (rows := brought.rows[key.partition(".")[2]])
        }
        self.answers.put_all(
            self._tables.given(key, [*self._tables.kept(key), *rows]) for key, rows in added.items()
        )
        self._added = added
        self.drop()
        many = len(brought.rows["people"])
        came = f"{_many(many, 'person', 'people')} came into your tables."
        self._say(TreeAdded(key=self.key, say="tree", added=came))
        return list(self._added)

    def undo(self) -> list[str]:
        """Take the tree out again, and return the keys of the tables it was in.

        Raises:
            WorkbookError: that cannot be kept.
        """
        from workbook.family.gedcom.import_merge import without

        self.answers.refresh()
        changed = list(self._added)
        self.answers.put_all(
            self._tables.given(key, without(self._tables.kept(key), rows))
            for key, rows in self._added.items()
        )
        self._added = {}
        undone = "They are taken out again. Rows you have changed since stay."
        self._say(TreeUndone(key=self.key, say="tree", undone=undone))
        return changed


def _found_in_words(tree: Imported) -> list[str]:
    sizes = {key.partition(".")[2]: len(rows) for key, rows in tree.tables.items()}
    counts = [
        _many(sizes["people"], "person", "people"),
        _many(sizes["couples"], "couple", "couples"),
        _many(sizes["children"], "line from parents to a child", "lines from parents to children"),
    ]
    more = [_many(sizes["ties"], "tie", "ties")] if sizes["ties"] else []
    more += [_many(sizes["homes"], "home", "homes")] if sizes["homes"] else []
    *most, last = [*counts, *more]
    return [f"Found {', '.join(most)} and {last}."]


def _beside(brought: Brought) -> Iterator[str]:
    if brought.known:
        yield (
            f"{_many(brought.known, 'person stands', 'people stand')} in your table already, by name and "
            "birth. They stay as you wrote them."
        )
    if brought.left_out or brought.lines_left_out:
        yield (
            f"Each table holds {MOST_ROWS:,} rows, so {_many(brought.left_out, 'person', 'people')} and what "
            "the file says of them stay out of the map. Your file keeps everybody."
        )
    if not brought.rows["people"]:
        yield "Nobody in it is new."


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
