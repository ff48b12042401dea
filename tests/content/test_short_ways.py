"""The short way through each chapter: three questions and a step in ten minutes, which are counted."""

import re

import pytest

from tests.endpoints.made_up import at, shown
from workbook.authoring.short_way import MOST_MINUTES, MOST_SCREENS, MOST_WORDS, apart, words_before
from workbook.chapters.minutes import minutes
from workbook.chapters.roles import WELCOME, WHOM
from workbook.chapters.sittings import for_today
from workbook.chapters.ways import has_short_way, parts, short_way
from workbook.endpoints.reading import chapter_to_read, contents
from workbook.exercises.declared import Gate
from workbook.exercises.kinds import Plan
from workbook.pages.forks import unmarked

from .conftest import BOOKS, CELLS, NUMBERED, named

WAYS = [book for book in BOOKS if has_short_way(book)]
A_STAY = re.compile(r"\b(?:minutes|hour|sitting)\b")
OPENINGS = ("lead", "how-to-use")


def test_every_chapter_has_one_and_so_has_the_welcome():
    """The pages beside the chapters are looked things up in, and have one way."""
    assert [book.slug for book in WAYS] == [WELCOME, *(book.slug for book in NUMBERED)]


@pytest.mark.parametrize("book", NUMBERED, ids=named)
def test_it_asks_three_things_and_ends_in_a_step(book):
    """The step for the week, at the end; whom it is about comes on top."""
    *questions, step = (it for it in short_way(book).exercises if not it.key.endswith(WHOM))
    assert len(questions) == 3 and isinstance(step, Plan) and step.name == "try-this-week"


@pytest.mark.parametrize("book", WAYS, ids=named)
def test_it_is_short(book):
    """In minutes, in screens of a phone, in words before the first question."""
    way = short_way(book)
    assert minutes(way.pieces) <= MOST_MINUTES and words_before(way) <= MOST_WORDS
    assert max(screens for _, screens in apart(book)) <= MOST_SCREENS


@pytest.mark.parametrize("book", WAYS, ids=named)
def test_no_step_is_taken_without_its_private_check(book):
    """What is asked in private right before a question of the short way is never folded."""
    way = short_way(book)
    for before, after in zip(book.records, book.records[1:], strict=False):
        if isinstance(before, Gate) and after in way.records:
            assert before in way.records


@pytest.mark.parametrize("book", WAYS, ids=named)
def test_the_minutes_are_those_that_are_counted(book, home):
    """In the chapter and in the contents, for both ways."""
    short, whole = minutes(short_way(book).pieces), minutes(for_today(book).pieces)
    page = shown(chapter_to_read(at(), book.slug))
    assert [it.text for it in page.select("[data-way]")] == [
        f"Short way, {short} min",
        f"All of it, {whole} min",
    ]
    rows = [int(row.text.split()[0]) for row in page.select(".longer .more")]
    plain = unmarked(book)  # in a way of a fork that has nothing short, all stands open
    assert rows == [minutes(part.pieces) for part in parts(book) if part.folded and part not in plain]
    line = shown(contents(at())).find("b", string=book.title).find_parent("a").small.text
    assert line == f"{book.line} · {short} minutes, or {whole} for all of it"


def test_nothing_else_says_how_long_a_chapter_takes():
    """Where a chapter begins, a number in prose would not follow the words."""
    openings = [cell for cell in CELLS if cell.name in OPENINGS]
    assert len(openings) > len(WAYS) and [it.slug for it in openings if A_STAY.search(it.markdown)] == []


def test_progress_is_told_for_the_short_way_and_what_is_more(home):
    """Of five; once every part has an answer, of all."""
    one = NUMBERED[0].slug
    page = shown(chapter_to_read(at({f"{one}.my-move": "chase", f"{one}.where-i-saw-it": "There."}), one))
    assert page.select_one(".softly").text == "1 of 5 answered here, and 1 more."
    assert page.select_one(".thread")["aria-label"] == "1 of 5 answered"
    told = shown(contents(at())).select_one(f"[data-progress='{one}']")
    assert (told["data-short"], told["data-whole"], told.text) == (
        "1 of 5 and 1 more",
        "2 of 14",
        "1 of 5 and 1 more answered",
    )
