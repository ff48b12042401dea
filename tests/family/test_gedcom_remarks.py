"""What a tree says beyond names, dates and lines is kept as words in people's notes, and saved with them."""

from __future__ import annotations

import pytest

from tests.family.test_gedcom_kinds import notes, person, tables

ANN = ("0 @I1@ INDI", "1 NAME Ann //")
BO = ("0 @I2@ INDI", "1 NAME Bo //")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("1 BIRT", "2 DATE 1950", "2 PLAC Kiel, , Germany"), "born in Kiel, Germany"),
        (("1 BIRT Y", "2 NOTE a hard winter"), "born: a hard winter"),
        (("1 DEAT", "2 PLAC Ulm", "2 CAUS a stroke"), "died in Ulm; cause of death: a stroke"),
        (("1 DEAT N", "2 PLAC Ulm"), None),
        (("1 BURI", "2 DATE 3 MAY 1950", "2 PLAC Ulm"), "buried 3 May 1950 in Ulm"),
        (("1 CREM", "2 PLAC"), None),
        (("1 OCCU baker",), "occupation: baker"),
        (("1 OCCU baker", "2 DATE ABT 1920", "2 PLAC Kiel"), "occupation: baker, about 1920, Kiel"),
        (("1 RESI", "2 ADDR High St 1", "3 CONT Kiel", "2 DATE 1950"), "residence: 1950, High St 1 Kiel"),
        (("1 EMIG", "2 DATE 1921"), "emigration: 1921"),
        (("1 EMIG Y",), "emigration"),
        (("1 GRAD N",), None),
        (("1 EVEN", "2 TYPE Moved house", "2 DATE 1961", "2 NOTE by train"), "Moved house: 1961, by train"),
        (("1 FACT blue", "2 TYPE Eyes"), "Eyes: blue"),
        (("1 RELI Quaker", "2 TYPE by birth"), "religion: by birth, Quaker"),
        (("1 EDUC <b>two</b> years &amp; more",), "education: <b>two</b> years &amp; more"),
        (("1 OCCU baker", "1 OCCU baker", "1 NOTE baker"), "occupation: baker; baker"),
    ],
)  # fmt: skip
def test_what_befell_somebody(lines: tuple[str, ...], says: str | None) -> None:
    """In our words with the day, the place and the note; each once, and what is denied is not told."""
    assert person(ANN[1], *lines)["notes"] == says


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("1 MARR", "2 DATE 1950", "2 PLAC Kiel"), "with Ann – marriage: Kiel"),
        (("1 DIV Y", "2 NOTE by letter"), "with Ann – divorce: by letter"),
        (("1 ENGA", "2 DATE 1949"), "with Ann – engagement: 1949"),
        (("1 EVEN", "2 TYPE Separation", "2 DATE 1960", "2 PLAC Ulm"), "with Ann – Separation: Ulm"),
        (("1 EVEN", "2 TYPE A long journey", "2 DATE 1960"), "with Ann – A long journey: 1960"),
        (("1 NOTE They met by chance.",), "with Ann – They met by chance."),
        (("1 MARR", "2 DATE 1950"), None),
    ],
)
def test_what_befell_two(lines: tuple[str, ...], says: str | None) -> None:
    """In the notes of the first, with the name of the other; what stands in the table is not told again."""
    found = tables(*ANN, *BO, "0 @F1@ FAM", "1 HUSB @I2@", "1 WIFE @I1@", *lines)
    assert [row["notes"] for row in found["people"]] == [None, says]


def test_one_parent_alone_has_notes_of_a_family_too() -> None:
    """Nobody stands beside them."""
    found = tables(*ANN, *BO, "0 @F1@ FAM", "1 WIFE @I1@", "1 CHIL @I2@", "1 NOTE Two rooms in Kiel.")
    assert [row["notes"] for row in found["people"]] == ["Two rooms in Kiel.", None]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("1 ASSO @I2@", "2 RELA godmother"), "godmother: Bo"),
        (("1 ASSO @I2@", "2 ROLE OTHER", "3 PHRASE the neighbour"), "the neighbour: Bo"),
        (("1 ASSO @I2@",), "has to do with: Bo"),
        (("1 ASSO @VOID@", "2 PHRASE Mr Stock", "2 ROLE WITN"), "WITN: Mr Stock"),
        (("1 ASSO @I9@", "2 RELA godmother"), None),
    ],
)
def test_whom_somebody_has_to_do_with(lines: tuple[str, ...], says: str | None) -> None:
    """By the name that stands on the map."""
    found = tables(*ANN, *lines, *BO)
    assert [row["notes"] for row in found["people"]] == [says, None]


def test_what_stays_out_is_told() -> None:
    """By its name where it has one; of the rest the commonest tags, and nothing of what programs need."""
    told = notes(
        *ANN,
        "1 OBJE @M1@",
        "1 BIRT",
        "2 DATE 1950",
        "3 TIME 12:00",
        "2 SOUR @S1@",
        "1 _MILT Army",
        "1 _UID 7",
    )
    assert "Pictures and other files and sources in the file stay out of the map." in told
    assert "Lines of these kinds stay out: _MILT." in told
    assert "stay" not in notes(*ANN, "1 BIRT", "2 DATE 1950", "1 CHAN", "2 DATE 2 MAY 2020")


def test_notes_without_end_are_cut_and_that_is_told() -> None:
    """Each alone has room; all together have not."""
    told = notes(*ANN, *(f"1 EVEN {number} {'x' * 200}" for number in range(120)))
    assert "their end stays out" in told and "their end stays out" not in notes(*ANN, "1 EVEN x")


def test_the_reader_is_told_where_it_is() -> None:
    """Where a file tells more than names and dates."""
    assert "stand in people’s notes" in notes(*ANN, "1 OCCU baker")
    assert "stand in people’s notes" not in notes(*ANN, "1 BIRT", "2 DATE 1950")


def test_a_file_of_our_own_has_it_in_its_notes_already() -> None:
    """So nothing is told twice, and a place that somebody wrote into it by hand is not taken for ours."""
    (row,) = tables(*ANN, "1 OCCU baker", "1 NOTE kind")["people"]
    assert row["notes"] == "occupation: baker; kind"
