"""Scales side by side: each a line with a dot, the number in words beside it."""

from __future__ import annotations

from itertools import groupby

from workbook.chapters.roles import AGAIN
from workbook.elements import svg
from workbook.insights.coerce import plus_minus
from workbook.insights.patterns import Rating
from workbook.insights.pictures.svg import LEAF, QUIET
from workbook.pages.html import Html, join, tag
from workbook.pages.places import title, way

WIDE, TALL, EDGE = 340, 30, 13
PAIRS_HINT = "Where a scale was asked twice, the ring is the first time and the full diamond the later one."


def ratings(found: tuple[Rating, ...]) -> Html:
    """Return scales chapter by chapter; nothing where none is answered."""
    pairs = any(one.later is not None for one in found)
    groups = (
        join(tag("h4", title(slug)), tag("ul", *map(_rating, group), class_="ratings"))
        for slug, group in groupby(found, key=lambda one: one.chapter)
    )
    return join(tag("p", PAIRS_HINT, class_="hint") if pairs else None, *groups)


def _rating(one: Rating) -> Html:
    ends = (f"{_number(one, end)} {words}" for end, words in ((one.lowest, one.low), (one.highest, one.high)))
    return tag(
        "li",
        tag("p", way(one.question, one.key), class_="asked"),
        tag("p", *_values(one), class_="value"),
        tag("p", one.apart, class_="hint") if one.apart else None,
        drawn(one),
        tag("p", *(tag("span", end) for end in ends), class_="ends"),
    )


def _number(one: Rating, number: int) -> str:
    return plus_minus(number) if one.lowest < 0 else str(number)


def _values(one: Rating) -> list[str]:
    first = "Not answered" if one.value is None else tag("b", _number(one, one.value))
    if one.key not in AGAIN or one.later is None:
        return [first]
    return [first, ", later ", tag("b", _number(one, one.later)), *_where(AGAIN[one.key], one.chapter)]


def _where(key: str, chapter: str) -> list[str]:
    slug = key.partition(".")[0]
    return [] if slug == chapter else [" in ", way(title(slug), key)]


def drawn(one: Rating) -> Html:
    """Return a scale as a line: ticks, a ring for the first number, a diamond for a later one.

    The numbers stand beside it in words, so that it says nothing on its own.
    """
    middle, step = TALL / 2, (WIDE - 2 * EDGE) / (one.highest - one.lowest)
    places = {number: EDGE + (number - one.lowest) * step for number in range(one.lowest, one.highest + 1)}
    ticks = (_tick(x, 7 if number in (one.lowest, 0, one.highest) else 3) for number, x in places.items())
    marks = []
    if one.value is not None:
        marks.append(_ring(places[one.value], full=one.later is None))
    if one.later is not None:
        marks.append(_diamond(places[one.later]))
    line = tag("path", d=f"M{EDGE} {middle}H{WIDE - EDGE}", stroke=QUIET, stroke_width=1.5, fill="none")
    box = {"viewBox": f"0 0 {WIDE} {TALL}", "aria_hidden": "true", "focusable": "false"}
    return svg(line, *ticks, *marks, **box)


def _tick(x: float, half: float) -> Html:
    return tag("path", d=f"M{x:.1f} {TALL / 2 - half}V{TALL / 2 + half}", stroke=QUIET, stroke_width=1.5)


def _ring(x: float, *, full: bool) -> Html:
    fill = LEAF if full else "none"
    return tag("circle", cx=x, cy=TALL / 2, r=8.5, fill=fill, stroke=LEAF, stroke_width=2.5)


def _diamond(x: float) -> Html:
    top, size = TALL / 2, 7
    return tag("path", d=f"M{x:.1f} {top - size}l{size} {size}l-{size} {size}l-{size} -{size}z", fill=LEAF)
