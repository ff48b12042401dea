"""Triangles: two people and a third, or an issue; who is in, who is out, and a way to step out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from workbook.chapters.roles import FAMILY
from workbook.elements import Html, join, tag
from workbook.family.model.tables import read_family
from workbook.family.model.triangles import triangles
from workbook.insights.coerce import counted, ended, gaps_of, quoted, rows_of, words_of
from workbook.insights.pictures.svg import (
    CLAY,
    INK,
    LEAF,
    PAPER,
    QUIET,
    SMALL,
    TEXT,
    WIDE,
    arrow,
    drawing,
    lettered,
    line,
    tall,
)
from workbook.insights.pictures.text_width import wrap

BESIDES = tuple(FAMILY.values())
INVITATION = "Write down a triangle above, and it appears here."
STEP_OUT = "That is for you and {person} to settle. I care about you both, and I am glad to {gladly}."
HALF = 162.0
MOST = 4
"""Triangles drawn; the words tell of all."""


class Triangle(NamedTuple):
    """Two and a third. For a quarrel the third is the issue, and `one` and `other` are what I and they do."""

    one: str
    other: str
    third: str
    out: str = ""
    unsaid: str = ""
    issue: bool = False
    two: str = ""
    family: bool = False


def reckoned(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the triangles that the ties on the family map make.

    Args:
        answers: full keys to values; uses the tables of the family map.
    """
    family = read_family(answers)
    names = [person.name for person in family.people]
    return {
        "family": [
            {
                "one": names[it.one],
                "other": names[it.two],
                "third": names[it.third],
                "out": "" if it.out is None else names[it.out],
            }
            for it in triangles(family)
        ]
    }


def words(given: Mapping[str, Any]) -> str:
    """Return each triangle as sentences, and the step-out sentence.

    Args:
        given: triangles, rows of two, third, out and unsaid; quarrels, rows of about, mine and theirs;
            step_out, a sentence with the gaps person and gladly; family, rows of one, other, third and out.
    """
    found = _triangles(given)
    step = step_out(given)
    said = [*map(_said, found), f"A way to step out: {quoted(step)}" if step else ""]
    return " ".join(filter(None, said)) or INVITATION


def svg(given: Mapping[str, Any]) -> str | None:
    """Return up to four triangles, two across, and the step-out sentence; `None` without a triangle.

    Args:
        given: as for `words`.
    """
    found = _triangles(given)
    if not found:
        return None
    parts, y = [], 6.0
    for row in (found[:MOST][at : at + 2] for at in range(0, min(len(found), MOST), 2)):
        rooms = [(0.0, WIDE)] if len(row) == 1 else [(0.0, HALF), (WIDE - HALF, HALF)]
        across = [_drawn(triangle, y, *room) for triangle, room in zip(row, rooms, strict=True)]
        parts += [each for each, _ in across]
        y += max(height for _, height in across) + 22
    more = len(found) - MOST
    if more > 0:
        told = f"and {counted(more, 'more', 'more')}, told in words"
        parts.append(lettered(WIDE / 2, y - 8, [told], size=SMALL, fill=QUIET))
        y += 22
    drawn, height = _stepping_out(step_out(given), y)
    return drawing("Triangles", words(given), y + height, *parts, drawn)


def step_out(given: Mapping[str, Any]) -> str:
    """Return the reader's step-out sentence, or nothing while both of its gaps are empty."""
    gaps = gaps_of(given.get("step_out"))
    filled = {gap: words_of(gaps.get(gap)) for gap in ("person", "gladly")}
    if not any(filled.values()):
        return ""
    return re.sub(r"\{(\w+)\}", lambda gap: filled[gap[1]] or "…", STEP_OUT)


def _triangles(given: Mapping[str, Any]) -> list[Triangle]:
    found = [_triangle(row) for row in rows_of(given.get("triangles"))]
    found += [
        Triangle(
            words_of(row.get("mine")), words_of(row.get("theirs")), words_of(row.get("about")), issue=True
        )
        for row in rows_of(given.get("quarrels"))
    ]
    found += [_on_the_map(row) for row in rows_of(given.get("family"))]
    return [one for one in found if any((one.one, one.other, one.third, one.out, one.unsaid))]


def _triangle(row: Mapping[str, Any]) -> Triangle:
    two, third, out, unsaid = (words_of(row.get(cell)) for cell in ("two", "third", "out", "unsaid"))
    one, other = two_of(two)
    return Triangle(one, other, third, out, unsaid, two=two)


def _on_the_map(row: Mapping[str, Any]) -> Triangle:
    one, other, third, out = (words_of(row.get(cell)) for cell in ("one", "other", "third", "out"))
    return Triangle(one, other, third, out, two=f"{one} and {other}", family=True)


def two_of(words: str) -> tuple[str, str]:
    """Return two names from “Mum and D.”, “Mum / D.” or “Mum with D.”; what cannot be parted stays whole."""
    bare = re.sub(r"[.\s]+$", "", words) if re.search(r"\w\w[.\s]*$", words) else words
    for between in (r" with ", r"\s*[/&+↔]\s*", r" and ", r"\s*,\s*", r"\s+[–—-]\s+"):
        parts = [part for part in re.split(between, bare, flags=re.IGNORECASE) if part]
        if len(parts) == 2:
            return parts[0], parts[1]
    return words, ""


