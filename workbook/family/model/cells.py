"""Rows and cells as they come: anything may be missing, of another kind, or there in thousands."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbook.family.model.people import Problem
from workbook.values import as_name

MOST_ROWS = 20_000


@dataclass(frozen=True)
class Row:
    """One row of a table that holds something: its place, and its cells as text."""

    table: str
    number: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str | None:
        """Return a cell, `None` when it is empty."""
        return self.cells.get(column)

    def problem(self, says: str) -> Problem:
        """Return a sentence about this row."""
        return Problem(self.table, self.number, says)


def rows_of(value: object, table: str, problems: list[Problem]) -> list[Row]:
    """Return the rows of a table that hold something.

    Args:
        value: a list of rows, or whatever stands in its place.
        table: one of `TABLES`, named in a problem.
        problems: receives a sentence for each row that is not what a row should be.
    """
    if value is None:
        return []
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        says = "This table cannot be read: it is not a list of rows. It is left as it is and not drawn."
        problems.append(Problem(table, 0, says))
        return []
    if len(value) > MOST_ROWS:
        says = (
            f"This table has {len(value):,} rows; the map reads {MOST_ROWS:,}. The rest is kept, not drawn."
        )
        problems.append(Problem(table, MOST_ROWS, says))
    rows = [_row(row, table, number, problems) for number, row in enumerate(value[:MOST_ROWS])]
    return [row for row in rows if row.cells]


def _row(row: object, table: str, number: int, problems: list[Problem]) -> Row:
    given = row if isinstance(row, Mapping) else {}
    cells = {str(column): cell(value) for column, value in given.items()}
    odd = [column for column, value in given.items() if value is not None and cells[str(column)] is None]
    if (row is not None and not isinstance(row, Mapping)) or odd:
        says = "Part of this row is not text, so the map leaves that part out. Write it again as words."
        problems.append(Problem(table, number, says))
    return Row(table, number, {column: text for column, text in cells.items() if text})


def cell(value: object) -> str | None:
    """Return a cell as text on one line, `""` when it is blank, `None` when it is no text at all."""
    if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and value.bit_length() > 200:
        return None
    if not isinstance(value, str | int | float):
        return None
    text = str(as_name(value))  # the words on the page may be others by now
    if not (text.isascii() and text.isprintable()):
        text = "".join(_shown(sign) for sign in text)
    return " ".join(text.split())


def _shown(sign: str) -> str:
    """Return a sign that XML can hold; line ends, controls and halves of signs become spaces."""
    if unicodedata.category(sign) in ("Cc", "Cs") or ord(sign) & 0xFFFE == 0xFFFE:
        return " "
    return sign


def brief(text: str) -> str:
    """Return words short enough to stand in a sentence."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def chosen(text: str | None, options: Sequence[str]) -> str | None:
    """Return the option that a cell means, by its name or its words in any case; other words as typed."""
    if text is None:
        return None
    return _meant(tuple(options)).get(text.casefold(), text)


@cache
def _meant(options: tuple[str, ...]) -> Mapping[str, str]:
    """Return our own words for an option by each way to say it."""
    return {said: option for option in options for said in (option_name(option), option.casefold())}


def in_our_words(row: Mapping[str, Any], options: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return a row of a table with what was chosen in the words that this code has for it.

    Args:
        row: as the table keeps it, or as a tree has it.
        options: our words, by column.
    """
    words = {name: it for name, it in row.items() if name in options and isinstance(it, str)}
    return {**row, **{name: chosen(it, options[name]) for name, it in words.items()}}


def option_name(words: str) -> str:
    """Return the name under which the tables keep one of our words: “Cut off” is `cut-off`."""
    return re.sub(r"\W+", "-", words.casefold()).strip("-")
