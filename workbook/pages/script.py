"""A script as a field: words to say aloud, and below, folded, what may come back and what is said then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.exercises.kinds import Script
from workbook.exercises.script import PARTS, REPLIES, parts_of
from workbook.pages.controls import area, html_id, text
from workbook.pages.html import Html, join, tag, void

AND_THEN = "And what may they answer?"
OPEN = "I leave this open."
PLAY = "Play it with a friend"
HOW = (
    "Choose a friend whom this is not about. Read your first line. Your friend plays the answer that is "
    "written below, mildly. Then you answer. Stop as soon as one of you has had enough."
)
AGAIN = "Once more: your friend picks another answer, and you say what comes to you."


def script(exercise: Script, value: Any) -> Html:
    """Draw words to say aloud, with a timer to rehearse them, and the second sentence."""
    kept = parts_of(value)
    then = tag(
        "div",
        _replies(html_id(exercise.key), kept.get("reply", "")),
        _line("theirs", kept),
        _line("next", kept),
        _aloud(),
        tag("button", PLAY, type="button", class_="quietly", data_does="play", aria_expanded="false"),
        _sheet(),
    )
    folded = tag("details", tag("summary", AND_THEN), then, class_="became second", open=len(kept) > 1)
    return join(text(exercise, kept.get("words")), _aloud(exercise.seconds), folded)


def _aloud(seconds: tuple[int, int] | None = None) -> Html:
    aim = f"aim for {seconds[0]} to {seconds[1]} seconds" if seconds else ""
    limits = {"data_shortest": seconds[0], "data_longest": seconds[1]} if seconds else {}
    button = tag("button", "Read it aloud", type="button", class_="quietly", data_does="rehearse")
    along = tag("p", class_="along", dir="auto", aria_hidden="true", hidden=True)
    return join(tag("p", button, tag("output", aim, **limits), class_="rehearsal"), along)


def _replies(name: str, chosen: str) -> Html:
    named = {"type": "radio", "name": f"reply-{name}", "autocomplete": "off"}
    ticks = (
        tag(
            "label",
            void("input", value=it, checked=bool(it) and it == chosen, data_plays=plays or None, **named),
            tag("span", words),
        )
        for it, (words, plays) in {**REPLIES, "": (OPEN, "")}.items()
    )
    group = tag("div", *ticks, class_="choices")
    return tag("fieldset", tag("legend", PARTS["reply"]), group, class_="part right")


def _line(part: str, kept: Mapping[str, str]) -> Html:
    own = kept.get("reply") == "own" or (not kept.get("reply") and bool(kept.get("theirs")))
    words = area(kept.get(part), rows=1, data_part=part)
    return tag("label", tag("span", PARTS[part]), words, class_="part", hidden=part == "theirs" and not own)


def _sheet() -> Html:
    """Return the plain sheet for two: they read, you answer. The script fills it."""
    lines = (
        tag("li", tag("span", who, class_="who"), " ", tag("span", dir="auto", data_line=line))
        for who, line in (("You say:", "words"), ("Your friend:", "theirs"), ("You say:", "next"))
    )
    return tag("div", tag("p", HOW), tag("ol", *lines), tag("p", AGAIN), class_="play", hidden=True)
