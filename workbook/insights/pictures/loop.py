"""The circle of pursuing and distancing: four steps in the reader's own words, and round again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.elements import Html, tag
from workbook.insights.coerce import quoted, words_of
from workbook.insights.pictures.cards import Card
from workbook.insights.pictures.svg import CLAY, LEAF, QUIET, SMALL, WIDE, arrowhead, drawing, lettered

STEPS = {
    "i_do": "what I do",
    "they_feel": "what they may feel",
    "they_do": "what they do",
    "i_feel": "what I feel",
}
INVITATION = "Write one of the four lines above, and the circle begins here."

_BOX, _GAP = 150, 62


def words(given: Mapping[str, Any]) -> str:
    """Return the circle as sentences, step by step.

    Args:
        given: i_do, they_feel, they_do and i_feel, each text or `None`.
    """
    steps = _steps(given)
    if not any(steps.values()):
        return INVITATION
    told = (f"{STEPS[role]}: {quoted(said) if said else 'still open'}" for role, said in steps.items())
    line = "; then ".join(told)
    return f"A circle of four steps. First {line}; and from there it goes round again to the first."


def svg(given: Mapping[str, Any]) -> str | None:
    """Return the circle as a drawing, or `None` when no step is written.

    Args:
        given: i_do, they_feel, they_do and i_feel, each text or `None`.
    """
    steps = _steps(given)
    if not any(steps.values()):
        return None
    one, two, three, four = (_card(number, role, steps[role]) for number, role in enumerate(STEPS, 1))
    upper, lower = max(one.height, two.height), max(three.height, four.height)
    top, right = 22.0, WIDE - _BOX - 2.0
    below = top + upper + _GAP
    return drawing(
        "A circle of four steps",
        words(given),
        below + lower + 22,
        *_ring(top, upper, lower),
        one.at(2, top, upper),
        two.at(right, top, upper),
        three.at(right, below, lower),
        four.at(2, below, lower),
        lettered(WIDE / 2, top + upper + _GAP / 2 - 10, ["and round again"], size=SMALL, fill=QUIET),
    )


def _steps(given: Mapping[str, Any]) -> dict[str, str]:
    return {role: words_of(given.get(role)) for role in STEPS}


def _card(number: int, role: str, said: str) -> Card:
    theirs = role.startswith("they")
    heading = f"{number}  {STEPS[role].removeprefix('what ')}"
    return Card(heading, said, _BOX, most=7, colour=CLAY if theirs else LEAF, theirs=theirs)


def _ring(top: float, upper: float, lower: float) -> list[Html]:
    """Return the ring behind the boxes, and an arrow on each of its four sides."""
    left, right = 2 + _BOX / 2, WIDE - 2 - _BOX / 2
    high, low = top - 14, top + upper + _GAP + lower + 14
    middle = top + upper + _GAP / 2
    round_off = min(60, upper / 2, lower / 2)
    ring = tag(
        "rect",
        x=left,
        y=high,
        width=right - left,
        height=low - high,
        rx=round_off,
        fill="none",
        stroke=QUIET,
        stroke_width=1.8,
    )
    across = WIDE / 2
    heads = ((across + 6, high, 0), (right, middle + 6, 90), (across - 6, low, 180), (left, middle - 6, 270))
    return [ring, *(arrowhead(x, y, turn) for x, y, turn in heads)]
