"""One cell: a literal call is declared, a slip is named, anything else computes, and nothing is run."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import CHECKOUT
from workbook.chapters import notebook
from workbook.chapters.notebook import (
    Computed,
    Declaration,
    Opening,
    read_cell,
    read_chapter,
)
from workbook.errors import ChapterWrong

TEXT = 'page.text("fear", "What do you fear?")'
OPENED = 'from widgets import open_chapter\npage = open_chapter("01-here"{})'


@pytest.mark.parametrize(("more", "line"), [("", ""), (', "A line"', "A line")])
def test_the_opening_has_a_slug_and_perhaps_a_line(more, line):
    """Both as words written out."""
    opened = read_cell(OPENED.format(more), "01-here", "1")
    assert isinstance(opened, Opening) and (opened.slug, opened.line) == ("01-here", line)


@pytest.mark.parametrize(
    "source",
    [
        "from widgets import open_chapter",
        "from widgets import open_chapter, Field\npage = open_chapter('01-here')",
        "from widgets import open_chapter as o\npage = o('01-here')",
        "from os import path\npage = open_chapter('01-here')",
        "from widgets import open_chapter\nbook = open_chapter('01-here')",
        "from widgets import open_chapter\npage = open_chapter(slug)",
        "from widgets import open_chapter\npage = open_chapter('01-here', 'a', 'b')",
        "from widgets import open_chapter\npage = open_chapter('01-here')\nimport os",
        "from .widgets import open_chapter\npage = open_chapter('01-here')",
    ],
)
def test_any_other_import_is_refused(source):
    """A chapter brings in nothing but its page."""
    with pytest.raises(
        ChapterWrong, match=r"it imports or opens something else. The first cell reads: from widgets"
    ):
        read_cell(source, "01-here", "1")


def test_the_reader_is_not_told_what_an_odd_line_is(write):
    """The line for the start page is words as well."""
    with pytest.raises(ChapterWrong):
        read_cell(OPENED.format(", [x for x in y]"), "01-here", "1")


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("page.text(", "this is not Python"),
        ("page.text('a\0', 'b')", "this is not Python"),
        ("page.text('a', 'b', rows=3, rows=4)", "this is not Python"),
        ("(" * 400 + ")" * 400, "this is not Python"),
        ("page.text('a')", "takes the key first and the question second"),
        ("page.text('a', 'b', key='c')", "takes the key first and the question second"),
        ("page.text('a', 'b', 'c')", "takes the key first and the question second"),
        ("page.text('a', 'b', **{'hint': 'c'})", "does not fit"),
        ("page.choice('a', 'b', options=[\n" + "'c',\n" * 11 + "])", "it is longer than 12 lines"),
    ],
)
def test_a_cell_that_is_no_literal_call_is_refused(source, why):
    """Every slip has its sentence and a way out."""
    with pytest.raises(ChapterWrong, match=rf"{why}.*\.$"):
        read_cell(source, "01-here", "1")


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "import os; page.text('a', 'b')",
        "%matplotlib inline",
        "x = 1",
        "print('x')",
        f"{TEXT}; {TEXT}",
        f"fear = {TEXT}",
        f"fear = {TEXT}\nhope",
        "page.text.there('a', 'b')",
        "for n in 'ab': page.text(n, 'b')",
        "page.text('a', f'b')",
        "page.text('a', 'b' + 'c')",
        "page.text('a', 'b', hint=str(3))",
        "page.text('a', *['b'])",
        "x = [\n" + "'c',\n" * 9 + "]",
        "import asyncio\nawait asyncio.sleep(0)",
    ],
)
def test_any_other_cell_computes(source):
    """It is no slip: what it shows is known once it has run."""
    assert read_cell(source, "01-here", "1") == Computed("1")


def test_a_call_may_have_a_name_first():
    """As in `fear = page.text(…)` and `fear` below: it shows the same, and other cells can use it."""
    named = read_cell(f"fear = {TEXT}\nfear", "01-here", "1")
    assert named == read_cell(TEXT, "01-here", "1")


def test_the_program_is_every_code_cell_but_the_unclear(write):
    """A cell that computes may use what any cell before it has made."""
    book = read_chapter(write("# Here", TEXT, "page.slider('x', '?')", TEXT, "x = 1"))
    assert [(code.source.splitlines()[0], code.computes) for code in book.program] == [
        ("from widgets import open_chapter", False),
        (TEXT, False),
        ("x = 1", True),
    ]


@pytest.mark.parametrize(("cells", "computes"), [((TEXT,), False), ((TEXT, "x = 1"), True)])
def test_a_chapter_knows_whether_it_computes(write, cells, computes):
    """Only then does its page need a kernel."""
    assert read_chapter(write("# Here", *cells)).computes is computes


def test_no_chapter_that_comes_with_the_workbook_computes():
    """Their pages need no kernel, and carry nothing of what computing cells need."""
    assert [book.slug for book in notebook.chapters(CHECKOUT / "chapters") if book.computes] == []


def test_eight_lines_are_allowed():
    """The limit itself; blank lines do not count."""
    source = "page.text(\n'a',\n'b',\n\nhint='c',\nexample='d',\nrows=3,\n\ngently={},\n)"
    assert isinstance(read_cell(source, "01-here", "1"), Declaration)


def test_key_and_prompt_may_be_named():
    """Python allows it, so the reader of notebooks does too."""
    assert read_cell("page.text(prompt='b', key='a')", "01-here", "1").record.key == "01-here.a"


@given(
    st.text(max_size=60)
    | st.sampled_from(["page.", "page.text", "()", "page.text(**x)", "page.text('a', 'b', rows=1j)"])
)
def test_any_cell_is_read_or_refused(source):
    """No text of an author raises anything but a sentence."""
    with contextlib.suppress(ChapterWrong):
        read_cell(source, "01-here", "1")
