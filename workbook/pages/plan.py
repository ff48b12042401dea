"""A plan as a field: its two gaps, what is expected, and below, folded, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.exercises.kinds import Plan
from workbook.exercises.plan import DAYS, OUTCOME, RIGHT, TOLD
from workbook.insights.coerce import day_in_words, iso_day
from workbook.pages.controls import area, html_id, sentence
from workbook.pages.html import Html, join, tag, void

HOW = "How did it go?"
TELL = "Copy it into the log"
OPEN = "I leave this open."
GIVEN_UP, AGAIN = "You decided against it on {}, so nobody asks how it went.", "Ask me again"


def plan(asked: Plan, value: Any) -> Html:
    """Draw a plan; the page's script keeps its days, which nobody types.

    Args:
        asked: what is asked for.
        value: the plan, cleaned.
    """
    kept = value or {}
    days = {f"data_{name}": kept.get(name) for name in DAYS}
    told = any(kept.get(part) for part in OUTCOME)
    later = tag(
        "div",
        told_words("happened", kept),
        was_i_right(html_id(asked.key), kept.get("right", ""), last=OPEN),
        told_words("learned", kept),
        _into_the_log(asked, kept),
    )
    became = tag("details", tag("summary", HOW), later, class_="became", open=told)
    inside = (told_words("expect", kept), _given_up(kept), became)
    return join(sentence(asked, value), tag("div", *inside, class_="loop", **days))


def _given_up(kept: Mapping[str, str]) -> Html:
    """Return what the start page no longer asks, and the way to be asked again; hidden while it asks."""
    day = iso_day(kept.get("dropped"))
    said = tag("span", GIVEN_UP.format(day_in_words(day)) if day else "", class_="hint", role="status")
    button = tag("button", AGAIN, type="button", class_="quietly", data_does="ask-again", hidden=not day)
    return tag("p", said, button, class_="given-up", data_words=GIVEN_UP, hidden=not day)


def told_words(part: str, kept: Mapping[str, str]) -> Html:
    """Return one line to write, under its own name."""
    words = area(kept.get(part), rows=1, data_part=part)
    return tag("label", tag("span", TOLD[part]), words, class_="part")


def was_i_right(name: str, chosen: str, *, last: str = "") -> Html:
    """Return the question whether it went as expected, a few answers to choose from.

    Args:
        name: what is only of this plan, for the names of its controls.
        chosen: the name of an answer; empty for none.
        last: how to leave it open again, where that is offered.
    """
    offered = {**RIGHT, "": last} if last else RIGHT
    named = {"type": "radio", "name": f"right-{name}", "autocomplete": "off"}
    ticks = (
        tag("label", void("input", value=it, checked=bool(it) and it == chosen, **named), tag("span", words))
        for it, words in offered.items()
    )
    group = tag("div", *ticks, class_="choices")
    return tag("fieldset", tag("legend", TOLD["right"]), group, class_="part right")


def _into_the_log(asked: Plan, kept: Mapping[str, str]) -> Html | None:
    day = iso_day(kept.get("told"))
    since = f"In the log since {day_in_words(day)}." if day else ""
    said = tag("span", since, class_="hint told", role="status")
    button = tag("button", TELL, type="button", class_="quietly", data_does="tell")
    return tag("p", button, said, class_="ways") if asked.log else None
