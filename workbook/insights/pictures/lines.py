"""Lines over time: what was rated day by day or week by week, and the days that only hold words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from workbook.chapters.roles import PICTURES
from workbook.insights.coerce import counted, day_in_words, day_of, number_of, quoted, rows_of, words_of
from workbook.insights.pictures import counts, plotted
from workbook.insights.pictures.plotted import CLAY, GREY, LEAF, axis, note

ROLES = PICTURES["lines"]
INVITATION = "Add a dated entry to the log, and its line begins here."
LONGEST_STEP = 10
"""Days between two entries that a line may bridge; a longer pause stays a gap."""

STRIP = 200
"""Pixels for one rated log."""

TOLD = 12
"""Entries told one by one in words; of more, the last ones."""


class Rated(NamedTuple):
    """A log with a number: what it is called, its two ends, and how its line looks."""

    name: str
    low: str
    high: str
    symbol: str
    dash: str
    colour: str

    @property
    def heading(self) -> str:
        """The name over the two ends."""
        return f"{self.name}<br><span style='font-size:13px'>0 {self.low} · 10 {self.high}</span>"


RATED = {
    "heat": Rated("How hot it was in me", "cool", "boiling", "circle", "solid", CLAY),
    "held": Rated("How well it held", "not at all", "all week", "square", "solid", LEAF),
    "week": Rated("My act, week by week", "my 0", "my 10", "diamond", "solid", LEAF),
}


class Entry(NamedTuple):
    """One entry: its day, its number 0–10 or `None`, its words as they were typed."""

    day: dt.date
    level: int | None
    typed: str


def words(given: Mapping[str, Any]) -> str:
    """Return each line as sentences: how many entries, from when to when, and the last ones.

    Args:
        given: logs by role, each rows of day (`2026-11-21`), level (0–10, where asked for) and words.
    """
    logs = _logs(given)
    said = [_rated_in_words(role, logs[role]) for role in RATED]
    noted = [_noted_in_words(name, entries) for name, entries in _noted(logs).items()]
    lost = sum(len(rows_of(given.get(role))) - len(logs[role]) for role in ROLES)
    if lost:
        said.append(f"{counted(lost, 'entry', 'entries')} without a day could not be placed.")
    return " ".join(filter(None, said + noted)) or INVITATION


def figure(given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a strip for each rated log, 0 to 10 over the same days, and one for the days with words.

    Args:
        given: logs by role, each rows of day, level and words.

    Returns:
        A Plotly figure as plain lists and numbers, days as `2026-11-21`; `None` when no entry has a day.
    """
    logs = _logs(given)
    rated = {role: logs[role] for role in RATED if any(entry.level is not None for entry in logs[role])}
    noted = _noted(logs)
    if not (rated or noted):
        return None
    rows, edge = _rows_tall(noted), 72 if noted else 30
    strips = _strips(len(rated), rows)
    days = [entry.day for entries in (*rated.values(), *noted.values()) for entry in entries]
    traces, notes, axes = [], [], {}
    for number, (role, entries) in enumerate(rated.items(), 1):
        traces.append(_line(RATED[role], entries, number))
        notes.append(_heading(RATED[role].heading, strips[number - 1], edge))
        axes[_axis_name(number)] = _scale(strips[number - 1])
    if noted:
        number = len(rated) + 1
        traces += [_dots(entries, row, number) for row, entries in enumerate(noted.values())]
        notes += [_heading("Days with a few words", strips[-1], edge), *_names(noted, number)]
        axes[_axis_name(number)] = axis(
            domain=list(strips[-1]), range=[len(noted) - 0.5, -0.5], showticklabels=False
        )
    return plotted.figure(
        traces,
        **axes,
        xaxis=_days_axis(days),
        annotations=notes,
        height=86 + sum(_tall(len(rated), rows)),
        margin={"l": edge, "r": 14, "t": 52, "b": 34},
    )


def entries_of(value: object) -> list[Entry]:
    """Return the entries that have a day, the oldest first; those of one day as they were written."""
    found = []
    for row in reversed(rows_of(value)):
        day = day_of(row.get("day"))
        if day:
            typed = row.get("words")
            level = number_of(row.get("level"), 0, 10)
            found.append(Entry(day, level, typed if isinstance(typed, str) else words_of(typed)))
    return sorted(found, key=lambda entry: entry.day)


def _logs(given: Mapping[str, Any]) -> dict[str, list[Entry]]:
    return {role: entries_of(given.get(role)) for role in ROLES}


def _noted(logs: Mapping[str, list[Entry]]) -> dict[str, list[Entry]]:
    """Return the logs that hold words only, practice as one."""
    practice = [entry for role, entries in logs.items() if role.startswith("practice") for entry in entries]
    found = {"practice": sorted(practice), "journal": logs["journal"]}
    return {name: entries for name, entries in found.items() if entries}


def _rated_in_words(role: str, entries: list[Entry]) -> str:
    rated = RATED[role]
    levels = [entry for entry in entries if entry.level is not None]
    if not entries:
        return ""
    told = "; ".join(_told(entry) for entry in entries[-TOLD:])
    last = f"The last {TOLD}: " if len(entries) > TOLD else ""
    ends = f"0 {rated.low}, 10 {rated.high}"
    most = f" {_range(levels)}" if len(levels) > TOLD else ""
    return f"{rated.name} ({ends}): {_span(entries)}.{most} {last}{told}."


