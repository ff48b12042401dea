"""Kinds of files that programs really write: read for what they mean, saved, and read again without loss."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.family.test_gedcom_reading import file
from workbook.errors import WorkbookError
from workbook.family.gedcom.calendars import day_of
from workbook.family.gedcom.reader import read_gedcom, write_gedcom
from workbook.family.model.tables import read_family


def tables(*lines: str) -> dict[str, list[dict[str, Any]]]:
    """Return the tables of a file by their short names, once it is sure that saving them loses nothing."""
    read = read_gedcom(file(*lines)).tables
    assert read_gedcom(write_gedcom(read_family(read))).tables == read
    return {key.partition(".")[2]: rows for key, rows in read.items()}


def person(*lines: str) -> dict[str, Any]:
    """Return the one person of a file."""
    (found,) = tables("0 @I1@ INDI", *lines)["people"]
    return found


def notes(*lines: str) -> str:
    """Return what the reader is told."""
    return " ".join(read_gedcom(file(*lines)).notes)


@pytest.mark.parametrize(
    ("date", "words", "short"),
    [
        ("@#DJULIAN@ 11 FEB 1731/32", "11 February 1731/32", "1732"),
        ("11 FEB 1731/32", "11 February 1731/32", "1732"),
        ("1731/32", "between 1731 and 1732", "1731–1732"),
        ("9 FEB 1703/4", "9 February 1703/4", "1704"),
        ("1708/9", "between 1708 and 1709", "1708–1709"),
        ("1699/00", "between 1699 and 1700", "1699–1700"),
        ("ABT 1604/5", "about 1604", "~1604"),
        ("8/9 JUL 1457", "8/9 July 1457", "1457"),
        ("@#DROMAN@ 44", "44 (Roman calendar)", "?"),
        ("@#DUNKNOWN@ 1850", "1850 (unknown calendar)", "1850"),
        ("@#DFRENCH R@ 30 FRUC 0", "30 FRUC 0 (French republican calendar)", "?"),
        ("12 MAI 1920", "12 May 1920", "1920"),
        ("18 Okt 1933", "18 October 1933", "1933"),
        ("ABT MAI 1920", "about May 1920", "~1920"),
        ("BEF 3 OKT 1900", "before 3 October 1900", "<1900"),
        ("1950 MAY 3", "3 May 1950", "1950"),
        ("BET 1 AND 3 MAY 1900", "between 1 May 1900 and 3 May 1900", "1900"),
        ("12 KVĚ 1920", "12 KVĚ 1920", "?"),
        ("JULIAN 3 MAY 1800", "15 May 1800", "1800"),
        ("BET JULIAN 3 MAY 1800 AND JULIAN MAY 1801", "between 15 May 1800 and May 1801", "1800–1801"),
        ("HEBREW 5 TSH 5710", "28 September 1949", "1949"),
        ("FRENCH_R 18 BRUM 8", "9 November 1799", "1799"),
        ("GREGORIAN 3 MAY 1950", "3 May 1950", "1950"),
        ("c1920", "about 1920", "~1920"),
        ("(1950)", "1950", "1950"),
        ("[1950]", "1950", "1950"),
        ("21MAR1900", "21 March 1900", "1900"),
        ("EITHER 1731 OR 1734", "between 1731 and 1734", "1731–1734"),
        ("950", "0950", "950"),
        ("ABT 3 MAY 0950", "about 3 May 0950", "~950"),
        ("nonsense", "nonsense", "?"),
    ],
)
def test_odd_dates(date: str, words: str, short: str) -> None:
    """Understood as when typed by hand, or kept as words; the map shows the year where there is one."""
    found = tables("0 @I1@ INDI", "1 NAME Ann //", "01 BIRT", f"02 DATE {date}", "0 @I2@ INDI")
    assert [row["born"] for row in found["people"]] == [words, None]
    family = read_family({"family-map.people": found["people"]})
    assert family.people[0].born.short == short


@pytest.mark.filterwarnings("ignore:month_days:DeprecationWarning")
@given(st.dates(dt.date(1000, 1, 1), dt.date(2190, 12, 31)))
def test_other_calendars_agree_with_another_reckoning(day: dt.date) -> None:
    """Julian and Hebrew days of twelve centuries, and the French ones, are the days that convertdate says."""
    from convertdate import french_republican, hebrew, julian

    year, month, number = julian.from_gregorian(day.year, day.month, day.day)
    name = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"][month - 1]
    assert day_of("JULIAN", year, name, number) == day
    year, month, number = hebrew.from_gregorian(day.year, day.month, day.day)
    name = ["NSN", "IYR", "SVN", "TMZ", "AAV", "ELL", "TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS"][
        month - 1
    ]
    assert day_of("HEBREW", year, name, number) == day
    day = dt.date(1792, 9, 22) + (day - dt.date(1000, 1, 1)) % dt.timedelta(4800)
    year, month, number = french_republican.from_gregorian(day.year, day.month, day.day)
    name = [
        "VEND",
        "BRUM",
        "FRIM",
        "NIVO",
        "PLUV",
        "VENT",
        "GERM",
        "FLOR",
        "PRAI",
        "MESS",
        "THER",
        "FRUC",
        "COMP",
    ][month - 1]
    assert day_of("FRENCH", year, name, number) == day


@pytest.mark.parametrize("broken", ["0 @_2@ INDI", "00 @I2@ INDI", "0@I2@ INDI", "0 @I2 INDI"])
def test_a_mark_or_level_of_another_kind_is_a_person(broken: str) -> None:
    """What follows belongs to them, not to the person before."""
    found = tables("0 @I1@ INDI", "1 NAME Ann //", broken, "1 NAME Bo", "1 BIRT", "2 DATE 1950", "1 DEAT Y")
    assert [(row["who"], row["born"], row["died"]) for row in found["people"]] == [
        ("Ann", None, None),
        ("Bo", "1950", "yes"),
    ]


@pytest.mark.parametrize("broken", ["0 @@ INDI", "0", "0 é"])
def test_a_record_that_cannot_be_read_closes_the_one_before(broken: str) -> None:
    """Its lines are nobody's, and that is told."""
    lines = ("0 @I1@ INDI", "1 NAME Ann", broken, "1 BIRT", "2 DATE 1950", "1 DEAT Y")
    assert [(row["who"], row["born"], row["died"]) for row in tables(*lines)["people"]] == [
        ("Ann", None, None)
    ]
    assert "1 line of the file could not be read" in notes(*lines)


