"""How a child of a GEDCOM file belongs to each parent, wherever programs write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbook.family.gedcom.lines import Line
from workbook.family.gedcom.records import asserted, words_of

_WORDS = (
    (re.compile(r"adopt"), "Adopted"),
    (re.compile(r"step|raised|guardian|ward\b"), "Raised by"),
    (re.compile(r"foster"), "Foster"),
    (re.compile(r"natural|birth|biolog|born"), "Born to"),
)
_ROLES = ("HUSB", "WIFE")


def belonging(child: Line, family: Line, link: Line | None, *, only: bool) -> dict[str, str | None]:
    """Return how a child belongs to whoever is written as `HUSB` and as `WIFE` of a family.

    Args:
        child: the person's record.
        family: the family's record.
        link: the line of the child that points to this family, where there is one.
        only: whether this is the only family in which the child is one.
    """
    typed = link.first("_DWHOW") if link else None
    if typed:
        return dict.fromkeys(_ROLES, words_of(typed))
    entry = next((line for line in family.all("CHIL") if line.value == child.mark), None)
    found = dict.fromkeys(_ROLES, _said(link.first("PEDI")) if link else None)
    for line in filter(None, (link, entry)):
        found |= {role: how for role, how in _by_parent(line) if how}
    for role in _adopters(child, family, entry, only=only):
        found[role] = "Adopted"
    return {role: how or "Born to" for role, how in found.items()}


def _said(line: Line | None) -> str | None:
    said = f"{line.text} {words_of(line.first('PHRASE')) or ''}".casefold() if line else ""
    return next((how for pattern, how in _WORDS if pattern.search(said)), None)


def _by_parent(line: Line) -> Iterator[tuple[str, str | None]]:
    yield "HUSB", _said(line.first("_FREL"))
    yield "WIFE", _said(line.first("_MREL"))


def _adopters(child: Line, family: Line, entry: Line | None, *, only: bool) -> Iterator[str]:
    """Return who of a family adopted the child: both, unless the file says that one did."""
    for event in asserted(entry, "ADOP") if entry else ():
        yield from _named(event.value)
    for event in asserted(child, "ADOP"):
        places = event.all("FAMC")
        for place in places:
            if place.value == family.mark:
                yield from _named(words_of(place.first("ADOP")) or "")
        if only and not places:
            yield from _ROLES


def _named(word: str) -> Iterable[str]:
    return (word.upper(),) if word.upper() in _ROLES else _ROLES
