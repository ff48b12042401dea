"""The sample families of the map, as answers: the tables exactly as a reader would type them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest

Answers = dict[str, list[dict[str, str | None]]]

COLUMNS = {
    "people": ("who", "shape", "label", "is", "born", "died", "notes"),
    "couples": ("one", "two", "kind", "since", "until"),
    "children": ("child", "parent", "other", "how", "twin"),
    "ties": ("one", "two", "kind"),
    "homes": ("home", "who"),
}


def answers(**tables: Iterable[tuple[str | None, ...]]) -> Answers:
    """Return tables under their full keys, from rows of cells in the order of `COLUMNS`."""
    return {f"family-map.{name}": [_row(name, cells) for cells in rows] for name, rows in tables.items()}


def _row(table: str, cells: tuple[str | None, ...]) -> dict[str, str | None]:
    columns = COLUMNS[table]
    return dict(zip(columns, cells + (None,) * (len(columns) - len(cells)), strict=True))


def woman(who: str, born: str | None = None, died: str | None = None, is_: str | None = "Family") -> Any:
    """Return a row of the people table."""
    return (who, "Woman", None, is_, born, died)


def man(who: str, born: str | None = None, died: str | None = None, is_: str | None = "Family") -> Any:
    """Return a row of the people table."""
    return (who, "Man", None, is_, born, died)


def twins() -> Answers:
    """Two parents, an elder child, twins, and a younger child; only one row names the twin."""
    return answers(
        people=[
            woman("Anna", "1950"),
            man("Ben", "1948"),
            woman("Clara", "1975"),
            man("David", "3 May 1978"),
            woman("Ella", "3 May 1978", is_="Me"),
            man("Finn", "1981"),
        ],
        couples=[("Anna", "Ben", "Married", "1972")],
        children=[
            ("Clara", "Anna", "Ben", "Born to"),
            ("David", "Anna", "Ben", "Born to", "Ella"),
            ("Ella", "Anna", "Ben", "Born to"),
            ("Finn", "Anna", "Ben", "Born to"),
        ],
    )


def two_marriages_each() -> Answers:
    """Both partners were married before, with children from each of the three marriages."""
    return answers(
        people=[
            woman("Rosa", "1950", is_="Me"),
            man("Karl", "1949"),
            man("Otto", "1947"),
            woman("Helga", "1951"),
            woman("Lena", "1972"),
            man("Max", "1974"),
            man("Paul", "1975"),
            woman("Ida", "1985"),
        ],
        couples=[
            ("Rosa", "Otto", "Divorced", "1970", "1979"),
            ("Karl", "Helga", "Divorced", "1973", "1981"),
            ("Rosa", "Karl", "Married", "1983"),
        ],
        children=[
            ("Lena", "Rosa", "Otto", "Born to"),
            ("Max", "Rosa", "Otto", "Born to"),
            ("Paul", "Karl", "Helga", "Born to"),
            ("Ida", "Rosa", "Karl", "Born to"),
        ],
    )


def half_siblings() -> Answers:
    """One mother, three fathers, one of them unknown."""
    return answers(
        people=[
            woman("Mina", "1960"),
            man("Jon", "1958"),
            man("Sam", "about 1962"),
            man("Theo", "1981"),
            woman("Uma", "1986", is_="Me"),
            woman("Vera", "1993"),
        ],
        couples=[("Mina", "Jon", "Separated", "1980", "1984"), ("Mina", "Sam", "Living together", "1991")],
        children=[
            ("Theo", "Mina", "Jon", "Born to"),
            ("Uma", "Mina", "?", "Born to"),
            ("Vera", "Mina", "Sam", "Born to"),
        ],
        ties=[("Theo", "Uma", "Close"), ("Uma", "Sam", "Distant")],
    )


def adoption() -> Answers:
    """A child with two birth parents and two adoptive parents, a foster child, and a loss before birth."""
    return answers(
        people=[
            woman("Nora", "1955"),
            man("Emil", "1953"),
            woman("Jana", "1970"),
            man("Rolf", "1968"),
            ("Kim", "Own shape", "nonbinary", "Me", "1990"),
            man("Lars", "1994"),
            ("a loss", "Unknown", None, "Loss before birth", "1986"),
        ],
        couples=[("Nora", "Emil", "Married", "1980"), ("Jana", "Rolf", "Former")],
        children=[
            ("Kim", "Jana", "Rolf", "Born to"),
            ("Kim", "Nora", "Emil", "Adopted"),
            ("Lars", "Nora", "Emil", "Foster"),
            ("a loss", "Nora", "Emil", "Born to"),
        ],
    )


def same_sex_parents() -> Answers:
    """Two mothers with two children, a chosen aunt, a friend, and a pregnancy."""
    return answers(
        people=[
            woman("Ada", "1982", is_="Me"),
            woman("Bea", "1984"),
            man("Cleo", "2012"),
            woman("Dina", "2015"),
            ("new one", "Unknown", None, "Pregnancy", "2027"),
            ("Gus", "Own shape", "agender", "Chosen family", "1979"),
            ("Hal", "Rather not say", None, "Friend", "rather not"),
        ],
        couples=[("Ada", "Bea", "Married", "2010")],
        children=[
            ("Cleo", "Ada", "Bea", "Born to"),
            ("Dina", "Ada", "Bea", "Born to"),
            ("new one", "Ada", "Bea", "Born to"),
        ],
        ties=[("Ada", "Gus", "Close"), ("Bea", "Gus", "Conflict")],
        homes=[("Our flat", "Ada, Bea, Cleo, Dina")],
    )


def raised_by_a_grandparent() -> Answers:
    """A grandmother raises her daughter's son."""
    return answers(
        people=[
            woman("Oma K.", "1940", "12 May 2004"),
            man("Opa J.", "1938", "1999"),
            woman("Tina", "1966"),
            man("Uwe", "1964"),
            man("Ravi", "20 May 1992", is_="Me"),
        ],
        couples=[("Oma K.", "Opa J.", "Married", "1962"), ("Tina", "Uwe", "Together")],
        children=[
            ("Tina", "Oma K.", "Opa J.", "Born to"),
            ("Ravi", "Tina", "Uwe", "Born to"),
            ("Ravi", "Oma K.", None, "Raised by"),
        ],
        ties=[("Ravi", "Oma K.", "Close"), ("Ravi", "Uwe", "Cut off")],
        homes=[("Oma's house", "Oma K., Ravi")],
    )