def test_a_valid_file_without_people_is_not_damaged() -> None:
    """It has no people, and the sentence says so."""
    with pytest.raises(WorkbookError, match="has no people"):
        read_gedcom(file("0 @U1@ SUBM", "1 NAME Ann"))


@pytest.mark.parametrize("date", ["UNKNOWN", "(unknown)", "?", "Private", "N/A"])
def test_whoever_died_on_a_day_not_told_has_died(date: str) -> None:
    """And so in the file that is saved again."""
    lines = ("0 @I1@ INDI", "1 NAME Ann //", "1 DEAT", f"2 DATE {date}")
    assert person(*lines[1:])["died"] == "yes"
    assert b"\n1 DEAT Y\n" in write_gedcom(read_family(read_gedcom(file(*lines)).tables))


@pytest.mark.parametrize(
    ("lines", "died", "says"),
    [
        (("1 BURI",), "yes", None),
        (("1 CREM Y",), "yes", None),
        (("1 BURI", "2 DATE 3 MAY 1950"), "yes", "buried 3 May 1950"),
        (("1 DEAT N",), None, None),
        (("1 DEAT N ",), None, None),
        (("1 DEAT", "2 DATE LIVING"), None, None),
        (("1 DEAT", "1 DEAT", "2 DATE 1950"), "1950", None),
    ],
)
def test_the_dead_and_the_living(lines: tuple[str, ...], died: str | None, says: str | None) -> None:
    """A grave tells of a death; a denial tells of none."""
    found = person("1 NAME Ann", *lines)
    assert (found["died"], found["notes"]) == (died, says)


@pytest.mark.parametrize(
    ("lines", "who", "says"),
    [
        (("1 NAME", "2 GIVN Ann", "2 SURN Berg"), "Ann Berg", None),
        (("1 NAME //", "2 GIVN Ann"), "Ann", None),
        (("1 NAME Ann /Berg",), "Ann Berg", None),
        (("1 NAME Ann/Berg/jr.",), "Ann Berg jr.", None),
        (("1 NAME Mary /Smith/", "2 _MARNM Jones"), "Mary Jones", "name at birth Smith"),
        (("1 NAME Mary /Smith/", "2 _MARNM Mary /Jones/"), "Mary Jones", "name at birth Smith"),
        (("1 NAME Mary /Jones/", "1 NAME May /Li/", "2 TYPE maiden"), "Mary Jones", "name at birth May Li"),
        (("1 NAME Mary /Jones/", "1 NAME Polly //", "1 NAME Mary Jones"), "Mary Jones", "also Polly"),
        (("1 SEX F",), "?", None),
        (("1 NAME Unknown",), "?", None),
        (("1 NAME Private //",), "?", None),
    ],
)  # fmt: skip
def test_names(lines: tuple[str, ...], who: str, says: str | None) -> None:
    """From their parts where the whole is empty, without strokes, and none of several is lost."""
    found = person(*lines)
    assert (found["who"], found["notes"]) == (who, says)


