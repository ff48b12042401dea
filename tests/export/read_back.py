"""Exported files read again, by the workbook where it reads them itself and by other programs where not."""

import csv
import io
import re
from unittest import mock
from xml.etree import ElementTree

import openpyxl

from workbook.export.formats.csv_file import BOM, formula
from workbook.export.formats.xlsx_file import GOES_ON
from workbook.export.read_back import copy_in

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CODE = re.compile("_x([0-9A-Fa-f]{4})_")
GUARDED = formula("'")


def held(raw, ending):
    """The answers that a playbook holds for the workbook, by full key."""
    entries = copy_in(raw, f"a.{ending}").answers
    return {key: entry["value"] for key, entry in entries.items() if entry["value"] is not None}


def unguarded(text):
    """A text of a CSV as it was before its guard; an apostrophe in such a place is always ours."""
    return GUARDED.sub("", text)


def read_csv(raw):
    """The rows of a CSV file by their headings, every cell as text."""
    heads, *rows = csv.reader(io.StringIO(raw.removeprefix(BOM).decode("utf-8"), newline=""), strict=True)
    return [dict(zip(map(unguarded, heads), map(unguarded, row), strict=True)) for row in rows]


def read_xlsx(raw):
    """The rows of every sheet by their headings, empty cells left out, long texts put together."""
    with mock.patch("openpyxl.reader.excel.read_string_table", _texts):  # its own drops every “x005F_”
        book = openpyxl.load_workbook(io.BytesIO(raw))
    return {sheet.title: _rows(*sheet.iter_rows()) for sheet in book}


def _texts(source):
    items = ElementTree.parse(source).iter(f"{MAIN}si")  # noqa: S314 - a file made here
    return [CODE.sub(lambda code: chr(int(code[1], 16)), "".join(item.itertext())) for item in items]


def _rows(heads, *rows):
    found = []
    for row in rows:
        cells = {head.value: _cell(it) for head, it in zip(heads, row, strict=True) if it.value is not None}
        if cells.pop(GOES_ON, "1").startswith("1"):
            found.append(cells)
            continue
        for name, rest in cells.items():
            found[-1][name] = found[-1].get(name, "") + rest
    return found


def _cell(cell):
    return cell.value.date() if cell.is_date and "h" not in cell.number_format else cell.value
