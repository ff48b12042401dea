"""A table as a CSV file that every spreadsheet reads, and that none takes for a formula.

UTF-8 with a byte order mark, commas, CRLF between rows, quotation marks around every text. Numbers and days
stand bare.

A text that would begin a formula gets an apostrophe in front: at its start, and wherever a program that
looks for another separator would see the start of a cell, which is after a line end, a tab or a semicolon. A
formula begins with one of `= + - @ | %`, or their wide forms, whatever spaces, quotation marks and
apostrophes stand before it; at the start of a text, line ends as well. So an apostrophe in such a place, with
a sign to follow, is always ours, and `read_csv` takes off just that one: every text comes back as it was.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from workbook.errors import AnswersUnreadable

if TYPE_CHECKING:
    from workbook.export.tables import Cell, Sheet

LARGEST = 50_000_000
BOM = b"\xef\xbb\xbf"

_SIGNS = r"=+\-@|%＝＋－＠﹢﹣﹦﹫−"
_BREAKS = r"\t\n\x0b\x0c\r;\x1c-\x1e\x85\u2028\u2029"
_SPACES = r" \xa0\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff\x00-\x08\x0e-\x1b\x1f\x7f"
_BEFORE = _SPACES + r"\"'“”‘’`"
_AT_START = rf"\A{{0}}(?=[{_BEFORE}{_BREAKS}]*[{_SIGNS}])"
_WITHIN = rf"(?<=[{_BREAKS}]){{0}}(?=[{_BEFORE}]*[{_SIGNS}])"
_FORMULA = re.compile(f"{_AT_START}|{_WITHIN}".format(""))
_GUARDED = re.compile(f"{_AT_START}|{_WITHIN}".format("'"))
_FIELD = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|\r|\Z)')


def as_csv(sheet: Sheet) -> bytes:
    """Return a table as CSV, its headings in the first row."""
    rows = [sheet.columns, *sheet.rows]
    return BOM + "".join(",".join(map(_field, row)) + "\r\n" for row in rows).encode("utf-8")


def read_csv(raw: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file by their headings, every cell as text, without our apostrophes.

    Args:
        raw: the file, as `as_csv` makes it or as a spreadsheet has saved it again with commas.

    Raises:
        AnswersUnreadable: larger than 50 MB, not UTF-8, or with a quotation mark that never ends.
    """
    if len(raw) > LARGEST:
        raise AnswersUnreadable("The table is larger than 50 MB. Choose the file that was exported.")
    try:
        text = raw.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError:
        raise AnswersUnreadable("The table is not in the encoding UTF-8. Save it again as UTF-8.") from None
    heads, *rows = _read(text) or [[]]
    return [dict(zip(heads, row, strict=False)) for row in rows]


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return _FORMULA.sub("'", text)


def unguarded(text: str) -> str:
    """Return a text as it was before `guarded`."""
    return _GUARDED.sub("", text)


def _field(cell: Cell) -> str:
    if isinstance(cell, str):
        return '"' + guarded(cell).replace('"', '""') + '"'
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    return "" if cell is None else str(cell)


def _read(text: str) -> list[list[str]]:
    rows: list[list[str]] = []
    row: list[str] = []
    at = 0
    while at < len(text) or row:
        found = _FIELD.match(text, at)
        if found is None:
            raise AnswersUnreadable(f"Row {len(rows) + 1} of the table cannot be read. Export it again.")
        quoted, bare, end = found.groups()
        row.append(unguarded(bare if quoted is None else quoted.replace('""', '"')))
        at = found.end()
        if end != ",":
            rows.append(row)
            row = []
    return rows
