"""A day as far as it is known: a calendar day, a month, a year, a span, or only words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day, a month, a year or a span, as far as it is known.

    Attributes:
        text: as typed.
        earliest: the first calendar day it can mean; `None` when it has no beginning, as in “before 1950”.
        latest: the last calendar day it can mean.
        month: 1–12 where the month is known, even without a year.
        day: 1–31 where the day of the month is known, even without a year.
        about: whether the text says “about”; the span is then five years wider on both sides.
        withheld: whether the reader would rather not say.
        doubt: why digits were not read: `short year`, `no such day`, `two readings`, `not a date`, or empty.
        in_words: the day as a sentence would say it; empty when nothing is known or it is withheld.
    """

    text: str = ""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    month: int | None = None
    day: int | None = None
    about: bool = False
    withheld: bool = False
    doubt: str = ""
    in_words: str = ""

    @property
    def known(self) -> bool:
        """Whether it has any place in time."""
        return self.earliest is not None or self.latest is not None

    @property
    def exact(self) -> bool:
        """Whether it is one single calendar day."""
        return self.earliest is not None and self.earliest == self.latest and not self.about

    @property
    def year(self) -> int | None:
        """The year, also of “about 1950”; `None` for spans over several years."""
        if not self.earliest or not self.latest:
            return None
        if self.about:
            return (self.earliest.year + self.latest.year) // 2
        return self.earliest.year if self.earliest.year == self.latest.year else None

    @property
    def middle(self) -> dt.date | None:
        """One calendar day to sort by; `None` when there is none."""
        if self.earliest and self.latest:
            return self.earliest + (self.latest - self.earliest) / 2
        return self.earliest or self.latest

    @property
    def short(self) -> str:
        """A label for a small place: `1950`, `~1950`, `<1950`, `>1950`, `1948–1952`, `?`, or empty."""
        if self.earliest and self.latest:
            span = f"{self.earliest.year}–{self.latest.year}"
            return f"{'~' if self.about else ''}{self.year}" if self.year else span
        if self.latest:
            return f"<{self.latest.year + (self.latest.month == 12)}"
        if self.earliest:
            return f">{self.earliest.year - (self.earliest.month == 1)}"
        return "?" if self.text and not self.withheld else ""


NO_DAY = Day()
"""Nothing was answered."""


def ages(born: Day, then: Day) -> tuple[int, int] | None:
    """Return the least and the greatest age in whole years, `None` when nobody can say.

    Args:
        born: when somebody was born.
        then: the day to tell the age on.
    """
    if not (born.earliest and born.latest and then.earliest and then.latest):
        return None
    greatest = _years(born.earliest, then.latest)
    return (max(0, _years(born.latest, then.earliest)), greatest) if greatest >= 0 else None


def _years(start: dt.date, end: dt.date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
