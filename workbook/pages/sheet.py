"""A table as HTML: rows of cells, each with one line that stands for it where a phone has no room for all.

Which row is open, and what its line says once somebody writes, is the business of `row-folds.ts`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from workbook.exercises.column import Column
from workbook.exercises.dated import Log
from workbook.exercises.kinds import Table
from workbook.insights.coerce import plus_minus
from workbook.insights.telling import cell_in_words
from workbook.pages.html import Html, join, tag, void

NOTHING = "Nothing yet"


def sheet(table: Table, value: Any) -> Html:
    """Return a table's rows, a blank row to copy, and the button that adds one."""
    rows = list(value or [])
    rows += [{}] * max(table.start - len(rows), 0 if rows else 1)
    heads = [tag("th", column.label, scope="col") for column in table.columns.values()]
    body = (_row(table, row, number, ready=number == 1 and not value) for number, row in enumerate(rows, 1))
    add = tag("button", table.add, type="button", class_="quietly", data_does="add")
    first = isinstance(table, Log)  # where the newest entry stands at the top, so does the way to it
    return tag(
        "div",
        add if first else None,
        tag("table", tag("thead", tag("tr", *heads, tag("td"))), tag("tbody", *body)),
        tag("template", _row(table, {}, 0)),
        None if first else add,
        class_="sheet",
    )


def older(table: Table, rows: Sequence[Mapping[str, Any]]) -> Html:
    """Return rows as what they say and no more: the page’s script makes a row of one when it is shown."""
    names = [*table.columns, *table.unseen]
    says = [[row.get(name) for name in names] for row in rows]
    text = json.dumps(says, ensure_ascii=False, separators=(",", ":"))
    return tag("template", Html(escape(text, quote=False)), class_="older")  # it is half quotation marks


def _row(table: Table, row: Mapping[str, Any], number: int, *, ready: bool = False) -> Html:
    cells = (
        tag("td", _cell(column, name, row.get(name), number), data_name=column.label)
        for name, column in table.columns.items()
    )
    remove = tag(
        "button",
        "Remove",
        type="button",
        class_="quietly",
        data_does="remove",
        aria_label=f"Remove row {number}",
    )
    unseen = (
        void("input", type="hidden", value=row.get(name), data_column=name, autocomplete="off")
        for name in table.unseen
    )
    said = _said(table, row)
    state = " ".join(filter(None, ("open fresh" if ready else "", "" if said else "blank")))
    return tag(
        "tr",
        _brief(said, ready=ready),
        *cells,
        tag("td", remove, *unseen, class_="away"),
        class_=state or None,
    )


def _said(table: Table, row: Mapping[str, Any]) -> list[str]:
    columns = list(table.columns.items())
    if isinstance(table, Log):  # the day, the number, and the words as far as there is room
        columns.sort(key=lambda each: each[1].takes == "text")
    return [said for name, column in columns if (said := cell_in_words(row.get(name), column))]


def _brief(said: Sequence[str], *, ready: bool) -> Html:
    """Return the line that stands for a row: what it is of, and quietly the rest."""
    first, *rest = said or [NOTHING]
    line = join(tag("span", first, dir="auto", class_="of"), tag("span", " · ".join(rest), dir="auto"))
    button = tag("button", line, type="button", data_does="open", aria_expanded="true" if ready else "false")
    return tag("td", button, class_="brief")


def _cell(column: Column, name: str, value: Any, number: int) -> Html:
    named = {"data_column": name, "aria_label": f"{column.label}, row {number}", "autocomplete": "off"}
    if column.takes == "text":
        return tag("textarea", "" if value is None else f"\n{value}", rows=1, dir="auto", **named)
    if column.takes == "date":
        return void("input", type="date", value=value, **named)
    return _select(_options(column), value, data_number=column.takes in ("0-10", "-5..+5"), **named)


def _options(column: Column) -> list[tuple[str, str]]:
    if column.options:
        return list(column.options.items())
    if column.takes == "0-10":
        return [(str(number), str(number)) for number in range(11)]
    return [(str(number), plus_minus(number)) for number in range(-5, 6)]


def _select(options: list[tuple[str, str]], value: Any, **named: Any) -> Html:
    chosen = "" if value is None else str(value)
    listed = options if not chosen or chosen in dict(options) else [*options, (chosen, chosen)]
    inside = (
        tag("option", shown, value=kept, selected=kept == chosen) for kept, shown in [("", "–"), *listed]
    )
    return tag("select", *inside, **named)
