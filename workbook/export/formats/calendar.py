"""The six-week plan, its midpoint, the weekly rating and the return from a break, as a calendar file.

Titles say “Workbook” and nothing that a reader wrote; entries are private and leave the day free. A file
that is made again after a change moves what was moved: what an entry is called never changes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbook.chapters.notebook import Chapter
from workbook.chapters.roles import MEASURE, PLAN
from workbook.export.hiding import Hide
from workbook.export.selection import EVERYTHING, Answer, Source, Wanted, in_order
from workbook.insights.coerce import iso_day, moment
from workbook.values import as_name
from workbook.zone import has_name

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

HALFWAY = "3, midpoint"
WEEKS_CALLED = {"3-midpoint": HALFWAY, "later": "Later"}
"""What an entry of such a week has always been called, whatever the chapter says today."""
WEEKS = 6
MORNING = dt.timedelta(hours=9)
TITLE, HALFWAY_TITLE = "Workbook", "Workbook: halfway"
WEEKLY_TITLE, BACK_TITLE = "Workbook: this week", "Workbook: back"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, kw_only=True)
class Day:
    """One entry of the calendar.

    Attributes:
        called: what it stands for, for its name; never shown.
        title: neutral.
        start: a day, or a moment with its zone.
        weeks: how often it comes back, a week apart; 1 for once.
        alarm: how long after its start to ring; `None` for no alarm.
        words: what the reader wrote.
        rev: how often the answer behind it was saved.
    """

    called: str
    title: str
    start: dt.date | dt.datetime
    weeks: int = 1
    alarm: dt.timedelta | None = None
    words: str = ""
    rev: int = 0


def calendar(
    answers: Source,
    *,
    now: dt.datetime,
    tz: dt.tzinfo,
    with_words: bool = False,
    rated_at: dt.time | None = None,
    alarms: bool = True,
    whose: str = "",
    books: Iterable[Chapter] | None = None,
    hide: Hide | None = None,
    wanted: Wanted = EVERYTHING,
) -> bytes | None:
    """Return the days of the reader's plan and the breaks that are not over as an `.ics` file.

    Args:
        answers: `Answers`, or another source.
        now: with its zone; the file is dated by it, and breaks that ended before it are left out.
        tz: the reader's time zone, such as `ZoneInfo("Europe/Vienna")`.
        with_words: whether the entries hold what the reader wrote, below their neutral titles.
        rated_at: the time of day of the weekly rating; by default it is for the whole day.
        alarms: whether the weekly rating and the return from a break ring.
        whose: something only this workbook has, such as its id, so that two readers can share a calendar.
        books: the chapters in reading order; this edition's own by default.
        hide: as `hiding` returns it; by default, names stay.
        wanted: what goes in.

    Returns:
        The file, or `None` when there is nothing to enter: the format knows no empty calendar.
    """
    found = days(in_order(answers, books, hide, wanted=wanted, tz=tz), now=now, tz=tz, rated_at=rated_at)
    if not found:
        return None
    book = _book()
    for day in found:
        named = _event(day, name_of(f"{whose} {day.called}"), now)
        if with_words and day.words:
            named.add("description", day.words)
        if alarms and day.alarm is not None:
            named.add_component(_alarm(day.alarm))
        book.add_component(named)
    moments = [day.start.date() for day in found if isinstance(day.start, dt.datetime)]
    if moments:
        book.add_missing_timezones(first_date=min(moments), last_date=_after(max(moments), 80))
    return bytes(book.to_ical())


def days(
    kept: Iterable[Answer], *, now: dt.datetime, tz: dt.tzinfo, rated_at: dt.time | None = None
) -> list[Day]:
    """Return what the calendar would hold: plan, midpoint, weekly rating, breaks that are not over."""
    by_key = {it.key: it for it in kept}
    plan = by_key.get(PLAN)
    weeks = list(_weeks(plan)) if plan else []
    rating = _rating(weeks, by_key.get(MEASURE), tz, rated_at)
    return [*weeks, *_midpoint(weeks), *rating, *_returns(by_key.values(), now)]


def _weeks(plan: Answer) -> Iterator[Day]:
    seen: dict[str, int] = {}
    for row in plan.value if isinstance(plan.value, list) else ():
        day = iso_day(row.get("day")) if isinstance(row, Mapping) else None
        if day is None:
            continue
        named = str(as_name(row.get("week")) or "")
        week = WEEKS_CALLED.get(named, named)
        seen[week] = seen.get(week, 0) + 1
        title = HALFWAY_TITLE if week == HALFWAY else TITLE
        words = _told(row.get("step"))
        yield Day(
            called=f"{plan.key} {week} {seen[week]}", title=title, start=day, words=words, rev=plan.entry.rev
        )


def _midpoint(weeks: list[Day]) -> Iterator[Day]:
    """Return the first day of the third week where the plan names no midpoint of its own."""
    if weeks and all(day.title != HALFWAY_TITLE for day in weeks):
        start = _after(min(day.start for day in weeks), 14)
        yield Day(called=f"{PLAN} midpoint", title=HALFWAY_TITLE, start=start, rev=weeks[0].rev)


def _rating(weeks: list[Day], measure: Answer | None, tz: dt.tzinfo, at: dt.time | None) -> Iterator[Day]:
    """Return a rating at the end of each of six weeks from the first day of the plan."""
    if not weeks:
        return
    start = _after(min(day.start for day in weeks), 6)
    moment = _named(dt.datetime.combine(start, at, tz)) if at else start
    yield Day(
        called="weekly",
        title=WEEKLY_TITLE,
        start=moment,
        weeks=WEEKS,
        alarm=dt.timedelta() if at else MORNING,
        words=_told(measure.value) if measure else "",
        rev=weeks[0].rev,
    )


def _named(moment: dt.datetime) -> dt.datetime:
    """Return a moment in a zone that others know by its name; in any other it becomes UTC."""
    return moment if has_name(moment.tzinfo) else moment.astimezone(dt.UTC)


def _after(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days) if day <= dt.date.max - dt.timedelta(days=100) else day


def _returns(kept: Iterable[Answer], now: dt.datetime) -> Iterator[Day]:
    for it in kept:
        back = _back(it.value) if it.kind == "timer" else None
        if back is not None and back >= now:
            yield Day(called=it.key, title=BACK_TITLE, start=back, alarm=dt.timedelta(), rev=it.entry.rev)


def _back(value: Any) -> dt.datetime | None:
    """Return when a break ends, in UTC."""
    began, minutes = (
        (value.get("began"), value.get("minutes")) if isinstance(value, Mapping) else (None, None)
    )
    start = moment(began)
    if start is None or type(minutes) is not int:
        return None
    try:
        return start + dt.timedelta(minutes=minutes)
    except OverflowError:
        return None


def _told(words: object) -> str:
    return _CONTROL.sub(" ", words.replace("\r", "\n")) if isinstance(words, str) else ""


def _book() -> Calendar:
    from icalendar import Calendar

    book = Calendar()
    for name, value in (("prodid", "-//Workbook//EN"), ("version", "2.0"), ("calscale", "GREGORIAN")):
        book.add(name, value)
    book.add("method", "PUBLISH")
    return book


def _event(day: Day, name: str, now: dt.datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", name)
    event.add("dtstamp", now.astimezone(dt.UTC).replace(microsecond=0))
    event.add("sequence", day.rev)
    event.add("dtstart", day.start)
    if not isinstance(day.start, dt.datetime) and day.start < dt.date.max:
        event.add("dtend", day.start + dt.timedelta(days=1))
    event.add("summary", day.title)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if day.weeks > 1:
        event.add("rrule", {"freq": "weekly", "count": day.weeks})
    return event


def _alarm(after: dt.timedelta) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", TITLE)
    alarm.add("trigger", after)
    return alarm


def name_of(called: str) -> str:
    """Return the name of an entry: always the same for the same thing, and nothing can be read from it."""
    return str(
        uuid.UUID(bytes=hashlib.sha256(f"workbook calendar {called}".encode()).digest()[:16], version=5)
    )
