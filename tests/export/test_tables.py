"""Tables: everything that was answered is in them, and every text comes back as it was."""

import csv as plain_csv
import datetime as dt
import io
import re
import zipfile
from zoneinfo import ZoneInfo

import openpyxl
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults.scale import scaled
from workbook.chapters.notebook import find_exercise
from workbook.export.formats.csv_file import as_csv, csv, guarded
from workbook.export.formats.xlsx_file import as_xlsx, xlsx
from workbook.export.hiding import hiding
from workbook.export.selection import in_order
from workbook.export.tables import Sheet

from .made_up import FORMULAS, ODD, Made, entry, filled, texts
from .read_back import read_csv, read_xlsx, unguarded

VIENNA, TODAY = ZoneInfo("Europe/Vienna"), dt.date(2026, 11, 22)
FEAR = "01-what-closeness-asks.fear-to-lose"
SIGNS = "=+-@|%＝＋－＠−\t\r"


def sheet(*cells):
    """A table of one row; an odd heading would only be another text."""
    return Sheet("Answers", tuple(f"Column {number}" for number in range(len(cells))), (cells,))


def by_csv(*cells):
    """Cells after a journey through CSV."""
    (row,) = read_csv(as_csv(sheet(*cells)))
    return list(row.values())


def by_xlsx(*cells):
    """Cells after a journey through XLSX."""
    (row,) = read_xlsx(as_xlsx([sheet(*cells)], TODAY))["Answers"]
    return [row.get(f"Column {number}") for number in range(len(cells))]


@given(st.lists(texts, min_size=4, max_size=9))
@settings(max_examples=scaled(50, 2_500))
def test_every_text_comes_back_from_csv(found):
    """Letter by letter, whatever it begins with: 200 texts at least, 10,000 in a soak."""
    assert by_csv(*found) == found


@given(st.lists(texts.filter(bool), min_size=4, max_size=9))
@settings(max_examples=scaled(50, 2_500))
def test_every_text_comes_back_from_xlsx(found):
    """Letter by letter, also signs that XML cannot hold: 200 texts at least, 10,000 in a soak."""
    assert by_xlsx(*found) == found


@given(texts)
@settings(max_examples=scaled(200, 10_000))
def test_a_guard_is_taken_off_and_nothing_else(text):
    """Of what was never guarded twice, one guard goes for each that came."""
    assert unguarded(guarded(text)) == text
    assert unguarded(unguarded(guarded(guarded(text)))) == text


def test_each_odd_text_comes_back():
    """Those that chance might miss."""
    assert by_csv(*FORMULAS, *ODD) == by_xlsx(*FORMULAS, *ODD) == [*FORMULAS, *ODD]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_of_a_csv_begins_a_formula(separator):
    """Not even for a program that looks for another separator and breaks rows where lines end."""
    for text in FORMULAS:
        raw = as_csv(Sheet("Answers", ("One", "Two"), ((text, text), ("before", text)))).decode("utf-8-sig")
        rows = list(plain_csv.reader(io.StringIO(raw, newline=""), delimiter=separator))[1:]
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if re.match(rf"[\s\"\x00\u200b\ufeff]*[{SIGNS}]", cell)], text


def test_nothing_in_an_xlsx_is_a_formula():
    """Neither in the file itself nor for another program; and no link, and nothing from elsewhere."""
    assert len(FORMULAS) == 40
    raw = as_xlsx([Sheet("Answers", ("One", "Two"), tuple(("before", text) for text in FORMULAS))], TODAY)
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        inside = {name: book.read(name).decode("utf-8") for name in book.namelist()}
    cells = inside["xl/worksheets/sheet1.xml"]
    assert "<f" not in cells and "hyperlink" not in cells.lower()
    assert set(re.findall(r'<c [^>]*t="(\w+)"', cells)) == {"s"}
    assert not [name for name in inside if re.search("external|macro|vba|connection", name.lower())]
    found = openpyxl.load_workbook(io.BytesIO(raw)).active
    assert {cell.data_type for row in found.iter_rows() for cell in row} == {"s"}


