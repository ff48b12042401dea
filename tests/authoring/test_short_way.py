"""What an author is told of a short way that is none."""

import pytest

from tests.chapters.test_ways import PLAN, short, text
from workbook.authoring import check
from workbook.authoring.short_way import apart
from workbook.chapters.notebook import read_chapter

NOT = "## When not to\n\nAfraid."
WEEK = "## Try this week\n\nSmall."
THREE = (short(text("a")), short(text("b")), short(text("c")))
MANY = "word " * 90


@pytest.fixture
def told(write):
    """Writes a chapter and returns what its author is told."""
    return lambda *cells: check(write(*cells))


def test_three_questions_and_a_step_are_a_short_way(told):
    """With whatever else is in the chapter; without a mark nothing is asked."""
    assert told("# Here", *THREE, text("d"), NOT, WEEK, PLAN) == []
    assert told("# Here", text("d"), NOT, WEEK, PLAN) == []


@pytest.mark.parametrize("cells", [THREE[:2], (*THREE, short(text("d")))])
def test_neither_fewer_nor_more(told, cells):
    """And what to do about it."""
    [one] = told("# Here", *cells, NOT, WEEK, PLAN)
    assert one.startswith(f"01-here.ipynb: its short way asks {len(cells) + 1} questions in all.")
    assert "Give the tag “short” to 3, and let a plan under “## Try this week” come last." in one


def test_a_step_is_a_plan_that_comes_last(told):
    """Something to take along may follow, off the short way."""
    assert told("# Here", *THREE, NOT, WEEK, PLAN, "## To close", text("d")) == []
    assert "come last" in told("# Here", NOT, WEEK, PLAN, *THREE)[0]


def test_ten_minutes_are_the_most(told):
    """Words are counted, and the time to write."""
    [one] = told(
        "# Here",
        THREE[0],
        *[short(f"{MANY}.")] * 4,
        THREE[1],
        *[short(f"{MANY}.")] * 4,
        *THREE[2:],
        NOT,
        WEEK,
        PLAN,
    )
    assert "its short way takes 11 minutes, and 10 are the most." in one


def test_words_before_the_first_question(told):
    """At most 120, with those of a private check and its section."""
    check_ = 'page.gate("asked", "True?", statements=["Yes."], instead="Stop.")'
    [one] = told("# Here", short(f"{MANY}."), short(f"{MANY}."), *THREE, NOT, WEEK, PLAN)
    assert "181 words stand before the first question of its short way, and 120 are the most." in one
    gated = short(f"## Private\n\n{MANY}.")
    [two] = told("# Here", gated, check_, short(f"{MANY}."), *THREE, NOT, WEEK, PLAN)
    assert "184 words stand before" in two
    whom = 'page.text("whom", "Whom?", rows=1)'
    assert told("# Here", whom, short(f"{MANY}."), check_, *THREE, NOT, WEEK, PLAN) == []


def test_four_screens_between_two_questions_are_the_most(told, write):
    """The cell of the second one is named; what is folded between them takes a row."""
    far = [short("a\n\n" * 90)]
    [one] = told("# Here", THREE[0], *far, *THREE[1:], NOT, WEEK, PLAN)
    assert ", cell 5 (“" in one and "screens of a phone lie between it and the question before it" in one
    folded = read_chapter(write("# Here", THREE[0], "a\n\n" * 90, *THREE[1:], NOT, WEEK, PLAN))
    assert [number for number, screens in apart(folded) if screens > 1] == []
