"""Tables: a column and what a cell of it takes, and the exercise that has rows of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from workbook.errors import AnswerRefused
from workbook.exercises.cleaning import clean_number, clean_text, dated, listed
from workbook.exercises.kind import Kind
from workbook.exercises.options import Options
from workbook.exercises.shapes import ROWS, Shape
from workbook.values import as_name

MOST_ROWS = 2_000
NOTHING_TO_CHOOSE = Options()
_MARK = re.compile(r"[\w-]+( [\w-]+)*", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table: its label and what a cell takes (`text`, `0-10`, `-5..+5`, `date`, options)."""

    label: str
    takes: str | Options = "text"

    def clean(self, value: object, prompt: str) -> str | int | None:
        """Return one cell as it will be kept, or `None` when it is empty.

        Raises:
            AnswerRefused: the cell does not take this.
        """
        where = f"{prompt} – {self.label}"
        if value is None or value == "":
            return None
        if self.takes == "0-10":
            return clean_number(value, where, 0, 10)
        if self.takes == "-5..+5":
            return clean_number(value, where, -5, 5)
        text = clean_text(value, where)
        if text and self.takes == "date":
            return dated(text, where)
        return self._chosen(text, value, where) if text and isinstance(self.takes, Options) else text

    def _chosen(self, text: str, value: object, where: str) -> str:
        options = self.options
        name = options.find(text if as_name(value) is value else as_name(value))
        if name is None:
            raise AnswerRefused(
                f"“{where}” takes one of: {'; '.join(options.words)}. Choose one, or leave it empty."
            )
        return name

    @property
    def options(self) -> Options:
        """What there is to choose from; nothing in a column that takes something else."""
        return self.takes if isinstance(self.takes, Options) else NOTHING_TO_CHOOSE

    def told(self, value: Any) -> Any:
        """Return a cell in the words of today."""
        return self.takes.told(value) if isinstance(self.takes, Options) else value

    def kept(self, value: Any) -> Any:
        """Return a cell of a file with the name of today’s option."""
        if isinstance(value, str) and isinstance(self.takes, Options):
            return self.takes.find(value) or value
        return value


@dataclass(frozen=True, kw_only=True)
class Table(Kind):
    """Rows of named cells; rows are added as needed, empty rows are not kept.

    Attributes:
        unseen: names of cells that a program keeps in a row and no column shows, such as whom a name means.
        feelings: whether it asks for a feeling, and words for feelings are offered beside it.
    """

    kind: ClassVar[str] = "table"
    shape: ClassVar[Shape] = ROWS
    group: ClassVar[bool] = True

    columns: Mapping[str, Column]
    start: int = 2
    add: str = "Add a row"
    unseen: tuple[str, ...] = ()
    feelings: bool = False

    @property
    def labels(self) -> Mapping[str, str]:
        return {name: column.label for name, column in self.columns.items()}

    def clean(self, value: object) -> list[dict[str, str | int | None]] | None:
        rows = listed(value, self.prompt)
        if len(rows) > MOST_ROWS:
            raise AnswerRefused(f"“{self.prompt}” holds {MOST_ROWS:,} rows at most. Remove some rows first.")
        kept = [self._row(row) for row in rows]
        return [row for row in kept if any(row[name] is not None for name in self.columns)] or None

    def with_row(self, rows: object, row: object) -> list[dict[str, Any]]:
        """Return the rows there are, as they are, and one more.

        Raises:
            AnswerRefused: it names cells that are none of the table’s, says nothing, or is one too many.
        """
        before = list(rows) if isinstance(rows, list) else []
        new = self.clean([row])
        if not new:
            raise AnswerRefused(f"A row of “{self.prompt}” has to say something. Fill one of its cells.")
        if len(before) >= MOST_ROWS:
            raise AnswerRefused(f"“{self.prompt}” holds {MOST_ROWS:,} rows at most. Remove some rows first.")
        return before + new

    def _row(self, row: object) -> dict[str, str | int | None]:
        if not isinstance(row, Mapping) or not row.keys() <= {*self.columns, *self.unseen}:
            known = ", ".join(self.columns)
            raise AnswerRefused(
                f"Each row of “{self.prompt}” names its cells: {known}. Use these names only."
            )
        seen = {name: column.clean(row.get(name), self.prompt) for name, column in self.columns.items()}
        unseen = {name: row[name] for name in self.unseen if _is_mark(row.get(name))}
        return {**seen, **unseen}

    def without_unseen(self, value: Any) -> Any:
        """Return rows with no cell that only a program reads; whatever is no list of rows stays as it is."""
        if not self.unseen or not isinstance(value, list):
            return value
        return [
            {name: cell for name, cell in row.items() if name not in self.unseen}
            if isinstance(row, Mapping)
            else row
            for row in value
        ]

    def shown(self, value: object) -> list[dict[str, Any]] | None:
        """Return the cells this edition has columns for."""
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        unseen = set(self.unseen)
        return [known for row in rows if not (known := self._known(row)).keys() <= unseen] or None

    def _known(self, row: dict[str, Any]) -> dict[str, Any]:
        known = {name: row[name] for name in self.columns if isinstance(row.get(name), (str, int))}
        for name in self._choosing & known.keys():
            known[name] = self.columns[name].kept(known[name])
        for name in self.unseen:
            if _is_mark(row.get(name)):
                known[name] = row[name]
        return known

    @cached_property
    def _choosing(self) -> frozenset[str]:
        """The columns that keep the name of an option."""
        return frozenset(name for name, column in self.columns.items() if isinstance(column.takes, Options))

    def told(self, value: Any) -> Any:
        if not self._choosing:
            return value
        return [self._told(row) for row in value] if isinstance(value, list) else value

    def _told(self, row: Any) -> Any:
        if not isinstance(row, Mapping):
            return row
        return {name: self.columns[name].told(it) if name in self.columns else it for name, it in row.items()}


def _is_mark(value: object) -> bool:
    """Return whether an unseen cell holds what a program wrote: letters and digits, several with spaces."""
    return isinstance(value, str) and bool(_MARK.fullmatch(value))
