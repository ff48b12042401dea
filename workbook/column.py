"""A column of a table, and what a cell of it takes."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.cleaning import clean_number, clean_text, dated
from workbook.errors import AnswerRefused


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table: its label and what a cell takes (`text`, `0-10`, `-5..+5`, `date`, options)."""

    label: str
    takes: str | tuple[str, ...] = "text"

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
        if text and isinstance(self.takes, tuple) and text not in self.takes:
            raise AnswerRefused(
                f"“{where}” takes one of: {'; '.join(self.takes)}. Choose one, or leave it empty."
            )
        return text
