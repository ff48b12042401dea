"""A family from elsewhere: a tree of another program, dates as people type them, and the tables."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Mapping

from tests.fuzz.changing import as_document, as_lines
from tests.fuzz.target import Target
from workbook.errors import WorkbookError
from workbook.exercises.column import MOST_ROWS
from workbook.family.dates.typed import ages, read_day
from workbook.family.drawing.drawing import draw
from workbook.family.gedcom.dates import to_gedcom
from workbook.family.gedcom.import_merge import bring
from workbook.family.gedcom.reader import read_gedcom, write_gedcom
from workbook.family.layout.layout import layout
from workbook.family.model.people import TABLES as NAMES
from workbook.family.model.tables import read_family
from workbook.family.model.triangles import triangles
from workbook.family.shown import told

TODAY = dt.date(2026, 11, 22)
MOST_DRAWN = 40
"""People; larger families have tests of their own, and may take longer than a second here."""

_DATES = (
    "3 MAY 1950", "ABT 1950", "BET 1948 AND 1952", "FROM 1900 TO 1950", "INT 1950 (spring)", "(spring)",
    "@#DJULIAN@ 1 JAN 1700/01", "@#DHEBREW@ 13 TSH 5710", "@#DHEBREW@ 5 ADS 1", "@#DFRENCH R@ 6 COMP 3",
    "@#DROMAN@ 1 I", "@#DUNKNOWN@ 9999", "44 BC", "31 FEB 9999", "BEF 0001", "EST 99999",
    "JULIAN 11 FEB 1731/32", "12 MAI 1920",
    "@#DJULIAN@ 31 DEC 9999", "@#DHEBREW@ 29 ELL 99999", "@#DFRENCH R@ 30 FRUC 0",
)  # fmt: skip
_VALUES = (
    "@I1@", "@I2@", "@F1@", "@N1@", "@VOID@", "", "F", "M", "X", "Anna /Berg/", "/Berg/ Anna", "//", "a@@b",
    "birth", "adopted", "Y", "N", "ANSEL", "UNICODE", "UTF-8", "ASCII", "፩", "\u0301", "x" * 300, *_DATES,
)  # fmt: skip
_TAGS = (
    "HEAD", "INDI", "FAM", "NOTE", "SNOTE", "TRLR", "NAME", "SEX", "BIRT", "DEAT", "FAMC", "ADOP",
    "HUSB", "WIFE", "CHIL", "MARR", "DIV", "EVEN", "SOUR", "CONC", "CONT", "DATE", "TYPE", "PEDI",
    "FAMS", "BURI", "ANUL", "_SEPR", "_FREL", "_MREL",
    "SURN", "GIVN", "_MARNM", "PHRASE", "CHAR", "_DWTIE", "_DWHOME", "_DWWHO", "_DWKIND", "_DWTYPED",
    "_DWTWIN", "_DWFIRST", "_DWROW", "_DWHOW", "_DWDIED", "_DWSHAPE", "_DWMENTIONED", "_DWONLYPARENTS",
    "_DWBEGAN", "_DWENDED", "_DWNAME",
)  # fmt: skip
_DAY_WORDS = (
    "about", "before", "after", "between", "and", "to", "from", "until", "the", "early", "1950s",
    "195x", "19??", "May", "3rd", "of", "Monday", "1950-05-03", "03/05/1950", "03.05.1950", "1948/49",
    "0001", "9999", "31", "Feb", "?", "rather not", "circa", "ish", "BC", "፩", "²", "①", "٣", "−", "–",
    "29", "1900", "Christmas", "T",
)  # fmt: skip


def _gedcom(raw: bytes) -> None:
    """What comes in fits the tables, is a family, and comes back the same from a file of our own."""
    read = read_gedcom(raw)
    assert all(
        cell is None or isinstance(cell, str)
        for rows in read.tables.values()
        for row in rows
        for cell in row.values()
    )
    assert all("\n" not in note for note in read.notes)
    brought = bring({}, read.tables, MOST_ROWS)
    assert brought.known + len(brought.rows["people"]) + brought.left_out == len(
        read.tables["family-map.people"]
    )
    family = read_family(read.tables)
    again = read_family(read_gedcom(write_gedcom(family)).tables)
    assert len(again.people) == len(family.people)


def _date(raw: bytes) -> None:
    """A day is never refused, keeps its words, and reads the same again."""
    typed = raw.decode("utf-8", "surrogatepass" if raw.isascii() else "replace")
    day = read_day(typed)
    assert read_day(day.text) == day
    assert not (day.earliest and day.latest) or day.earliest <= day.latest
    if day.in_words and day.known and not day.doubt:
        assert read_day(day.in_words).earliest == day.earliest and read_day(day.in_words).latest == day.latest
    if written := to_gedcom(day):
        assert "\n" not in written
    ages(day, read_day("2000"))


def _tables(raw: bytes) -> None:
    """Whatever stands in the tables is read, told, drawn and written; what is odd is said at its row."""
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError):
        return
    family = read_family(given if isinstance(given, Mapping) else {})
    assert all(problem.table in NAMES and "\n" not in problem.says for problem in family.problems)
    triangles(family)
    write_gedcom(family)
    if len(family.people) > MOST_DRAWN:
        return
    for hidden in (False, True):
        json.dumps(told(family, TODAY, hide_names=hidden))
        _is_picture(draw(family, layout(family), hide_names=hidden, standalone=True))


def _is_picture(svg: str) -> None:
    from lxml import etree

    root = etree.fromstring(svg.encode("utf-8"))
    assert root.tag.endswith("svg") and not root.xpath("//*[local-name()='script']")


def _line(rng: random.Random) -> str:
    if rng.random() < 0.3:
        return f"2 DATE {rng.choice(_DATES)}"
    value, level = rng.choice(_VALUES), rng.randint(0, 3)
    mark = f"@{rng.choice(('I1', 'I2', 'F1', 'N1', 'T1'))}@ " if level == 0 else ""
    return f"{level} {mark}{rng.choice(_TAGS)} {value}".rstrip()


GEDCOM = Target(
    name="gedcom",
    brief=120,
    run=_gedcom,
    refuses=(WorkbookError,),
    change=as_lines(_line),
    words=(*_TAGS, *_VALUES),
)
DATE = Target(name="date", brief=2500, run=_date, words=_DAY_WORDS, longest=140)
TABLES = Target(
    name="tables",
    brief=60,
    run=_tables,
    change=as_document,
    words=("family-map.people", "who", "Married", *_DAY_WORDS),
)
