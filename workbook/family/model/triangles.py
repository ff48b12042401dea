"""Triangles among the ties of a family: two who are tense, and a third who is close to one or both.

Source: triangles as family systems writing describes them; which ties count as tense or close is ours.
It is a way to look at a drawing, not a finding about anyone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.family.model.people import HARM, Family

TENSE = ("Conflict", "Close and in conflict", "Distant", "Cut off")
NEAR = ("Close", "Fused", "Focused on")


@dataclass(frozen=True)
class Triangle:
    """Three people, as ids.

    Attributes:
        one: of the two who are tense with each other.
        two: the other.
        third: who is near to one of them, or to both.
        out: the one of the two whom the third is tense with; `None` if the third is near to both.
    """

    one: int
    two: int
    third: int
    out: int | None


def triangles(family: Family) -> tuple[Triangle, ...]:
    """Return every triangle that the ties make; none with harm in it, which is nobody's share of a strain.

    There is none either with whoever the reader would rather not say more about.

    Args:
        family: as read.
    """
    kinds = {frozenset((tie.one, tie.two)): tie.kind for tie in family.ties}
    harmed = [{tie.one, tie.two} for tie in family.ties if tie.kind == HARM]
    seen: set[frozenset[int]] = set()
    found = []
    for tie in family.ties:
        for triangle in _over(tie.one, tie.two, kinds) if tie.kind in TENSE else ():
            three = frozenset((triangle.one, triangle.two, triangle.third))
            unsaid = any(family.people[each].rather_not for each in three)
            if three not in seen and not unsaid and not any(two <= three for two in harmed):
                seen.add(three)
                found.append(triangle)
    return tuple(found)


def _over(one: int, two: int, kinds: dict[frozenset[int], str | None]) -> Iterator[Triangle]:
    others = sorted({each for pair in kinds for each in pair} - {one, two})
    for third in others:
        to_one, to_two = kinds.get(frozenset((third, one))), kinds.get(frozenset((third, two)))
        if to_one in NEAR and to_two in NEAR:
            yield Triangle(one, two, third, None)
        elif to_one in NEAR and to_two in TENSE:
            yield Triangle(one, two, third, two)
        elif to_two in NEAR and to_one in TENSE:
            yield Triangle(one, two, third, one)
