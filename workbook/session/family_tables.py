"""The five tables of the family map, as its page reads and writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise
from workbook.chapters.roles import FAMILY
from workbook.errors import WorkbookError
from workbook.exercises.kinds import Table
from workbook.family.model.cells import in_our_words, option_name
from workbook.family.model.people import CHOSEN

NOT_HERE = "The family map’s tables are not here. Install the workbook again."


class FamilyTables:
    """The tables of the family map.

    Args:
        answers: where they are kept.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def exercise(self, key: str) -> Table:
        """Return the table of a key.

        Raises:
            WorkbookError: the page of the family map is missing.
        """
        exercise = find_exercise(key)
        if not isinstance(exercise, Table):
            raise WorkbookError(NOT_HERE)
        return exercise

    def kept(self, key: str) -> list[Any]:
        """Return the rows of a table, as the file has them."""
        entry = self.answers.entry(key)
        rows = entry.value if entry and isinstance(entry.value, list) else []
        return [dict(row) if isinstance(row, Mapping) else row for row in rows]

    def put(self, key: str, rows: list[Any]) -> list[Any]:
        """Keep rows in the place of those there are, and return them as they are kept.

        Raises:
            WorkbookError: that cannot be.
        """
        exercise, entry = self.exercise(key), self.answers.entry(key)
        value = exercise.clean([self._row(exercise, row) for row in rows])
        base = entry.rev if entry else 0
        self.answers.put(key, value, kind=exercise.kind, prompt=exercise.prompt, base=base)
        return value or []

    def fitting(self, key: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return rows with the cells of a table; a word that a cell does not offer is left out of it."""
        exercise = self.exercise(key)

        def cell(name: str, value: Any) -> Any:
            options = exercise.columns[name].options
            return options.find(str(value)) if options else value

        return [
            {name: cell(name, row.get(name)) for name in exercise.columns}
            | {name: row[name] for name in exercise.unseen if row.get(name)}
            for row in (self._row(exercise, each) for each in rows)
        ]

    @staticmethod
    def _row(exercise: Table, row: Any) -> Any:
        """Return a row with the names of the options that our own words stand for."""
        if not isinstance(row, Mapping):
            return row
        options = {name: column.options for name, column in exercise.columns.items() if column.options}
        named = {name: option_name(it) for name, it in row.items() if name in options and isinstance(it, str)}
        return {**row, **{name: it for name, it in named.items() if it in options[name]}}

    def all(self) -> dict[str, list[Any]]:
        """Return the rows of every table that this edition can show, by its name, in our own words."""
        found = {}
        for table, key in FAMILY.items():
            exercise = self.exercise(key)
            entry = self.answers.entry(key)
            rows = exercise.shown(entry and entry.value) or []
            found[table] = [in_our_words(row, CHOSEN[table]) for row in rows]
        return found
