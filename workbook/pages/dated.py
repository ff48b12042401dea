"""Fields that live in time: a log, a break, and the slow circle to breathe with."""

from __future__ import annotations

from typing import Any

from workbook.exercises.dated import Break, Log
from workbook.exercises.declared import Breathe
from workbook.pages.controls import area
from workbook.pages.html import Html, join, tag, void
from workbook.pages.sheet import older, sheet

LATEST, WHOLE = 12, 20
"""How many of the latest entries are rows; and how many there may be to be rows all of them."""
QUIET = {"type": "button", "class_": "quietly"}


def log(entries: Log, value: Any) -> Html:
    """Return the entries as rows, with a way to search them where the log has one.

    Of many, only the latest are rows. The page’s script makes rows of those before, month by month.
    """
    rows = list(value or [])
    shown = len(rows) if len(rows) <= WHOLE else LATEST
    months = tag("div", class_="months", hidden=True, role="group", aria_label="Older entries")
    written = join(sheet(entries, rows[:shown]), older(entries, rows[shown:]), months)
    if not entries.search:
        return written
    search = void(
        "input",
        type="search",
        class_="search",
        aria_label="Search the entries",
        placeholder="Search the entries",
        dir="auto",
        autocomplete="off",
    )
    found = tag("p", class_="found hint", role="status")
    return join(search, found, written)


def break_(pause: Break, value: Any) -> Html:
    """Return a break: how long, when I come back, and what happened."""
    kept = value or {}
    minutes = void(
        "input",
        # No number field: a wheel would turn it, and it takes the digits of one script only.
        type="tel",
        inputmode="numeric",
        maxlength=12,
        value=kept.get("minutes"),
        data_part="minutes",
        aria_label="Minutes",
        autocomplete="off",
    )
    happened = area(
        kept.get("happened"),
        rows=2,
        data_part="happened",
        aria_label="What happened when I came back",
        placeholder="What happened when I came back",
    )
    return tag(
        "div",
        tag("p", minutes, tag("span", f"minutes, {_limits(pause)}"), class_="length"),
        tag("button", "Start the break", data_does="begin", **QUIET),
        tag("p", class_="back", role="status"),
        happened,
        class_="break",
        data_began=kept.get("began"),
        data_shortest=pause.shortest,
        data_longest=pause.longest,
    )


def _limits(pause: Break) -> str:
    longest = f"{pause.longest // 60} hours" if pause.longest % 60 == 0 else str(pause.longest)
    return f"at least {pause.shortest}, at most {longest}"


def breathe(asked: Breathe) -> Html:
    """Return the slow circle: it grows and shrinks, or stands still where less motion is asked for."""
    return tag(
        "div",
        tag("p", asked.prompt, class_="q"),
        tag("p", asked.hint, class_="hint") if asked.hint else None,
        tag("div", tag("i"), class_="circle", aria_hidden="true"),
        tag("p", class_="phase", role="status"),
        tag("button", "Begin", data_does="breathe", **QUIET),
        class_="breathing",
        data_breathe=asked.key,
        data_rounds=asked.rounds,
    )
