"""Every file that leaves a workbook full of scripts: other readers find words in it and nothing else."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import openpyxl
import pytest
from playwright.sync_api import Page

from tests.export.playing import Kept
from tests.export.said import SAID, as_typed, evenly
from tests.export.said import Page as Parsed
from tests.privacy.restored import everything, family
from tests.privacy.scripts import TEXTS
from tests.privacy.watching import Watch, browser, even
from workbook.answers import Answers
from workbook.answers.storage.copies import read_copy
from workbook.chapters.roles import MEASURE, PLAN
from workbook.export.drawn import Drawing
from workbook.export.files import KINDS, Asked
from workbook.export.formats.calendar import calendar
from workbook.export.selection import Wanted
from workbook.family.drawing.drawing import draw
from workbook.family.gedcom.reader import read_gedcom
from workbook.family.gedcom.writer import write_gedcom
from workbook.family.layout.layout import layout
from workbook.family.model.tables import read_family

NOW = dt.datetime(2026, 5, 1, 9, 0, tzinfo=dt.UTC)
SIGN = re.compile(r"[\s\x00\u200b\ufeff]*[=+\-@|%＝＋－＠−]")
NUMBER = re.compile(r"-?\d+")
ENTRY = {
    "UID",
    "DTSTAMP",
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "CLASS",
    "TRANSP",
    "RRULE",
    "DESCRIPTION",
}
ALARM = {"ACTION", "DESCRIPTION", "TRIGGER"}
PRINTED = [text for text in TEXTS if not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", text)]
"""Those without a sign that some format has no way to write."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """The whole workbook of somebody who restored a file full of scripts."""
    answers = Answers.open(tmp_path_factory.mktemp("reader") / "home")
    answers.restore(read_copy(everything()), "merge")
    return Asked(answers, Wanted(dated_words=True), NOW, dt.UTC)


@pytest.fixture(scope="module")
def made(asked: Asked) -> Iterator[object]:
    """Makes a file of a kind, once."""
    return cache(lambda kind: KINDS[kind].make(asked))


@pytest.mark.parametrize("kind", ["md", "ipynb", "docx", "html"])
def test_a_playbook_holds_words_and_nothing_else(made, kind: str) -> None:
    """No HTML in Markdown, no link, no picture from elsewhere; every script stands there as typed."""
    same = evenly if kind in ("md", "ipynb") else str
    said = "\n".join(same(even(words)) for told in SAID[kind](made(kind)).values() for words in told)
    assert [text for text in PRINTED if same(as_typed(text)) not in said] == []


@pytest.mark.parametrize("kind", ["html", "card"])
def test_a_page_that_leaves_leads_nowhere(made, kind: str) -> None:
    """No handler, no script, no address but those of its own parts."""
    page = Parsed(made(kind))
    leads = [
        value for name, value in page.attributes if name in ("href", "src", "xlink:href", "action", "srcset")
    ]
    assert [lead for lead in leads if not lead.startswith("#part-")] == []
    assert not [name for name, _ in page.attributes if name.startswith("on")]


def test_a_document_has_no_link_and_no_field(made) -> None:
    """Nothing in it is asked for when it is opened, and nothing is reckoned."""
    with zipfile.ZipFile(io.BytesIO(made("docx"))) as package:
        inside = {
            name: package.read(name).decode("utf-8")
            for name in package.namelist()
            if name.endswith(("l", "s"))
        }
    whole = "".join(inside.values())
    assert not re.search(
        r"TargetMode=.External|<w:(hyperlink|fldSimple(?! w:instr=.PAGE.)|instrText)|<!DOCTYPE|<!ENTITY",
        whole,
    )
    for each in inside.values():
        ElementTree.fromstring(each)  # noqa: S314 - our own


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_of_the_table_begins_a_formula(made, separator: str) -> None:
    """Whatever a spreadsheet takes for the end of a cell."""
    lines = csv.reader(io.StringIO(made("csv").decode("utf-8-sig"), newline=""), delimiter=separator)
    cells = [cell for row in lines for cell in row]
    assert [cell for cell in cells if SIGN.match(cell) and not NUMBER.fullmatch(cell)] == []
    if separator == ",":
        said = {cell.replace("'", "") for cell in cells}
        assert {text.replace("'", "") for text in TEXTS} <= said


def test_nothing_in_the_workbook_of_tables_is_a_formula_or_a_link(made) -> None:
    """As another program reads it; the words are all there."""
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not [cell for cell in cells if cell.hyperlink or cell.comment]
    assert set(PRINTED) <= {cell.value for cell in cells}


def test_an_entry_of_the_calendar_has_no_line_of_its_own() -> None:
    """Each script as a step and as a measure: no new property, no other alarm, the words below the title."""
    rows = [{"week": text, "step": text, "day": f"2026-06-{1 + n % 28:02}"} for n, text in enumerate(TEXTS)]
    raw = calendar(Kept({PLAN: rows, MEASURE: "\n".join(TEXTS)}), now=NOW, tz=dt.UTC, with_words=True)
    found = icalendar.Calendar.from_ical(raw)
    names = {re.split("[;:]", line)[0] for line in raw.decode().replace("\r\n ", "").split("\r\n") if line}
    assert names <= ENTRY | ALARM | {"BEGIN", "END", "PRODID", "VERSION", "CALSCALE", "METHOD"}
    entries = found.walk("VEVENT")
    assert all(set(entry) <= ENTRY and entry["SUMMARY"].startswith("Workbook") for entry in entries)
    told = {str(entry.get("DESCRIPTION", "")) for entry in entries}
    assert set(PRINTED) <= told and len(found.walk("VALARM")) == 1


def test_a_tree_that_leaves_has_no_line_of_its_own() -> None:
    """Every line of it is one of ours, and no file is named; what comes back is what was typed."""
    tables = {f"family-map.{name}": rows for name, rows in family().items()}
    raw = write_gedcom(read_family(tables))
    lines = raw.decode("utf-8-sig").splitlines()
    assert all(re.match(r"\d+ (@\w+@ )?[A-Z_]+( |$)", line) for line in lines)
    assert not [line for line in lines if re.match(r"\d+ (OBJE|FILE|WWW|URL)\b", line)]
    names = {row["who"] for row in read_gedcom(raw).tables["family-map.people"]}
    assert {row["who"] for row in family()["people"]} - names == set()


def drawings(asked: Asked) -> Iterator[tuple[str, str]]:
    """Yield every drawing of the playbook, and the family map as it is saved."""
    parts = [item for part in asked.playbook.parts for item in part.items if isinstance(item, Drawing)]
    yield from ((f"{number}.svg", drawing.svg) for number, drawing in enumerate(parts))
    tables = {f"family-map.{name}": rows for name, rows in family().items()}
    kin = read_family(tables)
    yield "family-map.svg", draw(kin, layout(kin), today=NOW.date(), standalone=True)


@pytest.fixture(scope="module")
def opened() -> Iterator[tuple[Page, Watch]]:
    """A page for files, and what it notices."""
    with browser() as context:
        watch = Watch(context, "file:")
        yield context.new_page(), watch


def test_a_drawing_opened_by_itself_runs_nothing(
    opened: tuple[Page, Watch], asked: Asked, tmp_path: Path
) -> None:
    """As a document of its own, where no policy of a page holds; a name in it is a name."""
    page, watch = opened
    for name, svg in drawings(asked):
        (tmp_path / name).write_text(svg, encoding="utf-8")
        page.goto((tmp_path / name).as_uri())
        assert page.evaluate("document.documentElement.localName") == "svg", name
        assert page.locator("parsererror").count() == 0 and watch.sweep(page) == [], name
    said = page.evaluate("document.documentElement.textContent")
    assert all(even(row["who"])[:9] in even(said) for row in family()["people"])


@pytest.mark.parametrize("kind", ["html", "card", "sheets"])
def test_a_page_opened_from_a_disk_runs_nothing(
    opened: tuple[Page, Watch], made, tmp_path: Path, kind: str
) -> None:
    """Without its policy as well; every part is looked at, and the pointer rests on it."""
    page, watch = opened
    raw = re.sub(rb"<meta http-equiv[^>]*>", b"", made(kind))
    (tmp_path / "page.html").write_bytes(raw)
    page.goto((tmp_path / "page.html").as_uri())
    page.mouse.move(300, 300)
    assert watch.sweep(page) == []
