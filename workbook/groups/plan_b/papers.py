"""What is in the plan B pack on paper: the sheets, the guide, a pocket agenda, and how to run it offline."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Mapping
from importlib import resources

from workbook.chapters.notebook import Chapter
from workbook.export.paper.print_page import leaf
from workbook.export.paper.sheets import sheets
from workbook.groups.agendas.agenda import Agenda
from workbook.groups.leading import links
from workbook.groups.leading.guide import guide, pocket

README = "README.txt"


def papers(agendas: Iterable[Agenda], books: list[Chapter], *, wheels: bool) -> Mapping[str, bytes]:
    """Return the papers by their names; all of them open without internet.

    Args:
        agendas: one agenda, or all.
        books: the chapters, in reading order.
        wheels: whether the pack holds what the workbook needs to run.
    """
    chosen = list(agendas)
    return {
        README: readme(wheels=wheels).encode("utf-8"),
        "blank-sheets.html": sheets(books=books),
        "facilitator-guide.html": leaf(guide(chosen, links.asked(books)), "sheets.css", "A4"),
        "pocket-agenda.html": leaf(pocket(chosen), "sheets.css", "A4"),
    }


def readme(*, wheels: bool) -> str:
    """Return how to use the pack.

    Args:
        wheels: whether the pack holds what the workbook needs to run.
    """
    name = "offline" if wheels else "without-wheels"
    text = (resources.files(__package__) / f"readme-{name}.txt").read_text(encoding="utf-8")
    return text.format(python=f"{sys.version_info.major}.{sys.version_info.minor}", computer=computer())


def computer() -> str:
    """Return what kind of computer this is, in the words of its maker."""
    system = {"Darwin": "macOS"}.get(platform.system(), platform.system())
    return f"{system}, {platform.machine()}"
