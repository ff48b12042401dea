"""A quotation: the beginning of an answer as it was written, in a table of few columns where it has rows."""

from tests.kinds import CHECKLIST, SCALE, TABLE, TEXT, row
from workbook.chapters.notebook import find_exercise
from workbook.pages.told import quotation

from .conftest import ODD, parsed


def quoted(value, exercise):
    """A quotation, to be asked."""
    return parsed(quotation(value, exercise))


def test_words_are_quoted_as_typed():
    """Escaped, and without marks around them."""
    assert quoted(ODD, TEXT).text == ODD.rstrip()


def test_a_number_is_quoted_as_it_is_said():
    """Without the ends of its scale; zero is a number."""
    assert quoted(0, SCALE).text == "0 of 10"


def test_a_row_is_what_it_is_of_and_what_is_said_of_it():
    """The first cell leads, other words follow, and numbers stand in columns of their own."""
    table = quoted([row(who="L.", day="2026-11-21", more=-3)], TABLE)
    assert [cell.text for cell in table.select("tbody tr > *")] == ["L.", "21 November 2026", "−3"]
    assert table.select_one("th[scope=col]").text == "Who"
    assert table.select_one("tbody td.number").text == "−3"


def test_four_rows_are_quoted_whole():
    """One more line saves no room."""
    four = quoted([row(who=each) for each in "abcd"], TABLE)
    assert len(four.select("tbody tr, li")) == 4 and not four.select(".more")


def test_of_more_rows_three_are_quoted():
    """And how many are left."""
    five = quoted([row(who=each, close=1) for each in "abcde"], TABLE)
    assert len(five.select("tbody tr")) == 3 and five.select_one(".more").text == "2 more"


def test_lines_and_days_are_cut_as_rows_are():
    """Wherever an answer has many."""
    days = [{"day": "2026-11-2" + each, "words": "warm", "level": 3} for each in "123456"]
    assert (
        quoted(days, find_exercise("05-intensity.thermometer")).select("p")[0].text
        == "21 November 2026 · 3 of 10 · warm"
    )
    assert quoted(days, find_exercise("05-intensity.thermometer")).select_one(".more").text == "3 more"
    assert quoted(["tea", "walk", "a", "b", "c"], CHECKLIST).select_one(".more").text == "2 more"


def test_nothing_is_quoted_of_nothing():
    """An empty quotation is no element at all."""
    assert quotation(None, TEXT) == "" and quotation("x", None) == ""
