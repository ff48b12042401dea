"""What two other readers see in a tree that we save: people, couples, parents, the dead, and dates."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from fastgedcom.base import Document
from fastgedcom.family_link import FamilyLink
from fastgedcom.parser import strict_parse
from ged4py.parser import GedcomReader
from hypothesis import given, settings

from tests.family.conftest import Answers, answers, generated, man, woman
from tests.family.test_gedcom import families
from workbook.family.gedcom.reader import write_gedcom
from workbook.family.model.people import Family
from workbook.family.model.tables import read_family

Pairs = list[tuple[int, ...]]


def by_people(raw: bytes) -> dict[str, Any]:
    """Return what ged4py sees, which goes from each person to the families they name."""
    with GedcomReader(io.BytesIO(raw)) as reader:
        people = [*reader.records0("INDI")]
        number = {one.xref_id: place for place, one in enumerate(people)}
        partners = [
            tuple(sorted((number[one.xref_id], number[other.xref_id])))
            for one in people
            for family in one.sub_tags("FAMS")
            if family.sub_tag("_DWONLYPARENTS") is None
            for other in family.sub_tags("HUSB", "WIFE")
            if other.xref_id != one.xref_id
        ]
        children = {
            (number[one.xref_id], number[parent.xref_id])
            for one in people
            for family in one.sub_tags("FAMC")
            for parent in family.sub_tags("HUSB", "WIFE")
        }
        died = [number[one.xref_id] for one in people if one.sub_tag("DEAT")]
    return {"people": len(people), "couples": sorted(partners)[::2], "children": children, "died": died}


def by_families(raw: bytes, folder: Path) -> dict[str, Any]:
    """Return what fastgedcom sees, which goes from each family to the people it names."""
    path = folder / "tree.ged"
    path.write_bytes(raw)
    document = strict_parse(path)
    marks = [mark for mark, record in document.records.items() if record.payload == "INDI"]
    number, links = {mark: place for place, mark in enumerate(marks)}, FamilyLink(document)
    partners = [
        tuple(sorted((number[one], number[other])))
        for one in marks
        for other in links.get_spouses_ref(one)
        if _is_couple(document, links, one, other)
    ]
    children = {
        (number[child], number[parent]) for parent in marks for child in links.get_children_ref(parent)
    }
    died = [number[mark] for mark in marks if document.records[mark].get_sub_line("DEAT")]
    return {"people": len(marks), "couples": sorted(partners)[::2], "children": children, "died": died}


def _is_couple(document: Document, links: FamilyLink, one: str, other: str) -> bool:
    return any(not family.get_sub_line("_DWONLYPARENTS") for family in links.get_unions_with(one, other))


def ours(family: Family) -> dict[str, Any]:
    """Return what the map itself tells."""
    return {
        "people": len(family.people),
        "couples": sorted(tuple(sorted((couple.one, couple.two))) for couple in family.couples),
        "children": {(child.child, parent) for child in family.children for parent in child.parents},
        "died": [person.id for person in family.people if person.has_died],
    }


def test_others_see_who_belongs_to_whom(sample: Answers, tmp_path: Path) -> None:
    """From either end, in every sample."""
    family = read_family(sample)
    raw = write_gedcom(family)
    assert by_people(raw) == by_families(raw, tmp_path) == ours(family)


def test_others_see_every_couple_of_a_large_tree(tmp_path: Path) -> None:
    """The couples of three hundred people, found by each reader in its own way."""
    family = read_family(generated(300))
    raw = write_gedcom(family, facts_only=True)
    assert len(family.couples) > 30
    assert by_people(raw)["couples"] == by_families(raw, tmp_path)["couples"] == ours(family)["couples"]


@settings(deadline=None, max_examples=50)
@given(families())
def test_others_see_any_family(given_: Answers) -> None:
    """By the people, whatever names and dates are typed."""
    family = read_family(given_)
    assert by_people(write_gedcom(family)) == ours(family)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("3 May 1950", "3 MAY 1950"),
        ("c1920", "ABOUT 1920"),
        ("before May 1950", "BEFORE MAY 1950"),
        ("1948–1952", "BETWEEN 1948 AND 1952"),
        ("21MAR1900", "21 MAR 1900"),
        ("11 Feb 1731/32", "11 FEB 1732"),
        ("between 1 and 3 May 1900", "BETWEEN 1 MAY 1900 AND 3 MAY 1900"),
        ("0950", "950"),
        ("Christmas 1950", "INTERPRETED 1950 (Christmas 1950)"),
        ("in spring", "(in spring)"),
    ],
)
def test_others_see_dates(typed: str, seen: str) -> None:
    """As far as the standard has a form for them, however they were typed."""
    raw = write_gedcom(read_family(answers(people=[woman("Ann", typed)])))
    with GedcomReader(io.BytesIO(raw)) as reader:
        (one,) = reader.records0("INDI")
        assert str(one.sub_tag_value("BIRT/DATE")) == seen


def test_others_see_how_a_child_belongs() -> None:
    """In the words that the standard has, the nearest one for being raised."""
    hows = ("Born to", "Adopted", "Foster", "Raised by")
    people = [woman("Ann"), *(man(how) for how in hows)]
    raw = write_gedcom(
        read_family(answers(people=people, children=[(how, "Ann", None, how) for how in hows]))
    )
    with GedcomReader(io.BytesIO(raw)) as reader:
        seen = [_pedigree(one) for one in reader.records0("INDI")]
    assert seen == [None, "birth", "adopted", "foster", "foster"]


def _pedigree(person: Any) -> str | None:
    links = [line for line in person.sub_records if line.tag == "FAMC"]
    return next((line.value for link in links for line in link.sub_records if line.tag == "PEDI"), None)
