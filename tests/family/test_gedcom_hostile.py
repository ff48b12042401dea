"""GEDCOM files that are damaged, enormous or hostile: read as far as they go, or refused in a sentence."""

from __future__ import annotations

import logging
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.family.conftest import generated
from tests.family.test_gedcom_reading import FOREIGN, file, tables
from workbook.errors import WorkbookError
from workbook.family.gedcom.lines import LARGEST
from workbook.family.gedcom.reader import read_gedcom
from workbook.family.model.tables import read_family


def test_a_circle_is_told_where_it_closes() -> None:
    """Somebody who is their own grandparent comes in, and the row that closes the circle says so."""
    people = [
        line for mark in "123" for line in (f"0 @I{mark}@ INDI", f"1 NAME P{mark}", f"1 FAMC @F{mark}@")
    ]
    circle = [
        line
        for parent, child in (("1", "2"), ("2", "3"), ("3", "1"))
        for line in (f"0 @F{child}@ FAM", f"1 HUSB @I{parent}@", f"1 CHIL @I{child}@")
    ]
    family = read_family(read_gedcom(file(*people, *circle)).tables)
    assert [(problem.table, problem.row) for problem in family.problems] == [("children", 2)]
    assert len(family.people) == 3 and len(family.children) == 2


def test_ten_thousand_people_come_in() -> None:
    """Nobody of a large tree is lost, and it takes seconds."""
    crowd = generated(10_000)
    lines = [
        line
        for number, row in enumerate(crowd["family-map.people"])
        for line in (
            f"0 @I{number}@ INDI",
            f"1 NAME {row['who']}",
            "1 BIRT",
            f"2 DATE {row['born']}",
            "2 SOUR @S1@",
        )
    ]
    start = time.perf_counter()
    imported = read_gedcom(file(*lines))
    assert time.perf_counter() - start < 60
    assert len(imported.tables["family-map.people"]) == 10_000
    assert imported.notes[0] == "Sources in the file stay out of the map."


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04",
        b"\xff\xfe",
        b"<html>",
        b"0 HEAD\n0 TRLR\n",
        b"0 HEAD" + b" " * LARGEST,
        file(*["0 @I1@ INDI"] * 20_001),
    ],
)
def test_what_is_no_tree_is_refused_in_one_sentence(raw: bytes) -> None:
    """The refusal says what is wrong and the way out."""
    with pytest.raises(WorkbookError, match=r"^This .+\. .+\.$|^This .+: .+\. .+\.$"):
        read_gedcom(raw)


def test_broken_lines_stay_out_and_are_counted() -> None:
    """A line that is none, and a level that nothing leads to, cost no more than themselves."""
    imported = read_gedcom(
        file("0 @I1@ INDI", "1 NAME A", "and some more", "3 DATE 1950", "2 CONC NN", "3 CONC n", "1 CONT x")
    )
    assert imported.tables["family-map.people"][0]["who"] == "ANN"
    assert "4 lines of the file could not be read and stayed out." in imported.notes


def test_a_note_of_endless_pieces_is_shortened() -> None:
    """A note of a hundred thousand pieces does not keep the reader waiting."""
    start = time.perf_counter()
    imported = read_gedcom(file("0 @I1@ INDI", "1 NOTE a", *["2 CONC bcdefghij"] * 100_000))
    assert time.perf_counter() - start < 20
    assert len(imported.tables["family-map.people"][0]["notes"] or "") > 10_000
    assert "A very long note was shortened." in imported.notes


def test_a_wrong_declaration_is_told() -> None:
    """Letters that are not what the header says may be wrong, and the notes say so."""
    raw = FOREIGN.format(char="UTF-8").encode("cp1252")
    assert any(note.startswith("Some letters") for note in read_gedcom(raw).notes)
    raw = FOREIGN.format(char="MARTIAN").encode("cp1252")
    assert tables(raw)["people"][1]["who"] == "Zoë Brontë"


def test_the_same_mark_twice_is_told() -> None:
    """The first person of a mark comes in; a person without a mark comes in too."""
    imported = read_gedcom(file("0 @I1@ INDI", "1 NAME A", "0 @I1@ INDI", "1 NAME B", "0 INDI", "1 NAME C"))
    assert [row["who"] for row in imported.tables["family-map.people"]] == ["A", "C"]
    assert any("same mark" in note for note in imported.notes)


def test_no_name_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Even with every line of the log asked for, none holds an answer."""
    with caplog.at_level(logging.DEBUG):
        read_gedcom(FOREIGN.format(char="ANSI").encode("cp1252"))
    assert "Bront" not in caplog.text


TAGS = [
    "HEAD",
    "INDI",
    "FAM",
    "NAME",
    "BIRT",
    "DATE",
    "DEAT",
    "NOTE",
    "FAMC",
    "CHIL",
    "HUSB",
    "CONC",
    "CONT",
    "_DWROW",
]


VALUES = [
    "",
    "@I1@",
    "@F1@",
    "@",
    "@@",
    "Y",
    "3 MAY 1950",
    "BET 1 AND 2",
    "@#DHEBREW@ 99 ELL 9999",
    "INT (",
    "/",
    "9" * 50,
]


VALUES += [
    "@#DJULIAN@ 31 FEB 1900",
    "99 MAY 1950",
    "FROM 1 TO 99999",
    "@#DFRENCH R@ 5 COMP 14",
    "-1",
    "\x00",
    "é",
]


LINES = st.tuples(
    st.sampled_from(["0", "1", "2", "3", "99", "x"]),
    st.sampled_from(["", "@I1@ ", "@F1@ ", "@é@ "]),
    st.sampled_from(TAGS),
    st.sampled_from(VALUES) | st.text(max_size=20),
).map(lambda parts: f"{parts[0]} {parts[1]}{parts[2]} {parts[3]}")


def outcome(raw: bytes) -> tuple[str, dict[str, Any]]:
    """Return the refusal, or the tables."""
    try:
        return "", dict(read_gedcom(raw).tables)
    except WorkbookError as refused:
        return str(refused), {}


@settings(deadline=None, max_examples=300)
@given(
    st.lists(LINES, max_size=30),
    st.sampled_from(["UTF-8", "ANSEL", "ASCII", "ODD", "ANSI"]),
    st.binary(max_size=20),
)
def test_hostile_lines_are_read_or_refused(lines: list[str], char: str, tail: bytes) -> None:
    """Whatever the lines hold, tables come out that the map reads, or one sentence."""
    raw = "\n".join(["0 HEAD", f"1 CHAR {char}", "0 @I1@ INDI", *lines]).encode("utf-8", "replace") + tail
    said, read = outcome(raw)
    assert said.startswith("This ") or read_family(read).people


@settings(deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"0 HEAD\n", b"\xff\xfe0\x00", b"\xef\xbb\xbf0 HEAD\n0 INDI\n"]),
)
def test_hostile_bytes_are_read_or_refused(raw: bytes, start: bytes) -> None:
    """No bytes at all raise anything but a sentence."""
    said, read = outcome(start + raw)
    assert said.startswith("This ") or read


def test_a_file_that_is_too_large_says_so() -> None:
    """Twenty megabytes are the most, whatever is in them."""
    with pytest.raises(WorkbookError, match="larger than 20 MB"):
        read_gedcom(file("0 @I1@ INDI", "1 NOTE " + "x" * LARGEST))