def _said(triangle: Triangle) -> str:
    between, parts = _parts_of(triangle)
    told = (f"{name}: {quoted(words) if words else 'still open'}" for name, words in parts.items())
    return ended(f"A triangle {between}. {'; '.join(told)}")


def _parts_of(triangle: Triangle) -> tuple[str, dict[str, str]]:
    if triangle.issue:
        parts = {"The issue": triangle.third, "what I do": triangle.one, "what they do": triangle.other}
        return "of me, them and an issue", parts
    more = {"left out": triangle.out, "not talked about": triangle.unsaid}
    third = "near to one of them" if triangle.out else "near to both"
    parts = {
        "Tense with each other": triangle.two,
        third if triangle.family else "brought in": triangle.third,
    }
    where = "on the family map" if triangle.family else "of two and a third"
    return where, parts | {name: words for name, words in more.items() if words}


def _drawn(triangle: Triangle, y: float, x: float, wide: float) -> tuple[Html, float]:
    third = wrap(triangle.third or "…", min(wide, 220), TEXT, 3)
    foot_room = min(122, wide / 2 - 5)
    one, other = _feet(triangle, foot_room)
    top = y + tall(third) + 22
    foot, left, right = top + 0.3 * wide + 40, x + foot_room / 2, x + wide - foot_room / 2
    middle = x + wide / 2
    heading = "the issue" if triangle.issue else "on the family map" if triangle.family else "brought in"
    below = max(tall(one), tall(other))
    notes, more = _notes(triangle, foot + below + 28, x, wide)
    return join(
        lettered(middle, y, [heading], size=SMALL, fill=QUIET),
        lettered(middle, y + 18, third),
        arrow((left + 9, foot - 15), (middle - 12, top + 22)),
        arrow((right - 9, foot - 15), (middle + 12, top + 22)),
        _tension(left + 16, right - 16, foot),
        lettered(middle, foot - 28, ["tension"], size=SMALL, fill=CLAY),
        _corner(middle, top + 10, square=triangle.issue),
        _corner(left, foot),
        _corner(right, foot),
        lettered(left, foot + 16, one),
        lettered(right, foot + 16, other),
        notes,
    ), foot + below + 28 + more - y


def _feet(triangle: Triangle, room: float) -> tuple[list[str], list[str]]:
    if triangle.issue:
        return ["I"], ["they"]
    return wrap(triangle.one or "one", room, TEXT, 3), wrap(triangle.other or "the other", room, TEXT, 3)


def _corner(x: float, y: float, *, square: bool = False) -> Html:
    looks = {"fill": PAPER, "stroke": LEAF, "stroke_width": 2.4}
    if square:
        return tag("rect", x=x - 10, y=y - 10, width=20, height=20, rx=2, **looks)
    return tag("circle", cx=x, cy=y, r=11, **looks)


def _tension(left: float, right: float, y: float) -> Html:
    """Return a zigzag, the sign for conflict on a family map too."""
    count = 2 * round((right - left) / 30)
    step = (right - left) / count
    points = [(left + number * step, y + (6 if number % 2 else -6)) for number in range(1, count)]
    return line((left, y), *points, (right, y), colour=CLAY)


def _beside(triangle: Triangle) -> tuple[tuple[str, str], ...]:
    if triangle.issue:
        return ("what I do", triangle.one or "…"), ("what they do", triangle.other or "…")
    return ("left out", triangle.out), ("not talked about", triangle.unsaid)


def _notes(triangle: Triangle, y: float, x: float, wide: float) -> tuple[Html, float]:
    parts, height = [], 0.0
    for heading, said in _beside(triangle):
        if not said:
            continue
        lines = wrap(said, wide - 16, TEXT, 4)
        high = tall(lines) + 34
        box = {"x": x + 1, "y": y + height, "width": wide - 2, "height": high, "rx": 10}
        parts += [
            tag("rect", **box, fill="none", stroke=QUIET, stroke_width=1.4, stroke_dasharray="2 6"),
            lettered(x + wide / 2, y + height + 6, [heading], size=SMALL, fill=QUIET),
            lettered(x + wide / 2, y + height + 24, lines),
        ]
        height += high + 10
    return join(*parts), height


def _stepping_out(words: str, y: float) -> tuple[Html, float]:
    if not words:
        return Html(""), 0
    lines = wrap(words, WIDE - 48, TEXT, 10)
    high = tall(lines) + 40
    box = tag("rect", x=4, y=y, width=WIDE - 8, height=high, rx=14, fill=LEAF, fill_opacity=0.1, stroke=LEAF)
    heading = lettered(24, y + 9, ["a way to step out"], size=SMALL, fill=QUIET, anchor="start")
    return join(box, heading, lettered(24, y + 29, lines, fill=INK, anchor="start")), high + 8
