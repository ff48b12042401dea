"""The two ways on a page: a choice, and what is off the short one in parts that can be folded."""

import pytest

from tests.chapters.test_ways import PLAN, short, text
from workbook.chapters.notebook import read_chapter
from workbook.pages.chapter import chapter
from workbook.pages.known import Known
from workbook.pages.ways import minutes_told, on_paper

from .conftest import parsed

CELLS = (
    "# Here\n\nWords.",
    "> A story.",
    short(text("one")),
    text("more"),
    "## Two",
    text("two"),
    "## Try this week\n\nDo.",
    PLAN,
)


@pytest.fixture
def book(write):
    """A chapter with two ways."""
    return read_chapter(write(*CELLS))


def shown(book, **values):
    """Its page, for a reader with answers."""
    return parsed(chapter(book, lambda key: Known(None, values.get(key.partition(".")[2]), 0)))


def test_all_is_open_where_nothing_can_fold_it(book):
    """A page without a script hides nothing, and says how long it takes."""
    page = shown(book)
    assert page.select("details.longer") == page.select("details.longer[open]")
    assert page.select_one("noscript").text == f"The short way takes {minutes_told(book)}."


def test_parts_are_called_by_what_they_are(book):
    """The story, the rest of a section, a section; with the minutes."""
    rows = [
        (part.summary.b.text, part.summary.select_one(".more").text) for part in shown(book).select(".longer")
    ]
    assert rows == [("The story", "1 min"), ("More", "2 min"), ("Two", "2 min")]


def test_above_each_run_of_parts_stands_what_they_are_for(book):
    """Once for those that follow each other."""
    assert [line.text for line in shown(book).select("p.stay")] == ["Stay longer here"] * 2


def test_a_part_with_an_answer_says_so(book):
    """So that it is not folded over it."""
    parts = shown(book, two="so").select(".longer")
    assert ["data-mine" in part.attrs for part in parts] == [False, False, True]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("so", "so"),
        ("one\n\ntwo  three", "one two three"),
        ("近" * 200, "近" * 90 + "…"),
        ("a b " * 90, "a b " * 22 + "a…"),
    ],
)
def test_a_part_full_of_answers_has_a_line_of_the_first(book, said, line):
    """Of any language: some have no gap between two words."""
    parts = shown(book, two=said).select(".longer")
    assert [part.select_one(".gist") and part.select_one(".gist").text for part in parts] == [
        None,
        None,
        line,
    ]


def test_the_choice_stands_below_the_opening(book):
    """Two buttons of which one is pressed."""
    page = shown(book)
    assert [it.name for it in page.select_one(".two-ways").find_previous_siblings(["p", "h1"])][:1] == ["p"]
    assert [it["aria-pressed"] for it in page.select("[data-way]")] == ["true", "false"]


def test_a_chapter_with_one_way_has_none_of_it(write):
    """Nothing to choose and nothing folded."""
    book = read_chapter(write("# Here", text("one")))
    page = shown(book)
    assert (
        not page.select(".two-ways, .longer, .stay")
        and not minutes_told(book)
        and on_paper(None, book) is None
    )
