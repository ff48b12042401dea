"""Tables as an XLSX file: texts are text cells whatever they begin with, days are days, numbers are numbers.

XlsxWriter lays out the book and never sees what a reader wrote. It is given a token for each text, and the
file's list of texts is written here: XlsxWriter 3.3.1 takes a text from `<r>` to `</r>` for markup, and
`_x0041_x0042_`, as it writes it, is read as another text.

A cell holds 32,767 UTF-16 units. Of a longer text the rest stands in rows of its own below, and a last
column says “1 of 2” and “2 of 2”.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from workbook.export.formats.csv_file import guarded
from workbook.export.hiding import Hide
from workbook.export.selection import EVERYTHING, Source, Wanted, in_order
from workbook.export.tables import Cell, Sheet, sheets

ROOM = 32_767
GOES_ON = "Goes on"
EARLIEST = dt.date(1900, 3, 1)
"""Days before this one are texts: spreadsheets disagree on how to count them."""

WIDTHS = {
    "Chapter": 28, "Key": 34, "Kind": 10, "Question": 44, "Part": 26, "Row": 7, "Value": 60, "Number": 9,
    "Words": 60, "Lowest": 9, "Highest": 9, "Low end": 20, "High end": 20,
}  # fmt: skip
WIDE, PLAIN = 22, 13

_TEXTS = "xl/sharedStrings.xml"
_TOKEN = re.compile(r"<t>t(\d+)</t>")
_NOT_IN_XML = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_CODED = re.compile(f"[{_NOT_IN_XML}]|_(?=x[0-9A-Fa-f]{{4}}[_{_NOT_IN_XML}])")


def xlsx(
    answers: Source,
    tz: dt.tzinfo,
    today: dt.date,
    hide: Hide | None = None,
    wanted: Wanted = EVERYTHING,
) -> bytes:
    """Return a file with the sheets Answers, Scales, Logs and Tables.

    Args:
        answers: `Answers`, or another source.
        tz: the reader's time zone.
        today: the day the file says it was made.
        hide: as `hiding` returns it; by default, names stay.
        wanted: what goes in.
    """
    return as_xlsx(sheets(in_order(answers, hide=hide, wanted=wanted, tz=tz), tz), today)


def as_xlsx(pages: Iterable[Sheet], today: dt.date) -> bytes:
    """Return tables as one file, a sheet for each, its headings frozen at the top.

    Args:
        pages: the tables.
        today: the day the file says it was made.
    """
    from xlsxwriter import Workbook

    out, texts = io.BytesIO(), list[str]()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": dt.datetime.combine(today, dt.time())})
    looks = _looks(book)
    for sheet in pages:
        _lay(book.add_worksheet(sheet.name), sheet, looks, texts)
    book.close()
    return _with_texts(out.getvalue(), texts)


def _looks(book: Any) -> dict[str, Any]:
    top = {"valign": "top"}
    words = {**top, "text_wrap": True}
    return {
        "head": book.add_format({**words, "bold": True, "bottom": 1, "bg_color": "#E6F0EC"}),
        "inner": book.add_format({**words, "bold": True}),
        "words": book.add_format(words),
        "sign": book.add_format({**words, "quote_prefix": True}),
        "number": book.add_format(top),
        "day": book.add_format({**top, "num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({**top, "num_format": "yyyy-mm-dd hh:mm:ss"}),
    }


def _lay(paper: Any, sheet: Sheet, looks: dict[str, Any], texts: list[str]) -> None:
    rows = [part for number, row in enumerate(sheet.rows) for part in _parts(row, number in sheet.headings)]
    goes_on = any(note for _, _, note in rows)
    columns = (*sheet.columns, GOES_ON) if goes_on else sheet.columns
    for column, name in enumerate(columns):
        width = WIDTHS.get(name, WIDE if name.startswith(("Column", "Saved", "Later:")) else PLAIN)
        paper.set_column(column, column, width)
        _put(paper, 0, column, name, looks, texts, "head")
    for number, (cells, inner, note) in enumerate(rows, 1):
        for column, cell in enumerate((*cells, note) if goes_on else cells):
            _put(paper, number, column, cell, looks, texts, "inner" if inner else None)
    paper.freeze_panes(1, 0)
    if not sheet.headings:
        paper.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    paper.set_landscape()
    paper.fit_to_pages(1, 0)
    paper.repeat_rows(0)


def _put(
    paper: Any, row: int, column: int, cell: Cell, looks: dict[str, Any], texts: list[str], look: str | None
) -> None:
    day = cell.date() if isinstance(cell, dt.datetime) else cell
    if isinstance(day, dt.date) and day >= EARLIEST:
        kind = "moment" if isinstance(cell, dt.datetime) else "day"
        paper.write_datetime(row, column, cell, looks[kind])
    elif isinstance(cell, int | float) and math.isfinite(cell) and abs(cell) < 2**53:
        paper.write_number(row, column, cell, looks["number"])
    elif cell is not None and cell != "":
        words = str(cell)
        texts.append(words)
        kind = "sign" if guarded(words[:100])[:1] != words[:1] else "words"
        paper.write_string(row, column, f"t{len(texts) - 1}", looks[look or kind])


def _parts(row: tuple[Cell, ...], inner: bool) -> Iterator[tuple[tuple[Cell, ...], bool, str | None]]:
    """Return a row as one row or more, each with what its last column says."""
    cut: list[Sequence[Cell]] = [_cut(cell) if isinstance(cell, str) else (cell,) for cell in row]
    most = max(map(len, cut), default=1)
    for number in range(most):
        cells = tuple(pieces[number] if number < len(pieces) else None for pieces in cut)
        yield cells, inner, f"{number + 1} of {most}" if most > 1 else None


def _cut(text: str) -> list[str]:
    """Return a text in pieces that each fit into a cell; no character is cut in two."""
    pieces = []
    while len(text) > ROOM // 2:
        room = ROOM
        while len(text[:room].encode("utf-16-le")) > 2 * ROOM:
            room -= -(-(len(text[:room].encode("utf-16-le")) - 2 * ROOM) // 4)
        pieces.append(text[:room])
        text = text[room:]
    return [*pieces, text] if text or not pieces else pieces


def coded(text: str) -> str:
    """Return a text as the format writes it: `_x000D_` for what XML cannot hold or would change."""
    return _CODED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _with_texts(raw: bytes, texts: list[str]) -> bytes:
    """Return the file with its texts in the place of their tokens."""

    def text(token: re.Match[str]) -> str:
        return f'<t xml:space="preserve">{escape(coded(texts[int(token[1])]))}</t>'

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.infolist():
            inside = before.read(member)
            if member.filename == _TEXTS:
                inside = _TOKEN.sub(text, inside.decode("utf-8")).encode("utf-8")
            after.writestr(member, inside, zipfile.ZIP_DEFLATED)
    return out.getvalue()
