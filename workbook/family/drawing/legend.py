"""What the symbols and lines of one map mean: only those that occur in it."""

from __future__ import annotations

from workbook.elements import Html, join, svg, tag
from workbook.family.drawing.ink import ALONE, PAGE, Ink
from workbook.family.drawing.strokes import CARED, couple, drop, lines, tie
from workbook.family.drawing.symbols import kind_of, symbol
from workbook.family.layout.places import CoupleLine, Curve, Drop
from workbook.family.layout.text_width import SIZE, width
from workbook.family.model.people import COUPLES, HARM, TIES, TIES_ON_DEMAND, Family

SYMBOLS = {
    "square": "man",
    "circle": "woman",
    "own": "own shape, word below",
    "unknown": "unknown or rather not said",
    "pregnancy": "pregnancy",
    "loss": "loss before birth",
}
DIRECTED = {
    "Focused on": "focused on (towards the arrow)",
    "Over- and under-functioning": "does more (▲), does less (▽)",
    HARM: "harm or fear (towards the arrow)",
}
ROW, SAMPLE = 42.0, 74.0
SMALLER = 0.72
"""How much smaller a symbol is in the legend than on the map."""
Entry = tuple[str, str]


def legend(family: Family, *, standalone: bool = False) -> Html:
    """Return the legend as an SVG picture of its own; empty for an empty family.

    Args:
        family: only what occurs in it is explained.
        standalone: whether it must not rely on the colours of the page.
    """
    entries = explained(family)
    if not entries:
        return Html()
    wide, ink = 720.0, ALONE if standalone else PAGE
    inside, high = legend_rows(entries, wide, ink)
    words = "; ".join(words for _, words in entries)
    return svg(
        tag("title", "What the symbols and lines mean"),
        tag("desc", words),
        inside,
        viewBox=f"0 0 {wide:.0f} {high:.0f}",
        role="img",
        aria_label=f"What the symbols and lines mean: {words}",
        **ink.look,
    )


def samples(family: Family) -> list[Entry]:
    """Return what needs explaining as pairs of a small picture and its words, to be set in a page."""
    look = {"viewBox": "0 -21 66 42", "width": 66, "height": 42, "aria_hidden": "true", **PAGE.look}
    return [(svg(_sample(kind, PAGE), **look), words) for kind, words in explained(family)]


def explained(family: Family) -> list[Entry]:
    """Return what needs explaining, as pairs of a kind of sample and its words."""
    found = [
        (f"symbol {kind}", words) for kind, words in SYMBOLS.items() if kind in map(kind_of, family.people)
    ]
    if family.me:
        found.append(("me", "you (double outline)"))
    if any(person.has_died for person in family.people):
        found.append(("gone", "has died"))
    if any(person.born.short or person.died.short for person in family.people):
        found.append(("years", "years of birth and death, age inside"))
    return found + _couples(family) + _children(family) + _ties(family)


def _couples(family: Family) -> list[Entry]:
    kinds = {each.kind for each in family.couples}
    found = [(f"couple {kind}", kind.lower()) for kind in COUPLES if kind in kinds]
    together = {frozenset((each.one, each.two)) for each in family.couples}
    parents = {frozenset(each.parents) for each in family.children if len(each.parents) == 2}
    if parents - together or kinds - set(COUPLES):
        found.append(("couple other", "a couple or parents, nothing more said"))
    return found


def _children(family: Family) -> list[Entry]:
    kinds = {each.how for each in family.children}
    words = " or ".join(kind.lower() for kind in CARED if kind in kinds)
    found = [("born", "child of")] if kinds - set(CARED) else []
    found += [("cared", words)] if words else []
    return found + ([("twins", "twins")] if family.twins else [])


def _ties(family: Family) -> list[Entry]:
    kinds = {each.kind for each in family.ties}
    listed = (*TIES, *TIES_ON_DEMAND)
    found = [(f"tie {kind}", _told(kind)) for kind in listed if kind in kinds]
    return found + ([("tie other", "another tie")] if kinds - set(listed) else [])


def _told(kind: str) -> str:
    return DIRECTED.get(kind, kind.lower())


def legend_rows(entries: list[Entry], wide: float, ink: Ink) -> tuple[Html, float]:
    """Return the samples with their words within `ink.look`, in as many columns as fit, and their height."""
    columns = _columns(entries, wide)
    parts, x = [], 0.0
    for column in columns:
        for number, (kind, words) in enumerate(column):
            y = ROW * number + ROW / 2
            text = tag("text", words, x=SAMPLE, y=4.5, fill=ink.quiet, stroke="none")
            parts.append(tag("g", _sample(kind, ink), text, transform=f"translate({x:.1f} {y:.1f})"))
        x += _room(column)
    return join(*parts), ROW * len(columns[0])


def _columns(entries: list[Entry], wide: float) -> list[list[Entry]]:
    """Return the entries in columns of nearly one height, as many as stand side by side."""
    for deep in range(1, len(entries)):
        columns = [entries[start : start + deep] for start in range(0, len(entries), deep)]
        if sum(map(_room, columns)) <= wide:
            return columns
    return [entries]


def _room(column: list[Entry]) -> float:
    return SAMPLE + 18 + 0.92 * max(width(words) for _, words in column)


def _sample(kind: str, ink: Ink) -> Html:
    what, _, which = kind.partition(" ")
    start, end = (6.0, 0.0), (58.0, 0.0)
    if what == "couple":
        named = None if which == "other" else which
        return lines(couple(CoupleLine((0, 1), named, True, (start, end), (34.0, 0.0))))
    if what == "tie":
        return lines(tie(Curve((0, 1), which, (start, (32.0, 0.0), end)), ink))
    if what in ("born", "cared"):
        how = "Adopted" if what == "cared" else None
        return lines(drop(Drop(0, how, ((32.0, -15.0), (32.0, 15.0)))))
    if what == "twins":
        both = ((14.0, 14.0), (32.0, -14.0), (50.0, 14.0))
        return lines(drop(Drop(0, None, both[:2])), drop(Drop(0, None, both[1:])))
    return tag("g", _person(what, which, ink), transform=f"translate(32 0) scale({SMALLER})")


def _person(what: str, which: str, ink: Ink) -> Html:
    if what == "years":
        look = {"font_size": SIZE / SMALLER, "text_anchor": "middle", "fill": ink.quiet, "stroke": "none"}
        below, inside = tag("text", "1950 –", y=24, **look), tag("text", "60", y=-4, **look)
        edge = {"fill": "none", "stroke": ink.line, "stroke_width": 1, "stroke_linejoin": "miter"}
        frame = tag("rect", x=-16, y=-25, width=32, height=30, **edge)
        return join(frame, inside, below)
    return symbol(which or "circle", ink, me=what == "me", gone=what == "gone")
