"""What returns across chapters, and the functions for those who know Python."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook import insights
from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise
from workbook.chapters.roles import AGAIN
from workbook.insights.patterns import INVITATION, Patterns, in_words, patterns
from workbook.insights.pictures import PICTURES
from workbook.insights.words.names import behind_initials, names_to_hide
from workbook.insights.words.own_words import parted, quotes

from .given import anything
from .reader import READER

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


def test_forms_of_a_word_are_one_word():
    """Door and doors, shout and shouting; under the plain form, if anyone wrote it."""
    found = patterns(
        {FEAR: "Doors. The kids shouted.", DO: "a door, a shout", "08-repair.shadow": "shouting"}
    )
    assert [(one.name, one.forms, len(one.quotes)) for one in found.words] == [
        ("shout", ("shouted", "shout", "shouting"), 3),
        ("door", ("doors", "door"), 2),
    ]


def test_forms_that_nobody_joined_stay_apart():
    """“Letters” is no form of “letter” where that is never written; “evening” is none of “even”."""
    found = patterns({FEAR: "letters, this evening, news", DO: "letters of an evening, even news"})
    assert [one.name for one in found.words] == ["evening", "letters", "news"]
    assert patterns({FEAR: "they stared", DO: "a starring role"}).words == ()


def test_common_words_are_common_in_every_form():
    """“Asking” no less than “ask”, “sister’s” no more than “sister”."""
    assert patterns({FEAR: "asking needed wanting things", DO: "asking, needed, wanting things"}).words == ()


def test_dates_and_hours_are_no_words():
    """Neither those of a ledger nor those of a family."""
    answers = {
        "07-power-gender-and-expectations.ledger": [{"task": "cooking", "who": "me", "hours": "about dawn"}],
        "02-patterns-and-where-they-come-from.family-facts": [{"who": "L.", "what": "moved", "when": "dawn"}],
        "family-map.people": [{"who": "L.", "born": "cooking", "notes": "moved house"}],
        "family-map.couples": [{"one": "moved", "two": "cooking"}],
    }
    found = patterns(answers)
    assert [one.name for one in found.words] == ["moved"] and [one.name for one in found.people] == ["L."]


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
    move = {"01-what-closeness-asks.my-move": "I start a quarrel"}
    found = quotes({"01-what-closeness-asks.beliefs": beliefs, **move})
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


def test_names_in_full_are_found_with_their_capital():
    """“Will” is somebody, “will” is not; “marlene” is Marlene all the same where she is typed so."""
    answers = {
        PEOPLE: [{"who": "Will"}, {"who": "my sister"}],
        DO: "I will ring my Sister. Later Will rings.",
    }
    assert [one.name for one in patterns(answers).people] == ["Will", "my sister"]
    assert patterns({PEOPLE: [{"who": "Will"}], DO: "I will ring. It will be late."}).people == ()


def test_two_people_in_one_cell_are_two():
    """“Mum and K.” come back one by one."""
    answers = {PEOPLE: [{"who": "Mum and K."}], DO: "K. rings", FEAR: "Mum’s voice"}
    assert {one.name for one in patterns({**answers, "05-intensity.signal": "Mum"}).people} == {"K.", "Mum"}


def test_a_name_within_a_sentence_is_a_name_anywhere():
    """Capitals tell it, and a day of the week is nobody."""
    found = patterns({FEAR: "when Anna sings on Sunday", DO: "Anna laughs on Sunday, and Anna’s son"})
    assert [one.name for one in found.people] == ["Anna"] and [one.name for one in found.words] == ["Sunday"]
    assert found.people[0].chapters == (FEAR[:22], DO.partition(".")[0])


def test_a_language_of_many_capitals_keeps_its_nouns():
    """In German they are words like any other."""
    german = "Ich sitze in der Ruhe am Tisch und sehe auf die Tür, den Garten und das Haus. " * 4
    found = patterns({FEAR: german, DO: german})
    assert found.people == () and "Ruhe" in [one.name for one in found.words]


def test_a_name_is_found_where_words_have_no_spaces():
    """Within a line of Japanese."""
    (found,) = patterns({PEOPLE: [{"who": "田中"}], DO: "昨日田中さんと話した"}).people
    assert len(found.quotes) == 2


def test_the_reader_is_nobody_to_come_back_to():
    """By whatever name they use here."""
    answers = {"00-welcome.name-to-use": "Ro", PEOPLE: [{"who": "Ro"}], DO: "they call Ro"}
    assert patterns(answers).people == ()


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


def test_scales_stand_in_the_order_of_their_pages():
    """As the reader met them, not by their keys."""
    chapter = "06-saying-what-matters"
    found = patterns({f"{chapter}.{name}": 3 for name in ("direct", "truthful", "open")}).scales
    assert [one.key.partition(".")[2] for one in found] == ["open", "truthful", "direct"]


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


def test_a_reader_would_call_these_their_own():
    """A believable workbook: what comes back is what it is about, and none of it is filler."""
    found = patterns(READER)
    words, people = [one.name for one in found.words], [one.name for one in found.people]
    assert words == [
        "shout", "quiet", "river", "walk", "table", "door", "money", "talk", "holiday", "bill", "hid", "room",
    ]  # fmt: skip
    assert people == ["K.", "Marlene", "J.", "Mum", "Dad", "B.", "sister"]
    assert found.names == ("Elfriede", "Marlene", "Okafor", "Anna", "Ro")
    assert (len(found.scales), len(found.lines), len(found.taken)) == (10, 3, 10)


def test_an_invented_reader_could_have_written_it():
    """Every answer fits its exercise, and all ten chapters have some."""
    assert len(READER) >= 120 and len({key[:2] for key in READER if key[:2].isdecimal()}) == 11
    for key, value in READER.items():
        exercise = find_exercise(key)
        assert exercise is not None and exercise.clean(value), key


def test_hidden_names_are_gone_and_the_rest_stays():
    """Whole words only, whatever their case; a common word that is a name needs its capital."""
    hide = behind_initials(
        names_to_hide(["Aunt Paula", "anna", "Will", "محمد", "田中", "my sister", "K."], [])
    )
    assert hide("Aunt Paula’s ANNA. Will you, will? 田中さん محمد Annabel my sister K.") == (
        "Aunt P.’s A. W. you, will? 田.さん م. Annabel my sister K."
    )
    assert behind_initials([])("Anna") == "Anna" and hide("Wait, Anna...") == "Wait, A...."


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_picture_is_a_function_insights(name):
    """It takes answers, and shows something even when there are none."""
    from plotly.graph_objects import Figure

    found = getattr(insights, name)({})
    if PICTURES[name].figure:
        assert isinstance(found, Figure) and found.layout.annotations[0].text == PICTURES[name].words({})
    else:
        assert found._repr_svg_().startswith("<svg ") and found.words == PICTURES[name].words({})
        assert found.words not in repr(found)


def test_answers_become_figures(tmp_path):
    """From the file to the figure, by the keys of the chapters."""
    answers = Answers.open(tmp_path)
    answers[PEOPLE] = [{"who": "L.", "tie": None, "close": 6, "free": 4}]
    assert list(insights.people(answers).data[1].x) == [4]
    assert "L." in PICTURES["people"].words(PICTURES["people"].given(answers))


def test_the_family_is_a_drawing_too():
    """As it is saved for paper."""
    found = insights.family_map({"family-map.people": [{"who": "L.", "is": "Me"}, {"who": "Mum"}]})
    assert found._repr_svg_().startswith("<svg ") and "Mum" in found.words
    assert insights.family_map({}).svg.startswith("<svg ")


def test_the_functions_are_found_without_knowing_where():
    """By completion, by star, and not by a wrong name."""
    assert set(insights.__all__) == {*PICTURES, "family_map", "Drawing"} and set(insights.__all__) <= set(
        dir(insights)
    )
    with pytest.raises(AttributeError, match="no attribute 'score'"):
        _ = insights.score


@pytest.mark.parametrize("name", sorted({*PICTURES, "family_map"}))
def test_every_function_says_what_it_takes(name):
    """Answers by their names, shapes and units; a line on what it gives."""
    told = getattr(insights, name).__doc__
    assert told.startswith("Return ") and "answers: uses " in told
