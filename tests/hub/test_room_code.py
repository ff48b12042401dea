"""The room code can be said aloud and typed on a phone."""

from __future__ import annotations

import pytest

from workbook.errors import WorkbookError
from workbook.hub.room_code import LETTERS, new_code, own_code, same, tidy


def test_a_code_has_no_letters_that_look_or_sound_alike() -> None:
    """No vowel, so no word; no l beside 1, no o beside 0."""
    codes = {new_code() for _ in range(200)}
    assert len(codes) > 195
    assert not set("".join(codes)) & set("aeiouly01")
    assert {len(tidy(code)) for code in codes} == {6}


@pytest.mark.parametrize("typed", ["kfm-pzt", "KFM PZT", " kfmpzt ", "Kfm–pzt."])
def test_how_it_is_typed_does_not_count(typed: str) -> None:
    """Capitals, spaces and dashes are no part of it."""
    assert same(typed, "kfm-pzt")


@pytest.mark.parametrize("typed", ["", "kfm-pz", "kfm-pztt", "ｋ" * 10_000, "\0", "💬"])
def test_anything_else_is_wrong(typed: str) -> None:
    """Also what is no code at all."""
    assert not same(typed, "kfm-pzt")


def test_an_own_code_may_not_be_too_short() -> None:
    """Three letters keep nobody out."""
    with pytest.raises(WorkbookError, match="too short"):
        own_code("a-b-c")


def test_every_letter_is_used() -> None:
    """The code is as hard to guess as it is said to be."""
    assert set("".join(new_code() for _ in range(500))) - {"-"} == set(LETTERS)
