"""Joining two versions: a word of either is in the result, or it is not offered."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.exercises import kinds
from workbook.exercises.cleaning import LONGEST
from workbook.exercises.column import MOST_ROWS
from workbook.exercises.dated import Break
from workbook.exercises.joining import both
from workbook.exercises.vocabulary import declare

LINES = st.lists(st.sampled_from(["tea", "walk", "a line of mine"]), min_size=1, max_size=3, unique=True)
ROW = st.fixed_dictionaries({"who": st.sampled_from(["L.", "R.", "日本"]), "close": st.integers(0, 10)})
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip)
ENTRY = st.fixed_dictionaries({"day": st.just("2026-11-21"), "words": WORDS})
KINDS = {
    "text": ({}, WORDS),
    "script": ({}, WORDS),
    "checklist": ({"options": ["tea", "walk"], "own": "Own"}, LINES),
    "table": (
        {"columns": {"who": "Who", "close": ("How close", "0-10")}},
        st.lists(ROW, min_size=1, max_size=3),
    ),
    "log": ({}, st.lists(ENTRY, min_size=1, max_size=3)),
    "sentence": (
        {"template": "I {a} and {b}.", "slots": {"a": "what", "b": "what"}},
        st.dictionaries(st.sampled_from("ab"), WORDS, min_size=1),
    ),
    "plan": ({}, st.dictionaries(st.sampled_from(["when", "then"]), WORDS, min_size=1)),
    "deck": (
        {"cards": ["one", "two"]},
        st.fixed_dictionaries({"kept": LINES, "own": LINES}),
    ),
}


def exercise(kind, **given_):
    """An exercise of a kind."""
    return declare(kind, "01-here", "it", "And you?", given_ or KINDS[kind][0])


def texts(value):
    """Every text inside a value."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [str(value)]


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_no_word_of_either_is_lost(kind, data):
    """Whatever the two versions say, the joined one says it."""
    asked = exercise(kind)
    this, that = (asked.clean(data.draw(KINDS[kind][1])) for _ in range(2))
    joined = json.dumps(both(asked, this, that), ensure_ascii=False)
    for text in [*texts(this), *texts(that)]:
        assert json.dumps(text, ensure_ascii=False).strip('"') in joined


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_joined_version_can_be_kept(kind, data):
    """It is an answer like any other."""
    asked = exercise(kind)
    this, that = (asked.clean(data.draw(KINDS[kind][1])) for _ in range(2))
    joined = both(asked, this, that)
    assert asked.clean(joined) == joined


def test_every_kind_that_can_be_joined_is_tried_here():
    """A new one needs its law."""
    assert {each.kind for each in kinds.KINDS if each.shape.join} == KINDS.keys()


def test_an_empty_version_gives_way():
    """Where one side is unanswered, both is the other."""
    assert both(exercise("text"), None, "a") == both(exercise("text"), "a", None) == "a"


def test_the_same_row_is_there_once():
    """Rows that both versions have are not doubled."""
    rows = [{"who": "L.", "close": 3}]
    assert both(exercise("table"), rows, [*rows, {"who": "R.", "close": None}]) == [
        {"who": "L.", "close": 3},
        {"who": "R.", "close": None},
    ]


def test_numbers_and_breaks_are_not_joined():
    """Two points on one line are not one point."""
    scale = exercise("scale", low="far", high="near")
    pause = Break(key="01-here.it", prompt="And you?")
    assert both(scale, 3, 4) is None
    assert both(pause, {"minutes": 20}, {"minutes": 30}) is None


def test_what_would_grow_too_long_is_not_offered():
    """Rather choose than cut."""
    rows = [{"who": str(number), "close": None} for number in range(MOST_ROWS)]
    assert both(exercise("text"), "a" * LONGEST, "b") is None
    assert both(exercise("table"), rows, [{"who": "one more", "close": None}]) is None


def test_one_person_in_two_versions_is_one_row():
    """By id; what only one version says is in it, and where they differ both rows stay."""
    columns = {"who": "Who", "born": "Born"}
    table = declare("table", "family-map", "people", "Who?", {"columns": columns, "unseen": ["id"]})
    anna = {"who": "Anna", "born": None, "id": "a1"}
    assert both(table, [anna], [anna | {"born": "1950"}]) == [anna | {"born": "1950"}]
    apart = both(table, [anna], [anna | {"who": "Anne"}])
    assert apart == [anna, {"who": "Anne", "born": None}]
