"""One person in the drawing: symbol, age, name and years, reachable by keyboard and told in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from workbook.elements import Html, tag
from workbook.family.drawing.ink import SANS, Ink
from workbook.family.drawing.symbols import kind_of, symbol
from workbook.family.layout.labels import age
from workbook.family.layout.places import HALF, Place
from workbook.family.layout.text_width import LINE, SIZE, width
from workbook.family.model.people import Person

LOOK = {"paint_order": "stroke", "stroke_linejoin": "round"}


def portrait(person: Person, place: Place, ink: Ink, today: dt.date, *, pressed: bool, live: bool) -> Html:
    """Return one person as a group.

    Args:
        person: whom to draw.
        place: where, and the words beneath.
        ink: the colours.
        today: the day for the age.
        pressed: whether this person is the selected one.
        live: whether the group can be reached by Tab and pressed.
    """
    inside = [tag("title", told(person)), _room(place)]
    inside += [_ring(ink)] if pressed else []
    inside.append(symbol(kind_of(person), ink, me=person.is_ == "Me", gone=person.has_died))
    inside += _figures(person, ink, today) + _names(person, place, ink)
    ways: dict[str, Any] = {"role": "img"}
    if live:
        ways = {"tabindex": 0, "role": "button", "aria_pressed": "true" if pressed else None}
    return tag(
        "g",
        *inside,
        data_person=person.id,
        data_who=person.key if live else None,
        data_row="" if person.row is None else person.row,
        transform=f"translate({place.x:.1f} {place.y:.1f})",
        aria_label=told(person),
        **ways,
    )


def _room(place: Place) -> Html:
    """Return an unseen frame around everything, so that a thumb finds it."""
    left, top, right, bottom = place.box
    size = {"width": right - left, "height": bottom - top}
    return tag("rect", x=left - place.x, y=top - place.y, **size, fill="none", pointer_events="all")


def _ring(ink: Ink) -> Html:
    far = HALF + 9
    look = {"stroke": ink.leaf, "stroke_width": 2.2, "stroke_dasharray": "1 5", "stroke_linecap": "round"}
    return tag("rect", x=-far, y=-far, width=2 * far, height=2 * far, rx=16, fill="none", **look)


def _figures(person: Person, ink: Ink, today: dt.date) -> list[Html]:
    look = {"font_family": SANS, "font_size": SIZE, "fill": ink.quiet, "font_variant_numeric": "tabular-nums"}
    halo = {**LOOK, "stroke": ink.paper, "stroke_width": 3}
    found = []
    number = age(person, today)
    if number and kind_of(person) == "unknown":
        found.append(tag("text", number, x=HALF + 4, y=HALF - 1, **look, **halo))
    elif number:
        wide = width(number) + 3
        if person.has_died:
            found.append(tag("rect", x=-wide / 2, y=-7, width=wide, height=14, rx=5, fill=ink.paper))
        inner = look | {"fill": ink.ink}
        found.append(tag("text", number, x=0, y=4.5, text_anchor="middle", **inner))
    return found


def _names(person: Person, place: Place, ink: Ink) -> list[Html]:
    look = {"text_anchor": "middle", "fill": ink.ink, "font_size": SIZE}
    halo = {**LOOK, "stroke": ink.paper, "stroke_width": 3.5}
    weight = {"font_weight": 600} if person.is_ == "Me" else {}
    y = HALF + LINE
    found = []
    for line in place.lines:
        found.append(tag("text", line, x=0, y=y, **look, **halo, **weight))
        y += LINE
    if place.dates:
        figures = {"text_anchor": "middle", "fill": ink.quiet, "font_size": SIZE, "font_family": SANS}
        found.append(tag("text", place.dates, x=0, y=y, **figures, **halo))
        y += LINE
    for line in place.under:
        found.append(small(line, 0, y, ink, "middle", font_style="italic"))
        y += LINE
    if place.home:
        found.append(small(f"⌂ {place.home}", 0, y, ink, "middle"))
    return found


def small(words: str, x: float, y: float, ink: Ink, anchor: str, **more: str) -> Html:
    """Return quiet words that stay readable where a line passes behind them."""
    halo = {**LOOK, "stroke": ink.paper, "stroke_width": 3.5}
    return tag("text", words, x=x, y=y, text_anchor=anchor, fill=ink.quiet, font_size=SIZE, **halo, **more)


def told(person: Person) -> str:
    """Return who this is, in words: “Maria, born 1950, died 2010”."""
    words = [person.name]
    if person.is_ in ("Me", "Pregnancy", "Loss before birth", "Chosen family", "Friend"):
        words.append("you" if person.is_ == "Me" else person.is_.lower())
    if person.rather_not:
        return ", ".join(words)
    if person.born.in_words:
        words.append(f"born {person.born.in_words}")
    if person.has_died and person.is_ != "Loss before birth":
        words.append(f"died {person.died.in_words}" if person.died.in_words else "has died")
    return ", ".join(words)
