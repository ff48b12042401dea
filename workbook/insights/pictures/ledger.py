"""The ledger: who carries what, by hours a week and by kind of work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbook.insights.coerce import listed, quoted, rows_of, words_of
from workbook.insights.pictures import plotted
from workbook.insights.pictures.hours import hours_of
from workbook.insights.pictures.plotted import CLAY, GREY, LEAF, axis, label, note, plain
from workbook.values import Label, as_name

INVITATION = "Write a task in the table, with who carries it and for how long, and the picture begins here."
NOBODY, NO_KIND = "nobody named", "no kind"
LOOKS = {"household": (LEAF, ""), "feeling": (CLAY, "/"), "deciding": (GREY, "."), NO_KIND: ("#b9ae9c", "x")}
"""A colour for each kind by its name, and a pattern that says the same without colour."""

_ROW, _TOP = 58, 34


@dataclass
class Carrier:
    """Someone who carries tasks: hours a week by kind, and the tasks by kind with hours or without."""

    name: str
    hours: dict[str, float] = field(default_factory=dict)
    tasks: dict[str, list[str]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    @property
    def total(self) -> float:
        """Hours a week."""
        return sum(self.hours.values())

    def add(self, task: str, kind: str, typed: str) -> None:
        """Note one task; hours that cannot be read are kept as words."""
        hours = hours_of(typed)
        if hours is None:
            self.unread.append(f"{task} ({quoted(typed)})" if typed else f"{task} (no hours yet)")
            return
        self.hours[kind] = self.hours.get(kind, 0) + hours
        self.tasks.setdefault(kind, []).append(task)


def words(given: Mapping[str, Any]) -> str:
    """Return who carries what, with hours where they can be read and the typed words where not.

    Args:
        given: tasks, rows of task, kind, who and hours (free words, such as “3–4” or “half an hour”).
    """
    carriers = _carriers(given)
    if not carriers:
        return INVITATION
    said = [_said(carrier) for carrier in carriers if carrier.hours]
    unread = [f"{carrier.name}: {listed(carrier.unread)}" for carrier in carriers if carrier.unread]
    if unread:
        said.append(f"Not in the picture, because no hours could be read: {'; '.join(unread)}.")
    return " ".join(said)


def figure(given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a bar for everyone who carries something, cut by kind of work, in hours a week.

    Args:
        given: tasks, rows of task, kind, who and hours (free words).

    Returns:
        A Plotly figure as plain lists and numbers, or `None` when no hours can be read.
    """
    carriers = [carrier for carrier in _carriers(given) if carrier.total > 0]
    if not carriers:
        return None
    longest = max(carrier.total for carrier in carriers)
    kinds = _in_order(kind for carrier in carriers for kind, hours in carrier.hours.items() if hours)
    rows = list(range(len(carriers)))
    return plotted.figure(
        [_bar(kind, carriers, rows, longest) for kind in kinds],
        barmode="stack",
        bargap=0.52,
        xaxis=axis(range=[0, longest * 1.02], showticklabels=False),
        yaxis=axis(range=[len(rows) - 0.5, -0.62], showticklabels=False),
        annotations=[_name(carrier, row) for row, carrier in zip(rows, carriers, strict=True)],
        margin={"l": 6, "r": 6, "t": _TOP + 22 * (len(kinds) > 2), "b": 6},
        height=_ROW * len(rows) + _TOP + 22 * (len(kinds) > 2) + 12,
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
            "bgcolor": "rgba(0,0,0,0)",
        },
    )


def _carriers(given: Mapping[str, Any]) -> list[Carrier]:
    """Return everyone in the order they appear; “h.” and “H.” are one."""
    found: dict[str, Carrier] = {}
    for row in rows_of(given.get("tasks")):
        task, who, hours = (words_of(row.get(cell)) for cell in ("task", "who", "hours"))
        if not (task or who or hours):
            continue
        carrier = found.setdefault(who.casefold().rstrip("."), Carrier(who or NOBODY))
        carrier.add(task or "a task without a name", _kind(row.get("kind")), hours)
    return list(found.values())


def _kind(value: object) -> Label:
    """Return a kind in its words, whose name says how it looks."""
    name = words_of(as_name(value)).casefold()
    return Label(words_of(value).lower(), name) if name in LOOKS else Label(NO_KIND, NO_KIND)


def _in_order(kinds: Iterable[str]) -> list[str]:
    places = list(LOOKS)
    return sorted(dict.fromkeys(kinds), key=lambda kind: places.index(as_name(kind)))


def _said(carrier: Carrier) -> str:
    kinds = [
        f"{kind} {amount(carrier.hours[kind])} ({listed(carrier.tasks[kind])})"
        for kind in _in_order(carrier.hours)
    ]
    return f"{carrier.name}: {_hours(carrier.total)} a week – {'; '.join(kinds)}."


def amount(hours: float) -> str:
    """Return 3, 3.5 or 0.25 without needless noughts."""
    return f"{hours:.2f}".rstrip("0").rstrip(".")


def _hours(hours: float) -> str:
    return f"{amount(hours)} {'hour' if hours == 1 else 'hours'}"


def _bar(kind: str, carriers: list[Carrier], rows: list[int], longest: float) -> dict[str, Any]:
    hours = [carrier.hours.get(kind, 0) for carrier in carriers]
    colour, pattern = LOOKS[as_name(kind)]
    strokes = {"shape": pattern, "size": 7, "solidity": 0.3, "fillmode": "overlay", "fgcolor": "#ffffff"}
    return {
        "type": "bar",
        "orientation": "h",
        "name": plain(kind),
        "x": hours,
        "y": rows,
        "hoverinfo": "skip",
        "marker": {"color": colour, "line": {"width": 0}, "pattern": strokes},
    }


def _name(carrier: Carrier, row: int) -> dict[str, Any]:
    said = f"<b>{label(carrier.name, 130, most=1)}</b>  {_hours(carrier.total)}"
    where = {"xref": "paper", "xanchor": "left", "yanchor": "bottom", "align": "left"}
    return note(said, 0, row - 0.27, **where)
