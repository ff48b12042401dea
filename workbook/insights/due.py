"""Plans that it is time to ask about, and whether somebody comes back after weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbook.answers import Answers
from workbook.chapters.notebook import Chapter
from workbook.chapters.roles import TAKEN
from workbook.exercises.kinds import Plan
from workbook.insights.coerce import iso_day, moment
from workbook.insights.whom import whom

AWAY = dt.timedelta(days=21)


@dataclass(frozen=True)
class Due:
    """A plan to ask about.

    Attributes:
        plan: what was asked for.
        value: the plan, cleaned.
        made: the reader's day on which it was made.
        rev: how often it was saved.
        whom: whom its chapter is about; empty where that is not said.
    """

    plan: Plan
    value: dict[str, str]
    made: dt.date
    rev: int
    whom: str = ""


def due(answers: Answers, books: Iterable[Chapter], today: dt.date, tz: dt.tzinfo) -> list[Due]:
    """Return the plans that it is time to ask about, the newest first.

    Args:
        answers: the reader's answers.
        books: the chapters in order.
        today: the reader's day.
        tz: the reader's time zone.
    """
    plans = (each for book in books for each in book.exercises if isinstance(each, Plan))
    found = [it for plan in plans for it in _asked(answers, plan, today, tz)]
    return sorted(found, key=lambda it: it.made, reverse=True)


def _asked(answers: Answers, plan: Plan, today: dt.date, tz: dt.tzinfo) -> Iterator[Due]:
    entry = answers.entry(plan.key)
    value = plan.shown(entry.value) if entry else None
    if not entry or not value:
        return
    made = iso_day(value.get("made")) or _day(entry.at, tz) or today
    asked = plan.asks_from(value, made)
    if asked and asked <= today:
        yield Due(plan, value, made, entry.rev, whom(answers, plan.chapter))


def away(answers: Answers, now: dt.datetime) -> bool:
    """Return whether somebody comes back whose last answer is weeks old.

    Args:
        answers: the reader's answers.
        now: the moment, with its zone.
    """
    entries = filter(None, map(answers.entry, answers))
    newest = max((at for entry in entries if (at := moment(entry.at))), default=None)
    return newest is not None and now - newest > AWAY


def taken_along(answers: Answers) -> str:
    """Return the line that was taken along last; empty without one."""
    entries = [answers.entry(key) for key in answers if key.endswith(TAKEN)]
    lines = [(entry.at, entry.value) for entry in entries if entry and isinstance(entry.value, str)]
    return max(lines, default=("", ""))[1]


def _day(at: str, tz: dt.tzinfo) -> dt.date | None:
    found = moment(at)
    return found.astimezone(tz).date() if found else None
