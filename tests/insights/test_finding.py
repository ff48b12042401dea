"""Words are found however they were written, in every kind of answer, and a number on a scale is no word."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.kinds import CHECKLIST, DECK, SCALE, SENTENCE, TABLE, TEXT, row
from workbook.chapters.notebook import find_exercise
from workbook.insights.finding import Passage, Sought, passages
from workbook.insights.telling import tell

LOG = find_exercise("journal.entries")
CAFE = "cafe\N{COMBINING ACUTE ACCENT}"


def found(words: str, *said: str) -> list[str]:
    """The texts among some that have the words."""
    sought = Sought(words, said)
    return [text for text in said if sought.stand_in(Passage("", text))]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("slow", "Our SLOW mornings"),
        ("mornings slow", "Our slow mornings"),
        ("cafe", "In the café"),
        ("CAFÉ", f"In the {CAFE}"),
        ("strasse", "Strasse"),
        ("über", "Uber uns"),
        ("a.b", "a.b"),
        ("[x]", "[x] (y)"),
        ("שלום", "שָׁלוֹם"),
        ("朝", "遅い朝"),
    ],
)
def test_words_are_found_as_anyone_would_find_them(words: str, text: str) -> None:
    """Whatever the case, the accents, the order and the script."""
    assert found(words, text) == [text]
    mark = Sought(words, [text]).mark
    assert mark.search(text)


@pytest.mark.parametrize(
    ("words", "text"), [("slow", "fast"), ("slow quick", "slow"), ("a.b", "aXb"), ("", "x"), (" ", "x")]
)
def test_what_is_not_there_is_not_found(words: str, text: str) -> None:
    """All of the words have to be there, letter by letter; no words are nowhere."""
    assert found(words, text) == []
    assert Sought(words, [text]).mark.search("") is None


def test_a_long_text_is_looked_for_by_its_beginning() -> None:
    """Nobody types more, and whoever pastes a page still finds it."""
    text = "word " * 200
    assert found(text, text) == [text]


@pytest.mark.parametrize(
    ("exercise", "value", "told"),
    [
        (TEXT, "a\nb", [Passage("", "a\nb")]),
        (SCALE, 3, []),
        (CHECKLIST, ["tea", "walk"], [Passage("", "tea"), Passage("", "walk")]),
        (TABLE, [row(who="L."), row(who="M.")], [Passage("", "L."), Passage("", "M.")]),
        (LOG, [{"day": "2026-11-03", "words": "rain"}], [Passage("3 November 2026", "rain")]),
        (None, {"a": "b"}, [Passage("a", "b")]),
    ],
    ids=["text", "scale", "checklist", "table", "log", "unknown"],
)
def test_each_part_of_an_answer_is_found_by_itself(exercise: Any, value: Any, told: list[Passage]) -> None:
    """An entry of a log with its day, a row of a table as a whole."""
    assert list(passages(tell(value, exercise, dt.UTC))) == told


def test_a_sentence_and_a_deck_are_found_with_what_is_around_them() -> None:
    """As they are read."""
    (sentence,) = passages(tell(dict.fromkeys(SENTENCE.slots, "mine"), SENTENCE, dt.UTC))
    assert "mine" in sentence.text and sentence.text != "mine"
    assert Passage("", "my card") in passages(tell({"own": ["my card"]}, DECK, dt.UTC))
