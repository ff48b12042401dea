"""The family map as SVG: a picture to look at, walk through by keyboard, print and keep."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from workbook.elements import Html, join, svg, tag
from workbook.family.drawing.ink import ALONE, PAGE, SERIF, Ink, corners
from workbook.family.drawing.legend import explained, legend, legend_rows
from workbook.family.drawing.portrait import portrait, small
from workbook.family.drawing.strokes import care, couple, descent, lines, tie
from workbook.family.drawing.symbols import symbol
from workbook.family.layout.places import Caption, Layout, Outline, Place
from workbook.family.layout.text_width import wrapped
from workbook.family.model.initials import with_initials
from workbook.family.model.people import HARM, Family

__all__ = ["draw", "legend"]

TITLE = "Family map"
EMPTY = "Your map begins with one person: you. Write your name below."


def draw(
    family: Family,
    layout: Layout,
    *,
    hide_names: bool = False,
    selected: int | None = None,
    standalone: bool = False,
    description: str | None = None,
    today: dt.date | None = None,
) -> Html:
    """Return the map as one complete SVG picture.

    Args:
        family: as read from the tables.
        layout: of this very family.
        hide_names: initials for names, numbers for homes, and no notes.
        selected: the id of a person to mark.
        standalone: for a file or paper: plain colours on white, the legend beneath, nothing to press.
        description: the same story in words; by default `describe` tells it.
        today: the day for ages; by default the day of drawing.
    """
    shown = with_initials(family) if hide_names else family
    ink = ALONE if standalone else PAGE
    if not family.people:
        return _empty(ink, standalone)
    if description is None or hide_names:
        description = _described(shown)
    layout = _hidden(shown, layout) if hide_names else layout
    places, day = layout.places, today or dt.datetime.now(tz=dt.UTC).astimezone().date()
    inside = [_outline(each, shown, ink) for each in layout.homes]
    inside += [_lines(layout, shown, ink)]
    inside += [_caption(each, ink) for each in layout.captions]
    inside += [
        portrait(shown.people[each], places[each], ink, day, pressed=each == selected, live=not standalone)
        for each in _in_reading_order(layout)
    ]
    return _whole(inside, description, layout, shown, ink, standalone)


def _caption(caption: Caption, ink: Ink) -> Html:
    (x, y), look = caption.at, {"font_style": "italic", "font_family": SERIF, "fill": ink.quiet}
    return tag("text", caption.words, x=x, y=y, stroke="none", **look)


def _described(family: Family) -> str:
    from workbook.family.describe import describe

    return describe(family)


def _hidden(family: Family, layout: Layout) -> Layout:
    """Return a layout without the words and the ties that a hidden family no longer has."""
    kinds = {each.kind for each in family.ties}
    ties = (replace(each, kind=each.kind if each.kind in kinds else None) for each in layout.ties)
    harmless = tuple(new for old, new in zip(layout.ties, ties, strict=True) if old.kind != HARM)
    return replace(layout, places=_relettered(family, layout), ties=harmless)


def _relettered(family: Family, layout: Layout) -> dict[int, Place]:
    homes = {member: home.name for home in family.homes for member in home.members}
    return {
        person: replace(
            place,
            lines=wrapped(family.people[person].name) or ("?",),
            home=homes.get(person, "") if place.home else "",
        )
        for person, place in layout.places.items()
    }


def _in_reading_order(layout: Layout) -> list[int]:
    """Return people as the Tab key walks: row by row, then those beside and beneath."""
    rows = [person for row in layout.rows for person in row]
    seen = set(rows)
    return rows + [person for person in layout.places if person not in seen]


def _whole(
    inside: list[Html], description: str, layout: Layout, family: Family, ink: Ink, standalone: bool
) -> Html:
    wide, high = max(layout.width, 320.0), layout.height
    parts = list(inside)
    if standalone:
        entries = explained(family)
        wide = max(wide, 700.0)
        parts = [tag("g", *parts, transform=f"translate({(wide - layout.width) / 2:.1f} 0)")]
        rows, deep = legend_rows(entries, wide - 56, ink)
        rule = tag(
            "path", d=corners(((28, high + 6), (wide - 28, high + 6))), stroke=ink.line, stroke_width=0.8
        )
        parts += [rule, tag("g", rows, transform=f"translate(28 {high + 22:.1f})")]
        high += deep + 44
        parts.insert(0, _sheet())
    size = {"width": round(wide), "height": round(high)} if standalone else {}
    return svg(
        tag("title", TITLE),
        tag("desc", description),
        *parts,
        viewBox=f"0 0 {wide:.0f} {high:.0f}",
        role="img" if standalone else "group",
        aria_label=TITLE,
        **ink.look,
        **size,
    )


def _sheet() -> Html:
    return tag("rect", width="100%", height="100%", stroke="none")


def _empty(ink: Ink, standalone: bool) -> Html:
    you = tag("g", symbol("unknown", ink, me=True), transform="translate(160 62)")
    lines = EMPTY.split(". ")
    words = [
        tag(
            "text",
            line,
            x=160,
            y=118 + 20 * number,
            text_anchor="middle",
            fill=ink.quiet,
            stroke="none",
            font_family=SERIF,
        )
        for number, line in enumerate((f"{lines[0]}.", lines[1]))
    ]
    return svg(
        tag("title", TITLE),
        tag("desc", EMPTY),
        _sheet() if standalone else None,
        you,
        *words,
        viewBox="0 0 320 170",
        role="img",
        aria_label=f"{TITLE}. {EMPTY}",
        **ink.look,
    )


def _outline(outline: Outline, family: Family, ink: Ink) -> Html:
    (x, y), (wide, high) = outline.corner, outline.size
    name = family.homes[outline.home].name or outline.name
    frame = tag(
        "rect",
        x=x,
        y=y,
        width=wide,
        height=high,
        rx=18,
        fill=ink.line,
        fill_opacity=0.07,
        stroke=ink.line,
        stroke_opacity=0.55,
        stroke_width=1,
    )
    words = "".join(wrapped(name, lines=1, widest=outline.room))
    told = tag("title", name) if words != name else None
    return tag("g", told, frame, small(words, *outline.words, ink))


def _lines(layout: Layout, family: Family, ink: Ink) -> Html:
    names = [person.name for person in family.people]
    descents = join(*map(descent, layout.descents))
    couples = join(*map(couple, layout.couples))
    further = join(*map(care, layout.cares))
    ties = (
        tag(
            "g",
            tag("title", _tie_words(names, each.people, each.kind)),
            tie(each, ink),
            data_tie=number,
        )
        for number, each in enumerate(layout.ties)
    )
    return lines(descents, couples, further, *ties, aria_hidden="true")


def _tie_words(names: list[str], people: tuple[int, int], kind: str | None) -> str:
    return f"{names[people[0]]} and {names[people[1]]}: {(kind or 'a tie').lower()}"
