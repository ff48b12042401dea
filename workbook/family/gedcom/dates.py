"""Dates between GEDCOM and the words of the tables.

What GEDCOM has a grammar for is read under it. Whatever else stands there is read as if it was typed by hand,
and what nobody can read stays as it stood.
"""

from __future__ import annotations

import re

from workbook.family.dates.day import Day
from workbook.family.dates.typed import read_day
from workbook.family.dates.words import MONTHS
from workbook.family.gedcom.calendars import NEW_YEARS, day_of

_POINT = rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) )?\d{{4}}"
_SPANS = (
    (re.compile(rf"({_POINT})"), "{}"),
    (re.compile(rf"about ({_POINT})"), "ABT {}"),
    (re.compile(rf"before ({_POINT})"), "BEF {}"),
    (re.compile(rf"after ({_POINT})"), "AFT {}"),
    (re.compile(rf"between ({_POINT}) and ({_POINT})"), "BET {} AND {}"),
)
_FORMS = tuple(
    (re.compile(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (r"(?:BET|FROM) (.+) (?:AND|TO) (.+)", "between {} and {}"),
        (r"(?:ABT|CAL|EST) (.+)", "about {}"),
        (r"BEF (.+)", "before {}"),
        (r"AFT (.+)", "after {}"),
        (r"FROM (.+)", "since {}"),
        (r"TO (.+)", "until {}"),
        (r"INT (.+?) ?\(.*\)?", "{}"),
        (r"(.+)", "{}"),
    )
)
_USUAL = re.compile(
    rf"(?:(?:0?([1-9]|1\d|2[0-8]) )?({'|'.join(month[:3] for month in MONTHS)}) )?([1-9]\d{{3}})",
    re.IGNORECASE,
)
"""What nearly every line says, so that thousands of them are read at once."""

_CALENDAR = re.compile(r"@#D([A-Z _]+)@ ?|(JULIAN|HEBREW|FRENCH_R|ROMAN|UNKNOWN) ", re.IGNORECASE)
_OURS = re.compile(r"@#DGREGORIAN@ ?|\bGREGORIAN ", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z]{3,4}) )?(\d{1,4})", re.IGNORECASE)


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
        return f"INT {day.year:04} ({phrase})"
    if day.earliest and day.latest:
        return f"BET {day.earliest.year:04} AND {day.latest.year:04}"
    return f"({phrase})"


def comes_back(day: Day) -> bool:
    """Return whether GEDCOM's own form of a day reads back as the very words that were typed."""
    return day.text == day.in_words and any(pattern.fullmatch(day.in_words) for pattern, _ in _SPANS)


def _point(words: str) -> str:
    return " ".join(part if part.isdigit() else part[:3].upper() for part in words.split())


def from_gedcom(value: str) -> str | None:
    """Return the value of a DATE in the words of the tables, `None` when it says nothing.

    Args:
        value: as it stands in the file.
    """
    text = _OURS.sub("", " ".join(value.split()))
    if usual := _USUAL.fullmatch(text):
        return " ".join(part for part in (usual[1], _whole(usual[2] or ""), usual[3]) if part)
    if phrase := re.fullmatch(r"\((.*)\)", text):
        return phrase[1].strip() or None
    outer = _CALENDAR.match(text)
    calendar = (outer[1] or outer[2]).upper() if outer else ""
    rest = text[outer.end() :] if outer else text
    for pattern, form in _FORMS:
        if match := pattern.fullmatch(rest):
            words = [_words(part, calendar) for part in match.groups()]
            if all(words):
                return form.format(*words)
    return _as_it_stood(rest, calendar)


def _as_it_stood(text: str, calendar: str) -> str | None:
    """Return a date as if typed by hand, with the name of a calendar that is not ours."""
    if calendar:
        named = "unknown" if calendar == "UNKNOWN" else re.sub("[ _]r$", " republican", calendar.capitalize())
        return f"{text} ({named} calendar)" if text else None
    day = read_day(text)
    return day.in_words if day.known and not day.doubt else text or None


def _words(part: str, calendar: str) -> str | None:
    """Return one date of any calendar in words, `None` where it is no single date."""
    inner = _CALENDAR.match(part)
    if inner:
        calendar, part = (inner[1] or inner[2]).upper(), part[inner.end() :]
    if calendar in ("", "JULIAN") and "/" in part:  # a year told twice was told in the Julian calendar
        return _ours(part, keep=True)
    if not calendar:
        return _ours(part)
    match = _ELSEWHERE.fullmatch(part)
    return _from_elsewhere(calendar.split(" ")[0].split("_")[0], match) if match else None


def _ours(part: str, *, keep: bool = False) -> str | None:
    """Return a date of our calendar; a year of three digits is one in GEDCOM, and a slip elsewhere."""
    day = read_day(re.sub(r"(^| )(\d{3})$", r"\g<1>0\2", part))
    single = day.month or day.year
    if not single or day.about or day.doubt or not day.known:
        return None
    return " ".join(_whole(word) for word in part.split()) if keep else day.in_words


def _whole(word: str) -> str:
    return next((month for month in MONTHS if month[:3].upper() == word.upper()), word)


def _from_elsewhere(calendar: str, match: re.Match[str]) -> str | None:
    day, month, year = match[1], (match[2] or "").upper(), int(match[3])
    if calendar == "JULIAN" and not day:
        return _ours(match[0])
    if calendar not in ("JULIAN", *NEW_YEARS):
        return None
    if not day:
        beginning = year + NEW_YEARS[calendar]
        return f"between {beginning} and {beginning + 1}"
    found = day_of(calendar, year, month, int(day))
    return f"{found.day} {MONTHS[found.month - 1]} {found.year:04}" if found else None
