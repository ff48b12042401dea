"""Days that may be heavy, on a line: those the reader names, and anniversaries from the family map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from workbook.chapters.roles import FAMILY
from workbook.elements import Html, join, tag
from workbook.family.anniversaries import anniversaries
from workbook.family.model.tables import read_family
from workbook.insights.coerce import day_in_words, day_of, ended, quoted, rows_of, words_of
from workbook.insights.pictures.svg import (
    CLAY,
    INK,
    LEAF,
    PAPER,
    QUIET,
    SMALL,
    TEXT,
    WIDE,
    drawing,
    lettered,
    line,
    tall,
)
from workbook.insights.pictures.text_width import wrap

BESIDES = tuple(FAMILY.values())
INVITATION = "Name a day, or put dates on the family map, and the line begins here."

_X, _SIDE = 14.0, 34.0


class Date(NamedTuple):
    """A day on the line: when, what it is, what would be kind; and whether the family map knows of it."""

    day: dt.date | None
    what: str
    kind: str
    family: bool


def reckoned(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the anniversaries that the family map's dates make, from today on, each with its question.

    Args:
        answers: full keys to values; uses the tables of the family map.
    """
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    found = anniversaries(read_family(answers), today)
    return {"family": [{"day": each.day, "says": each.says} for each in found if each.day]}


def words(given: Mapping[str, Any]) -> str:
    """Return the days in their order.

    Args:
        given: days, rows of day (`2026-11-21`), what and kind; family, rows of day and says.
    """
    dates = _dates(given)
    return " ".join(map(_said, dates)) or INVITATION


def svg(given: Mapping[str, Any]) -> str | None:
    """Return the days on a line from top to bottom, further apart the more time lies between them.

    Args:
        given: days, rows of day, what and kind; family, rows of day and says.
    """
    dates = _dates(given)
    if not dates:
        return None
    parts, y, marks = [], 6.0, []
    for before, date in zip([None, *dates], dates, strict=False):
        y += _gap(before, date) if before else 0
        drawn, height = _entry(date, y, _year(before, date))
        parts.append(drawn)
        marks.append((y + 10, date))
        y += height
    known = [place for place, date in marks if date.day]
    thread = [line((_X, known[0]), (_X, known[-1]), wide=2)] if len(known) > 1 else []
    return drawing("Days on a line", words(given), y + 6, *thread, *(_mark(*mark) for mark in marks), *parts)


def _dates(given: Mapping[str, Any]) -> list[Date]:
    own = [
        Date(day_of(row.get("day")), words_of(row.get("what")), words_of(row.get("kind")), family=False)
        for row in rows_of(given.get("days"))
    ]
    theirs = [
        Date(day_of(row.get("day")), words_of(row.get("says")), "", family=True)
        for row in rows_of(given.get("family"))
    ]
    kept = [date for date in own + theirs if date.day or date.what or date.kind]
    return sorted(kept, key=lambda date: (date.day or dt.date.max, date.family))


def _said(date: Date) -> str:
    when = day_in_words(date.day) if date.day else "No date yet"
    what = date.what if date.family else quoted(date.what) if date.what else "a day of mine"
    where = ", from the family map" if date.family else ""
    kind = f" Kind to me: {ended(quoted(date.kind))}" if date.kind else ""
    return f"{when}{where}: {ended(what or 'a day of theirs')}{kind}"


def _gap(before: Date, date: Date) -> float:
    if not (before.day and date.day):
        return 20
    return 10 + min(26, (date.day - before.day).days / 6)


def _year(before: Date | None, date: Date) -> str:
    """Return the year where it is new on the line."""
    if not date.day or (before and before.day and before.day.year == date.day.year):
        return ""
    return f" {date.day.year}"


def _entry(date: Date, y: float, year: str) -> tuple[Html, float]:
    when = (day_in_words(date.day, year=False) + year) if date.day else "no date yet"
    heading = f"{when} · family map" if date.family else when
    room = WIDE - _SIDE - 6
    what = wrap(date.what, room, TEXT, 4)
    kind = wrap(f"Kind to me: {date.kind}", room, SMALL, 3) if date.kind else []
    return join(
        lettered(_SIDE, y, [heading], size=SMALL, fill=QUIET, anchor="start"),
        lettered(_SIDE, y + 19, what, fill=INK, anchor="start"),
        lettered(_SIDE, y + 21 + tall(what), kind, size=SMALL, fill=LEAF, anchor="start"),
    ), 20 + tall(what) + (4 + tall(kind, SMALL) if kind else 0)


def _mark(y: float, date: Date) -> Html:
    """Return a round mark for the reader's own days, a square on its corner for the family's."""
    looks = {"fill": PAPER, "stroke_width": 2.4, "stroke_dasharray": None if date.day else "3 3"}
    if not date.family:
        return tag("circle", cx=_X, cy=y, r=7, stroke=LEAF, **looks)
    return tag(
        "rect", x=_X - 6, y=y - 6, width=12, height=12, stroke=CLAY, transform=f"rotate(45 {_X} {y})", **looks
    )
