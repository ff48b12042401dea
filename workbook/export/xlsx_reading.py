"""What an XLSX file holds, read strictly and with nothing but Python: no formula is ever worked out."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NoReturn
from xml.etree import ElementTree as Xml

from workbook.errors import AnswersUnreadable
from workbook.export.reading import BROKEN, are_plain
from workbook.export.xlsx_file import GOES_ON

LARGEST = 200_000_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no zone; the heading names it

Row = dict[str, Any]


def read_xlsx(raw: bytes) -> dict[str, list[Row]]:
    """Return the rows of every sheet by their headings; empty cells are left out.

    Args:
        raw: the file, as `as_xlsx` makes it or as a spreadsheet has saved it again.

    Returns:
        By the name of the sheet, a dictionary for each row: texts, numbers, `date` and `datetime`.

    Raises:
        AnswersUnreadable: not an XLSX file, or one that is larger than 200 MB when unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            if sum(member.file_size for member in book.infolist()) > LARGEST or not are_plain(book):
                _refuse()
            texts, days = _texts(book), _days(book)
            return {name: _joined(_rows(book, path, texts, days)) for name, path in _sheets(book)}
    except (*BROKEN, Xml.ParseError, KeyError, ValueError, IndexError, TypeError, OverflowError):
        _refuse()


def _refuse() -> NoReturn:
    raise AnswersUnreadable("This is no table that can be read. Choose the XLSX file that was exported.")


def _xml(book: zipfile.ZipFile, path: str) -> Xml.Element:
    inside = book.read(path)
    if b"<!DOCTYPE" in inside or b"<!ENTITY" in inside:
        _refuse()
    return Xml.fromstring(inside)  # noqa: S314 - no document type gets this far, so nothing is expanded


def _sheets(book: zipfile.ZipFile) -> list[tuple[str, str]]:
    links = {
        link.attrib["Id"]: link.attrib["Target"].removeprefix("/xl/")
        for link in _xml(book, "xl/_rels/workbook.xml.rels")
    }
    found = _xml(book, "xl/workbook.xml").iter(f"{_MAIN}sheet")
    return [(sheet.attrib["name"], f"xl/{links[sheet.attrib[_LINK]]}") for sheet in found]


def _texts(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return [_text(item) for item in _xml(book, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]


def _text(item: Xml.Element) -> str:
    whole = "".join(part.text or "" for part in item.iter(f"{_MAIN}t"))
    return _CODE.sub(lambda code: chr(int(code[1], 16)), whole)


def _days(book: zipfile.ZipFile) -> dict[str, str]:
    """Return the code of each look that shows a day, such as `yyyy-mm-dd`, by its number."""
    looks = _xml(book, "xl/styles.xml")
    codes = {it.attrib["numFmtId"]: it.attrib["formatCode"] for it in looks.iter(f"{_MAIN}numFmt")}
    codes |= {"14": "yyyy-mm-dd", "22": "yyyy-mm-dd hh:mm"}
    cells = looks.find(f"{_MAIN}cellXfs")
    numbered = enumerate(cells if cells is not None else ())
    found = {str(number): codes.get(look.attrib.get("numFmtId", ""), "") for number, look in numbered}
    return {number: code for number, code in found.items() if "y" in code.lower()}


def _rows(book: zipfile.ZipFile, path: str, texts: list[str], days: dict[str, str]) -> Iterator[Row]:
    heads: dict[str, str] | None = None
    for row in _xml(book, path).iter(f"{_MAIN}row"):
        cells = {re.sub(r"\d", "", cell.attrib["r"]): _cell(cell, texts, days) for cell in row}
        if heads is None:
            heads = {column: str(name) for column, name in cells.items() if name is not None}
        else:
            yield {heads[column]: it for column, it in cells.items() if it is not None and column in heads}


def _cell(cell: Xml.Element, texts: list[str], days: dict[str, str]) -> Any:
    kind, value = cell.attrib.get("t", "n"), cell.findtext(f"{_MAIN}v")
    if kind == "inlineStr":
        return _text(cell)
    if value is None:
        return None
    if kind == "s":
        return texts[int(value)]
    return _number(value, days.get(cell.attrib.get("s", ""))) if kind == "n" else value


def _number(value: str, day: str | None) -> Any:
    number = float(value)
    if day is None:
        return int(number) if number.is_integer() else number
    moment = _DAY_ZERO + dt.timedelta(seconds=round(number * 86_400))
    return moment if "h" in day.lower() else moment.date()


def _joined(rows: Iterator[Row]) -> list[Row]:
    """Put the rest of long texts to where they began."""
    found: list[Row] = []
    for row in rows:
        note = str(row.pop(GOES_ON, "1"))
        if note.startswith("1") or not found:
            found.append(row)
            continue
        for name, rest in row.items():
            found[-1][name] = f"{found[-1].get(name, '')}{rest}"
    return found
