"""The five tables of the family map, as its page reads and writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.answers import Answers
from workbook.answers.change import Given
from workbook.chapters.notebook import find_exercise
from workbook.chapters.roles import FAMILY
from workbook.errors import WorkbookError
from workbook.exercises.kinds import Table
from workbook.exercises.options import Options
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

    def given(self, key: str, rows: list[Any]) -> Given:
        """Return rows, ready to be kept in the place of those there are.

        Raises:
            WorkbookError: that cannot be.
        """
        exercise, entry = self.exercise(key), self.answers.entry(key)
        value = exercise.clean(_named(exercise, rows))
        base = entry.rev if entry else 0
        return Given(key=key, value=value, kind=exercise.kind, prompt=exercise.prompt, base=base)

    def fitting(self, key: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return rows with the cells of a table; a word that a cell does not offer is left out of it."""
        exercise = self.exercise(key)
        options = _options(exercise)

        def cell(name: str, value: Any) -> Any:
            return options[name].find(str(value)) if name in options else value

        return [
            {name: cell(name, row.get(name)) for name in exercise.columns}
            | {name: row[name] for name in exercise.unseen if row.get(name)}
            for row in _named(exercise, rows)
        ]

    def all(self) -> dict[str, list[Any]]:
        """Return the rows of every table that this edition can show, by its name, in our own words."""
        found = {}
        for table, key in FAMILY.items():
            exercise = self.exercise(key)
            entry = self.answers.entry(key)
            rows = exercise.shown(entry and entry.value) or []
            found[table] = [in_our_words(row, CHOSEN[table]) for row in rows]
        return found


def _options(exercise: Table) -> dict[str, Options]:
    return {name: options for name, column in exercise.columns.items() if (options := column.options)}


def _named(exercise: Table, rows: list[Any]) -> list[Any]:
    """Return rows with the names of the options that our own words stand for."""
    options = _options(exercise)

    def named(name: str, cell: Any) -> Any:
        if name not in options or not isinstance(cell, str) or cell in options[name]:
            return cell
        found = option_name(cell)
        return found if found in options[name] else cell

    return [
        {name: named(name, cell) for name, cell in row.items()} if isinstance(row, Mapping) else row
        for row in rows
    ]
