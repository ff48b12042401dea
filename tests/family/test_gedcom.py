"""GEDCOM files out, and back as the same tables."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.family.conftest import Answers, answers, half_siblings, three_generations, woman
from workbook.family.gedcom.reader import read_gedcom, write_gedcom
from workbook.family.model.people import CHILDREN, COUPLES, TABLES, TIES, TIES_ON_DEMAND
from workbook.family.model.tables import read_family


def there_and_back(given_: Answers) -> Answers:
    """Return tables after a journey through a GEDCOM file."""
    return read_gedcom(write_gedcom(read_family(given_))).tables


def test_the_samples_come_back_as_they_were(sample: Answers) -> None:
    """Every table of every sample is the same after a journey through a file, ties and homes included."""
    back = there_and_back(sample)
    assert back == {f"family-map.{table}": sample.get(f"family-map.{table}", []) for table in TABLES}


DAYS = st.sampled_from(
    [
        "1950",
        "about 1950",
        "ABT 1950",
        "before May 1950",
        "after 1950",
        "1948–1952",
        "3 May 1950",
        "1950-05-03",
        "03/05/1950",
        "50",
        "?",
        "yes",
        "rather not",
        "3 May",
        "Christmas 1950",
        "1950s",
        "(odd) 1950",
        "@X1@",
        "no idea",
        "between 1948 and 1952",
        "1950?",
    ]
)


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


LONG = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


@st.composite
def families(draw: st.DrawFn) -> Answers:
    """Return a family of up to ten people whose rows have no problem."""
    names = draw(st.lists(WORDS, min_size=1, max_size=10, unique_by=lambda name: read_key(name)))
    people: list[Any] = [
        (name, *draw(_PERSON), draw(st.none() | DAYS), draw(st.none() | DAYS), draw(st.none() | LONG))
        for name in names
    ]
    pairs = [(one, two) for one in names for two in names if one < two]
    couples = draw(st.lists(_pair(pairs, COUPLES, 2), max_size=4)) if pairs else []
    kinds = (*TIES, *TIES_ON_DEMAND)
    ties = draw(st.lists(_pair(pairs, kinds, 0), max_size=4, unique_by=lambda tie: tie[:3])) if pairs else []
    children = []
    for place, name in enumerate(names[1:], 1):
        parents = draw(st.lists(st.sampled_from(names[:place]), max_size=2, unique=True))
        if parents:
            how = draw(st.none() | st.sampled_from(CHILDREN) | st.just("Step"))
            children.append((name, parents[0], parents[1] if len(parents) == 2 else None, how))
    return answers(people=people, couples=couples, children=children, ties=ties)


_PERSON = st.sampled_from(
    [
        ("Woman", None),
        ("Man", None),
        ("Own shape", "agender"),
        ("Unknown", None),
        ("Rather not say", None),
        (None, None),
    ]
).flatmap(
    lambda shape: st.sampled_from(["Me", "Family", "Chosen family", None]).map(lambda is_: (*shape, is_))
)


def _pair(pairs: list[tuple[str, str]], kinds: tuple[str, ...], days: int) -> st.SearchStrategy[Any]:
    dates = st.tuples(*[st.none() | DAYS] * days)
    return st.tuples(st.sampled_from(pairs), st.none() | st.sampled_from(kinds), dates).map(
        lambda one: (*one[0], one[1], *one[2])
    )


def read_key(name: str) -> str:
    """Return what makes two names one."""
    people = read_family(answers(people=[(name,)])).people
    return people[0].name.casefold() if people else ""


@settings(deadline=None)
@given(families())
def test_any_family_comes_back(given_: Answers) -> None:
    """People, couples, children and ties are the same family after a journey through a file."""
    family = read_family(given_)
    back = read_family(there_and_back(given_))
    assert back.people == family.people
    assert (back.couples, back.children, back.ties) == (family.couples, family.children, family.ties)


def test_people_named_only_elsewhere_stay_elsewhere() -> None:
    """An unknown father comes back as a question mark in the row, not as a row of his own."""
    back = there_and_back(half_siblings())
    assert back["family-map.children"][1]["other"] == "?" and len(back["family-map.people"]) == 6


def test_facts_only_leaves_the_rest_at_home() -> None:
    """Ties, homes, notes and chosen family do not leave with the facts."""
    given_ = three_generations()
    given_["family-map.people"][0]["notes"] = "a secret"
    raw = write_gedcom(read_family(given_), facts_only=True)
    assert b"secret" not in raw and b"_DWTIE" not in raw and b"Kiel" not in raw and b"Chosen" not in raw
    assert b"Johann" in raw and b"2 DATE 3 MAR 1921" in raw


def test_what_is_written_is_what_gedcom_asks_for() -> None:
    """A header of 5.5.1 in UTF-8, short lines, and a last line."""
    raw = write_gedcom(
        read_family(answers(people=[("@ß" * 300, "Woman", None, None, None, None, "x y " * 300)]))
    )
    lines = raw.decode("utf-8").split("\n")
    assert lines[0] == "0 HEAD" and "2 VERS 5.5.1" in lines and lines[-2] == "0 TRLR"
    assert max(len(line) for line in lines) <= 255


def test_a_woman_alone_is_a_wife_in_gedcom() -> None:
    """The only parent of a child has the role that GEDCOM has for their shape."""
    raw = write_gedcom(read_family(answers(people=[woman("A"), woman("B")], children=[("B", "A")])))
    assert b"1 WIFE @I1@\n1 CHIL @I2@\n1 _DWONLYPARENTS Y" in raw


def test_the_order_of_parents_and_partners_comes_back() -> None:
    """Whoever stands first in a row stands first again, also where two rows differ."""
    given_ = answers(
        people=[woman("A"), ("B", "Man"), ("C", "Woman"), woman("D")],
        couples=[("A", "B", "Married")],
        children=[("C", "B", "A", "Born to"), ("D", "A", "B", "Born to")],
    )
    back = there_and_back(given_)
    assert back["family-map.children"] == given_["family-map.children"]
    assert back["family-map.couples"] == given_["family-map.couples"]
    assert b"1 WIFE @I1@\n1 HUSB @I2@" in write_gedcom(read_family(given_))


def test_the_at_sign_is_doubled() -> None:
    """Other programs read a single one as a mark."""
    assert b"1 NAME a@@b" in write_gedcom(read_family(answers(people=[woman("a@b")])))
