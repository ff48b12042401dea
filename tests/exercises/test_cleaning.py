"""Cleaning: what is kept as typed, what is refused in a sentence, and that clean stays clean."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds import (
    BALANCE,
    CHECKLIST,
    CHOICE,
    DECK,
    EVERY,
    OWN_CHECKLIST,
    OWN_CHOICE,
    PLAN,
    SCALE,
    SCRIPT,
    SENTENCE,
    TABLE,
    TEXT,
    WORDED,
    named,
)
from workbook.errors import AnswerRefused
from workbook.exercises.cleaning import LONGEST
from workbook.exercises.column import MOST_ROWS

TYPED = "“Zoë” said: <b>no</b> &\n\n 日本 🌱 'a' \\n \u202eabc "


@pytest.mark.parametrize("exercise", WORDED, ids=named)
def test_text_is_kept_exactly_as_typed(exercise):
    """Tags, quotes, other letters, emoji, blank lines and the blank at the end."""
    assert exercise.clean(TYPED) == TYPED


def test_line_ends_become_one_kind():
    """A text typed on Windows is the same text; a lone return stays."""
    assert TEXT.clean("a\r\nb\r\r\nc\rd") == "a\nb\nc\rd"


def test_half_characters_are_replaced():
    """Half a surrogate pair cannot be kept in a file."""
    assert TEXT.clean("a\ud83cb\udf31") == "a\ufffdb\ufffd"


def test_a_text_of_the_longest_length_is_kept():
    """The limit itself is allowed."""
    assert TEXT.clean("x" * LONGEST) == "x" * LONGEST


def test_a_longer_text_is_refused_with_its_length_and_without_its_words():
    """The refusal names the rule and the way out, and repeats nothing of the answer."""
    with pytest.raises(
        AnswerRefused, match=r"50,001 characters and 50,000 is the most.*Shorten it"
    ) as refused:
        TEXT.clean("secret" * 8333 + "abc")
    assert "secret" not in str(refused.value)


def test_a_long_text_inside_a_list_is_refused():
    """No kind lets a text in by another door."""
    for exercise, value in ((OWN_CHECKLIST, ["x" * 50_001]), (DECK, {"own": ["x" * 50_001]})):
        with pytest.raises(AnswerRefused, match="50,000"):
            exercise.clean(value)


WRONG = [
    (TEXT, [3, ["a"], b"a"]),
    (SCRIPT, [3, [], {"who": "A."}, {"reply": "shrug"}]),
    (SCALE, [-1, 11, 4.5, "4", True, float("nan"), float("inf"), [4]]),
    (BALANCE, [-6, 6, False, ""]),
    (CHOICE, ["maybe", 0, ["yes"]]),
    (OWN_CHOICE, [1]),
    (CHECKLIST, ["tea", ["cake"], [1], {"tea": True}]),
    (OWN_CHECKLIST, [[[]]]),
    (TABLE, [{"who": "A."}, ["A."], [{"name": "A."}], [{}] * (MOST_ROWS + 1)]),
    (TABLE, [[{"close": 11}], [{"more": -6}], [{"day": "today"}], [{"tie": "boss"}]]),
    (TABLE, [[{"who": 3}], [{"close": " "}]]),
    (SENTENCE, ["cross", {"feeling": 3}, {"where": "here"}]),
    (PLAN, [["a", "b"]]),
    (DECK, [["What now?"], {"kept": "What now?"}, {"drawn": []}, {"kept": [3]}]),
]
REFUSED = [(exercise, value) for exercise, values in WRONG for value in values]


@pytest.mark.parametrize(("exercise", "value"), REFUSED)
def test_what_does_not_fit_is_refused_with_the_question_and_a_way_out(exercise, value):
    """A refusal names the prompt, the rule, and in a second sentence the way out."""
    with pytest.raises(AnswerRefused, match=r"“And you\?.*”.*\. [A-Z].*\.$"):
        exercise.clean(value)


@pytest.mark.parametrize(
    ("exercise", "value"), [(CHOICE, "secret"), (CHECKLIST, ["secret"]), (TABLE, [{"day": "secret"}])]
)
def test_a_refusal_does_not_repeat_the_answer(exercise, value):
    """An error may end in a log, so it never holds what was written."""
    with pytest.raises(AnswerRefused) as refused:
        exercise.clean(value)
    assert "secret" not in str(refused.value)


def test_whole_numbers_may_come_as_fractions():
    """A browser may send 4.0 for 4."""
    assert [type(SCALE.clean(4.0)), BALANCE.clean(-5.0)] == [int, -5]


words = st.one_of(
    st.text(), st.text(alphabet="a \r\n\ud800\udfffé🌱"), st.sampled_from(["tea", "yes", "walk"]), st.none()
)
cells = st.fixed_dictionaries(
    {},
    optional={
        "who": words,
        "close": st.none() | st.integers(0, 10),
        "more": st.none() | st.integers(-5, 5),
        "day": st.none() | st.dates().map(str) | st.just("20261121"),
        "tie": st.sampled_from(["kin", "friend", "", None]),
    },
)
lines = st.lists(words, max_size=5)
GIVEN = [
    (TEXT, words),
    (SCRIPT, words),
    (SCALE, st.none() | st.integers(0, 10) | st.integers(0, 10).map(float)),
    (BALANCE, st.none() | st.integers(-5, 5)),
    (CHOICE, st.sampled_from(["yes", "no", "", None])),
    (OWN_CHOICE, words),
    (OWN_CHECKLIST, lines),
    (TABLE, st.lists(cells, max_size=4)),
    (SENTENCE, st.fixed_dictionaries({}, optional={"feeling": words, "event": words})),
    (PLAN, st.fixed_dictionaries({}, optional={"when": words, "then": words})),
    (DECK, st.fixed_dictionaries({}, optional={"kept": lines, "own": lines})),
]


@pytest.mark.parametrize(("exercise", "values"), GIVEN)
@given(data=st.data())
def test_cleaning_twice_changes_nothing_more(exercise, values, data):
    """What is kept is clean: it can be put again, and its text can be written to a file."""
    once = exercise.clean(data.draw(values))
    assert exercise.clean(once) == once and type(exercise.clean(once)) is type(once)
    json.dumps(once, ensure_ascii=False).encode("utf-8")


@given(
    st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), st.lists, max_leaves=5)
)
def test_whatever_comes_is_cleaned_or_refused(value):
    """No message of a page can raise anything but a refusal."""
    for exercise in EVERY:
        try:
            exercise.clean(value)
        except AnswerRefused:
            continue
