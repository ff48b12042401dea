"""Blank sheets to print: of an evening, of a chapter, of one exercise, or all there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlencode

from workbook import urls
from workbook.chapters.evening import ASKED, query
from workbook.chapters.notebook import Chapter
from workbook.chapters.ways import has_short_way
from workbook.export.files import KINDS
from workbook.groups.agendas.agenda import Agenda
from workbook.groups.agendas.own import exercises_of, sessions_of
from workbook.groups.forms import pairs
from workbook.groups.forms.form import forms
from workbook.groups.leading import links
from workbook.groups.leading.own_plan import exercise_choice
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.site import Site

LEAD = "To fill in by hand. Nothing that anybody wrote is on them."
PAIRS = "New pairs for six evenings. Give each person a number; names do not belong on this page."
NOT_WITH = "Numbers of those who are never paired, such as 3-7, 4-5."
HOW = "Each is a file for any browser. Open it and print it with the browser’s own print command."


def sheets_page(site: Site, books: Sequence[Chapter], agendas: Iterable[Agenda]) -> Html:
    """Return the page.

    Args:
        site: where it stands.
        books: the chapters in order.
        agendas: the evenings to choose from.
    """
    asked = [book for book in books if book.asked and not book.is_path]
    inside = join(
        tag("h1", "Blank sheets"),
        tag("p", LEAD, class_="lead"),
        tag("p", HOW),
        tag("h2", "For an evening"),
        tag("ul", *_evenings(site, agendas)),
        tag("h2", "For the group, and for whoever leads it", id="papers"),
        tag("ul", *(tag("li", _file(site, it.title, urlencode({"paper": it.name}))) for it in forms())),
        _pairs(site),
        tag("h2", "Of one exercise"),
        _one(site, asked),
        tag("h2", "Of a chapter"),
        tag("ul", *(_chapter(site, book) for book in asked)),
        tag("h2", "Of one person"),
        tag("p", _file(site, "One person, one sheet", kind="person-sheet"), ", two sides."),
        tag("h2", "All of it"),
        tag("p", _file(site, "The whole workbook"), ", more than a hundred pages."),
    )
    on = tag("nav", tag("a", "← Contents", class_="plain", href=site.base), class_="next", aria_label="On")
    return page(site, join(tag("div", inside, class_="sheets"), on), where="Blank sheets")


def _file(site: Site, words: str, asked: str = "", kind: str = "sheets") -> Html:
    name = KINDS[kind].name
    address = site.to(urls.PLAYBOOK_FILE, file=name) + (f"?{asked}" if asked else "")
    return tag("a", words, href=address, download=name)


def _evenings(site: Site, agendas: Iterable[Agenda]) -> Iterator[Html]:
    for _, session, title in sessions_of(agendas):
        yield tag("li", _file(site, title, query(exercises_of(session))))
    own = site.to(urls.AGENDA, agenda="tonight")
    yield tag("li", tag("a", "Make a plan of your own, and print its sheets there", href=own))


def _chapter(site: Site, book: Chapter) -> Html:
    title = f"{book.number} · {book.title}" if book.number else book.title
    chosen = urlencode({"page": book.slug})
    short = join(" · ", _file(site, "the short way", chosen, "short-sheets")) if has_short_way(book) else None
    return tag("li", _file(site, title, chosen), short)


def _pairs(site: Site) -> Html:
    """Return what asks for pairs: numbers alone, so that no name leaves the paper."""
    apart = void("input", name="apart", autocomplete="off", aria_describedby="apart", size=24)
    people = {"min": pairs.FEWEST, "max": pairs.MOST, "value": 12, "required": True}
    return tag(
        "form",
        tag("h3", pairs.TITLE),
        tag("p", PAIRS),
        void("input", type="hidden", name="paper", value=pairs.NAME),
        tag(
            "label",
            tag("span", "People"),
            void("input", type="number", name="people", **people),
            class_="field",
        ),
        tag("label", tag("span", "Not with"), apart, class_="field"),
        tag("p", NOT_WITH, class_="hint", id="apart"),
        tag("p", tag("button", "Make the pairs", class_="go")),
        method="get",
        action=site.to(urls.PLAYBOOK_FILE, file=KINDS["sheets"].name),
    )


def _one(site: Site, books: Sequence[Chapter]) -> Html:
    return tag(
        "form",
        tag(
            "label", tag("span", "Exercise"), exercise_choice(links.asked(list(books)), ASKED), class_="field"
        ),
        tag("p", tag("button", "Make the sheet", class_="go")),
        method="get",
        action=site.to(urls.PLAYBOOK_FILE, file=KINDS["sheets"].name),
    )
