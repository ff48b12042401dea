"""Dates between GEDCOM and the words of the tables."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from workbook.family.dates.day import Day
from workbook.family.dates.words import MONTHS

_POINT = rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) )?\d{{4}}"
_SPANS = (
    (re.compile(rf"({_POINT})"), "{}"),
    (re.compile(rf"about ({_POINT})"), "ABT {}"),
    (re.compile(rf"before ({_POINT})"), "BEF {}"),
    (re.compile(rf"after ({_POINT})"), "AFT {}"),
    (re.compile(rf"between ({_POINT}) and ({_POINT})"), "BET {} AND {}"),
)
_FIRST_ORDINAL = 1_721_424.5
_NEW_YEARS = {"HEBREW": -3761, "FRENCH_R": 1791}


def to_gedcom(day: Day) -> str | None:
    """Return a day as GEDCOM writes it, `None` when there is nothing to write.

    Source: The GEDCOM Standard, release 5.5.1, “DATE_VALUE”.
    """
    if not day.text or day.withheld or not day.in_words:
        return None
    for pattern, form in _SPANS:
        match = pattern.fullmatch(day.in_words)
        if match:
            return form.format(*(_point(part) for part in match.groups()))
    phrase = day.text.replace("(", "[").replace(")", "]")
    if day.year and not day.about:
        return f"INT {day.year} ({phrase})"
    if day.earliest and day.latest:
        return f"BET {day.earliest.year} AND {day.latest.year}"
    return f"({phrase})"


def comes_back(day: Day) -> bool:
    """Return whether GEDCOM's own form of a day reads back as the very words that were typed."""
    return day.text == day.in_words and any(pattern.fullmatch(day.in_words) for pattern, _ in _SPANS)


def _point(words: str) -> str:
    return " ".join(part if part.isdigit() else part[:3].upper() for part in words.split())


def from_gedcom(value: Any) -> str | None:
    """Return a parsed GEDCOM date in the words of the tables, `None` when it says nothing.

    Args:
        value: a date as `ged4py` parsed it, or text.
    """
    if value is None or isinstance(value, str):
        return value or None
    forms = {
        "SIMPLE": "{}",
        "ABOUT": "about {}",
        "CALCULATED": "about {}",
        "ESTIMATED": "about {}",
        "INTERPRETED": "{}",
        "BEFORE": "before {}",
        "AFTER": "after {}",
        "FROM": "since {}",
        "TO": "until {}",
    }
    kind = value.kind.name
    if kind == "PHRASE":
        return (value.phrase or "").strip().removeprefix("(").removesuffix(")") or None
    if kind in ("RANGE", "PERIOD"):
        return f"between {_words(value.date1)} and {_words(value.date2)}"
    return forms[kind].format(_words(value.date))


def _words(date: Any) -> str:
    """Return one date of any calendar as a day of ours, where our calendar reaches."""
    ours = date.calendar.name == "GREGORIAN"
    if date.bc or (ours and date.dual_year is not None):
        return str(date)
    if ours:
        month = next((name for name in MONTHS if date.month and name.upper().startswith(date.month)), "")
        return " ".join(str(part) for part in (date.day, month, f"{date.year:04}") if part)
    beginning = _NEW_YEARS.get(date.calendar.name)
    if beginning and (
        date.day is None or date.calendar.name == "HEBREW"
    ):  # ged4py 0.5 numbers its months wrongly
        return f"between {date.year + beginning} and {date.year + beginning + 1}"
    ordinal = int(date.key()[0] - _FIRST_ORDINAL)
    if not 1 <= ordinal <= dt.date.max.toordinal():
        return str(date)
    day = dt.date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if date.day else f"about {day.year}"
