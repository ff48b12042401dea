"""One person in the drawing: symbol, age, name and years, reachable by keyboard and told in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from workbook.elements import Html, tag
from workbook.family.drawing.ink import SERIF, Ink
from workbook.family.drawing.symbols import kind_of, symbol
from workbook.family.layout.labels import age
from workbook.family.layout.places import HALF, Place
from workbook.family.layout.text_width import LINE, width
from workbook.family.model.people import Person

HALO = 3.5


def portrait(person: Person, place: Place, ink: Ink, today: dt.date, *, pressed: bool, live: bool) -> Html:
    """Return one person as a group, to stand within `ink.look`.

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
    words = _figures(person, ink, today) + _names(person, place, ink)
    inside.append(tag("g", *words, text_anchor="middle", fill=ink.ink, **_halo(ink)))
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
    unseen = {"fill": "none", "stroke": "none", "pointer_events": "all"}
    return tag("rect", x=left - place.x, y=top - place.y, **size, **unseen)


def _ring(ink: Ink) -> Html:
    far = HALF + 9
    look = {"stroke": ink.leaf, "stroke_width": 2.2, "stroke_dasharray": "1 5", "stroke_linecap": "round"}
    return tag("rect", x=-far, y=-far, width=2 * far, height=2 * far, rx=16, fill="none", **look)


def _halo(ink: Ink) -> dict[str, Any]:
    """Return what keeps words readable where a line passes behind them."""
    return {"stroke": ink.paper, "stroke_width": HALO, "paint_order": "stroke"}


def _figures(person: Person, ink: Ink, today: dt.date) -> list[Html]:
    found = []
    number = age(person, today)
    look: dict[str, Any] = {"font_variant_numeric": "tabular-nums"}
    if number and kind_of(person) == "unknown":
        look |= {"text_anchor": "start", "fill": ink.quiet, "stroke_width": 3}
        found.append(tag("text", number, x=HALF + 4, y=HALF - 1, **look))
    elif number:
        wide = width(number) + 3
        if person.has_died:
            size = {"width": wide, "height": 14, "rx": 5}
            found.append(tag("rect", x=-wide / 2, y=-7, **size, fill=ink.paper, stroke="none"))
        found.append(tag("text", number, y=4.5, stroke="none", **look))
    return found


def _names(person: Person, place: Place, ink: Ink) -> list[Html]:
    y = HALF + LINE
    found = []
    weight = 600 if person.is_ == "Me" else None
    for line in place.lines:
        found.append(tag("text", line, y=y, font_family=SERIF, font_weight=weight))
        y += LINE
    if place.dates:
        found.append(tag("text", place.dates, y=y, fill=ink.quiet))
        y += LINE
    quiet = {"fill": ink.quiet, "font_family": SERIF}
    for line in place.under:
        found.append(tag("text", line, y=y, font_style="italic", **quiet))
        y += LINE
    if place.home:
        found.append(tag("text", f"⌂ {place.home}", y=y, **quiet))
    return found


def small(words: str, x: float, y: float, ink: Ink) -> Html:
    """Return quiet words that begin at a place."""
    return tag("text", words, x=x, y=y, fill=ink.quiet, font_family=SERIF, **_halo(ink))


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
