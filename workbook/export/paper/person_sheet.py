"""A blank sheet about one person: the parts of the sheet in the app with room to write, on two sides."""

from __future__ import annotations

from workbook.exercises.kinds import Plan
from workbook.export.paper.blanks import blank, lines
from workbook.export.paper.frames import frame
from workbook.export.paper.print_page import Paper, leaf
from workbook.export.paper.sheets import HOW, safe
from workbook.export.person import AGAIN, DRAWN, LOOP, PLANS, SENTENCES, TILT, WARM
from workbook.pages.html import Html, join, tag

PLAN = Plan(
    key="person.plan",
    prompt="My small step",
    template="If {when}, then I {then}.",
    slots={"when": "this happens", "then": "do this"},
)
ROOM = {WARM: 3, SENTENCES: 4}
"""How many lines there are to write on."""


def person_sheet(*, paper: Paper = "A4") -> bytes:
    """Return the sheet: the same parts as in the app, in the same order.

    Args:
        paper: what it is printed on.
    """
    name = tag("h1", "About ", tag("span", class_="short"))
    front = tag("section", safe(), name, *map(_part, (WARM, LOOP, TILT)), class_="chapter")
    back = tag("section", *map(_part, (SENTENCES, PLANS, AGAIN)), class_="chapter back")
    return leaf(tag("div", front, back, class_="tight"), "sheets.css", paper)


def _part(title: str) -> Html:
    return join(tag("h2", title), *_room(title))


def _room(title: str) -> tuple[Html | None, ...]:
    if title in ROOM:
        return (lines(ROOM[title]),)
    if title == PLANS:
        return (blank(PLAN),)
    name = DRAWN[title]
    return tag("p", HOW[name], class_="hint"), frame(name)
