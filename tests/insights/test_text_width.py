"""Words in a small room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.insights.pictures.text_width import clip, letters, width, wrap

from .given import LONG, SCRIPTS


@given(st.text(max_size=200), st.integers(min_value=40, max_value=400), st.integers(min_value=1, max_value=8))
def test_every_line_fits(text, room, most):
    """No line is wider than its room, and there are never too many."""
    lines = wrap(text, room, 16, most)
    assert len(lines) <= most and all(width(line, 16) <= room + 0.001 for line in lines)


@given(st.text(max_size=80))
def test_with_room_enough_nothing_is_lost(text):
    """Every letter is there, in its order."""
    assert "".join("".join(wrap(text, 120, 16, 1000)).split()) == "".join(text.split())


@pytest.mark.parametrize("text", SCRIPTS)
def test_what_is_cut_says_so(text):
    """An ellipsis stands where words go on."""
    assert wrap(text, 60, 16, 1)[-1].endswith("…") or wrap(text, 60, 16, 1) == [text]
    assert clip(LONG, 60, 16).endswith("…") and width(clip(LONG, 60, 16), 16) <= 60


def test_signs_that_belong_together_stay_together():
    """An accent, a family, a skin tone are never torn off."""
    assert letters("e\u0301a") == ["e\u0301", "a"] and len(letters("👩‍👩‍👧‍👦👍🏽")) == 2


def test_a_very_long_text_is_not_measured_to_its_end():
    """Fifty thousand letters wrap as quickly as two thousand."""
    assert len(wrap("word " * 10_000, 200, 16, 5)) == 5
    assert len(wrap("w" * 50_000, 200, 16, 5)) == 5


# How far each letter of DejaVu Serif leads, in hundredths of its size.
BROADEST = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz0123456789 .,",
        [
            60,
            64,
            56,
            64,
            59,
            37,
            64,
            64,
            32,
            31,
            61,
            32,
            95,
            64,
            60,
            64,
            64,
            48,
            51,
            40,
            64,
            56,
            86,
            56,
            56,
            53,
        ]
        + [64] * 10
        + [32] * 3,
        strict=True,
    )
)


@pytest.mark.parametrize(
    "words",
    [
        "care about you both, and i am glad to",
        "come on fridays and bring the bread.",
        "and your grandfather died in 2005.",
        "people know that",
        "the quick brown fox jumps over the lazy dog",
    ],
)
def test_no_common_letters_are_broader(words):
    """A line that fits is within its box, whatever serif a reader’s system has."""
    assert sum(map(BROADEST.__getitem__, words)) / 100 <= width(words, 1)
