"""Giving to a room with one press, and asking it: the hub holds what is given, these pages show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from workbook.chapters.evening import ASKED, read_items
from workbook.endpoints.request import PageContext, Request, Response
from workbook.groups.leading.handles_page import Standing, handles_page
from workbook.groups.poll.asking_page import Told, asking_page
from workbook.groups.poll.code import MOMENTS
from workbook.groups.poll.press_page import Question, press_page
from workbook.groups.poll.scales import Asked, asked_in
from workbook.pages.page import sorry_page

NO_ROOM = "Not in a room"
WHERE = (
    "Numbers are given with one press in a room that somebody has opened with “workbook host”. Elsewhere "
    "they are given as a code: “Share scales with the room”."
)
NOT_YOURS = "Only whoever leads this room can ask it something."
DONE = {
    "give": "Given. You can take it back until the room has seen the picture.",
    "take-back": "Taken back. Nothing of it is left.",
    "ask": "The room is asked: everyone’s pages say so within a few seconds.",
    "stop": "The room is not asked this any more. What was given stays.",
    "show": "The room sees it.",
    "longer": "The room stays open longer: every page says so.",
    "larger": "The room has more places.",
    "end": "The room is told that it ends.",
    "invite": "Show this code to whoever leads with you.",
}
Pressed = dict[str, Any]


def pressed(at: PageContext, asked: Request) -> Pressed | None:
    """Return what a press gives or takes back, as the hub takes it; `None` if it is no press of ours.

    Args:
        at: where it is pressed.
        asked: the form: the number of a scale, a moment, and a value unless it is taken back.
    """
    scale, moment = _scale(at, asked.sent("number")), asked.sent("moment")
    if scale is None or moment not in MOMENTS:
        return None
    found: Pressed = {"number": scale.number, "moment": moment}
    if asked.sent("do") == "take-back":
        return found | {"step": None}
    value = _whole(asked.sent("value"))
    known = value is not None and scale.scale.lowest <= value <= scale.scale.highest
    return found | {"step": scale.step(value)} if known and value is not None else None


def led(at: PageContext, asked: Request) -> Pressed | None:
    """Return what whoever leads asks of the hub; `None` if it is no press of ours.

    Args:
        at: where it is pressed.
        asked: the form: what to do, and a question as `number moment`.
    """
    number, _, moment = asked.sent("question").partition(" ")
    scale, moment = _scale(at, number), moment or asked.sent("moment")
    if scale is None or moment not in MOMENTS:
        return None
    return {"do": asked.sent("do"), "number": scale.number, "moment": moment}


def done(asked: Request) -> str:
    """Return what is said to a press that the hub has heard."""
    return DONE.get(asked.sent("do"), "")


def press_page_for(
    at: PageContext, asked: Request, gifts: Sequence[Mapping[str, Any]], said: str = ""
) -> Response:
    """Return the page on which somebody gives.

    Args:
        at: where it is asked for.
        asked: the question, with the exercises of an evening that it was asked from.
        gifts: what the hub says that they are asked and gave.
        said: what became of the last press.
    """
    found = asked_in(at.books)
    questions = [
        Question(scale, moment, _own(at, scale, moment), _given(scale, it["step"]), bool(it["shown"]))
        for it in gifts
        for number, moment in [it["group"]]
        if (scale := found.get(number))
    ]
    items = read_items(asked.all(ASKED), at.books)
    return Response(body=press_page(at.site, questions, said, items))


def asking_page_for(
    at: PageContext, asked: Request, sums: Sequence[Mapping[str, Any]], said: str = ""
) -> Response:
    """Return the page on which whoever leads asks.

    Args:
        at: where it is asked for.
        asked: the question; `key` in its address names a scale to begin with.
        sums: what the hub tells of each question.
        said: what became of the last press.
    """
    found = asked_in(at.books)
    told = [
        Told(found[number], moment, *(it[name] for name in ("people", "any", "counts", "waiting", "open")))
        for it in sums
        for number, moment in [it["group"]]
        if number in found
    ]
    return Response(body=asking_page(at.site, list(found.values()), told, asked.one("key"), said))


def handled(asked: Request) -> Pressed:
    """Return what whoever leads wishes of the room, as the hub takes it."""
    return {"do": asked.sent("do"), "amount": _whole(asked.sent("amount")) or 0}


def handles_page_for(at: PageContext, told: Mapping[str, Any], said: str = "") -> Response:
    """Return the page with the handles of a room.

    Args:
        at: where it is asked for.
        told: what the hub says of the room; nothing where it is silent.
        said: what became of the last press.
    """
    names = {each.name for each in fields(Standing)}
    room = Standing(**{name: it for name, it in told.items() if name in names}) if told else None
    return Response(body=handles_page(at.site, room, said))


def nowhere(at: PageContext) -> Response:
    """Return what stands at these addresses where they have no use."""
    why = ("For whoever leads", NOT_YOURS) if at.site.hub else (NO_ROOM, WHERE)
    return Response(body=sorry_page(at.site, *why), status=404)


def _own(at: PageContext, asked: Asked, moment: str) -> int | None:
    """Return the reader’s own answer, which a moment has nothing to do with."""
    own: int | None = asked.scale.shown(at.answers.get(asked.scale.key)) if not moment else None
    return own


def _given(asked: Asked, step: int | None) -> int | None:
    return None if step is None else asked.value(step)


def _scale(at: PageContext, number: str) -> Asked | None:
    whole = _whole(number)
    return None if whole is None else asked_in(at.books).get(whole)


def _whole(text: str) -> int | None:
    try:
        return int(text) if len(text) < 6 else None
    except ValueError:
        return None
