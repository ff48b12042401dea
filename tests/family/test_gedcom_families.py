"""Couples and children as programs really write them: read, saved, and read again without loss."""

from __future__ import annotations

import pytest

from tests.family.test_gedcom_kinds import tables
from tests.family.test_gedcom_reading import file
from workbook.family.gedcom.reader import read_gedcom, write_gedcom
from workbook.family.model.tables import read_family

ANN_AND_BO = ("0 @I1@ INDI", "1 NAME Ann //", "1 SEX F", "0 @I2@ INDI", "1 NAME Bo //", "1 SEX M")
FAMC = "1 FAMC @F1@"
FAM = ("0 @F1@ FAM", "1 HUSB @I2@", "1 WIFE @I1@")


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        (("1 MARR", "2 DATE 1950", "1 DIV N"), [("Married", "1950", None)]),
        (("1 MARR N",), [(None, None, None)]),
        (("1 DIV Y", "1 MARR", "2 DATE 1950"), [("Divorced", "1950", None)]),
        (("1 MARR", "1 MARR", "2 DATE 1950"), [("Married", "1950", None)]),
        (
            ("1 MARR", "2 DATE 1911", "1 DIV", "2 DATE 1912", "1 MARR", "2 DATE 1914"),
            [("Divorced", "1911", "1912"), ("Married", "1914", None)],
        ),
        (("1 MARR Y", "1 ANUL", "2 DATE 1960"), [("Divorced", None, "1960")]),
        (("1 MARR Y", "1 ANUL N"), [("Married", None, None)]),
        (("1 MARR Y", "1 _SEPR", "2 DATE 1960"), [("Separated", None, "1960")]),
        (("1 MARR Y", "1 EVEN", "2 TYPE Divorce", "2 DATE 1960"), [("Divorced", None, "1960")]),
        (("1 MARR Y", "1 EVEN", "2 TYPE Separation", "1 DIV", "2 DATE 1960"), [("Divorced", None, "1960")]),
        (("1 MARR", "2 TYPE Common Law", "2 DATE 1950"), [("Together", "1950", None)]),
        (("1 EVEN", "2 TYPE Partners"), [("Together", None, None)]),
        (("1 MARR", "2 TYPE Civil partnership"), [("Married", None, None)]),
        (("1 EVEN", "2 TYPE Something else"), [(None, None, None)]),
        ((), [(None, None, None)]),
    ],
)
def test_how_two_were_together(lines: tuple[str, ...], times: list[tuple[str | None, ...]]) -> None:
    """What denies is no event, whatever its words an end is an end, and two may be together twice."""
    found = tables(*ANN_AND_BO, *FAM, *lines)["couples"]
    assert [(row["kind"], row["since"], row["until"]) for row in found] == times


BOTH = [("Bo", "Ann", "Adopted")]


@pytest.mark.parametrize(
    ("child", "family", "rows"),
    [
        ((), (), [("Bo", "Ann", "Born to")]),
        ((), ("2 _FREL Adopted", "2 _MREL Adopted"), BOTH),
        ((), ("2 _FREL Step", "2 _MREL Natural"), [("Bo", None, "Raised by"), ("Ann", None, "Born to")]),
        (("2 _FREL Adopted", "2 _MREL Adopted"), (), BOTH),
        (("2 PEDI adopted",), (), BOTH),
        (("2 PEDI FOSTER",), (), [("Bo", "Ann", "Foster")]),
        (("2 PEDI step",), (), [("Bo", "Ann", "Raised by")]),
        (("2 PEDI OTHER", "3 PHRASE Stepchild"), (), [("Bo", "Ann", "Raised by")]),
        ((), ("2 ADOP",), BOTH),
        ((), ("2 ADOP N",), [("Bo", "Ann", "Born to")]),
        (("1 ADOP Y",), (), BOTH),
        (("1 ADOP", "2 FAMC @F1@"), (), BOTH),
        (("1 ADOP", "2 FAMC @F1@", "3 ADOP BOTH"), (), BOTH),
        (
            ("1 ADOP", "2 FAMC @F1@", "3 ADOP HUSB"),
            (),
            [("Bo", None, "Adopted"), ("Ann", None, "Born to")],
        ),
        (("1 FAMC @F1@",), (), [("Bo", "Ann", "Born to")]),
    ],
)
def test_how_a_child_belongs(
    child: tuple[str, ...], family: tuple[str, ...], rows: list[tuple[str, str | None, str]]
) -> None:
    """Wherever a program writes it, and to each parent in their own way."""
    cy = ("0 @I3@ INDI", "1 NAME Cy", "1 FAMC @F1@", *child)
    found = tables(*ANN_AND_BO, *cy, *FAM, "1 CHIL @I3@", *family)["children"]
    assert [(row["parent"], row["other"], row["how"]) for row in found] == rows


