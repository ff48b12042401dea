"""A table as a CSV file that every spreadsheet reads, and that none takes for a formula.

UTF-8 with a byte order mark, commas, CRLF between rows, quotation marks around every text. Numbers and days
stand bare.

A text that would begin a formula gets an apostrophe in front: at its start, and wherever a program that
looks for another separator would see the start of a cell, which is after a line end, a tab or a semicolon. A
formula begins with one of `= + - @ | %`, or their wide forms, whatever spaces, quotation marks and
apostrophes stand before it; at the start of a text, line ends as well. So an apostrophe in such a place, with
a sign to follow, is always ours: take off just that one, and every text is as it was. The library defusedcsv
looks at the first letter alone, and changes every `|` for good.
"""

from __future__ import annotations

import datetime as dt
import re

from workbook.export.hiding import Hide
from workbook.export.selection import EVERYTHING, Source, Wanted, in_order
from workbook.export.tables import Cell, Sheet, everything

BOM = b"\xef\xbb\xbf"

_SIGNS = r"=+\-@|%＝＋－＠﹢﹣﹦﹫−"
_BREAKS = r"\t\n\x0b\x0c\r;\x1c-\x1e\x85\u2028\u2029"
_SPACES = r" \xa0\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff\x00-\x08\x0e-\x1b\x1f\x7f"
_BEFORE = _SPACES + r"\"'“”‘’`"
_AT_START = rf"\A{{0}}(?=[{_BEFORE}{_BREAKS}]*[{_SIGNS}])"
_WITHIN = rf"(?<=[{_BREAKS}]){{0}}(?=[{_BEFORE}]*[{_SIGNS}])"


def formula(guard: str = "") -> re.Pattern[str]:
    """Return what finds each place where a formula would begin, or the guard that stands there."""
    return re.compile(f"{_AT_START}|{_WITHIN}".format(guard))


_FORMULA = formula()


def csv(answers: Source, tz: dt.tzinfo, hide: Hide | None = None, wanted: Wanted = EVERYTHING) -> bytes:
    """Return everything as one long table.

    Args:
        answers: `Answers`, or another source.
        tz: the reader's time zone.
        hide: as `hiding` returns it; by default, names stay.
        wanted: what goes in.
    """
    return as_csv(everything(in_order(answers, hide=hide, wanted=wanted, tz=tz), tz))


def as_csv(sheet: Sheet) -> bytes:
    """Return a table as CSV, its headings in the first row."""
    rows = [sheet.columns, *sheet.rows]
    return BOM + "".join(",".join(map(_field, row)) + "\r\n" for row in rows).encode("utf-8")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return _FORMULA.sub("'", text)


def _field(cell: Cell) -> str:
    if isinstance(cell, str):
        return '"' + guarded(cell).replace('"', '""') + '"'
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    return "" if cell is None else str(cell)
