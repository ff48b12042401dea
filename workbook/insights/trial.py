"""A trial of six weeks: whether it is time to look round halfway, or to look back at the end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise
from workbook.chapters.roles import MIDPOINT, PLAN, REVIEW, TRIAL
from workbook.exercises.kinds import Plan
from workbook.insights.coerce import iso_day, moment, rows_of
from workbook.values import as_name

WEEK = dt.timedelta(days=7)
HALFWAY, ALL = 3 * WEEK, 6 * WEEK
PATIENCE = 6 * WEEK
"""How long it is said that the end has come."""


@dataclass(frozen=True)
class Look:
    """What it is time for in a trial.

    Attributes:
        key: the full key of the question that waits.
        words: the plan, as one line.
        made: the reader's day on which it was made.
    """

    key: str
    words: str
    made: dt.date


def look(answers: Answers, today: dt.date, tz: dt.tzinfo) -> Look | None:
    """Return what it is time for, by the dates that the reader gave or else by weeks; `None` for nothing.

    Args:
        answers: the reader's answers.
        today: the reader's day.
        tz: the reader's time zone.
    """
    plan, entry = find_exercise(TRIAL), answers.entry(TRIAL)
    value = plan.shown(entry.value) if isinstance(plan, Plan) and entry else None
    if not isinstance(plan, Plan) or not entry or not value or "dropped" in value or REVIEW in answers:
        return None
    if not value.keys() & plan.slots.keys():
        return None
    at = moment(entry.at)
    made = iso_day(value.get("made")) or (at.astimezone(tz).date() if at else today)
    days = _days(answers)
    halfway, end = days.get("3-midpoint") or _after(made, HALFWAY), _end(days) or _after(made, ALL)
    if end <= today <= _after(end, PATIENCE):
        return Look(REVIEW, plan.whole(value), made)
    waits = halfway <= today < end and MIDPOINT not in answers
    return Look(MIDPOINT, plan.whole(value), made) if waits else None


def _days(answers: Answers) -> dict[str, dt.date]:
    rows = ((str(as_name(row.get("week"))), iso_day(row.get("day"))) for row in rows_of(answers.get(PLAN)))
    return {week: day for week, day in rows if day}


def _end(days: dict[str, dt.date]) -> dt.date | None:
    """Return a week after the last step, where the sixth has a day."""
    return _after(days["6"], WEEK) if "6" in days else None


def _after(day: dt.date, wait: dt.timedelta) -> dt.date:
    return day + wait if day < dt.date.max - wait else dt.date.max
