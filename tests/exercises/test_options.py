"""Options by their names: what is kept of a choice, and what a reader sees of it."""

import copy

import pytest

from tests.kinds import ASKED
from workbook.errors import AnswerRefused
from workbook.exercises.column import Column
from workbook.exercises.joining import both
from workbook.exercises.kinds import Checklist, Choice, Deck, Table
from workbook.exercises.options import Options
from workbook.insights.telling import in_words
from workbook.values import Label, as_name, frozen, plain

MOVES = Options({"back": "I step back", "chase": "I chase"})
CHOICE = Choice(**ASKED, options=MOVES, other="In my own words")
CHECKLIST = Checklist(**ASKED, options=MOVES, own="Another")
DECK = Deck(**ASKED, cards=MOVES)
TABLE = Table(**ASKED, columns={"who": Column(label="Who"), "move": Column(label="Move", takes=MOVES)})
STRICT = Choice(**ASKED, options=MOVES)


@pytest.mark.parametrize(
    ("given", "kept"), [("chase", "chase"), ("I chase", "chase"), (None, None), (" ", None)]
)
def test_a_name_is_kept_and_the_words_of_an_option_find_it(given, kept):
    """A page that was open before options had names still sends their words."""
    assert CHOICE.clean(given) == kept


@pytest.mark.parametrize("words", ["chase", "I chase", "mine"])
def test_own_words_stay_own_words(words):
    """Even where they say what an option says, or what it is called."""
    own = {"own": words}
    assert CHOICE.clean(own) == CHOICE.shown(own) == own and in_words(own, CHOICE) == words
    assert CHECKLIST.clean([own, "chase"]) == ["chase", own]
    assert DECK.clean({"kept": [own]}) == {"kept": [own], "own": []}
    assert as_name(CHOICE.told(own)) == words and CHOICE.told(own).name is None


def test_own_words_that_are_blank_are_none():
    """And an option beside them stays."""
    assert CHOICE.clean({"own": " "}) is None and CHECKLIST.clean([{"own": ""}, "back"]) == ["back"]


def test_what_was_read_can_be_written_again():
    """A program that reads and writes changes no option into own words, and no own words into an option."""
    for kept in ("chase", {"own": "chase"}, {"own": "I chase"}):
        told = plain(frozen(CHOICE.told(kept)))
        assert CHOICE.clean(told) == kept and CHOICE.told(told) is told
    piles = {"kept": ["back", {"own": "back"}], "own": ["chase"]}
    assert DECK.clean(DECK.told(piles)) == piles and CHECKLIST.clean(CHECKLIST.told(["back"])) == ["back"]
    rows = [{"who": "chase", "move": "chase"}]
    assert TABLE.clean(TABLE.told(rows)) == rows


def test_the_words_of_today_are_shown():
    """In every kind, and in plain text."""
    assert in_words("chase", CHOICE) == "I chase"
    assert in_words(["back", {"own": "x"}], CHECKLIST) == "I step back; x"
    assert in_words({"kept": ["back"], "own": ["x"]}, DECK) == "I step back\nx"
    assert in_words([{"who": "chase", "move": "chase"}], TABLE) == "chase · I chase"
    assert TABLE.told([{"move": "back", "gone": "back"}]) == [{"move": "I step back", "gone": "back"}]


def test_an_unknown_name_stands_as_it_is_and_stays():
    """Another edition may know it; a choice of nothing but its options refuses it, as it does any word."""
    assert CHOICE.clean("later") == CHOICE.shown("later") == in_words("later", CHOICE) == "later"
    assert CHECKLIST.clean(["later", "back"]) == ["back", "later"]
    assert DECK.clean({"kept": ["later"]}) == {"kept": ["later"], "own": []}
    assert STRICT.shown("later") == "later" and TABLE.shown([{"move": "later"}]) == [{"move": "later"}]
    with pytest.raises(AnswerRefused, match="takes one of: I step back; I chase"):
        STRICT.clean("later")
    with pytest.raises(AnswerRefused, match="takes one of: I step back; I chase"):
        TABLE.clean([{"move": "later"}])


def test_a_file_may_hold_the_words_of_an_option():
    """An author who gives a name to an option that had none loses no answer."""
    assert CHOICE.shown("I chase") == "chase" and CHECKLIST.shown(["I chase", 3, "chase"]) == ["chase"]
    assert DECK.shown({"kept": ["I chase"]}) == {"kept": ["chase"], "own": []}
    assert TABLE.shown([{"move": "I chase"}]) == [{"move": "chase"}]


@pytest.mark.parametrize("value", [3, [], {}, {"own": 3}, {"own": "x", "more": 1}, {"other": "x"}])
def test_what_is_no_choice_is_not_shown_and_not_lost(value):
    """A file that was edited by hand is told as it stands."""
    assert CHOICE.shown(value) is None and CHOICE.told(value) == value
    assert CHECKLIST.shown(value) is None and DECK.shown(value) is None
    assert CHECKLIST.told(value) == DECK.told(value) == TABLE.told(value) == value


def test_odd_lines_among_others_are_told_as_they_stand():
    """One of them hides no other."""
    assert CHECKLIST.told(["back", 3]) == ["I step back", 3] and TABLE.told(["x"]) == ["x"]
    assert DECK.told({"kept": "x"}) == {"kept": "x"}


def test_two_versions_are_joined_by_names():
    """A card kept in both is kept once, and an own one beside it."""
    this, that = {"kept": ["back"], "own": []}, {"kept": ["back", {"own": "I step back"}], "own": []}
    assert both(DECK, this, that) == {"kept": ["back", {"own": "I step back"}], "own": []}


def test_words_alone_are_their_own_names():
    """So a plain list needs nothing more, and its answers are what they were."""
    plainly = Options(("tea", "walk"))
    assert dict(plainly) == {"tea": "tea", "walk": "walk"} and plainly.words == ("tea", "walk")
    assert hash(plainly) == hash(Options({"tea": "tea", "walk": "walk"})) and "tea" in repr(plainly)


def test_words_know_their_name_wherever_they_go():
    """They are text like any other, and a copy of them is the same."""
    words = Label("I chase", "chase")
    assert words == "I chase" and isinstance(words, str)
    other = copy.deepcopy([words])[0]
    assert other == words and other.name == "chase"
