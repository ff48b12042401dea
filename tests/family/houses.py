"""Families as public trees have them, by structure alone: nobody in them has a name or a day of theirs."""

from __future__ import annotations

import random

from .conftest import Answers, answers, man, woman

Couple = tuple[str, str]


def house(children: dict[Couple, str], couples: dict[Couple, str] | None = None) -> Answers:
    """Return a family from the children of each couple, eldest first, each with a tie to somebody far away.

    Args:
        children: the names of the children, with blanks between, for two parents; the second may be empty.
        couples: those without children, and how each couple is together where it is not married.
    """
    kinds = {pair: "Married" for pair in children if pair[1]} | (couples or {})
    names = dict.fromkeys([*(who for pair in (*children, *kinds) for who in pair if who)])
    names |= dict.fromkeys(" ".join(children.values()).split())
    years = {
        child: 1700 + 3 * place for line in children.values() for place, child in enumerate(line.split())
    }
    people = [
        (woman if place % 2 else man)(who, str(years[who]) if who in years else None)
        for place, who in enumerate(names)
    ]
    rows = [
        (child, one, two or None, "Born to")
        for (one, two), line in children.items()
        for child in line.split()
    ]
    chance, known = random.Random(7), list(names)
    ties = [(*chance.sample(known, 2), kind) for kind in ("Close", "Conflict", "Cut off", "Focused on")]
    return answers(
        people=people, couples=[(*pair, kind) for pair, kind in kinds.items()], children=rows, ties=ties
    )


HOUSES = {
    "one after the other, six times": house(
        {("K", "A"): "A1", ("K", "B"): "B1", ("K", "C"): "C1", ("E0", "F0"): "K E M", ("E", "S"): "G"},
        {("K", "D"): "Divorced", ("K", "F"): "Divorced", ("K", "P"): "Married", ("A1", "Q"): "Married"},
    ),
    "twelve sons of four mothers, two of them sisters": house(
        {
            ("L", ""): "Lea Rah",
            ("Is", "Re"): "Es J",
            ("J", "Lea"): "r s l j i z D",
            ("J", "Bi"): "d n",
            ("J", "Zi"): "g a",
            ("J", "Rah"): "jo b",
            ("jo", "As"): "m e",
        }
    ),
    "twenty children of two marriages, the first with a cousin": house(
        {
            ("GF", "GM"): "F U",
            ("F", "M"): "J1 J2 S",
            ("U", "V"): "MB",
            ("S", "MB"): "a b c d e f g",
            ("S", "AM"): "h i k l m n o p q r t u w",
            ("b", "x"): "y z",
        }
    ),
    "uncles and nieces, twice": house(
        {
            ("P", "I"): "F2 M M2",
            ("M", "Mx"): "An R",
            ("F2", "An"): "P3",
            ("M2", "A5"): "K Ma",
            ("P3", "Mg"): "P4",
            ("K", "Mb"): "F Mt",
            ("P4", "Mt"): "C",
        }
    ),
    "two families who marry each other again and again": house(
        {
            ("J", "S"): "W1 W2 W3 W4",
            ("E", "X"): "D1 D2",
            ("D1", "W1"): "c1 c2 Ch c4",
            ("W2", "B"): "e1 Em e3 e4",
            ("Ch", "Em"): "k1 k2 k3 k4 k5",
            ("W3", "D2"): "h1 h2",
            ("e3", "c2"): "n1 n2",
        }
    ),
    "nine children who all marry, and grandchildren who are cousins": house(
        {
            ("V", "A"): "vi0 b al he lo ar le be",
            ("vi0", "f"): "w ch vi",
            ("b", "ax"): "g mau",
            ("al", "lu"): "el vic he2 ir",
            ("he", "hc"): "hv",
            ("ir", "he3"): "x1 x2",
            ("el", "ser"): "",
            ("be", "hen"): "en leo",
            ("hv", "alf"): "y1",
        },
        {("lo", "arg"): "Married", ("ar", "lm"): "Married", ("le", "hn"): "Married"},
    ),
    "a ring of partners who part and find each other": house(
        {("A", "B"): "ab1 ab2", ("B", "C"): "bc", ("C", "D"): "cd1 cd2", ("D", "A"): "da"},
        {("A", "B"): "Divorced", ("B", "C"): "Former", ("C", "D"): "Separated", ("D", "A"): "Together"},
    ),
    "two brothers, one after the other, with one wife": house(
        {("X", "Y"): "Er On She", ("Er", "T"): "t1", ("On", "T"): "t2 t3", ("X", "T"): "pe ze"},
        {("X", "T"): "Former"},
    ),
}  # fmt: skip
