"""Papers that are filled in by hand: read from the file beside this module, and drawn as a page to print."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Any

from workbook.errors import WorkbookError
from workbook.export.paper.blanks import lines, tick
from workbook.export.paper.print_page import leaf
from workbook.pages.html import Html, join, tag


class FormMissing(WorkbookError):
    """A paper was asked for that is not there."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a paper; what it does not have is left out.

    Attributes:
        heading: what stands above it.
        points: sentences to read.
        ticks: sentences to tick.
        ask: what is asked, with `lines` to write on.
        lines: how many.
        table: the heads of a table.
        first: what stands in its first column, a row each.
        rows: how many rows are empty.
    """

    heading: str = ""
    points: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    ask: str = ""
    lines: int = 0
    table: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    rows: int = 0


@dataclass(frozen=True, kw_only=True)
class Form:
    """A paper.

    Attributes:
        name: its name in addresses, such as `after-the-evening`.
        title: its heading.
        lead: whom it is for, and what becomes of it.
        parts: what stands on it, in order.
    """

    name: str
    title: str
    lead: str
    parts: tuple[Part, ...]


@functools.cache
def forms() -> tuple[Form, ...]:
    """Return every paper, in the order in which a group needs them."""
    found = json.loads((resources.files(__package__) / "forms.json").read_text(encoding="utf-8"))
    return tuple(Form(parts=tuple(map(_part, each.pop("parts"))), **each) for each in found)


def find_form(name: str) -> Form:
    """Return the paper of a name.

    Raises:
        FormMissing: there is none.
    """
    found = next((form for form in forms() if form.name == name), None)
    if found is None:
        raise FormMissing("There is no such paper. Choose one of those on the page “Blank sheets”.")
    return found


def printed(chosen: Iterable[Form]) -> bytes:
    """Return papers as a page to print, each on sheets of its own.

    Args:
        chosen: which.
    """
    return leaf(join(*map(_drawn, chosen)), "sheets.css", "A4")


def _part(found: dict[str, Any]) -> Part:
    given: dict[str, Any] = {name: tuple(it) if isinstance(it, list) else it for name, it in found.items()}
    return Part(**given)


def _drawn(form: Form) -> Html:
    parts = map(_drawn_part, form.parts)
    return tag("section", tag("h1", form.title), tag("p", form.lead), *parts, class_="chapter form")


def _drawn_part(part: Part) -> Html:
    return tag(
        "section",
        tag("h2", part.heading) if part.heading else None,
        tag("ul", *(tag("li", point) for point in part.points)) if part.points else None,
        *map(tick, part.ticks),
        tag("p", part.ask, class_="q") if part.ask else None,
        lines(part.lines),
        _table(part) if part.table else None,
        class_="part",
    )


def _table(part: Part) -> Html:
    heads = tag("tr", *(tag("th", head, scope="col") for head in part.table))
    empty = [tag("td") for _ in part.table]
    filled = (tag("tr", tag("td", words), *empty[1:]) for words in part.first)
    rows = join(*filled, *(tag("tr", *empty) for _ in range(part.rows)))
    return tag("table", tag("thead", heads), tag("tbody", rows), class_="grid")
