"""From Python: one call for every kind of file."""

import datetime as dt

import pytest

from tests.insights.reader import READER
from workbook import Answers, export
from workbook.errors import WorkbookError
from workbook.export.files import KINDS
from workbook.export.reading import read_markdown


@pytest.fixture
def answers(home):
    """Two answers."""
    answers = Answers.open(home)
    for key in ("01-what-closeness-asks.fear-to-lose", "06-saying-what-matters.complaint"):
        answers[key] = READER[key]
    return answers


def test_a_file_is_made_of_what_was_wanted(answers):
    """All of it, or a part."""
    assert read_markdown(export.make(answers, "md")) == dict(answers)
    (one,) = read_markdown(export.make(answers, "md", chapters=("06-saying-what-matters",)))
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
