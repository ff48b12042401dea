"""The symbols of people (after McGoldrick): square, circle, own shape, question mark, triangle."""

from __future__ import annotations

from workbook.elements import Html, join, tag
from workbook.family.drawing.ink import SERIF, Ink, corners
from workbook.family.layout.places import HALF
from workbook.family.model.people import Person

INNER = 4.5


def kind_of(person: Person) -> str:
    """Return which symbol a person has: square, circle, own, unknown, pregnancy or loss."""
    if person.is_ == "Pregnancy":
        return "pregnancy"
    if person.is_ == "Loss before birth":
        return "loss"
    return {"Man": "square", "Woman": "circle", "Own shape": "own"}.get(person.shape or "", "unknown")


def symbol(kind: str, ink: Ink, *, me: bool = False, gone: bool = False) -> Html:
    """Return a symbol around (0, 0), to stand within `ink.look`.

    Args:
        kind: as `kind_of` tells it.
        ink: the colours.
        me: whether it has a second outline within the first.
        gone: whether an X lies over it.
    """
    parts = [_outline(kind, ink, 0.0)]
    if me:
        parts.append(_outline(kind, ink, INNER))
    if kind == "unknown":
        parts.append(_question(ink))
    if gone or kind == "loss":
        parts.append(_cross(kind))
    return join(*parts)


def _outline(kind: str, ink: Ink, inset: float) -> Html:
    half = HALF - inset
    if kind == "square":
        return tag("rect", x=-half, y=-half, width=2 * half, height=2 * half, rx=1.5)
    if kind == "circle":
        return tag("circle", r=half)
    if kind == "own":
        return tag("path", d=_diamond(HALF + 2.5 - inset * 1.2))
    if kind in ("pregnancy", "loss"):
        size = (HALF if kind == "pregnancy" else HALF * 0.6) - inset
        top = inset * 1.6 - HALF
        foot = top + size * 1.75
        return tag("path", d=corners(((0, top), (size, foot), (-size, foot)), True))
    faint = {"stroke_width": 1.0} if inset else {"stroke": ink.line, "stroke_width": 1.2}
    return tag("rect", x=-half, y=-half, width=2 * half, height=2 * half, rx=13.0 - inset, **faint)


def _diamond(size: float) -> str:
    cut = size * 0.2
    far = size - cut
    return (
        f"M{-cut} {-far}Q0 {-size} {cut} {-far}L{far} {-cut}Q{size} 0 {far} {cut}"
        f"L{cut} {far}Q0 {size} {-cut} {far}L{-far} {cut}Q{-size} 0 {-far} {-cut}Z"
    )


def _question(ink: Ink) -> Html:
    look = {"font_size": 23, "font_family": SERIF, "text_anchor": "middle", "fill": ink.ink, "stroke": "none"}
    return tag("text", "?", y=8, aria_hidden="true", **look)


def _cross(kind: str) -> Html:
    far = {"square": HALF, "circle": HALF * 0.707, "own": HALF * 0.56, "loss": 9.0}.get(kind, HALF * 0.8)
    lift = -7.0 if kind == "loss" else 0.0
    d = corners(((-far, -far + lift), (far, far + lift))) + corners(((far, -far + lift), (-far, far + lift)))
    return tag("path", d=d, stroke_width=1.2, fill="none")
