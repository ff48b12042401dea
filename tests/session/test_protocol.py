"""What a page says is taken as one of the messages there are, and anything else is dropped."""

import json

import pytest

from workbook.protocol.from_page import DEEPEST, SAID, Misfit, Part, message, understood

WHOLE = {
    "hello": {"do": "hello", "key": "a"},
    "beat": {"do": "beat", "used": True},
    "put": {"do": "put", "key": "a", "seq": 1, "value": [{"n": 0.5, "x": None}], "rev": 2, "beside": "b"},
    "settle": {
        "do": "settle",
        "key": "a",
        "seq": 1,
        "value": "🌱 naïve",
        "keep": "both",
        "of": "c",
        "rev": 2,
    },
    "forget": {"do": "forget", "key": "a", "seq": 1},
    "draw": {"do": "draw", "key": "a", "want": "undo", "hide": False, "near": True, "facts": False},
    "part": {"do": "draw", "key": "a", "want": "part", "part": 1, "of": 2, "bytes": "AA==", "hide": True},
    "press": {"do": "press", "key": "a", "who": "0f"},
    "act": {"do": "act", "key": "a", "act": "child", "who": "0f", "cells": {"who": "Bo"}},
    "library": {"do": "library"},
}
EDITS = ("put", "settle", "forget")


def members(said):
    """What was taken, as it came."""
    return {"do": said.do} | {name: value for name, value in vars(said).items() if value is not None}


@pytest.mark.parametrize("name", WHOLE)
def test_whatever_a_page_says_is_taken_as_it_is(name):
    """Texts, numbers, rows and nothing; as text and as bytes."""
    text = json.dumps(WHOLE[name])
    assert members(understood(text)) == members(understood(text.encode())) == WHOLE[name]


def test_there_is_one_of_each():
    """Whoever adds a message adds it here."""
    assert {type(message(found)) for found in WHOLE.values()} == set(SAID)


def test_half_a_character_costs_no_more_than_itself():
    """It is marked as lost, and the text around it gets through."""
    text = '{"do": "put", "key": "a", "seq": 1, "value": {"a\\ud83d": ["\\udfff"]}, "\\udc00": 1}'
    assert understood(text).value == {"a\ufffd": ["\ufffd"]}


@pytest.mark.parametrize(
    "text",
    [
        *("", "[", "[]", "null", '"put"', '{"do": ["put"]}', '{"do": {}}', "{}", b"\xff", '{"do": "burn"}'),
        *('{"do": "put", "value": NaN}', '{"do": "put", "value": -1e999}', f'{{"do": {"9" * 5000}}}'),
        f'{{"do": "put", "key": "a", "seq": 1, "value": {"[" * DEEPEST}{"]" * DEEPEST}}}',
        '{"do": "put", "key": "a", "seq": 1, "value": ' + "[" * 100_000,
        '{"do": "put", "key": "a", "value": "without a number"}',
        '{"do": "forget", "key": "a"}',
    ],
)
def test_anything_else_is_dropped(text):
    """What is no message, holds a number that is none, or lies deeper than any value."""
    assert understood(text) is None


WRONG = {
    "key": 1,
    "seq": True,
    "rev": "2",
    "of": None,
    "keep": 3,
    "used": 1,
    "part": 1.5,
    "bytes": 7,
    "hide": 0,
}
SPOILT = [(name, part) for name, found in WHOLE.items() for part in found if part in WRONG]


@pytest.mark.parametrize(("name", "part"), SPOILT)
def test_a_member_of_another_type_is_looked_at(name, part):
    """An edit that has a number is answered all the same, so that nobody waits for it."""
    found = WHOLE[name] | {part: WRONG[part]}
    said = message(found)
    assert said is None if name not in EDITS else (said.key, said.seq) == (found["key"], found["seq"])
    assert isinstance(said, Misfit) == (name in EDITS)


@pytest.mark.parametrize(
    ("name", "part"), [(name, part) for name in EDITS for part in ("value", "of", "keep")]
)
def test_an_edit_without_what_it_needs_keeps_nothing(name, part):
    """Nobody’s words are taken for empty because they were left out."""
    said = message({it: value for it, value in WHOLE[name].items() if it != part})
    assert isinstance(said, Misfit) == (part in WHOLE[name])


def test_a_way_to_choose_from_another_edition_is_let_through():
    """It drops nothing."""
    assert message(WHOLE["settle"] | {"keep": "neither"}).keep == "neither"


def test_what_no_message_has_is_passed_over():
    """And a word that is wanted of a picture is one of those there are."""
    assert members(message(WHOLE["draw"] | {"seq": 1, "__class__": "x"})) == WHOLE["draw"]
    assert message(WHOLE["draw"] | {"want": "burn"}) is None
    assert isinstance(message(WHOLE["part"] | {"part": 2}), Part)


@pytest.mark.parametrize("name", WHOLE)
def test_no_repr_shows_what_somebody_wrote(name):
    """Not in a traceback either."""
    found = WHOLE[name] | ({"value": "quince"} if "value" in WHOLE[name] else {})
    assert "quince" not in repr(message(found)) and "AA==" not in repr(message(found))
