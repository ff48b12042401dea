"""Days of the calendars that GEDCOM knows beside ours: Julian, Hebrew and French republican.

Source: Edward M. Reingold and Nachum Dershowitz, “Calendrical Calculations”; names of months: GEDCOM 5.5.1.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

_JULIAN = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_HEBREW = ["TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS", "NSN", "IYR", "SVN", "TMZ", "AAV", "ELL"]
_FRENCH = [
    "VEND",
    "BRUM",
    "FRIM",
    "NIVO",
    "PLUV",
    "VENT",
    "GERM",
    "FLOR",
    "PRAI",
    "MESS",
    "THER",
    "FRUC",
    "COMP",
]
_HEBREW_EPOCH = -1_373_427
_FRENCH_EPOCH = dt.date(1792, 9, 22).toordinal()
_LAST_FRENCH_YEAR = 20
NEW_YEARS = {"HEBREW": -3761, "FRENCH": 1791}
"""The year of ours in which year 0 of a calendar would have begun, by its name."""


def day_of(calendar: str, year: int, month: str, day: int) -> dt.date | None:
    """Return a day of another calendar as a day of ours, `None` where that calendar has no such day.

    Args:
        calendar: `JULIAN`, `HEBREW` or `FRENCH`.
        year: as counted there.
        month: GEDCOM's short name of it, in capitals.
        day: of the month.
    """
    first_of = {"JULIAN": _julian, "HEBREW": _hebrew, "FRENCH": _french}[calendar]
    with suppress(ValueError, OverflowError):
        first, last = first_of(year, month)
        return dt.date.fromordinal(first + day - 1) if 1 <= day <= last else None
    return None


def _julian(year: int, month: str) -> tuple[int, int]:
    """Return the ordinal of the first day of a month, and how many days it has; likewise for the others."""
    number = _JULIAN.index(month) + 1
    past = (14 - number) // 12  # years are counted from March, so that a leap day is the last of one
    counted = year + 4800 - past
    first = 1 + (153 * (number + 12 * past - 3) + 2) // 5 + 365 * counted + counted // 4 - 1_753_508
    return first, (31, 28 + (year % 4 == 0), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[number - 1]


def _hebrew(year: int, month: str) -> tuple[int, int]:
    start, end = _new_year(year), _new_year(year + 1)
    leap, size = end - start > 380, (end - start) % 10
    lengths = [30, 29 + (size == 5), 30 - (size == 3), 29, 30, 29 + leap, 29 * leap]
    lengths += [30, 29, 30, 29, 30, 29]
    number = _HEBREW.index(month)
    return start + sum(lengths[:number]), lengths[number]


def _new_year(year: int) -> int:
    """Return the ordinal of the first of Tishri."""
    before, this, after = (_elapsed(one) for one in (year - 1, year, year + 1))
    late = 2 if after - this == 356 else this - before == 382
    return _HEBREW_EPOCH + this + late


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + ((3 * (days + 1)) % 7 < 3)


def _french(year: int, month: str) -> tuple[int, int]:
    if not 1 <= year <= _LAST_FRENCH_YEAR:
        raise ValueError(year)
    number = _FRENCH.index(month)
    return _FRENCH_EPOCH + 365 * (year - 1) + year // 4 + 30 * number, 30 if number < 12 else 5 + (
        year % 4 == 3
    )
