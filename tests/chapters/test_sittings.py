"""A chapter in sittings: what is put off stands on neither way, and every cell is in one of them."""

import pytest

from workbook.chapters.minutes import minutes
from workbook.chapters.notebook import read_chapter
from workbook.chapters.sittings import for_today, sittings
from workbook.chapters.ways import parts, short_way

from .test_ways import PLAN, short, tagged, text

CELLS = (
    "# Here",
    short(text("one")),
    "## Try this week\n\nDo.",
    PLAN,
    tagged("## Halfway\n\nLook.", "later"),
    text("two"),
    tagged("## At the end", "later"),
    "## When not to\n\nNever.",
    text("three"),
)


@pytest.fixture
def book(write):
    """A chapter of three sittings."""
    return read_chapter(write(*CELLS))


def test_each_begins_with_a_heading_that_is_tagged(book):
    """And goes on to the next; nothing is lost between them."""
    names = [[it.name for it in part.exercises] for part in sittings(book)]
    assert names == [["one", "step"], ["two"], ["three"]]
    assert tuple(piece for part in sittings(book) for piece in part.pieces) == book.pieces


def test_what_is_put_off_is_on_neither_way(book):
    """Not even what would be on the short way by itself."""
    today = for_today(book).pieces
    assert [piece for part in parts(book) for piece in part.pieces] == [*today]
    assert all(piece in today for piece in short_way(book).pieces)
    assert minutes(today) < minutes(book.pieces)


def test_a_chapter_without_the_tag_is_one_sitting(write):
    """As nearly all are."""
    book = read_chapter(write("# Here", text("one")))
    assert sittings(book) == [book]
