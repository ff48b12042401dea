"""GEDCOM files of other programs: their words, encodings, calendars and habits."""

from __future__ import annotations

import pytest

from workbook.family.gedcom.reader import read_gedcom
from workbook.family.model.tables import read_family

FOREIGN = """0 HEAD
1 SOUR ANOTHER
1 GEDC
2 VERS 5.5.1
1 CHAR {char}
0 @I1@ INDI
1 NAME Jürgen /Müller/ jr.
1 SEX M
1 BIRT
2 DATE ABT 1950
2 PLAC Kiel
1 DEAT Y
1 FAMS @F1@
0 @I2@ INDI
1 NAME Zoë /Brontë/
1 SEX F
1 BIRT
2 DATE BET MAY 1948 AND 1952
1 DEAT
2 DATE 3 JAN 2001
1 NOTE Moved to Kiel in 1961
2 CONC , with her mail anna@@example.org
1 NOTE @N1@
0 @I3@ INDI
1 NAME Jürgen /Müller/
1 SEX X
1 BIRT
2 DATE (around harvest)
1 FAMC @F1@
2 PEDI adopted
0 @I4@ INDI
1 SEX U
1 ADOP
2 FAMC @F1@
1 FAMC @F2@
0 @I5@ INDI
1 NAME /Solo/
1 DEAT N
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
1 CHIL @I3@
1 CHIL @I4@
1 CHIL @I99@
1 MARR
2 DATE 12 JUN 1972
1 DIV
2 DATE AFT 1980
0 @F2@ FAM
1 CHIL @I4@
1 CHIL @I5@
0 @N1@ NOTE A shared
1 CONT note
0 TRLR
"""


def tables(raw: bytes) -> dict[str, list[dict[str, str | None]]]:
    """Return the tables of a file by their short names."""
    return {key.partition(".")[2]: rows for key, rows in read_gedcom(raw).tables.items()}


@pytest.mark.parametrize(
    ("char", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("UNICODE", "utf-16"),
        ("UNICODE", "utf-16-le"),
        ("UNICODE", "utf-16-be"),
        ("ANSEL", "gedcom"),
        ("ANSI", "cp1252"),
        ("ANSEL", "utf-8"),
        ("IBMPC", "cp437"),
        ("MACINTOSH", "mac-roman"),
    ],
)
def test_every_usual_encoding(char: str, codec: str) -> None:
    """Names keep their letters in every encoding that programs use, told truly or not."""
    import ansel

    ansel.register()
    raw = FOREIGN.format(char=char).encode(codec)
    assert [row["who"] for row in tables(raw)["people"]][:2] == ["Jürgen Müller jr.", "Zoë Brontë"]


@pytest.mark.parametrize(
    ("char", "codec", "name"),
    [
        ("CP1251", "cp1251", "Юрий"),
        ("WINDOWS-1251", "cp1251", "Юрий"),
        ("WINDOWS-1252", "cp1252", "Zoë"),
        ("CP1252", "cp1252", "Zoë"),
        ("WINDOWS-1254", "cp1254", "Işıl"),
        ("WINDOWS 1253", "cp1253", "Ζωή"),
        ("CP1250", "cp1250", "Łukasz"),
        ("ISO-8859-2", "iso8859-2", "Łukasz"),
        ("ISO8859-15", "iso8859-15", "Zoë"),
        ("KOI8-R", "koi8-r", "Юрий"),
        ("GBK", "gbk", "佀俓"),
        ("GB18030", "gb18030", "王芳"),
        ("BIG5", "big5", "許功蓋"),
        ("SHIFT_JIS", "shift_jis", "表子"),
        ("EUC-KR", "euc-kr", "지영"),
    ],
)
def test_every_page_of_letters_that_is_declared(char: str, codec: str, name: str) -> None:
    """Also one whose letters take two bytes, the second of which looks like a sign of the format."""
    imported = read_gedcom(f"0 HEAD\n1 CHAR {char}\n0 @I1@ INDI\n1 NAME {name}\n0 TRLR\n".encode(codec))
    assert [row["who"] for row in imported.tables["family-map.people"]] == [name]
    assert not any("letters" in note for note in imported.notes)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n"])
def test_every_line_end(end: str) -> None:
    """Files of every system are read."""
    assert len(tables(FOREIGN.format(char="UTF-8").replace("\n", end).encode())["people"]) == 6


