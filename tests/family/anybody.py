"""Families that nobody invented: grown by chance, with all that makes a map hard to draw."""

from __future__ import annotations

import random
from typing import Any

from workbook.family.model.people import COUPLES, TIES, TIES_ON_DEMAND

from .conftest import Answers, generated

LONGER = (
    "{} Oberhuber",
    "{} von Hohenfels-Wittgenstein",
    "Bartholomew-Maximilian {}",
    "Great-aunt {} in Ankara",
    "{}",
)
HOMES = ("Ulm", "The flat", "The little house by the sea at Kiel", "Grandmother’s house")
Rows = list[dict[str, Any]]


def family_of(seed: int) -> Answers:
    """Return a family of 4 to 55 people with ties, homes and newcomers, the same for the same seed."""
    chance = random.Random(seed)
    tables = generated(chance.randint(4, 40), seed)
    people, couples, children, ties, homes = (
        tables.setdefault(f"family-map.{name}", [])
        for name in ("people", "couples", "children", "ties", "homes")
    )
    known = [row["who"] for row in people]
    chance.choice(people)["is"] = "Me"
    _newcomers(chance, known, people, couples, children)
    for _ in range(chance.randint(0, len(known) // 2)):
        one, two = chance.sample(known, 2)
        ties.append({"one": one, "two": two, "kind": chance.choice((*TIES, *TIES_ON_DEMAND, None))})
    for number in range(chance.randint(0, 3)):
        near = chance.choice(couples)
        theirs = [row["child"] for row in children if row["parent"] == near["one"]]
        members = [near["one"], near["two"], *theirs[: chance.randint(0, 3)]]
        homes.append({"home": HOMES[number], "who": ", ".join(members)})
    _renamed(chance, tables)
    return tables


def _newcomers(chance: random.Random, known: list[str], people: Rows, couples: Rows, children: Rows) -> None:
    """Let people come that make it hard: second partners, further parents, friends, those not linked."""

    def comes(is_: str) -> str:
        who = f"N{len(people)}"
        shape = chance.choice(("Woman", "Man", "Own shape", "Unknown"))
        born = chance.choice((None, "1950", "about 1960", "rather not", "3 May 1978"))
        label = "nonbinary" if shape == "Own shape" else None
        people.append({"who": who, "shape": shape, "label": label, "is": is_, "born": born, "died": None})
        return who

    for _ in range(chance.randint(0, 3)):
        other, who = chance.choice(known), comes("Family")
        couples.append({"one": other, "two": who, "kind": chance.choice(COUPLES)})
        if chance.random() < 0.6:
            half = comes("Family")
            children.append({"child": half, "parent": other, "other": who, "how": "Born to"})
    for row in chance.sample(children, min(len(children), chance.randint(0, 3))):
        how = chance.choice(("Born to", "Adopted", "Foster", "Raised by"))
        other = comes("Family") if chance.random() < 0.5 else None
        children.append({"child": row["child"], "parent": comes("Family"), "other": other, "how": how})
    known += [
        comes(chance.choice(("Chosen family", "Friend", "Family"))) for _ in range(chance.randint(0, 4))
    ]


def _renamed(chance: random.Random, tables: Answers) -> None:
    """Give some people long names, wherever they are named."""
    names = {
        row["who"]: chance.choice(LONGER).format(row["who"])
        for row in tables["family-map.people"]
        if chance.random() < 0.4
    }
    for name, rows in tables.items():
        for row in rows:
            for column, cell in row.items():
                if name == "family-map.homes" and column == "who":
                    row[column] = ", ".join(names.get(each, each) for each in (cell or "").split(", "))
                else:
                    row[column] = names.get(cell or "", cell)