def cousins_who_marry() -> Answers:
    """Two sisters, a child each, and the two children marry and have a daughter."""
    return answers(
        people=[
            man("G.", "1900", "1970"),
            woman("H.", "1902", "1980"),
            woman("I.", "1925"),
            man("J.", "1922"),
            woman("K.", "1928"),
            man("L.", "1926"),
            man("M.", "1950"),
            woman("N.", "1952"),
            woman("O.", "1978", is_="Me"),
        ],
        couples=[
            ("G.", "H.", "Married"),
            ("I.", "J.", "Married"),
            ("K.", "L.", "Married"),
            ("M.", "N.", "Married"),
        ],
        children=[
            ("I.", "G.", "H.", "Born to"),
            ("K.", "G.", "H.", "Born to"),
            ("M.", "I.", "J.", "Born to"),
            ("N.", "K.", "L.", "Born to"),
            ("O.", "M.", "N.", "Born to"),
        ],
    )


def three_generations() -> Answers:
    """Twelve people of three generations, with dates, ties and two homes."""
    return answers(
        people=[
            man("Johann", "3 March 1921", "14 November 1989"),
            woman("Greta", "about 1924", "May 1999"),
            man("Willi", "1919", "yes"),
            woman("Frieda", "7 July 1923", "2 January 2001"),
            man("Heinz", "12 June 1950"),
            woman("Inge", "1952"),
            woman("Marta", "1955", "14 November 2010"),
            woman("Jule", "21 May 1987", is_="Me"),
            man("Nils", "1983"),
            woman("Britta", "1990"),
            man("Tom", "1985"),
            ("Alex", "Own shape", "queer", "Chosen family", "1986"),
        ],
        couples=[
            ("Johann", "Greta", "Married", "1948"),
            ("Willi", "Frieda", "Married", "before 1950"),
            ("Heinz", "Inge", "Divorced", "1980", "1995"),
            ("Jule", "Tom", "Living together", "2012"),
        ],
        children=[
            ("Heinz", "Johann", "Greta", "Born to"),
            ("Marta", "Johann", "Greta", "Born to"),
            ("Inge", "Willi", "Frieda", "Born to"),
            ("Nils", "Heinz", "Inge", "Born to"),
            ("Jule", "Heinz", "Inge", "Born to"),
            ("Britta", "Heinz", "Inge", "Adopted"),
        ],
        ties=[
            ("Jule", "Marta", "Close"),
            ("Heinz", "Nils", "Conflict"),
            ("Inge", "Britta", "Fused"),
            ("Heinz", "Inge", "Cut off"),
            ("Jule", "Alex", "Close"),
        ],
        homes=[("Kiel", "Jule, Tom"), ("Inge's flat", "Inge, Britta")],
    )


def generated(size: int, seed: int = 5) -> Answers:
    """Return a family of exactly `size` people that grew couple by couple, the same for the same seed."""
    chance = random.Random(seed)
    people: list[Any] = [woman("P1", "1880", "1950"), man("P2", "1878", "1949")]
    couples: list[Any] = [("P1", "P2", "Married", "1902")]
    children: list[Any] = []
    open_couples = [("P1", "P2", 1903)]
    while len(people) < size and open_couples:
        mother, father, year = open_couples.pop(0)
        for number in range(chance.randint(2, 4)):
            if len(people) >= size:
                break
            who, born = f"P{len(people) + 1}", year + 2 * number
            people.append(chance.choice((woman, man))(who, str(born)))
            children.append((who, mother, father, chance.choice(("Born to",) * 9 + ("Adopted",))))
            if len(people) < size and chance.random() < 0.85:
                partner = f"P{len(people) + 1}"
                people.append(chance.choice((woman, man))(partner, str(born + chance.randint(-4, 4))))
                couples.append((who, partner, chance.choice(("Married", "Living together", "Divorced"))))
                open_couples.append((who, partner, born + 24))
    ties = [
        (f"P{chance.randint(1, size)}", "P1", chance.choice(("Close", "Distant", "Conflict")))
        for _ in range(size // 10)
    ]
    return answers(
        people=people, couples=couples, children=children, ties=[tie for tie in ties if tie[0] != "P1"]
    )


SAMPLES = {
    "twins": twins,
    "two marriages each": two_marriages_each,
    "half-siblings": half_siblings,
    "adoption": adoption,
    "same-sex parents": same_sex_parents,
    "raised by a grandparent": raised_by_a_grandparent,
    "cousins who marry": cousins_who_marry,
    "three generations": three_generations,
    "sixty": lambda: generated(60),
    "five hundred": lambda: generated(500),
}


@pytest.fixture(params=SAMPLES, ids=str)
def sample(request: pytest.FixtureRequest) -> Answers:
    """Each of the sample families in turn."""
    return SAMPLES[request.param]()
