"""Exercises: what each kind keeps, how it is told in words, and that nothing is not zero."""

import dataclasses
import inspect
import re

import pytest

from tests.conftest import CHECKOUT
from tests.kinds import (
    ASKED,
    BALANCE,
    DECK,
    EVERY,
    OWN_CHECKLIST,
    OWN_CHOICE,
    SCALE,
    SENTENCE,
    TABLE,
    TEXT,
    named,
    row,
)
from workbook.errors import ChapterWrong
from workbook.exercises.column import MOST_ROWS
from workbook.exercises.kind import Kind
from workbook.exercises.kinds import KINDS, Sentence
from workbook.exercises.shapes import Shape
from workbook.exercises.vocabulary import CALLS, declare

BEHAVIOURS = (CHECKOUT / "workbook" / "frontend" / "fields" / "index.ts").read_text(encoding="utf-8")
EMPTY = {
    "text": "",
    "script": " \n",
    "choice": "",
    "checklist": [],
    "table": [{}],
    "sentence": {},
    "plan": {"when": " "},
    "deck": {"kept": [], "own": [""]},
}


@pytest.mark.parametrize("exercise", EVERY, ids=named)
def test_none_is_unanswered_everywhere(exercise):
    """Nothing stays nothing."""
    assert exercise.clean(None) is None


@pytest.mark.parametrize("exercise", [each for each in EVERY if each.kind in EMPTY], ids=named)
def test_blank_is_unanswered(exercise):
    """What holds no words and no ticks is no answer."""
    assert exercise.clean(EMPTY[exercise.kind]) is None


@pytest.mark.parametrize("exercise", [SCALE, BALANCE], ids=named)
def test_zero_is_an_answer(exercise):
    """Zero on a scale is not the same as untouched."""
    assert exercise.clean(0) == 0 and exercise.clean(0) is not None


def test_zero_in_a_table_is_an_answer():
    """A row that holds only a zero is kept."""
    assert TABLE.clean([{"close": 0}]) == [row(close=0)]


def test_an_own_text_is_taken_where_it_is_offered():
    """A choice with a free line takes any words."""
    assert OWN_CHOICE.clean("perhaps 🌱") == "perhaps 🌱"


def test_ticks_are_kept_in_the_order_of_the_options_then_own_lines():
    """The order of ticking says nothing; own lines follow, each once."""
    assert OWN_CHECKLIST.clean(["walk", "knead", "tea", "knead", " ", "walk"]) == ["tea", "walk", "knead"]


def test_empty_rows_are_not_kept():
    """A row nobody filled is no answer."""
    assert TABLE.clean([{}, {"who": "L."}, {"who": "", "close": None}]) == [row(who="L.")]


def test_what_only_a_program_reads_is_kept_and_not_quoted():
    """A mark beside the cells; it makes no row by itself, and nobody sees it."""
    table = declare("table", "01-here", "key", "?", {"columns": {"who": "Who"}, "unseen": ["id"]})
    rows = table.clean([{"who": "A", "id": "a1"}, {"who": None, "id": "b2"}, {"who": "C", "id": "<b>"}])
    assert rows == [{"who": "A", "id": "a1"}, {"who": "C"}] == table.shown(rows)
    assert table.without_unseen(rows) == [{"who": "A"}, {"who": "C"}] and table.without_unseen("x") == "x"


def test_every_cell_is_kept_by_what_it_takes():
    """Words, numbers, days and options each keep their own kind."""
    filled = row(who="L. 🌱", close=0, more=-5, day="2026-11-21", tie="kin")
    assert TABLE.clean([filled]) == [filled]


def test_as_many_rows_as_a_table_holds_are_kept():
    """The limit itself is allowed."""
    assert len(TABLE.clean([{"who": "L."}] * MOST_ROWS)) == MOST_ROWS


def test_blank_gaps_are_left_out():
    """Only filled gaps are kept, in the sentence's order."""
    assert list(SENTENCE.clean({"event": "e", "feeling": "f"})) == ["feeling", "event"]
    assert SENTENCE.clean({"feeling": "cross", "event": "\n"}) == {"feeling": "cross"}


def test_a_deck_keeps_two_piles():
    """What was kept and what is one's own, each card once."""
    assert DECK.clean({"kept": ["What now?", "What now?"]}) == {"kept": ["What now?"], "own": []}


@pytest.mark.parametrize(
    "template",
    [
        "I feel {feeling}.",
        "I feel {feeling} when {event} and {more}.",
        "I feel {feeling}, {feeling}, when {event}.",
    ],
)
def test_a_template_and_its_slots_must_agree(template):
    """Every gap once in the template and once in the slots."""
    with pytest.raises(ChapterWrong, match=r"name different gaps.*once"):
        Sentence(**ASKED, template=template, slots=SENTENCE.slots)


def test_a_key_says_chapter_and_name():
    """The parts before and after the dot."""
    assert (TEXT.chapter, TEXT.name) == ("01-here", "it")


def test_an_exercise_cannot_be_changed():
    """Records are frozen; a page cannot bend a question."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        TEXT.prompt = "Another?"


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_every_kind_is_whole(kind):
    """Nothing is left to say, it has a shape, a call of its own name, and a behaviour on the page."""
    assert not inspect.isabstract(kind) and isinstance(kind.shape, Shape)
    assert kind.kind in CALLS and re.search(rf"^  {kind.kind}: \w+,$", BEHAVIOURS, re.MULTILINE)


def test_the_union_holds_every_kind():
    """A class that was left out of it would pass the type checker by."""
    found = list(Kind.__subclasses__())
    found += [more for each in found for more in each.__subclasses__()]
    assert set(found) == set(KINDS) and len({kind.kind for kind in KINDS}) == len(KINDS)
