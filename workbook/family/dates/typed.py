"""Days as people know them: “3 May 1950”, “about 1950”, “before 1950”, “?”, “rather not”.

A day is kept as typed, with the first and the last calendar day it can mean. Nothing is guessed: a year of
two digits stays words, and 03/05/1950 is known only as far as its two readings agree.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from workbook.family.dates.day import NO_DAY, Day, ages
from workbook.family.dates.words import (
    AFTER,
    APPROXIMATE,
    BEFORE,
    EARLIEST_YEAR,
    LATEST_YEAR,
    MONTHS,
    NOT_KNOWN,
    last_day,
    month_named,
    plain,
    says_rather_not,
)

__all__ = ["ABOUT", "Day", "ages", "read_day"]

ABOUT = 5
"""How many years “about” may be off, in either direction."""


def read_day(text: str | None) -> Day:
    """Return what a typed date can mean; never raises, and keeps what it cannot read as words.

    Args:
        text: “1950”, “about 1950”, “before May 1950”, “1948–1952”, “3 May 1950”, “1950-05-03”, “03.05.1950”,
            “21MAR1900”, “11 Feb 1731/32”, “1950s”, “?”, “rather not”, other words, or nothing.
    """
    if not text:
        return NO_DAY
    typed = " ".join(text.split())
    if says_rather_not(typed):
        return Day(text=typed, withheld=True)
    said = plain(typed)
    if said in NOT_KNOWN:
        return Day(text=typed)
    found = _span(said) if len(said) <= 100 else None
    if found is None:
        found = Day(in_words=typed, doubt=_doubt(said))
    elif found.doubt or not found.in_words:
        found = replace(found, in_words=typed)
    return replace(found, text=typed)


def _span(said: str) -> Day | None:
    if len(said) == 4 and said.isdecimal() and (year := _day(int(said))):
        return year  # what nearly everybody writes
    said = _IN_BRACKETS.sub(r"\1\2", _TOGETHER.sub(r"\1 \2 \3", said))
    for read in (_told_twice, _between, _before_or_after, _roughly, _point, _decade, _one_year):
        found = read(said)
        if found:
            return found
    return None


_IN_BRACKETS = re.compile(r"^(?:\(([^()]+)\)|\[([^][]+)\])$")
_TOGETHER = re.compile(r"\b(\d{1,2})([^\W\d_]{3,})(\d{4})\b")
_LONE_DAY = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?\.?")


def _between(said: str) -> Day | None:
    match = (
        re.fullmatch(r"(?:between|bet|from|either)\.? (.+?) (?:and|to|-|until|till|or) (.+)", said)
        or re.fullmatch(r"(\d{4}) ?[-/] ?(\d{4})", said)
        or re.fullmatch(r"(.+?) (?:-|to|or|until|till) (.+)", said)
        or re.fullmatch(r"(\d{1,2})[-/](\d{1,2} [^\d].+)", said)
        or re.fullmatch(r"(\d\d(\d\d))(?:/|-(?=1[3-9]|[2-9]))(\d\d)", said)
    )
    if not match:
        return None
    end = _point(match[1][:2] + match[3] if match.re.groups == 3 else match[2])
    alone = end and end.day and end.in_words and _LONE_DAY.fullmatch(match[1])
    start = _point(f"{match[1]} {end.in_words.partition(' ')[2]}" if end and alone else match[1])
    if not (start and end and start.earliest and end.latest) or start.earliest > end.latest:
        return None
    words = start.in_words and end.in_words and f"between {start.in_words} and {end.in_words}"
    return Day(earliest=start.earliest, latest=end.latest, in_words=words)


def _told_twice(said: str) -> Day | None:
    """Return 1708/9, one year by two countings, as the span of both."""
    match = re.fullmatch(r"(\d{4})/(\d{1,2})", said)
    after = f"{int(match[1]) + 1:04}" if match else ""
    return _between(f"{match[1]}-{after}") if match and after.endswith(match[2]) else None


def _before_or_after(said: str) -> Day | None:
    for word, beginning in ((BEFORE, True), (AFTER, False)):
        match = word.match(said)
        point = _point(said[match.end() :]) if match else None
        if point and point.earliest and point.latest:
            words = point.in_words and f"{'before' if beginning else 'after'} {point.in_words}"
            if beginning:
                return Day(latest=_step(point.earliest, -1), in_words=words)
            return Day(earliest=_step(point.latest, 1), in_words=words)
    return None


def _step(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)


def _roughly(said: str) -> Day | None:
    match = APPROXIMATE.match(said)
    rest = said[match.end() :] if match else re.sub(r" ?(\(?\?\)?|ish|or so|approx\.?)$", "", said)
    if rest == said:
        return None
    point = _point(rest[:4] if _told_twice(rest) else rest) or _decade(rest)
    if not (point and point.earliest and point.latest):
        return None
    return Day(
        earliest=_shift(point.earliest, -ABOUT),
        latest=_shift(point.latest, ABOUT),
        about=True,
        in_words=point.in_words and f"about {point.in_words}",
    )


def _shift(day: dt.date, years: int) -> dt.date:
    return dt.date(day.year + years, day.month, min(day.day, last_day(day.year + years, day.month)))


def _point(said: str) -> Day | None:
    said = re.sub(r"^(in|on|since|from|born|died|the|year) ", "", said)
    said = _DUAL.sub(_by_our_counting, said)
    for pattern, order in _NUMBERS:
        match = pattern.fullmatch(said)
        if match:
            return order(*(int(part) for part in match.groups()))
    return _with_month_name(said)


def _day(year: int, month: int = 0, day: int = 0) -> Day | None:
    """Return a year, a month or a day; what does not exist is kept as far as it does."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    if not 1 <= month <= 12:
        whole = Day(earliest=dt.date(year, 1, 1), latest=dt.date(year, 12, 31), in_words=f"{year:04}")
        return replace(whole, doubt="no such day") if month else whole
    name = f"{MONTHS[month - 1]} {year:04}"
    last = last_day(year, month)
    if 1 <= day <= last:
        exact = dt.date(year, month, day)
        return Day(earliest=exact, latest=exact, month=month, day=day, in_words=f"{day} {name}")
    month_long = Day(
        earliest=dt.date(year, month, 1), latest=dt.date(year, month, last), month=month, in_words=name
    )
    return replace(month_long, doubt="no such day") if day else month_long


