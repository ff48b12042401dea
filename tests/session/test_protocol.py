"""What a page says is passed on as a kernel can be told it, and anything else is dropped."""

import json

import pytest

from workbook.session.protocol import DEEPEST, understood


@pytest.mark.parametrize("text", ['{"do": "put", "value": "a\\ud83d", "\\udc00": ["\\udfff"]}'])
def test_half_a_character_costs_no_more_than_itself(text):
    """It is marked as lost, and the text around it gets through."""
    assert understood(text) == {"do": "put", "value": "a\ufffd", "\ufffd": ["\ufffd"]}


@pytest.mark.parametrize(
    "said", [{"do": "put", "value": "🌱 naïve", "seq": 1, "rows": [{"n": 0.5, "x": None}]}]
)
def test_whatever_a_page_says_is_passed_on_as_it_is(said):
    """Texts, numbers, rows and nothing."""
    assert understood(json.dumps(said)) == said and understood(json.dumps(said).encode()) == said


@pytest.mark.parametrize(
    "text",
    [
        *("", "[", "[]", "null", '"put"', '{"do": ["put"]}', '{"do": {}}', "{}", b"\xff"),
        *('{"do": "put", "value": NaN}', '{"do": "put", "value": -1e999}', f'{{"do": {"9" * 5000}}}'),
        f'{{"do": "put", "value": {"[" * DEEPEST}{"]" * DEEPEST}}}',
        '{"do": "put", "value": ' + "[" * 100_000,
    ],
)
def test_anything_else_is_dropped(text):
    """What is no message, holds a number that is none, or lies deeper than any value."""
    assert understood(text) is None