def _range(levels: list[Entry]) -> str:
    numbers = [entry.level for entry in levels if entry.level is not None]
    return f"Between {min(numbers)} and {max(numbers)}."


def _told(entry: Entry) -> str:
    level = "no number" if entry.level is None else str(entry.level)
    words = words_of(entry.typed)
    said = f" {quoted(words)}" if words else ""
    return f"{day_in_words(entry.day)}, {level}{said}"


def _noted_in_words(name: str, entries: list[Entry]) -> str:
    log, days = "practice log" if name == "practice" else name, [entry.day for entry in entries]
    return f"In the {log}: {_span(entries)}.{counts.in_words(days)}"


def _span(entries: list[Entry]) -> str:
    first, last = day_in_words(entries[0].day), day_in_words(entries[-1].day)
    count = counted(len(entries), "entry", "entries")
    return f"{count}, {first}" if first == last else f"{count} from {first} to {last}"


def _line(rated: Rated, entries: list[Entry], number: int) -> dict[str, Any]:
    """Return one line; it stops at an entry without a number and at a long pause, and goes on behind it."""
    across: list[str | None] = []
    up: list[int | None] = []
    for before, entry in zip([None, *entries], entries, strict=False):
        if before and (entry.day - before.day).days > LONGEST_STEP:
            across, up = [*across, None], [*up, None]
        across, up = [*across, entry.day.isoformat()], [*up, entry.level]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": across,
        "y": up,
        "xaxis": "x",
        "yaxis": "y" if number == 1 else f"y{number}",
        "connectgaps": False,
        "cliponaxis": False,
        "hoverinfo": "skip",
        "line": {"color": rated.colour, "width": 2, "dash": rated.dash},
        "marker": {"color": rated.colour, "size": 9, "symbol": rated.symbol},
    }


def _dots(entries: list[Entry], row: int, number: int) -> dict[str, Any]:
    days = [entry.day for entry in entries]
    if counts.by(days):
        return counts.strokes(days, row, "y" if number == 1 else f"y{number}")
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day.isoformat() for day in days],
        "y": [row] * len(days),
        "xaxis": "x",
        "yaxis": "y" if number == 1 else f"y{number}",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {"color": GREY, "size": 9, "symbol": "circle-open", "line": {"width": 2}},
    }


def _axis_name(number: int) -> str:
    return "yaxis" if number == 1 else f"yaxis{number}"


def _scale(strip: tuple[float, float]) -> dict[str, Any]:
    grid = {"showgrid": True, "gridcolor": "rgba(139,131,119,0.28)"}
    return axis(domain=list(strip), range=[-0.8, 10.8], tickvals=[10, 5, 0], **grid)


def _days_axis(days: list[dt.date]) -> dict[str, Any]:
    first, last = min(days), max(days)
    spare = max(2, (last - first).days // 25)
    longer = (last - first).days > 300
    return axis(
        type="date",
        range=[_shifted(first, -spare), _shifted(last, spare)],
        tickvals=_ticks(first, (last - first).days, spare, 80 if longer else 62),
        tickformat="%b %Y" if longer else "%-d %b",
        tickangle=0,
        anchor="free",
        position=0,
    )


def _ticks(first: dt.date, span: int, spare: int, room: int) -> list[str]:
    """Return up to four days, evenly apart, that find room side by side on a phone."""
    wide = 230 * span / (span + 2 * spare)
    count = max(2 if wide >= 44 else 1, min(4, int(wide / room) + 1))
    steps = [round(span * number / max(1, count - 1)) for number in range(count)]
    return [_shifted(first, step) for step in steps]


def _shifted(day: dt.date, days: int) -> str:
    try:
        return (day + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return day.isoformat()


def _rows_tall(noted: Mapping[str, list[Entry]]) -> int:
    """Return how many pixels the days with words take; a row that counts them says by what."""
    counting = any(counts.by([entry.day for entry in entries]) for entries in noted.values())
    return 44 + (52 if counting else 30) * len(noted) if noted else 0


def _tall(rated: int, rows: int) -> list[int]:
    """Return how many pixels each strip takes with what stands above it."""
    return [STRIP] * rated + ([rows] if rows else [])


def _strips(rated: int, rows: int) -> list[tuple[float, float]]:
    """Return the part of the height that each strip takes, from the top down."""
    tall = _tall(rated, rows)
    top, found = sum(tall), []
    for number, one in enumerate(tall):
        above = 0 if not number else 66 if number < rated else 44
        found.append((round((top - one) / sum(tall), 4), round((top - above) / sum(tall), 4)))
        top -= one
    return found


def _heading(words: str, strip: tuple[float, float], edge: int) -> dict[str, Any]:
    where = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "align": "left"}
    return note(words, 0, strip[1], font={"size": 14}, xshift=8 - edge, yshift=8, **where)


def _names(noted: Mapping[str, list[Entry]], number: int) -> list[dict[str, Any]]:
    units = {name: counts.by([entry.day for entry in entries]) for name, entries in noted.items()}
    names = [f"{name}<br>by {unit}" if unit else name for name, unit in units.items()]
    where = {"xref": "paper", "yref": "y" if number == 1 else f"y{number}", "xanchor": "right", "xshift": -8}
    return [note(name, 0, row, **where) for row, name in enumerate(names)]
