"""Many days with words, counted by week or by month: a stroke each, the taller the more."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from workbook.family.dates.words import MONTHS
from workbook.insights.coerce import counted, listed
from workbook.insights.pictures.plotted import GREY

MANY = 40
"""Days that are still told one from another as dots; more than these are counted."""
LONG = 400
"""Days over which weeks find room side by side; a longer time is counted by months."""
TOLD = 12
"""Months told in words; of more, the last ones."""
TALLEST = 0.75
"""The part of its row that the tallest stroke takes."""


def by(days: Sequence[dt.date]) -> str:
    """Return what many days are counted by, “week” or “month”; nothing where each is a dot of its own."""
    if len(days) <= MANY:
        return ""
    return "week" if (max(days) - min(days)).days <= LONG else "month"


def strokes(days: Sequence[dt.date], row: int, axis: str) -> dict[str, Any]:
    """Return a trace with a stroke for each week or month that has days.

    Args:
        days: those with words.
        row: which row of its strip they are drawn in; rows run from the top down.
        axis: of that strip.
    """
    unit = by(days)
    counts = sorted(Counter(_middle(day, unit) for day in days).items())
    most = max(count for _, count in counts)
    across: list[str | None] = []
    up: list[float | None] = []
    for middle, count in counts:
        across += [middle.isoformat(), middle.isoformat(), None]
        up += [row + 0.35, round(row + 0.35 - TALLEST * count / most, 4), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": across,
        "y": up,
        "xaxis": "x",
        "yaxis": axis,
        "connectgaps": False,
        "hoverinfo": "skip",
        "line": {"color": GREY, "width": 3 if unit == "week" else 6},
    }


def in_words(days: Sequence[dt.date]) -> str:
    """Return how many there were in each month, and in the fullest week; nothing while they are few."""
    unit = by(days)
    if not unit:
        return ""
    months = sorted(Counter((day.year, day.month) for day in days).items())
    told = [f"{count} in {MONTHS[month - 1]} {year}" for (year, month), count in months[-TOLD:]]
    last = f"the last {TOLD} months: " if len(months) > TOLD else ""
    fullest = max(Counter(_middle(day, "week") for day in days).values())
    return f" By month, {last}{listed(told)}; at most {counted(fullest, 'entry', 'entries')} in one week."


def _middle(day: dt.date, unit: str) -> dt.date:
    """The Thursday of its week, or the 15th of its month."""
    if unit == "month":
        return day.replace(day=15)
    try:
        return day + dt.timedelta(days=3 - day.weekday())
    except OverflowError:
        return day
