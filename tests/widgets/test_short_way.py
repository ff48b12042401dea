"""In a notebook a line above each question says that it is on the short way."""

import pytest

from tests.chapters.test_ways import PLAN, short, text
from widgets import open_chapter
from widgets.short_way import marks

CELLS = ("# Here", short(text("one")), text("two"), "## Try this week\n\nDo.", PLAN)


def test_each_question_says_where_it_stands(write):
    """The first says how long all of them take."""
    write(*CELLS)
    assert marks("01-here") == {
        "01-here.one": "Short way, 1 of 2. With all that is marked so it takes 4 minutes; "
        "the rest is for staying longer.",
        "01-here.step": "Short way, 2 of 2",
    }


def test_the_line_stands_above_the_field(write):
    """And above no other."""
    write(*CELLS)
    page = open_chapter("01-here")
    assert page.text("one", "?").html.startswith('<p class="short-way">Short way, 1 of 2.')
    assert page.text("two", "?").html.startswith("<div")


def test_the_notebook_beside_the_kernel_counts(write, tmp_path, monkeypatch):
    """It is the reader's own copy, whose tags may be other ones."""
    write(*CELLS)
    own = tmp_path / "own"
    own.mkdir()
    write("# Here", text("one")).rename(own / "01-here.ipynb")
    monkeypatch.chdir(own)
    assert marks("01-here") == {}


@pytest.mark.parametrize("slug", ["01-here", "77-nowhere"])
def test_a_notebook_that_cannot_be_read_has_no_marks(shelf, slug):
    """Its fields are shown all the same."""
    (shelf / "01-here.ipynb").write_text("{")
    assert marks(slug) == {} and open_chapter(slug).text("one", "?").html
