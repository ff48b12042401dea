"""The guide to print: an agenda word for word, with what holds for all. Also an agenda for a pocket."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from importlib import resources

from workbook.groups.agendas.agenda import Agenda, Block, Session
from workbook.groups.agendas.timing import spoken
from workbook.groups.agendas.words import AGREEMENTS, CHECKLIST, HARD_MOMENT
from workbook.groups.leading import links
from workbook.groups.leading.block import block_body
from workbook.groups.leading.choose_page import by_heading
from workbook.groups.poll.today import of_today
from workbook.pages.html import Html, join, tag
from workbook.pages.page import page
from workbook.pages.site import Site

ON_PAPER = (
    "Write the time of the clock beside each block before you begin. The small numbers say how many minutes "
    "have gone by since the start, and how short a block can be made."
)
PRINT = "To print: your browser’s own print command. Each agenda begins on a new page."


def guide_page(site: Site, agendas: Iterable[Agenda], asked: links.Asked) -> Html:
    """Return the guide as a page.

    Args:
        site: where the page stands.
        agendas: one agenda, or all.
        asked: every exercise of this edition.
    """
    back = tag("a", "← All agendas", class_="plain", href=site.facilitate)
    nav = tag("nav", back, class_="next", aria_label="On")
    return page(
        site, join(tag("p", PRINT, class_="hint on-screen"), guide(agendas, asked), nav), where="Guide"
    )


def guide(agendas: Iterable[Agenda], asked: links.Asked) -> Html:
    """Return the guide with its own look: it stands alone on paper as well.

    Args:
        agendas: what is in it.
        asked: every exercise of this edition.
    """
    return join(
        tag("style", Html(look())),
        tag(
            "article",
            tag("h1", "The facilitator’s guide"),
            tag("p", ON_PAPER, class_="lead"),
            tag("h2", "Before the day"),
            by_heading(CHECKLIST),
            tag("section", tag("h2", "What we agree on"), _lines(AGREEMENTS), class_="sheet agreed"),
            tag("section", tag("h2", "In a hard moment"), by_heading(HARD_MOMENT), class_="sheet"),
            *(_agenda(each, asked) for each in agendas),
            class_="guide",
        ),
    )


@functools.cache
def look() -> str:
    """Return the page’s own style sheet."""
    return (resources.files(__package__) / "guide.css").read_text(encoding="utf-8")


def _lines(lines: Iterable[str]) -> Html:
    return tag("ul", *(tag("li", line) for line in lines))


def _agenda(agenda: Agenda, asked: links.Asked) -> Html:
    several = len(agenda.sessions) > 1
    return tag(
        "section",
        tag("h2", agenda.title),
        tag("p", f"{agenda.length}. {agenda.size}. {agenda.for_whom}"),
        tag("h3", "What people can leave with"),
        _lines(agenda.goals),
        tag("h3", "What you need"),
        _lines(agenda.materials),
        *(_session(each, asked, titled=several) for each in agenda.sessions),
        class_="sheet",
    )


def _session(session: Session, asked: links.Asked, *, titled: bool) -> Html:
    gone, parts = 0, []
    for block in session.blocks:
        parts.append(_block(block, gone, asked))
        gone += block.minutes
    name = session.title if titled else "Minute by minute"
    heading = tag("h3", f"{name} · {spoken(session.minutes)}", class_="session")
    return tag("section", heading, *parts, class_="meeting" if titled else None)


def _block(block: Block, gone: int, asked: links.Asked) -> Html:
    told = f"{spoken(block.minutes)}, from minute {gone}{_least(block)}"
    head = tag("h4", tag("span", class_="clock"), block.title, tag("small", told))
    return tag(
        "section", head, block_body(block, lambda key: _exercise(key, asked), heading="h5"), class_="part"
    )


def _least(block: Block) -> str:
    if block.least == 0:
        return "; can be left out"
    return f"; at least {block.least}" if block.least < block.minutes else ""


def _exercise(key: str, asked: links.Asked) -> Html | None:
    if key not in asked:
        return tag("li", it.prompt) if (it := of_today(key)) else None
    exercise, book = asked[key]
    where = f"chapter {book.number}" if book.number else book.title
    return tag("li", f"{exercise.prompt} ({where})")


def pocket(agendas: Iterable[Agenda]) -> Html:
    """Return agendas as short tables, one for each session: minutes, title, aim, and room for the clock.

    Args:
        agendas: what is in it.
    """
    sessions = [(agenda, session) for agenda in agendas for session in agenda.sessions]
    return join(tag("style", Html(look())), *(_table(*each) for each in sessions))


def _table(agenda: Agenda, session: Session) -> Html:
    heads = tag("tr", *(tag("th", head, scope="col") for head in ("Clock", "Minutes", "Block")))
    rows = (
        tag(
            "tr",
            tag("td"),
            tag("td", f"{block.minutes}", tag("small", _least(block).lstrip("; "))),
            tag("td", tag("b", block.title), " ", tag("small", block.aim)),
        )
        for block in session.blocks
    )
    title = session.title if len(agenda.sessions) > 1 else agenda.title
    return tag(
        "section",
        tag("h2", f"{title} · {spoken(session.minutes)}"),
        tag("table", tag("thead", heads), tag("tbody", *rows)),
        class_="pocket",
    )
