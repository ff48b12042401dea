"""Rate limiting: who guesses the room code waits longer each time; nobody presses without a pause."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import time
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field


@dataclass
class _Address:
    wrong: int = 0
    waiting: int = 0
    at: float = field(default_factory=time.monotonic)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class TooManyGuesses(Exception):
    """Too many guesses wait their turn at one address."""


class RateLimit:
    """Makes whoever guesses wait: one guess at a time from one address, and a little longer each time.

    Args:
        free: how many wrong guesses cost nothing.
        longest: the longest wait in seconds.
        forgets: after how many seconds without a wrong guess an address starts afresh.
    """

    def __init__(self, free: int = 3, longest: float = 4.0, forgets: float = 120.0) -> None:
        self.free, self.longest, self.forgets = free, longest, forgets
        self._known: dict[str, _Address] = {}

    @contextlib.asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[None]:
        """Wait for a turn to guess.

        Raises:
            TooManyGuesses: too many wait already.
        """
        known = self._at(address)
        if known.waiting >= 40:
            raise TooManyGuesses
        known.waiting += 1
        try:
            async with known.turn:
                await asyncio.sleep(self.wait(address))
                yield
        finally:
            known.waiting -= 1

    def wait(self, address: str) -> float:
        """Return how many seconds the next guess from an address takes."""
        over = self._at(address).wrong - self.free
        return min(self.longest, 0.25 * 2.0 ** min(over, 10)) if over >= 0 else 0.0

    def wrong(self, address: str) -> None:
        """Take note of a wrong guess."""
        known = self._at(address)
        known.wrong, known.at = known.wrong + 1, time.monotonic()

    def _at(self, address: str) -> _Address:
        now, name = time.monotonic(), _network(address)
        stale = [each for each, it in self._known.items() if now - it.at > self.forgets and not it.waiting]
        for each in stale:
            del self._known[each]
        return self._known.setdefault(name, _Address())


class Pace:
    """Lets everyone do something so often and no oftener.

    Args:
        most: how often within the time.
        within: seconds.
    """

    def __init__(self, most: int = 60, within: float = 60.0) -> None:
        self.most, self.within = most, within
        self._at: dict[str, deque[float]] = {}

    def takes(self, who: str) -> bool:
        """Return whether somebody may do it now, and count it if so.

        Args:
            who: one of the few accounts of a room.
        """
        now, before = time.monotonic(), self._at.setdefault(who, deque(maxlen=self.most))
        if len(before) == self.most and now - before[0] < self.within:
            return False
        before.append(now)
        return True


def _network(address: str) -> str:
    """Return the address, or the network of one who may choose among very many."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is None:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
