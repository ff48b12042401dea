"""The second sentence: a script is words alone, as ever, until something comes back."""

from __future__ import annotations

import json

import fastjsonschema
import pytest

from tests.conftest import CHECKOUT
from tests.kinds import SCRIPT
from workbook.errors import AnswerRefused
from workbook.exercises.joining import both
from workbook.exercises.script import REPLIES, parts_of, reply_in_words
from workbook.export.paper.card import _said
from workbook.insights.telling import in_words

WORDS = "I need a minute."
WHOLE = {"words": WORDS, "reply": "tears", "next": "I am still here."}


def test_words_alone_are_kept_as_words_alone():
    """As in every file of before, and also when a page sends them as a part."""
    assert SCRIPT.clean(WORDS) == WORDS == SCRIPT.clean({"words": WORDS, "next": " "})
    assert SCRIPT.clean({"words": " "}) is None


def test_the_scripts_of_the_golden_file_can_be_read():
    """They were written before anything could come back."""
    golden = json.loads((CHECKOUT / "tests/answers/golden/schema-1.json").read_text("utf-8"))["answers"]
    scripts = [entry["value"] for entry in golden.values() if entry["kind"] == "script"]
    assert scripts and [SCRIPT.shown(script) for script in scripts] == scripts


def test_what_comes_back_is_kept_with_the_words():
    """Under permanent names, in the shape that a file is held to."""
    assert SCRIPT.clean(WHOLE) == WHOLE
    for value in (WHOLE, WORDS):
        fastjsonschema.validate(dict(SCRIPT.shape.schema), value)


@pytest.mark.parametrize(
    ("value", "rule"), [({"who": "L."}, "keeps words, reply"), ({"reply": "shrug"}, "takes one of: silence")]
)
def test_what_does_not_fit_is_refused(value, rule):
    """As for every kind; a reply of another edition is left out where it is shown."""
    with pytest.raises(AnswerRefused, match=rule):
        SCRIPT.clean({"words": WORDS} | value)
    assert SCRIPT.shown({"words": WORDS} | value) == WORDS


def test_two_versions_are_one_without_losing_a_word():
    """Also of words alone and more."""
    assert both(SCRIPT, WORDS, "A break, please.") == f"{WORDS}\n\nA break, please."
    assert both(SCRIPT, WORDS, WHOLE) == WHOLE
    assert both(SCRIPT, WHOLE, {"words": WORDS, "reply": "no", "theirs": "No."}) == WHOLE | {"theirs": "No."}


def test_it_is_told_whole_in_exports_and_on_a_card():
    """With what comes back under its name, or in the reader's own words."""
    assert in_words(WHOLE, SCRIPT).split("\n") == [
        WORDS, "What they may answer: Tears", "What I say then: I am still here.",
    ]  # fmt: skip
    assert _said(SCRIPT, WHOLE) == f"{WORDS}\n(Tears)\nI am still here."
    assert _said(SCRIPT, WORDS) == WORDS
    assert reply_in_words({"reply": "own", "theirs": "Really?"}) == "Really?"
    assert reply_in_words({"reply": "no", "theirs": "Really?"}) == "A no"
    assert parts_of(WORDS) == {"words": WORDS} and parts_of(None) == {}


def test_a_friend_can_play_every_reply_that_has_a_name():
    """One's own words say themselves."""
    assert all(plays for name, (_, plays) in REPLIES.items() if name != "own")
