"""Exercises that live in time: a log of dated entries, and a break with a stated time of return."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from workbook.errors import AnswerRefused
from workbook.exercises.cleaning import clean_number, clean_text
from workbook.exercises.column import Table
from workbook.exercises.kind import Kind
from workbook.exercises.shapes import BREAK, Shape


@dataclass(frozen=True, kw_only=True)
class Log(Table):
    """Dated entries, newest first: a day, words, and a number from 0 to 10 where the log asks for one.

    Attributes:
        search: whether the page offers to search the entries.
    """

    kind: ClassVar[str] = "log"

    search: bool = False

    def clean(self, value: object) -> list[dict[str, str | int | None]] | None:
        """Return the entries, newest first; an entry that holds nothing but its day is not kept."""
        return _newest_first(row for row in super().clean(value) or () if _says_something(row)) or None

    def with_row(self, rows: object, row: object) -> list[dict[str, Any]]:
        return _newest_first(super().with_row(rows, row))


def _newest_first(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row.get("day") or ""), reverse=True)


def _says_something(row: Mapping[str, object]) -> bool:
    return any(cell is not None for name, cell in row.items() if name != "day")


@dataclass(frozen=True, kw_only=True)
class Break(Kind):
    """A break of some minutes with a stated time of return, and what happened afterwards.

    At least 20 minutes and at most a day: the time a body needs to settle, and the time after which a
    break turns into an absence.

    Attributes:
        shortest: the fewest minutes.
        longest: the most minutes.
    """

    kind: ClassVar[str] = "timer"
    shape: ClassVar[Shape] = BREAK
    group: ClassVar[bool] = True

    shortest: int = 20
    longest: int = 1440

    @property
    def labels(self) -> Mapping[str, str]:
        return {"minutes": "Minutes", "began": "Began", "happened": "What happened"}

    def clean(self, value: object) -> dict[str, str | int | None] | None:
        """Return minutes, the moment the break began (UTC), and what happened."""
        if value is None:
            return None
        if not isinstance(value, Mapping) or not value.keys() <= {"minutes", "began", "happened"}:
            raise AnswerRefused(
                f"“{self.prompt}” keeps minutes, began and happened. Give these and no others."
            )
        kept = {
            "minutes": clean_number(value.get("minutes"), self.prompt, self.shortest, self.longest),
            "began": self._moment(value.get("began")),
            "happened": clean_text(value.get("happened"), self.prompt),
        }
        return kept if any(part is not None for part in kept.values()) else None

    def _moment(self, value: object) -> str | None:
        if value is None:
            return None
        try:
            return dt.datetime.fromisoformat(str(value)).astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        except ValueError:
            raise AnswerRefused(
                f"“{self.prompt}” began at no moment that can be read. Start the break again."
            ) from None
