"""The room code can be said aloud and typed on a phone, and cannot be guessed quickly."""

from __future__ import annotations

import asyncio

import pytest

from tests.hub.guest import run
from workbook.errors import WorkbookError
from workbook.hub.room_code import LETTERS, Crowded, RateLimit, new_code, own_code, same, tidy


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


def test_waits_grow_and_end() -> None:
    """The first three guesses are free; no wait is longer than four seconds."""
    patience, waits = RateLimit(), []
    for _ in range(12):
        waits.append(patience.wait("192.0.2.7"))
        patience.wrong("192.0.2.7")
    assert waits[:3] == [0, 0, 0]
    assert waits[3:7] == [0.25, 0.5, 1, 2]
    assert waits[-1] == 4
    assert patience.wait("192.0.2.8") == 0


def test_one_who_owns_a_network_is_one() -> None:
    """Whoever has very many addresses of the newer sort waits as one."""
    patience = RateLimit()
    for number in range(5):
        patience.wrong(f"2001:db8::{number}")
    assert patience.wait("2001:db8::ffff") > 0


def test_an_address_is_forgotten_after_a_while() -> None:
    """Nobody waits for what was long ago."""
    patience = RateLimit(forgets=-1)
    for _ in range(9):
        patience.wrong("192.0.2.7")
    assert patience.wait("192.0.2.7") == 0


def test_a_crowd_of_guesses_is_sent_away() -> None:
    """A queue has an end."""
    patience = RateLimit(free=0, longest=0.01)

    async def one() -> bool:
        try:
            async with patience.turn("192.0.2.7"):
                return False
        except Crowded:
            return True

    async def many() -> list[bool]:
        return await asyncio.gather(*(one() for _ in range(60)))

    assert sum(run(many())) == 20


def test_every_letter_is_used() -> None:
    """The code is as hard to guess as it is said to be."""
    assert set("".join(new_code() for _ in range(500))) - {"-"} == set(LETTERS)