def test_no_cell_is_longer_than_a_cell_can_be():
    """Spreadsheets count in UTF-16 units and would call the file damaged; no sign is cut in two."""
    raw = as_xlsx([sheet("🌱" * 40_000, "x" + "🌱" * 20_000, "x" * 32_768)], TODAY)
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        found = re.findall(r"<t [^>]*>([^<]*)</t>", book.read("xl/sharedStrings.xml").decode("utf-8"))
    assert max(len(text.encode("utf-16-le")) // 2 for text in found) == 32_767


def test_numbers_days_and_moments_keep_their_kind():
    """−5 is a number, “-5” is words; days are days; an empty cell is empty."""
    moment = dt.datetime(2026, 11, 21, 23, 17, 3)  # noqa: DTZ001
    cells = (-5, "-5", 2.5, dt.date(2026, 11, 21), moment, None)
    assert by_xlsx(*cells) == list(cells)
    assert by_csv(*cells) == ["-5", "-5", "2.5", "2026-11-21", "2026-11-21 23:17:03", ""]
    assert as_csv(sheet(-5, "-5")).endswith(b'\r\n-5,"\'-5"\r\n')


@pytest.mark.parametrize("day", [dt.date(1900, 2, 28), dt.date(1600, 1, 1), dt.date(1, 1, 1)])
def test_days_that_spreadsheets_count_in_two_ways_are_words(day):
    """And say the day all the same."""
    assert by_xlsx(day) == [day.isoformat()]


def test_a_spreadsheet_finds_its_byte_order_mark_and_line_ends():
    """UTF-8 with a mark, CRLF after each row."""
    raw = csv(filled(), tz=VIENNA)
    assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")


def test_pandas_reads_it():
    """As text and numbers, with the zone in the heading."""
    frame = pandas.read_csv(io.BytesIO(csv(filled(), tz=VIENNA)))
    row = frame[frame["Key"] == "01-what-closeness-asks.connection"].iloc[0]
    assert (row["Number"], row["Saved at (Europe/Vienna)"]) == (6, "2026-11-21 23:17:03")


def test_everything_that_was_answered_is_there():
    """Each text in each answer, in the order of the pages."""
    made = filled()
    rows = read_csv(csv(made, tz=VIENNA))
    assert {row["Key"] for row in rows} == set(made)
    assert [row["Key"] for row in rows] == [it.key for it in in_order(made) for _ in rows_of(rows, it.key)]
    held = {(row["Key"], row["Value"]) for row in rows}
    for key in made:
        assert {(key, text) for text in texts_in(told(key, made.entry(key).value))} <= held


def told(key, value):
    """An answer in the words of its page."""
    exercise = find_exercise(key)
    return exercise.told(value) if exercise else value


def rows_of(rows, key):
    """The rows of one answer."""
    return [row for row in rows if row["Key"] == key]


def texts_in(value):
    """Every text in a value, but for moments, which are shown in the reader's zone."""
    if isinstance(value, str):
        return [] if value.endswith("Z") else [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for it in inside for text in texts_in(it)]


def test_both_versions_of_an_answer_are_there():
    """Until the reader has chosen, neither is lost."""
    made = Made({FEAR: entry("mine", other=({"value": "theirs", "rev": 2, "by": "s-2", "at": ""},))})
    assert [(row["Part"], row["Value"]) for row in read_csv(csv(made, tz=VIENNA))] == [
        ("", "mine"),
        ("Another version", "theirs"),
    ]


def test_hidden_names_are_hidden_in_every_sheet():
    """Also in the version that was not chosen yet."""
    people = entry([{"who": "Leena", "tie": "sister", "close": 6, "free": 4}], "table")
    other = ({"value": "Leena, again", "rev": 2, "by": "s-2", "at": ""},)
    made = Made({"01-what-closeness-asks.people": people, FEAR: entry("Leena rings.", other=other)})
    hide = hiding({key: made.entry(key).value for key in made})
    assert b"Leena" not in csv(made, tz=VIENNA, hide=hide)
    book = read_xlsx(xlsx(made, tz=VIENNA, today=TODAY, hide=hide))
    assert "Leena" not in str(book) and "L." in str(book)


@pytest.mark.parametrize("kind", ["harm-or-fear", "Harm or fear"])
def test_a_tie_of_harm_is_in_no_table_with_hidden_names(kind):
    """Nor would the map show it; with names it is there, and the other ties are in both."""
    ties = [{"one": "Leena", "two": "Mo", "kind": kind}, {"one": "Mo", "two": "Leena", "kind": "close"}]
    made = Made({"family-map.ties": entry(ties, "table")})
    told, kept = csv(made, tz=VIENNA), csv(made, tz=VIENNA, hide=hiding({"family-map.ties": ties}))
    assert b"arm" in told and b"arm" not in kept and b"lose" in kept


def test_scales_stand_with_their_ends_then_and_now():
    """What is asked twice stands in one row."""
    made = Made(
        {
            "01-what-closeness-asks.connection": entry(0, "scale"),
            "10-change-that-lasts.connection-again": entry(7, "scale", at="2027-01-02T09:00:00Z"),
        }
    )
    (row,) = read_xlsx(xlsx(made, tz=VIENNA, today=TODAY))["Scales"]
    assert (row["Value"], row["Later value"], row["Low end"], row["Highest"]) == (0, 7, "far away", 10)
    assert row["Later: Saved at (Europe/Vienna)"] == dt.datetime(2027, 1, 2, 10)  # noqa: DTZ001


def test_scales_about_two_people_stand_in_rows_of_their_own():
    """Then and now would compare one person with another."""
    made = Made(
        {
            "01-what-closeness-asks.whom": entry("L.", "text"),
            "01-what-closeness-asks.connection": entry(0, "scale"),
            "10-change-that-lasts.whom": entry("B.", "text"),
            "10-change-that-lasts.connection-again": entry(7, "scale", at="2027-01-02T09:00:00Z"),
        }
    )
    rows = read_xlsx(xlsx(made, tz=VIENNA, today=TODAY))["Scales"]
    assert [(row["Value"], row.get("Later value")) for row in rows] == [(0, None), (7, None)]


def test_a_later_scale_alone_is_not_lost():
    """Somebody may begin with chapter 10."""
    made = Made({"10-change-that-lasts.connection-again": entry(7, "scale")})
    (row,) = read_xlsx(xlsx(made, tz=VIENNA, today=TODAY))["Scales"]
    assert row["Value"] == 7


def test_logs_have_a_row_for_each_entry():
    """With day, number and words in columns of their own."""
    made = Made(
        {"10-change-that-lasts.weekly": entry([{"day": "2026-12-01", "words": "a", "level": 0}], "log")}
    )
    (row,) = read_xlsx(xlsx(made, tz=VIENNA, today=TODAY))["Logs"]
    assert (row["Day"], row["Number"], row["Words"]) == (dt.date(2026, 12, 1), 0, "a")


def test_tables_have_a_heading_row_each():
    """A row without a number names the cells below it; unknown columns come last and keep their name."""
    made = Made({"01-what-closeness-asks.people": entry([{"who": "L.", "close": 6, "older": "x"}], "table")})
    head, row = read_xlsx(xlsx(made, tz=VIENNA, today=TODAY))["Tables"]
    assert "Row" not in head and head["Column 1"] == "Initials" and head["Column 5"] == "older"
    assert (row["Row"], row["Column 1"], row["Column 3"], row["Column 5"]) == (1, "L.", 6, "x")


STRANGE = [
    True,
    1.5,
    10**40,
    [],
    {},
    [[1, [2]], {"a": {"b": [None]}}],
    {"who": {"deep": 1}},
    [None, 3, "x"],
    {"minutes": "x", "began": "soon", "happened": 3},
    {"day": []},
    [{"day": "yesterday", "level": "high"}],
]


KEYS = (FEAR, "01-what-closeness-asks.people", "10-change-that-lasts.weekly", "toolbox.break", "99-gone.old",
        "toolbox.questions", "01-what-closeness-asks.connection", "toolbox.bridge-script")  # fmt: skip


@pytest.mark.parametrize("value", STRANGE)
def test_nothing_strange_raises(value):
    """A file may be older, or edited by hand."""
    made = Made({key: entry(value, "whatever", at="whenever") for key in KEYS})
    assert csv(made, tz=VIENNA) and xlsx(made, tz=VIENNA, today=TODAY)


def test_a_moment_before_every_calendar_stays_as_it_stands():
    """In a zone to the west it has no day."""
    made = Made({FEAR: entry("x", at="0001-01-01T00:00:00Z")})
    (row,) = read_csv(csv(made, tz=ZoneInfo("America/Lima")))
    assert row["Saved at (America/Lima)"] == "0001-01-01T00:00:00Z"


def test_an_empty_workbook_has_its_headings():
    """And nothing else."""
    assert read_csv(csv(Made({}), tz=VIENNA)) == []
    book = read_xlsx(xlsx(Made({}), tz=VIENNA, today=TODAY))
    assert book == {"Answers": [], "Scales": [], "Logs": [], "Tables": []}


def test_the_headings_stay_in_sight():
    """The first row of every sheet is frozen."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx(filled(), tz=VIENNA, today=TODAY)))
    assert {page.title: page.freeze_panes for page in book} == dict.fromkeys(
        ("Answers", "Scales", "Logs", "Tables"), "A2"
    )


def test_the_same_answers_make_the_same_file():
    """Nothing of the machine or the hour is in it."""
    assert xlsx(filled(), tz=VIENNA, today=TODAY) == xlsx(filled(), tz=VIENNA, today=TODAY)