def test_a_tree_of_another_program() -> None:
    """People, dates, couples and children come in, in the words of the tables."""
    found = tables(FOREIGN.format(char="UTF-8").encode())
    assert [(row["who"], row["shape"], row["born"], row["died"]) for row in found["people"]] == [
        ("Jürgen Müller jr.", "Man", "about 1950", "yes"),
        ("Zoë Brontë", "Woman", "between May 1948 and 1952", "3 January 2001"),
        ("Jürgen Müller", "Own shape", "around harvest", None),
        ("?", "Unknown", None, None),
        ("Solo", None, None, None),
        ("? (2)", "Unknown", None, None),
    ]
    assert (
        found["people"][1]["notes"] == "Moved to Kiel in 1961, with her mail anna@example.org; A shared note"
    )
    assert found["couples"] == [
        {
            "one": "Jürgen Müller jr.",
            "two": "Zoë Brontë",
            "kind": "Divorced",
            "since": "12 June 1972",
            "until": "after 1980",
        }
    ]
    assert [(row["child"], row["parent"], row["how"]) for row in found["children"]] == [
        ("Jürgen Müller", "Jürgen Müller jr.", "Adopted"),
        ("?", "Jürgen Müller jr.", "Adopted"),
        ("?", "? (2)", "Born to"),
        ("Solo", "? (2)", "Born to"),
    ]
    assert not read_family(read_gedcom(FOREIGN.format(char="UTF-8").encode()).tables).problems


def file(*lines: str) -> bytes:
    """Return a small file with some lines between head and tail."""
    return "\n".join(["0 HEAD", "1 CHAR UTF-8", *lines, "0 TRLR", ""]).encode()


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("3 MAY 1950", "3 May 1950"),
        ("MAY 1950", "May 1950"),
        ("EST 1950", "about 1950"),
        ("CAL 1950", "about 1950"),
        ("BEF 1950", "before 1950"),
        ("FROM 1950", "since 1950"),
        ("TO 1950", "until 1950"),
        ("FROM 1950 TO 1952", "between 1950 and 1952"),
        ("INT 1950 (guessed)", "1950"),
        ("@#DJULIAN@ 3 MAY 1800", "15 May 1800"),
        ("@#DHEBREW@ 5 TSH 5710", "28 September 1949"),
        ("@#DFRENCH R@ 18 BRUM 8", "9 November 1799"),
        ("@#DFRENCH R@ 8", "between 1799 and 1800"),
        ("1699/00", "between 1699 and 1700"),
        ("44 B.C.", "44 B.C."),
        ("30 FEB 1950", "30 FEB 1950"),
    ],
)
def test_dates_of_another_program(date: str, words: str) -> None:
    """Every form of a GEDCOM date becomes words that the tables know, other calendars included."""
    found = tables(file("0 @I1@ INDI", "1 BIRT", f"2 DATE {date}"))
    assert found["people"][0]["born"] == words


def test_an_empty_date_says_nothing() -> None:
    """A date without a value is none; a phrase of GEDCOM 7 is one."""
    found = tables(
        file("0 @I1@ INDI", "1 BIRT", "2 DATE", "0 @I2@ INDI", "1 BIRT", "2 DATE", "3 PHRASE in spring")
    )
    assert [row["born"] for row in found["people"]] == [None, "in spring"]


def test_couples_of_another_program() -> None:
    """Separation is an event, partners without a wedding have no kind, two husbands are two."""
    people = [line for mark in "123" for line in (f"0 @I{mark}@ INDI", f"1 NAME P{mark}")]
    found = tables(
        file(
            *people,
            *("0 @F1@ FAM", "1 HUSB @I1@", "1 HUSB @I2@", "1 EVEN", "2 TYPE Separation", "2 DATE 1990"),
            *("0 @F2@ FAM", "1 HUSB @I1@", "1 WIFE @I3@"),
            *("0 @F3@ FAM", "1 WIFE @I3@", "1 HUSB @I3@"),
        )
    )
    assert [(row["one"], row["two"], row["kind"], row["until"]) for row in found["couples"]] == [
        ("P1", "P2", "Separated", "1990"),
        ("P1", "P3", None, None),
    ]


def test_a_birth_name_becomes_a_note() -> None:
    """A name at birth that some programs write is not lost."""
    raw = file("0 @I1@ INDI", "1 NAME Mary /Smith/", "2 SURN Smith", "2 _MARNM Jones")
    (row,) = tables(raw)["people"]
    assert (row["who"], row["notes"]) == ("Mary Jones", "name at birth Smith")