def test_what_a_second_family_only_repeats_is_no_row() -> None:
    """A father with the mother, and once more with a stepmother: born to both, raised by her."""
    people = (*ANN_AND_BO, "0 @I3@ INDI", "1 NAME Cy", "0 @I4@ INDI", "1 NAME Di")
    second = ("0 @F2@ FAM", "1 HUSB @I2@", "1 WIFE @I4@", "1 CHIL @I3@", "2 _FREL Natural", "2 _MREL Step")
    found = tables(*people, *second, *FAM, "1 CHIL @I3@")["children"]
    assert sorted((row["how"], row["parent"], row["other"]) for row in found) == [
        ("Born to", "Bo", "Ann"),
        ("Raised by", "Di", None),
    ]


def test_whoever_names_only_the_family_has_the_role_that_is_left() -> None:
    """The wife is written as such; so he who is not is the one who adopted."""
    cy = ("0 @I3@ INDI", "1 NAME Cy")
    family = (FAM[0], FAM[2], "1 CHIL @I3@", "2 _FREL Adopted")
    found = tables(*ANN_AND_BO, "1 FAMS @F1@", *cy, *family)["children"]
    assert [(row["parent"], row["how"]) for row in found] == [("Ann", "Born to"), ("Bo", "Adopted")]


def test_being_raised_is_no_birth_to_another_program() -> None:
    """Our own word stands beside the nearest that GEDCOM has."""
    cy = ("0 @I3@ INDI", "1 NAME Cy", "1 FAMC @F1@", "2 PEDI step")
    saved = write_gedcom(read_family(read_gedcom(file(*ANN_AND_BO, *cy, *FAM)).tables))
    assert b"2 PEDI foster\n2 _DWHOW Raised by\n" in saved


@pytest.mark.parametrize(
    "lines",
    [
        (*ANN_AND_BO, "0 @I3@ INDI", "1 NAME Cy", FAMC, *FAM),
        (*ANN_AND_BO, "1 FAMS @F1@", "0 @I3@ INDI", "1 NAME Cy", *FAM[:1], FAM[2], "1 CHIL @I3@"),
        (*ANN_AND_BO[:3], "1 FAMS @F1@", *ANN_AND_BO[3:], "1 FAMS @F1@", "0 @I3@ INDI", "1 NAME Cy", FAMC),
        (*ANN_AND_BO, "0 @I3@ INDI", "1 NAME Cy", FAM[0], "1 HUSB  @I2@ ", "1 WIFE @I1@ ", "1 CHIL\t@I3@"),
    ],
)  # fmt: skip
def test_links_in_one_direction_and_between_blanks(lines: tuple[str, ...]) -> None:
    """Whoever points, the couple and their child are found."""
    found = tables(*lines)
    assert [{row["one"], row["two"]} for row in found["couples"]] == [{"Ann", "Bo"}]
    assert [(row["child"], {row["parent"], row["other"]}) for row in found["children"]] == [
        ("Cy", {"Ann", "Bo"})
    ]


def test_a_link_to_nobody_is_none() -> None:
    """GEDCOM 7 has a mark for it."""
    found = tables(*ANN_AND_BO[:3], "1 FAMC @VOID@", *ANN_AND_BO[3:], "1 FAMC @VOID@", "1 FAMS @VOID@")
    assert (len(found["people"]), found["children"], found["couples"]) == (2, [], [])
