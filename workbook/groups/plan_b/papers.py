"""What is in the plan B pack on paper: sheets, guide, papers for the group, and how to run it offline."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources

from workbook.chapters.evening import evening
from workbook.chapters.notebook import Chapter
from workbook.errors import ChapterMissing
from workbook.export.paper.print_page import leaf
from workbook.export.paper.sheets import sheets
from workbook.groups.agendas.agenda import Agenda
from workbook.groups.agendas.own import exercises_of, sessions_of
from workbook.groups.forms.form import forms, printed
from workbook.groups.leading import links
from workbook.groups.leading.guide import guide, pocket
from workbook.groups.plan_b.targets import TARGETS, Kind, this_computer

README = "README.txt"
WHOLE = "\n  sheets/all-chapters.html   everything, more than a hundred pages"


def papers(
    agendas: Iterable[Agenda], books: list[Chapter], *, wheels: bool, kinds: Sequence[Kind] = (), whole: bool
) -> Mapping[str, bytes]:
    """Return the papers by their names; all of them open without internet.

    Args:
        agendas: one agenda, or all.
        books: the chapters, in reading order.
        wheels: whether the pack holds what the workbook needs to run.
        kinds: for which computers that is; for one like this where there are none.
        whole: whether sheets of all chapters are wanted too, more than a hundred pages.
    """
    chosen = list(agendas)
    return {
        README: readme(wheels=wheels, kinds=kinds, whole=whole).encode("utf-8"),
        **dict(_evenings(chosen, books)),
        **({"sheets/all-chapters.html": sheets(books=books)} if whole else {}),
        "papers-for-the-group.html": printed(forms()),
        "facilitator-guide.html": leaf(guide(chosen, links.asked(books)), "sheets.css", "A4"),
        "pocket-agenda.html": leaf(pocket(chosen), "sheets.css", "A4"),
    }


def _evenings(agendas: Iterable[Agenda], books: Iterable[Chapter]) -> Iterator[tuple[str, bytes]]:
    """Yield blank sheets of each evening, at most twelve pages a person."""
    shelf = {book.slug: book for book in books}

    def find(slug: str) -> Chapter:
        if slug not in shelf:
            raise ChapterMissing("There is no such chapter.")
        return shelf[slug]

    for name, session, _ in sessions_of(agendas):
        book = evening(exercises_of(session), find)
        yield f"sheets/{name.replace('.', '-')}.html", sheets(chapter=book.slug, books=[book])


def readme(*, wheels: bool, kinds: Sequence[Kind] = (), whole: bool = False) -> str:
    """Return how to use the pack.

    Args:
        wheels: whether the pack holds what the workbook needs to run.
        kinds: for which computers that is.
        whole: whether it holds sheets of all chapters.
    """
    name = "offline" if wheels else "without-wheels"
    text = (resources.files(__package__) / f"readme-{name}.txt").read_text(encoding="utf-8")
    computers = "; ".join(TARGETS[kind].words for kind in kinds) or this_computer()
    return text.format(
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        computer=computers,
        whole=WHOLE if whole else "",
    )
