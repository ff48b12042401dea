"""The room code cannot be guessed quickly."""

from __future__ import annotations

import asyncio

import pytest

from tests.hub.guest import run
from workbook.hub import rate_limit
from workbook.hub.rate_limit import Pace, RateLimit, TooManyGuesses


def test_waits_grow_and_end() -> None:
    """The first three guesses are free; no wait is longer than four seconds."""
    limit, waits = RateLimit(), []
    for _ in range(12):
        waits.append(limit.wait("192.0.2.7"))
        limit.wrong("192.0.2.7")
    assert waits[:3] == [0, 0, 0]
    assert waits[3:7] == [0.25, 0.5, 1, 2]
    assert waits[-1] == 4
    assert limit.wait("192.0.2.8") == 0


def test_one_who_owns_a_network_is_one() -> None:
    """Whoever has very many addresses of the newer sort waits as one."""
    limit = RateLimit()
    for number in range(5):
        limit.wrong(f"2001:db8::{number}")
    assert limit.wait("2001:db8::ffff") > 0


def test_an_address_is_forgotten_after_a_while() -> None:
    """Nobody waits for what was long ago."""
    limit = RateLimit(forgets=-1)
    for _ in range(9):
        limit.wrong("192.0.2.7")
    assert limit.wait("192.0.2.7") == 0


def test_a_crowd_of_guesses_is_sent_away() -> None:
    """A queue has an end."""
    limit = RateLimit(free=0, longest=0.01)

    async def one() -> bool:
        try:
            async with limit.turn("192.0.2.7"):
                return False
        except TooManyGuesses:
            return True

    async def many() -> list[bool]:
        return await asyncio.gather(*(one() for _ in range(60)))

    assert sum(run(many())) == 20


def test_nobody_presses_without_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """So often within a minute and no oftener; one person’s presses are not another’s."""
    now = 100.0
    monkeypatch.setattr(rate_limit.time, "monotonic", lambda: now)
    pace = Pace(most=3, within=60)
    assert [pace.takes("one") for _ in range(4)] == [True, True, True, False]
    assert pace.takes("another")
    now += 60
    assert pace.takes("one")
