"""Answers as pictures take them: whatever a file holds becomes words, numbers, rows or days, or nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from workbook.family.dates.words import MONTHS

_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def words_of(value: object) -> str:
    """Return text on one line, without what cannot be seen and would turn the words around it.

    Args:
        value: text, or a small number; anything else is no words.
    """
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1_000_000:
        return str(value)
    return " ".join(_NOT_SHOWN.sub("", value).split()) if isinstance(value, str) else ""


def rows_of(value: object) -> list[Mapping[str, Any]]:
    """Return the rows of a table; what is no row is left out."""
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list | tuple) else []


def gaps_of(value: object) -> Mapping[str, Any]:
    """Return the filled gaps of a sentence."""
    return value if isinstance(value, Mapping) else {}


def number_of(value: object, lowest: int, highest: int) -> int | None:
    """Return a whole number between two ends, or `None`; zero is a number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if lowest <= value <= highest else None


def iso_day(value: object) -> dt.date | None:
    """Return the day of a text that is nothing but one, such as `2026-11-21`; `None` for anything else."""
    return day_of(value) if isinstance(value, str) and len(value) == 10 else None


def moment(value: object) -> dt.datetime | None:
    """Return the moment that `2026-11-21T22:17:03Z` stands for, UTC where no zone is named; or `None`."""
    try:
        found = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
        return found and (found if found.tzinfo else found.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def day_of(value: object) -> dt.date | None:
    """Return a calendar day from `2026-11-21`, or from a day or a moment; `None` where there is none."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def day_in_words(day: dt.date, *, year: bool = True) -> str:
    """Return “3 May 2026”, in English whatever the computer speaks."""
    short = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{short} {day.year}" if year else short


def plus_minus(number: int) -> str:
    """Return a number with its sign: `+2`, `−3`, `0`."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def quoted(words: str) -> str:
    """Return words between quotation marks."""
    return f"“{words}”"


def ended(words: str) -> str:
    """Return words with a full stop, unless they end by themselves."""
    return (
        words if words.endswith((".", "!", "?", "…", "。", "؟", "।", ".”", "!”", "?”", "…”")) else f"{words}."
    )


def listed(parts: list[str]) -> str:
    """Return “a, b and c”."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def counted(count: int, one: str, many: str = "") -> str:
    """Return “1 day” or “3 days”."""
    return f"{count} {one if count == 1 else many or one + 's'}"
