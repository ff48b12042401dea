"""From Python: one call for every kind of file."""

import datetime as dt
import io
import zipfile

import pytest

from tests.export.read_back import held
from tests.insights.reader import READER
from workbook import Answers, export
from workbook.errors import WorkbookError
from workbook.export.files import KINDS

WORDLESS = ("json", "schema", "sheets", "short-sheets", "person-sheet")
"""No names are hidden in these: answers as they are, and files without any."""


@pytest.fixture
def answers(home):
    """Two answers."""
    answers = Answers.open(home)
    for key in ("01-what-closeness-asks.fear-to-lose", "06-saying-what-matters.complaint"):
        answers[key] = READER[key]
    return answers


def test_a_file_is_made_of_what_was_wanted(answers):
    """All of it, or a part."""
    assert held(export.make(answers, "md"), "md") == dict(answers)
    (one,) = held(export.make(answers, "md", chapters=("06-saying-what-matters",)), "md")
    assert one.startswith("06-")


def test_an_unknown_kind_is_named_with_those_there_are(answers):
    """In a sentence."""
    with pytest.raises(WorkbookError, match="There are: html, docx"):
        export.make(answers, "pdf")


@pytest.mark.parametrize("to", ["ics", "card"])
def test_nothing_to_make_a_file_of_is_said(home, to):
    """With the way to have something."""
    with pytest.raises(WorkbookError, match="There is nothing for a"):
        export.make(Answers.open(home), to)


def test_days_are_told_where_the_reader_is(answers):
    """The same moment is another day elsewhere."""
    east, west = (dt.timezone(dt.timedelta(hours=hours)) for hours in (14, -12))
    texts = {export.make(answers, "md", tz=tz).decode().split("*")[1] for tz in (east, west)}
    assert len(texts) == 2


@pytest.mark.parametrize("to", [to for to in KINDS if to not in ("ics", "card")])
def test_every_kind_can_be_made(answers, to):
    """Of two answers."""
    assert len(export.make(answers, to)) > 100


def unpacked(raw):
    """All that a file holds, also within an archive."""
    if not raw.startswith(b"PK"):
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return b"".join(map(archive.read, archive.namelist()))


@pytest.mark.parametrize("to", [to for to in KINDS if to not in WORDLESS])
def test_hidden_names_are_in_no_kind_of_file(answers, to):
    """Wherever the name stands: in words, in a table, in a plan, in a calendar."""
    answers["01-what-closeness-asks.people"] = [{"who": "Marlene", "tie": "my sister", "close": 3, "free": 4}]
    answers["06-saying-what-matters.complaint"] = "Marlene never rings"
    answers["04-too-close.try-this-week"] = {"when": "Marlene asks", "then": "wait"}
    answers["10-change-that-lasts.six-weeks"] = [{"week": "1", "step": "Ring Marlene", "day": "2036-11-26"}]
    shown = unpacked(export.make(answers, to, dated_words=True))
    hidden = unpacked(export.make(answers, to, dated_words=True, hide_names=True))
    assert b"Marlene" in shown and b"Marlene" not in hidden and b"M." in hidden
