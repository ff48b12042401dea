"""Tables that somebody hands back: what is none is refused, and nothing in it does anything."""

import datetime as dt
import io
import zipfile

import pytest

from workbook.errors import AnswersUnreadable
from workbook.export.csv_file import as_csv
from workbook.export.tables import Sheet
from workbook.export.xlsx_file import as_xlsx
from workbook.export.xlsx_reading import read_xlsx

SHEET = Sheet("Answers", ("Column 0",), (("x",),))
XLSX = as_xlsx([SHEET], dt.date(2026, 11, 22))


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"<x/>", XLSX[:-30], as_csv(SHEET)])
def test_what_is_no_xlsx_is_refused(raw):
    """In one sentence that shows nothing of it."""
    with pytest.raises(AnswersUnreadable, match="no table that can be read"):
        read_xlsx(raw)


def test_no_entity_is_expanded():
    """A file with a document type is refused, whatever it would grow to."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(XLSX)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            inside = before.read(name)
            if name.endswith("sharedStrings.xml"):
                first, _, rest = inside.partition(b"?>")
                typed = b'<!DOCTYPE sst [<!ENTITY e "grown">]>'
                inside = first + b"?>" + typed + rest.replace(b'preserve">x<', b'preserve">&e;<')
            after.writestr(name, inside)
    with pytest.raises(AnswersUnreadable):
        read_xlsx(out.getvalue())