def _either_way(one: int, two: int, year: int) -> Day | None:
    """Return 13/05/1950 as a day, and 03/05/1950 as the span between its two readings."""
    if one > 12 or one == two:
        return _day(year, two, one)
    if two > 12:
        return _day(year, one, two)
    british, american = _day(year, two, one), _day(year, one, two)
    if not (british and american and british.earliest and american.earliest):
        return None
    ends = sorted((british.earliest, american.earliest))
    return Day(earliest=ends[0], latest=ends[1], doubt="two readings")


def _month_and_year(month: int, year: int) -> Day | None:
    return _day(year, month or 13)


def _day_month_year(day: int, month: int, year: int) -> Day | None:
    return _day(year, month or 13, day or 32)


def _year_month_day(year: int, month: int, day: int) -> Day | None:
    return _day(year, month or 13, day or 32)


_NUMBERS: tuple[tuple[re.Pattern[str], Callable[..., Day | None]], ...] = (
    (re.compile(r"(\d{4})"), _day),
    (re.compile(r"(\d{4})[-./](\d\d)"), lambda year, month: _month_and_year(month, year)),
    (re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:t.*)?"), _year_month_day),
    (re.compile(r"(\d{4})(\d\d)(\d\d)"), _year_month_day),
    (re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})"), _day_month_year),
    (re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})"), _either_way),
    (re.compile(r"(\d{1,2})[-./](\d{4})"), _month_and_year),
)


_DUAL = re.compile(r"(?<=[^\W\d_] )(\d{4})/(\d|\d\d|\d{4})$")


def _by_our_counting(dual: re.Match[str]) -> str:
    """Return 1732 for 1731/32, a year told twice because it once began in March; any other as it was."""
    year = f"{int(dual[1]) + 1:04}"
    return year if year.endswith(dual[2]) else dual[0]


_BESIDE = re.compile(r"(?<=\d)(st|nd|rd|th)\b|[-.,]|\b(of|de|the|(mon|tues|wednes|thurs|fri|satur|sun)day)\b")


def _with_month_name(said: str) -> Day | None:
    words = _BESIDE.sub(" ", said).split()
    months = [month for word in words if (month := month_named(word))]
    numbers = [word for word in words if word.isdecimal()]
    if len(months) != 1 or len(numbers) + 1 != len(words):
        return None
    years = [number for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) < 3]
    if len(years) == 1 and len(days) <= 1 and len(numbers) == len(years) + len(days):
        return _day(int(years[0]), months[0], (days[0] or 32) if days else 0)
    return _without_year(months[0], days) if len(numbers) == len(days) <= 1 else None


def _without_year(month: int, days: list[int]) -> Day | None:
    name = MONTHS[month - 1]
    if not days:
        return Day(month=month, in_words=name)
    return Day(month=month, day=days[0], in_words=f"{days[0]} {name}") if _exists(month, days[0]) else None


def _exists(month: int, day: int) -> bool:
    return 1 <= day <= last_day(2000, month)


def _decade(said: str) -> Day | None:
    match = re.fullmatch(r"(?:the )?(?:(early|mid|late)[- ]?(?:the )?)?(\d{3})0['’]?s", said)
    if match:
        start, end = {"early": (0, 4), "mid": (3, 6), "late": (5, 9)}.get(match[1], (0, 9))
        return _years_from(int(match[2]) * 10, start, end)
    match = re.fullmatch(r"(\d{3})[x_?]|(\d\d)(?:xx|__|\?\?)", said)
    if not match:
        return None
    return _years_from(int(match[1]) * 10, 0, 9) if match[1] else _years_from(int(match[2]) * 100, 0, 99)


def _years_from(year: int, start: int, end: int) -> Day | None:
    first, last = _day(year + start), _day(year + end)
    return Day(earliest=first.earliest, latest=last.latest) if first and last else None


_NEAR = re.compile(r"\b(not|before|after|until|till|by|about|around|circa|perhaps|maybe|probably)\b")


def _one_year(said: str) -> Day | None:
    """Return the year in words such as “Christmas 1950”: one year, and no other digit."""
    years = re.findall(r"(?<!\w)\d{4}(?!\w)", said)
    if len(years) != 1 or re.search(r"\d", said.replace(years[0], "", 1)):
        return None
    if not re.fullmatch(r"[^\d]*\w[^\d]*", said.replace(years[0], "")) or re.search(r"[-\d]\d{4}|bc", said):
        return None
    found = _day(int(years[0]))
    if found and found.earliest and found.latest and _NEAR.search(said):
        found = Day(earliest=_shift(found.earliest, -ABOUT), latest=_shift(found.latest, ABOUT), about=True)
    return replace(found, in_words="") if found else None


def _doubt(said: str) -> str:
    if not re.search(r"\d", said):
        return ""
    return (
        "short year" if re.search(r"(?<!\w)\d\d$", said) and not re.search(r"\d{3}", said) else "not a date"
    )