def test_a_note_in_the_signs_of_a_page() -> None:
    """Its words stay; what looks like a sign and is none stays as well, and so do the reader's own signs."""
    note = "1 NOTE <p>Born in <b>Kiel</b> &amp; moved<br/>to Ulm</p>"
    assert person("1 NAME Ann", note)["notes"] == "Born in Kiel & moved to Ulm"
    assert person("1 NAME Ann", "1 NOTE a < b and c > d, AT&T")["notes"] == "a < b and c > d, AT&T"
    own = file("0 @I1@ INDI", note).replace(b"0 HEAD", b"0 HEAD\n1 SOUR DANCE-WORKBOOK")
    assert read_gedcom(own).tables["family-map.people"][0]["notes"] == note.removeprefix("1 NOTE ")


def test_a_note_broken_into_lines_is_whole() -> None:
    """Lines without a level are the rest of it, and that is told."""
    lines = ("0 @I1@ INDI", "1 NAME Ann", "1 NOTE She went", "to Kiel.", "12 years later she came back.")
    assert person(*lines[1:])["notes"] == "She went to Kiel. 12 years later she came back."
    assert "put together again" in notes(*lines)


def test_half_a_file_is_told() -> None:
    """Everybody in it comes in, and the reader knows that the end is missing."""
    whole = file("0 @I1@ INDI", "1 NAME Ann", "0 @I2@ INDI", "1 NAME Bo")
    assert not any("missing" in note for note in read_gedcom(whole).notes)
    for part, half in (
        ("end", whole.replace(b"0 TRLR\n", b"")),
        ("beginning", whole[whole.index(b"0 @I1@") :]),
    ):
        read = read_gedcom(half)
        assert any(f"{part} of the file is missing" in note for note in read.notes)
        assert len(read.tables["family-map.people"]) == 2


@pytest.mark.parametrize(
    ("char", "codec", "names"),
    [
        ("ANSI", "cp1251", "Юрий Сидоров"),
        ("ANSI", "cp1253", "Ζωή Παπαδοπούλου"),
        ("CP1252", "cp1251", "Юрий Сидоров"),
    ],
)
def test_letters_of_another_alphabet_are_told(char: str, codec: str, names: str) -> None:
    """They come out wrong, for nothing in the file says how they are written; but not without a word."""
    raw = f"0 HEAD\n1 CHAR {char}\n0 @I1@ INDI\n1 NAME {names}\n0 TRLR\n".encode(codec)
    assert any("letters may be wrong" in note for note in read_gedcom(raw).notes)


@pytest.mark.parametrize("names", ["Zoë Müller", "José Ångström", "Größe Çelik"])
def test_western_letters_that_are_called_ansel(names: str) -> None:
    """They are read for what they are, and the reader is asked to look."""
    read = read_gedcom(f"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME {names}\n0 TRLR\n".encode("cp1252"))
    assert read.tables["family-map.people"][0]["who"] == names
    assert any("letters may be wrong" in note for note in read.notes)


def test_a_list_of_every_accent_makes_no_letter_doubtful() -> None:
    """As in the published files that torture whoever reads them; names are read in the same letters."""
    accents = b"".join(bytes([byte]) + b"AbCd" for byte in range(0xE0, 0xFF))
    raw = b"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME Zo\xe8e\n1 NOTE " + accents + b"\n0 TRLR\n"
    read = read_gedcom(raw)
    assert read.tables["family-map.people"][0]["who"] == "Zoë"
    assert not any("letters" in note for note in read.notes)


@given(st.lists(st.sampled_from("ŁØĐÞÆŒłøđþæœıßéèêëçñõāğșđůęąőếấ£©¿"), min_size=1, max_size=30).map("".join))
def test_ansel_of_another_program(letters: str) -> None:
    """Every letter that another writer of ANSEL makes is read, and none is doubted."""
    import ansel

    ansel.register()
    raw = f"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME x{letters}\n0 TRLR\n".encode("gedcom")
    read = read_gedcom(raw)
    assert read.tables["family-map.people"][0]["who"] == f"x{letters}"
    assert not any("letters" in note for note in read.notes)
