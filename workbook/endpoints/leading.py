"""What whoever leads a group asks for: agendas, a plan of their own, the guide, how to join."""

from __future__ import annotations

from urllib.parse import urlencode

from workbook import config, urls
from workbook.chapters.evening import ASKED, Item, query, read_items
from workbook.endpoints.request import PageContext, Request, Response
from workbook.groups.agendas import own
from workbook.groups.agendas.agenda import Agenda, AgendaMissing, NoTime, Session
from workbook.groups.agendas.reading import agendas, find_agenda
from workbook.groups.agendas.timing import read_ran, read_start, soon, times
from workbook.groups.leading import links
from workbook.groups.leading.choose_page import choose_page
from workbook.groups.leading.guide import guide_page
from workbook.groups.leading.join_page import BY, join_page
from workbook.groups.leading.joining import REPOSITORY, TAG, Joining, NoAddress, on_binder, this_host
from workbook.groups.leading.run_page import Run, run_page
from workbook.groups.leading.sheets_page import sheets_page
from workbook.pages.page import sorry_page
from workbook.place import HUB

NO_SUCH = "There is no such agenda"
NO_WAY = ("There is no such way to join", "A room joins by this host, or by Binder: choose one of them.")
THROUGH_THE_HUB = "hub/user-redirect/"
"""Where JupyterHub opens, of whoever comes, the page of this name."""


def choosing(at: PageContext, asked: Request) -> Response:
    """Return the agendas, and what to see to before the day."""
    return Response(body=choose_page(at.site, agendas()))


def leading(at: PageContext, asked: Request, name: str) -> Response:
    """Return one session with its times.

    Args:
        at: where it is asked for.
        asked: the question, with the session and its times.
        name: the agenda, or `tonight` for a plan of one's own, which the question holds.
    """
    exercises = links.asked(at.books)
    try:
        agenda, run = _own(at, asked, exercises) if name == own.NAME else _one_of(at, asked, name)
    except AgendaMissing as error:
        return _missing(at, error)
    return Response(body=run_page(at.site, agenda, run, exercises, agendas()))


def _one_of(at: PageContext, asked: Request, name: str) -> tuple[Agenda, Run]:
    agenda, number = find_agenda(name), _number(asked.one("session") or "1")
    session = agenda.session(number)
    return agenda, _run(at, asked, session, number, own.exercises_of(session))


def _own(at: PageContext, asked: Request, exercises: links.Asked) -> tuple[Agenda, Run]:
    name, _, number = asked.one(own.FROM).partition(".")
    session = find_agenda(name).session(_number(number)) if name else None
    items = own.with_minutes(read_items(asked.all(ASKED), at.books), asked.all("m"))
    items = own.changed(items, asked.one("do"), asked.one("add"))
    if session and not items:
        items = own.exercises_of(session)
    items = tuple(item for item in items if item.key in exercises)
    agenda = own.as_agenda(items, exercises, session)
    words = asked.one(own.FROM) if session else ""
    return agenda, _run(at, asked, agenda.session(1), 1, items, words)


def _run(
    at: PageContext, asked: Request, session: Session, number: int, items: tuple[Item, ...], words: str = ""
) -> Run:
    start, ran, why = soon(at.now.astimezone(at.tz)), [], None
    given = asked.one("start")
    try:
        start = read_start(given) if given else start
        ran = read_ran(asked.all("ran"))[: len(session.blocks)]
    except NoTime as error:
        why = str(error)
    return Run(
        number=number,
        start=start,
        ran=ran,
        times=times(session, start, ran),
        given=bool(given) and not why,
        why=why,
        items=items,
        words=words,
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _missing(at: PageContext, error: AgendaMissing) -> Response:
    return Response(body=sorry_page(at.site, NO_SUCH, str(error)), status=404)


def guide(at: PageContext, asked: Request) -> Response:
    """Return the guide to print, for one agenda or for all."""
    name = asked.one("agenda")
    try:
        chosen = (find_agenda(name),) if name else agendas()
    except AgendaMissing as error:
        return _missing(at, error)
    return Response(body=guide_page(at.site, chosen, links.asked(at.books)))


def sheets(at: PageContext, asked: Request) -> Response:
    """Return the blank sheets to choose from."""
    return Response(body=sheets_page(at.site, at.books, agendas()))


def joining(at: PageContext, asked: Request) -> Response:
    """Return a code and an address, for this host or for Binder: of the workbook, or of some exercises."""
    by = asked.one("by") or ("binder" if at.site.public else "host")
    repository = (asked.one("repository") or REPOSITORY)[:140]
    tag = (asked.one("tag") or TAG)[:140]
    if by not in BY:
        return Response(body=sorry_page(at.site, *NO_WAY), status=404)
    items = read_items(asked.all(ASKED), at.books)
    found, why = None, None
    try:
        found = on_binder(repository, tag, _page(at, items)) if by == "binder" else _host(at, asked, items)
    except NoAddress as error:
        why = str(error)
    shown = join_page(at.site, by, found, repository=repository, tag_=tag, why=why, items=items)
    return Response(body=shown)


def _host(at: PageContext, asked: Request, items: tuple[Item, ...]) -> Joining:
    below = _page(at, items, alone=at.site.alone)
    if items and at.site.place == HUB:  # a room of ours leads on by itself
        below = f"{THROUGH_THE_HUB}{below}"
    own_address = asked.own
    if at.site.invented:
        own_address = own_address.removesuffix(urls.DEMO.path)
    return this_host(own_address, config.JOIN_URL.get(), config.ROOM_CODE.get(), below)


def _page(at: PageContext, items: tuple[Item, ...], *, alone: bool = False) -> str:
    if not items:
        return ""
    short = own.name_of(items)
    asked = urlencode({own.FROM: short}) if short else query(items, at.books)
    return f"{urls.TONIGHT.to('', alone=alone)}?{asked}"
