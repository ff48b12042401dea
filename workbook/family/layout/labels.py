"""What stands at each symbol: name, years, age, own word for a shape, and the room all this takes."""

from __future__ import annotations

import datetime as dt
import re

from workbook.family.layout.places import HALF, Place
from workbook.family.layout.text_width import WIDEST, width, wrapped
from workbook.family.model.people import Family, Person

OLDEST = 115


def dates(person: Person) -> str:
    """Return the years beneath a name, such as `1921 – 2003`; `1950 –` of somebody who lives."""
    if person.rather_not:
        return ""
    born, died = _short(person.born.short), _short(person.died.short)
    if person.is_ in ("Pregnancy", "Loss before birth"):
        return born
    died = died or ("†" if person.has_died else "")
    return f"{born} – {died}".strip() if born or died else ""


def _short(span: str) -> str:
    return re.sub(r"^(\d\d)(\d\d)–\1(\d\d)$", r"\1\2–\3", span)


def age(person: Person, today: dt.date) -> str:
    """Return the age that stands inside the symbol, `~` where it is uncertain; empty when nobody can say."""
    if person.rather_not or person.is_ in ("Pregnancy", "Loss before birth"):
        return ""
    least_and_most = person.age_at_death if person.has_died else person.age(today)
    if least_and_most is None or least_and_most[1] > OLDEST:
        return ""
    least, most = least_and_most
    return str(most) if most - least <= 1 else f"~{(least + most + 1) // 2}"


def lettered(family: Family) -> dict[int, Place]:
    """Return every person's words, and the room they take, at no place yet."""
    homes: dict[int, list[str]] = {}
    for number, home in enumerate(family.homes, 1):
        for member in dict.fromkeys(home.members):
            homes.setdefault(member, []).append(home.name or f"Home {number}")
    return {person.id: _place(person, homes.get(person.id, [])) for person in family.people}


def _place(person: Person, homes: list[str]) -> Place:
    lines = wrapped(person.name) or ("?",)
    own = person.label if person.shape == "Own shape" else None
    under = wrapped(own or "", lines=1)
    home = "".join(wrapped(" · ".join(homes), lines=1, widest=WIDEST - 16))
    room = [HALF + 6]
    room += [width(line) / 2 + 2 for line in lines]
    room += [width(line) / 2 + 2 for line in under]
    room += [width(home) / 2 + 10] if home else []
    told = dates(person)
    room += [width(told) / 2 + 2] if told else []
    return Place(person.id, 0.0, 0.0, round(max(room), 1), lines, told, under, home)
