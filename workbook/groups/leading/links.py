"""Where a facilitator's pages lead: exercises, the demonstration, joining, the room picture, the guide."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from workbook import urls
from workbook.chapters.evening import Item, query
from workbook.chapters.notebook import Chapter
from workbook.chapters.roles import SUPPORT
from workbook.exercises.kinds import Exercise, Scale
from workbook.export.files import KINDS
from workbook.groups.agendas.agenda import Agenda
from workbook.groups.agendas.own import FROM, NAME
from workbook.pages.controls import html_id
from workbook.pages.html import Html, tag
from workbook.pages.site import Site

Asked = dict[str, tuple[Exercise, Chapter]]
"""Exercises by their full key, each with its chapter."""


def asked(books: list[Chapter]) -> Asked:
    """Return every exercise of the chapters by its key."""
    return {exercise.key: (exercise, book) for book in books for exercise in book.exercises}


def demonstration(site: Site) -> str:
    """Return the address of the invented people."""
    return site.base if site.invented else site.to(urls.DEMO)


def exercise(site: Site, key: str) -> str:
    """Return the address of an exercise in its chapter."""
    return f"{site.chapter(key.partition('.')[0])}#field-{html_id(key)}"


def projected(site: Site, key: str) -> str:
    """Return the address of an exercise in large type, filled in by an invented person."""
    chapter = urls.CHAPTER.to(demonstration(site), alone=site.alone, chapter=key.partition(".")[0])
    return f"{chapter}#project={key}"


def wall(site: Site, items: Sequence[Item]) -> str:
    """Return the address that shows a room the link to some exercises, with its code."""
    return f"{site.join}?{query(items)}"


def own(site: Site, items: Sequence[Item], words: str) -> str:
    """Return the address where a plan is made of exercises.

    Args:
        site: where the page stands.
        items: the exercises.
        words: whose words are said: an agenda and its session, such as `six-weeks.2`.
    """
    return f"{site.to(urls.AGENDA, agenda=NAME)}?{urlencode({FROM: words})}&{query(items)}"


def run(site: Site, agenda: Agenda, session: int = 1, **asked: str) -> str:
    """Return the address where a session is led."""
    several = {"session": str(session)} if len(agenda.sessions) > 1 else {}
    query = urlencode(several | asked)
    return f"{site.to(urls.AGENDA, agenda=agenda.name)}{'?' if query else ''}{query}"


def guide(site: Site, agenda: Agenda | None = None) -> str:
    """Return the address of the guide to print: for one agenda, or for all."""
    return f"{site.to(urls.GUIDE)}{f'?agenda={agenda.name}' if agenda else ''}"


def blank_sheets(site: Site) -> str:
    """Return the address where sheets are chosen, to print and fill in by hand."""
    return site.to(urls.SHEETS)


def sheets_of(site: Site, items: Sequence[Item]) -> str:
    """Return the address of the sheets of some exercises."""
    return f"{site.to(urls.PLAYBOOK_FILE, file=KINDS['sheets'].name)}?{query(items)}"


def asked_in_the_room(site: Site, exercise: Exercise) -> Html | None:
    """Return the link by which a room is asked for a number, where it can be."""
    if not site.leads or not isinstance(exercise, Scale):
        return None
    return tag("a", "Ask the room", href=f"{site.to(urls.ASKING)}?{urlencode({'key': exercise.key})}")


def at_hand(site: Site, agenda: Agenda | None = None) -> Html:
    """Return the links that are needed while a room is full."""
    ways = (
        ("Invented people", demonstration(site)),
        ("How to join", site.join),
        ("Ask the room", site.to(urls.ASKING)) if site.leads else ("Room picture", site.together),
        ("Guide to print", guide(site, agenda)),
        ("Support", site.chapter(SUPPORT)),
    )
    return tag("nav", *(tag("a", words, href=to) for words, to in ways), class_="hand", aria_label="At hand")
