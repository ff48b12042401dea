"""The six-week plan as a calendar strip: a leaf for each week, its step beside it, the midpoint marked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from workbook.elements import Html, join, tag
from workbook.insights.coerce import day_in_words, day_of, ended, quoted, rows_of, words_of
from workbook.insights.pictures.svg import (
    CLAY,
    INK,
    LEAF,
    LINE,
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
from workbook.values import as_name

INVITATION = "Write a step for one of the weeks, and the strip begins here."
LATER, NO_WEEK = 7, 8

_LEAF, _SIDE = 64.0, 76.0


class Step(NamedTuple):
    """A row of the plan; its place is 1–6, 7 for later, 8 where no week is chosen."""

    place: int
    midpoint: bool
    day: dt.date | None
    words: str

    @property
    def week(self) -> str:
        """The week as a reader calls it."""
        return f"week {self.place}" if self.place < LATER else "later" if self.place == LATER else "no week"


def words(given: Mapping[str, Any]) -> str:
    """Return the plan week by week.

    Args:
        given: plan, rows of week (“1” … “6”, “3, midpoint”, “Later”), step and day (`2026-11-21`).
    """
    steps = _steps(given)
    if not steps:
        return INVITATION
    return " ".join(_said(step) for step in steps)


def svg(given: Mapping[str, Any]) -> str | None:
    """Return the strip as a drawing, the first week on top; `None` when nothing is planned.

    Args:
        given: plan, rows of week, step and day.
    """
    steps = _steps(given)
    if not steps:
        return None
    several_years = len({step.day.year for step in steps if step.day}) > 1
    parts, y, middles = [_overview(steps)], 60.0, []
    for step in steps:
        drawn, height = _row(step, y, several_years)
        parts.append(drawn)
        middles.append(y + 10)
        y += height + 16
    thread = line((4 + _LEAF / 2, middles[0]), (4 + _LEAF / 2, middles[-1]), colour=LINE, wide=3)
    return drawing("The six weeks", words(given), y, thread, *parts)


def _steps(given: Mapping[str, Any]) -> list[Step]:
    found = [
        Step(*_place(words_of(as_name(row.get("week")))), day_of(row.get("day")), words_of(row.get("step")))
        for row in rows_of(given.get("plan"))
    ]
    kept = [step for step in found if step.words or step.day or step.place < NO_WEEK]
    return sorted(kept, key=lambda step: (step.place, step.day or dt.date.max))


def _place(week: str) -> tuple[int, bool]:
    if week.casefold() == "later":
        return LATER, False
    match = re.match(r"[1-6](?!\d)", week)
    return (int(match[0]) if match else NO_WEEK), "midpoint" in week.casefold()


def _said(step: Step) -> str:
    name = step.week.capitalize() + (", the midpoint" if step.midpoint else "")
    day = f" ({day_in_words(step.day)})" if step.day else ""
    return f"{name}{day}: {ended(quoted(step.words) if step.words else 'no step yet')}"


def _overview(steps: list[Step]) -> Html:
    """Return six small boxes in a row: full ones hold a step, the midpoint has a mark below."""
    wide = (WIDE - 8) / 6
    planned = {step.place for step in steps if step.words}
    middle = {step.place for step in steps if step.midpoint}
    parts = []
    for week in range(1, 7):
        x, full = 4 + (week - 1) * wide, week in planned
        looks = {"fill": LEAF if full else "none", "fill_opacity": 0.16 if full else None, "stroke": LEAF}
        dashes = None if full else "3 4"
        box = tag("rect", x=x + 2, y=3, width=wide - 4, height=26, rx=6, stroke_dasharray=dashes, **looks)
        parts += [box, lettered(x + wide / 2, 7.5, [str(week)], fill=INK)]
        if week in middle:
            parts.append(lettered(x + wide / 2, 32, ["midpoint"], size=SMALL, fill=CLAY))
    return join(*parts)


def _row(step: Step, y: float, several_years: bool) -> tuple[Html, float]:
    lines = wrap(step.words or "no step yet", WIDE - _SIDE - 8, TEXT, 6)
    year = f" · {step.day.year}" if step.day and several_years else ""
    heading = step.week.capitalize() + year + (" · midpoint" if step.midpoint else "")
    said = join(
        lettered(_SIDE + 4, y, [heading], size=SMALL, fill=CLAY if step.midpoint else QUIET, anchor="start"),
        lettered(_SIDE + 4, y + 21, lines, fill=INK if step.words else QUIET, anchor="start"),
    )
    return join(_leaf(step, 4, y), said), max(_LEAF, 21 + tall(lines))


def _leaf(step: Step, x: float, y: float) -> Html:
    """Return a leaf of a calendar with its day, or an empty one."""
    outline = CLAY if step.midpoint else LEAF
    box = {"x": x, "y": y, "width": _LEAF, "height": _LEAF, "rx": 8}
    paper = tag("rect", **box, fill=PAPER, stroke=outline, stroke_width=1.6)
    rule = line((x, y + 23), (x + _LEAF, y + 23), colour=outline, wide=1.2)
    middle = x + _LEAF / 2
    if not step.day:
        return join(paper, rule, lettered(middle, y + 24, ["no", "date"], size=SMALL, fill=QUIET))
    month = lettered(middle, y + 2.5, [day_in_words(step.day).split()[1][:3]], size=SMALL, fill=QUIET)
    return join(paper, rule, month, lettered(middle, y + 28, [str(step.day.day)], size=24, weight=600))
