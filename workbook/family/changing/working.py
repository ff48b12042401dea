"""The tables while something is done on the map: people by key, and rows that mean them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from workbook.errors import WorkbookError
from workbook.family.changing.links import Rows, Tables
from workbook.family.model.keys import KEY, REFERS, reference
from workbook.family.model.people import UNNAMED

Cells = Mapping[str, str]
CHANGED = "This was changed elsewhere meanwhile. Press the person again to see how it stands."
ABOUT = ("who", "shape", "label", "is", "born", "died", "notes")
PARTED = ("Separated", "Divorced", "Former")

ROWS_HAVE = {
    "couples": ("kind", "since", "until"),
    "children": ("how",),
    "ties": ("kind",),
    "homes": ("home",),
}
"""Table to the cells that the map can change in a row."""


class Working:
    """The tables while something is done with them.

    Args:
        tables: with everybody's key in each row, as `linked` returns them; they are changed.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    @property
    def people(self) -> Rows:
        """The table of people."""
        return self.tables["people"]

    def knows(self, key: str) -> bool:
        """Return whether somebody has a key."""
        return any(row[KEY] == key for row in self.people)

    def person(self, key: str) -> dict[str, object]:
        """Return the row of a person."""
        return next(row for row in self.people if row[KEY] == key)

    def name(self, key: str) -> str:
        """Return what somebody is called."""
        return str(self.person(key).get("who") or UNNAMED)

    def new(self, cells: Cells, **given: str) -> str:
        """Add a person, and return their key; without a name they are somebody unknown."""
        key = secrets.token_hex(5)
        told = {column: cells[column] for column in ABOUT if cells.get(column)}
        self.people.append({"who": UNNAMED, **given, **told, KEY: key})
        return key

    def add(self, table: str, people: Mapping[str, str | None], **cells: str | None) -> None:
        """Add a row that means people, by column."""
        row: dict[str, str | None] = {}
        for column, key in people.items():
            if key:
                row[column], row[reference(column)] = self.name(key), key
        row |= cells
        self.tables[table].append({column: cell for column, cell in row.items() if cell})

    def parents(self, child: str) -> list[dict[str, str]]:
        """Return the rows that tell a child's parents, those who bore it first."""
        rows = [row for row in self.tables["children"] if row.get("child_id") == child]
        return sorted(rows, key=lambda row: row.get("how") not in (None, "Born to"))

    def partners(self, key: str) -> list[str]:
        """Return who somebody is together with now."""
        pairs = [row for row in self.tables["couples"] if row.get("kind") not in PARTED]
        mine = [(row.get("one_id"), row.get("two_id")) for row in pairs]
        return [other for one, two in mine for me, other in ((one, two), (two, one)) if me == key and other]

    def row(self, cells: Cells, who: str) -> tuple[str, int]:
        """Return the table and the place of a row that means somebody.

        Raises:
            WorkbookError: it does so no more.
        """
        table, number = cells.get("table", ""), cells.get("row", "")
        rows = self.tables.get(table, []) if table in REFERS else []
        if not number.isascii() or not number.isdigit() or int(number) >= len(rows):
            raise WorkbookError(CHANGED)
        keys = " ".join(str(rows[int(number)].get(reference(column)) or "") for column in REFERS[table])
        if who not in keys.split():
            raise WorkbookError(CHANGED)
        return table, int(number)
