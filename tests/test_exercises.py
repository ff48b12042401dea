"""Exercises: what each kind keeps, what it refuses, and that nothing is not zero."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.cleaning import LONGEST
from workbook.errors import AnswerRefused, ChapterWrong
from workbook.exercises import (
    MOST_ROWS,
    Balance,
    Checklist,
    Choice,
    Column,
    Deck,
    Exercise,
    Plan,
    Scale,
    Script,
    Sentence,
    Table,
    Text,
)

ASKED = {"key": "01-here.it", "prompt": "And you?"}
TYPED = "“Zoë” said: <b>no</b> &\n\n 日本 🌱 'a' \\n \u202eabc "

TEXT = Text(**ASKED)
SCRIPT = Script(**ASKED)
SCALE = Scale(**ASKED, low="far", high="near")
BALANCE = Balance(**ASKED, low="me", high="them")
CHOICE = Choice(**ASKED, options=("yes", "no"))
OWN_CHOICE = Choice(**ASKED, options=("yes", "no"), other="In my own words")
CHECKLIST = Checklist(**ASKED, options=("tea", "walk", "sleep"))
OWN_CHECKLIST = Checklist(**ASKED, options=("tea", "walk", "sleep"), own="Something else")
TABLE = Table(
    **ASKED,
    columns={
        "who": Column(label="Who"),
        "close": Column(label="How close", takes="0-10"),
        "more": Column(label="Who does more", takes="-5..+5"),
        "day": Column(label="Day", takes="date"),
        "tie": Column(label="Tie", takes=("kin", "friend")),
    },
)
SENTENCE = Sentence(
    **ASKED, template="I feel {feeling} when {event}.", slots={"feeling": "a word", "event": "what"}
)
PLAN = Plan(**ASKED, template="If {when}, then I {then}.", slots={"when": "this", "then": "that"})
DECK = Deck(**ASKED, cards=("What now?", "What then?"))

WORDED = [TEXT, SCRIPT, OWN_CHOICE]
EVERY = [*WORDED, SCALE, BALANCE, CHOICE, CHECKLIST, OWN_CHECKLIST, TABLE, SENTENCE, PLAN, DECK]
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


def row(**cells):
    """One row of the table as it is kept."""
    return dict.fromkeys(TABLE.columns) | cells


def named(exercise):
    """A name for a parametrised test."""
    return exercise.kind


@pytest.mark.parametrize("exercise", EVERY, ids=named)
def test_none_is_unanswered_everywhere(exercise):
    """Nothing stays nothing, and has no words."""
    assert exercise.clean(None) is None
    assert exercise.in_words(None) == ""


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
    (SCRIPT, [3, {}]),
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


def test_an_own_text_is_taken_where_it_is_offered():
    """A choice with a free line takes any words."""
    assert OWN_CHOICE.clean("perhaps 🌱") == "perhaps 🌱"


def test_ticks_are_kept_in_the_order_of_the_options_then_own_lines():
    """The order of ticking says nothing; own lines follow, each once."""
    assert OWN_CHECKLIST.clean(["walk", "knead", "tea", "knead", " ", "walk"]) == ["tea", "walk", "knead"]


def test_empty_rows_are_not_kept():
    """A row nobody filled is no answer."""
    assert TABLE.clean([{}, {"who": "L."}, {"who": "", "close": None}]) == [row(who="L.")]


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


IN_WORDS = [
    (TEXT, "a\nb", "a\nb"),
    (SCALE, 0, "0 of 10"),
    (BALANCE, 0, "even"),
    (BALANCE, -2, "2 towards “me”"),
    (BALANCE, 3, "3 towards “them”"),
    (CHOICE, "yes", "yes"),
    (CHECKLIST, ["tea", "walk"], "tea; walk"),
    (TABLE, [row(who="L.", close=0), row(more=-1)], "Who: L., How close: 0\nWho does more: -1"),
    (
        TABLE,
        [{"day": "2026-11-21", "close": 3, "who": "L.", "gone": "x"}],
        "Who: L., How close: 3, Day: 2026-11-21",
    ),
    (SENTENCE, {"feeling": "cross "}, "I feel cross when …."),
    (PLAN, {"when": "tea", "then": "ask"}, "If tea, then I ask."),
    (DECK, {"kept": ["What now?"], "own": ["Why?"]}, "What now?\nWhy?"),
]


@pytest.mark.parametrize(("exercise", "value", "words"), IN_WORDS)
def test_an_answer_can_be_quoted_in_words(exercise, value, words):
    """Every kind can be read aloud elsewhere; zero has words."""
    assert exercise.in_words(value) == words


def test_a_key_says_chapter_and_name():
    """The parts before and after the dot."""
    assert (TEXT.chapter, TEXT.name) == ("01-here", "it")


def test_an_exercise_cannot_be_changed():
    """Records are frozen; a page cannot bend a question."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        TEXT.prompt = "Another?"


def test_no_exercise_is_nameless():
    """Every kind has a name of its own but the record they share."""
    kinds = [
        each.kind for each in (TEXT, SCRIPT, SCALE, BALANCE, CHOICE, CHECKLIST, TABLE, SENTENCE, PLAN, DECK)
    ]
    assert len(set(kinds)) == 10 and Exercise.kind == ""


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
    exercise.in_words(once).encode("utf-8")


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
