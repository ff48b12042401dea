"""An evening: its link holds exercises, minutes and an order; its page asks these and nothing else."""

from dataclasses import replace

import pytest

from workbook.chapters.evening import MOST, SLUG, Item, evening, named, query, read_items
from workbook.chapters.notebook import chapters, find_chapter
from workbook.chapters.roles import WELCOME
from workbook.errors import ChapterMissing
from workbook.exercises.declared import Gate, Show

SIX, FOUR = "06-saying-what-matters", "04-too-close"
ASKED = (Item(f"{SIX}.honest", 8), Item(f"{SIX}.complaint"), Item(f"{FOUR}.small-no", 5))


def test_the_address_says_it_all_and_is_read_back():
    """Keys, minutes and an order; no word of anybody."""
    assert query(ASKED) == f"e={SIX}.honest~8&e={SIX}.complaint&e={FOUR}.small-no~5"
    assert read_items([f"{SIX}.honest~8", f"{SIX}.complaint", f"{FOUR}.small-no~5"]) == ASKED


def test_an_address_to_type_names_chapters_by_their_numbers():
    """It is half as long; where two chapters have one number, their names stand."""
    books = chapters()
    assert query(ASKED, books) == "e=06.honest~8&e=06.complaint&e=04.small-no~5"
    assert read_items(["06.honest~8", "06.complaint", "04.small-no~5"], books) == ASKED
    other = replace(find_chapter(SIX), slug="06-another")
    assert query(ASKED[:1], [*books, other]) == query(ASKED[:1])


@pytest.mark.parametrize(
    "text", ["", "honest", f"{SIX}.honest~", f"{SIX}.honest~abc", "<b>.x", "a.b.c", "A.B"]
)
def test_what_names_no_exercise_is_left_out(text):
    """An address may be cut, or written by hand."""
    assert read_items([text, f"{SIX}.honest"]) == (Item(f"{SIX}.honest"),)


def test_an_exercise_is_asked_once_and_an_evening_ends():
    """The first time counts; so do thirty exercises, and four hours of one."""
    assert read_items(["a.b~3", "a.b~9"]) == (Item("a.b", 3),)
    assert len(read_items([f"a.b{number}" for number in range(99)])) == MOST
    assert read_items(["a.b~999"])[0].minutes == 240


def test_it_asks_in_order_under_the_headings_of_the_chapters():
    """And nothing besides."""
    book = evening(ASKED, find_chapter)
    assert [exercise.key for exercise in book.asked] == [item.key for item in ASKED]
    assert book.slug == SLUG and book.exercises == []


def test_a_step_towards_somebody_comes_behind_its_gate():
    """As in its chapter, once, and without a way into parts that are not here."""
    twice = (Item(f"{FOUR}.small-no"), Item(f"{FOUR}.listen"))
    gates = [record for record in evening(twice, find_chapter).records if isinstance(record, Gate)]
    assert len(gates) == len({gate.key for gate in gates}) > 0
    assert isinstance(evening(twice, find_chapter).records[0], Gate) and gates[0].lane is None
    assert not [it for it in evening(ASKED[:2], find_chapter).records if isinstance(it, Gate)]


def test_an_earlier_answer_that_a_question_looks_back_at_stands_before_it():
    """As in its chapter, which an evening weeks later needs; what the welcome asked is left out."""
    again = evening((Item("10-change-that-lasts.connection-again"),), find_chapter).records
    assert [it.key for it in again if isinstance(it, Show)] == [
        "01-what-closeness-asks.whom",
        "10-change-that-lasts.whom",
        "01-what-closeness-asks.connection",
    ]
    first = evening((Item("01-what-closeness-asks.connection"),), find_chapter).records
    assert not [it for it in first if isinstance(it, Show) and it.key.startswith(WELCOME)]


def test_a_check_that_opens_a_chapter_comes_first():
    """Once, before whatever of it is asked."""
    asked = evening((Item(f"{FOUR}.automatic-yes"), Item(f"{FOUR}.given-up")), find_chapter)
    gates = [number for number, it in enumerate(asked.records) if isinstance(it, Gate)]
    assert gates == [0] and asked.records[0].once


def test_a_heading_that_comes_again_says_so():
    """Two steps of one name would be one to whoever hears them."""
    around = (Item(f"{SIX}.complaint"), Item(f"{FOUR}.small-no"), Item(f"{SIX}.complaint-swap"), ASKED[0])
    titles = [piece.markdown for piece in evening(around, find_chapter).pieces if hasattr(piece, "markdown")]
    assert len(titles) == len(set(titles))


def test_what_no_chapter_asks_is_left_out():
    """As in an older edition; where nothing is left, that is said."""
    book = evening((Item("no.such"), Item(f"{SIX}.no-such"), ASKED[0]), find_chapter)
    assert [exercise.key for exercise in book.asked] == [ASKED[0].key]
    with pytest.raises(ChapterMissing, match="names no exercise"):
        evening((Item("no.such"),), find_chapter)


def test_a_page_is_found_by_what_it_says_it_is():
    """A chapter by its name, an evening by its plan; a plan behind another name changes nothing."""
    assert named(f"tonight?{query(ASKED)}", find_chapter) == evening(ASKED, find_chapter)
    assert named(f"{SIX}?page=x&e={FOUR}.small-no", find_chapter) == find_chapter(SIX)
    with pytest.raises(ChapterMissing):
        named("tonight?page=x", find_chapter)
