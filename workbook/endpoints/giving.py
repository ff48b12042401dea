"""Giving scales to a room: they are chosen, looked at, and leave as a code without a name."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.chapters.evening import ASKED, read_items
from workbook.endpoints.request import PageContext, Request, Response
from workbook.groups.poll.code import FILE, MOMENTS, MOST_SCALES, Vote, as_code, giver_of
from workbook.groups.poll.give_page import NONE_CHOSEN, Choice, choose_page, given_page
from workbook.groups.poll.scales import asked_in, today
from workbook.pages.page import sorry_page


def choices(at: PageContext) -> list[Choice]:
    """Return every scale that is answered."""
    found = asked_in(at.books).values()
    values = ((asked, asked.scale.shown(at.answers.get(asked.scale.key))) for asked in found)
    return [Choice(asked, value) for asked, value in values if value is not None]


def chosen(at: PageContext, asked: Request) -> list[Choice]:
    """Return what a form or an address names, as far as it is answered and a code can hold it."""
    keys = _said(asked, "key")
    answered = [choice for choice in choices(at) if choice.asked.scale.key in keys]
    return [*_on_the_spot(asked), *answered][:MOST_SCALES]


def _on_the_spot(asked: Request) -> Iterator[Choice]:
    """Return questions of a day with the numbers of a form; no address has any."""
    for it in today():
        numbers = range(it.scale.lowest, it.scale.highest + 1)
        yield from (Choice(it, each) for each in numbers if str(each) == asked.sent(it.scale.key))


def _said(asked: Request, name: str) -> list[str]:
    return [each.strip() for each in (asked.form or asked.query).get(name, ())]


def moment(asked: Request) -> str:
    """Return `before`, `after` or nothing."""
    named = ["", *_said(asked, "moment")][-1]
    return named if named in MOMENTS else ""


def code(at: PageContext, asked: Request, secret: bytes) -> str:
    """Return what leaves.

    Args:
        at: where it is asked.
        asked: the question, with the choice in its form or its address.
        secret: bytes that nobody else has; whoever is invented gives as somebody else all the same.
    """
    giver = giver_of(secret + at.site.invented.encode(), at.now.astimezone(at.tz).date())
    steps = tuple((it.asked.number, it.asked.step(it.value)) for it in chosen(at, asked))
    return as_code(Vote(giver, moment(asked), steps))


def give_page_for(at: PageContext, asked: Request, secret: bytes) -> Response:
    """Return the page of the scales to choose from, or of what leaves.

    Args:
        at: where it is asked.
        asked: the question, with the choice in its address.
        secret: as for `code`.
    """
    look, now, items = _said(asked, "look"), moment(asked), read_items(asked.all(ASKED), at.books)
    if look and (leaving := chosen(at, asked)):
        return Response(body=given_page(at.site, leaving, now, code(at, asked, secret), items))
    why = NONE_CHOSEN if look else ""
    page = choose_page(at.site, choices(at), chosen=_said(asked, "key"), moment=now, why=why, items=items)
    return Response(body=page)


def code_file(at: PageContext, asked: Request, secret: bytes) -> Response:
    """Return the code as a small file, or a page that says that nothing is chosen.

    Args:
        at: where it is asked.
        asked: the question, with the choice in its address.
        secret: as for `code`.
    """
    if not chosen(at, asked):
        return Response(body=sorry_page(at.site, "Nothing is chosen", NONE_CHOSEN))
    return Response(body=f"{code(at, asked, secret)}\n", kind="text/plain; charset=utf-8", name=FILE)
