"""What returns across chapters, and the functions for those who know Python."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import Answers
from workbook.chapters import find_exercise
from workbook.insights import for_python
from workbook.insights.own_words import parted, quotes
from workbook.insights.patterns import AGAIN, INVITATION, Patterns, in_words, patterns
from workbook.insights.pictures import PICTURES

from .given import anything

FEAR, PEOPLE = "01-what-closeness-asks.fear-to-lose", "01-what-closeness-asks.people"
DO = "03-distance-as-a-strategy.loop-i-do"
KEYS = [
    FEAR, DO, PEOPLE, "05-intensity.thermometer", "05-intensity.chain", "01-what-closeness-asks.beliefs",
    "journal.prompts", "03-distance-as-a-strategy.break", "01-what-closeness-asks.connection", "no-such.key",
    "no dot", "08-repair.side",
]  # fmt: skip


def test_a_word_returns_when_two_chapters_hold_it():
    """With every place it stands in, exactly as written."""
    found = patterns(
        {FEAR: "My Quiet mornings!", DO: "I go quiet.", "03-distance-as-a-strategy.loop-i-feel": "mornings"}
    )
    assert [(one.name, [quote.text for quote in one.quotes]) for one in found.words] == [
        ("mornings", ["My Quiet mornings!", "mornings"]),
        ("quiet", ["My Quiet mornings!", "I go quiet."]),
    ]
    assert found.words[0].quotes[0].question == find_exercise(FEAR).prompt


def test_a_word_of_one_chapter_does_not_return():
    """However often it is said there."""
    assert patterns({DO: "quiet quiet", "03-distance-as-a-strategy.loop-i-feel": "quiet"}).words == ()


def test_common_words_stay_out():
    """“I feel that they” says nothing by returning."""
    assert (
        patterns({FEAR: "I don't feel that they’re mine, OK", DO: "I don’t feel that they're mine, ok"}).words
        == ()
    )


def test_other_scripts_return_too():
    """Words are words in any script, marks and all."""
    assert [one.name for one in patterns({FEAR: "चुप, молчание", DO: "चुप МОЛЧАНИЕ"}).words] == [
        "молчание",
        "चुप",
    ]
    assert parted("don't l’amour well-known 3x") == ["don’t", "l’amour", "well-known", "x"]


def test_only_own_words_count():
    """A ticked line is the workbook's; an added one is the reader's."""
    beliefs = ["Closeness means losing myself.", "Doors stay shut."]
    found = quotes({"01-what-closeness-asks.beliefs": beliefs, "01-what-closeness-asks.my-move": "I fight"})
    assert [quote.text for quote in found] == ["Doors stay shut."]


def test_people_return_by_their_initials():
    """From tables and from texts; nobody is found inside another word."""
    answers = {
        PEOPLE: [{"who": "L.", "tie": "sister"}, {"who": "me"}],
        DO: "L. rings. All is well, said U.S. radio",
        FEAR: "me",
    }
    (found,) = patterns(answers).people
    assert (found.name, found.chapters) == ("L.", ("01-what-closeness-asks", "03-distance-as-a-strategy"))


def test_a_person_of_one_chapter_does_not_return():
    """And an “I.” at the end of a sentence is nobody."""
    assert patterns({PEOPLE: [{"who": "L.", "tie": "My L."}], FEAR: "than I.", DO: "as I."}).people == ()


def test_zero_is_an_answer():
    """A scale at its left end is shown like any other."""
    (found,) = patterns({"01-what-closeness-asks.connection": 0}).scales
    assert (found.value, found.later) == (0, None)


def test_scales_stand_side_by_side():
    """Before and after in one; zero is an answer."""
    found = patterns(
        {
            "01-what-closeness-asks.connection": 4,
            "10-change-that-lasts.connection-again": 0,
            "03-distance-as-a-strategy.pursue-distance": -4,
        }
    )
    assert [(one.value, one.later, one.lowest, one.low) for one in found.scales] == [
        (4, 0, 0, "far away"),
        (-4, None, -5, "I step away"),
    ]


@pytest.mark.parametrize("key", [*AGAIN, *AGAIN.values()])
def test_scales_asked_twice_have_the_same_ends(key):
    """Two numbers can only stand side by side on one scale."""
    scale, later = find_exercise(key), find_exercise(AGAIN.get(key, key))
    assert (scale.lowest, scale.highest) == (later.lowest, later.highest) and scale.key == key


def test_nothing_answered_is_an_invitation():
    """An empty page says when it fills."""
    assert patterns({}) == Patterns((), (), (), (), ()) and in_words(patterns({})) == INVITATION


@given(st.dictionaries(st.sampled_from(KEYS), anything, max_size=8))
def test_no_answers_raise(answers):
    """Whatever a file holds, and it can be told in words."""
    found = patterns(answers)
    assert in_words(found) and dataclasses.asdict(found)


def test_answers_from_the_file_bring_their_questions(tmp_path):
    """The question is quoted as the reader saw it."""
    answers = Answers.open(tmp_path)
    answers.put(FEAR, "quiet", kind="text", prompt="An older question?")
    answers.put(DO, "quiet", kind="text", prompt="")
    first, second = patterns(answers).words[0].quotes
    assert (first.question, second.question) == ("An older question?", find_exercise(DO).prompt)


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_picture_is_a_function_for_python(name):
    """It takes answers, and shows something even when there are none."""
    from plotly.graph_objects import Figure

    found = getattr(for_python, name)({})
    if PICTURES[name].figure:
        assert isinstance(found, Figure) and found.layout.annotations[0].text == PICTURES[name].words({})
    else:
        assert found._repr_svg_().startswith("<svg ") and found.words == PICTURES[name].words({})
        assert found.words not in repr(found)


def test_answers_become_figures(tmp_path):
    """From the file to the figure, by the keys of the chapters."""
    answers = Answers.open(tmp_path)
    answers[PEOPLE] = [{"who": "L.", "tie": None, "close": 6, "free": 4}]
    assert list(for_python.people(answers).data[1].x) == [4]
    assert "L." in PICTURES["people"].words(PICTURES["people"].given(answers))
