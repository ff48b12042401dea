"""Notice that nobody is there: after the whole time, never sooner, and once."""

import asyncio

import pytest

from workbook.server import idle
from workbook.server.idle import Idle


class Timer:
    """What was asked to be done later."""

    def __init__(self, loop, seconds, work):
        self.loop, self.seconds, self.work, self.is_cancelled = loop, seconds, work, False

    def cancel(self):
        self.is_cancelled = True

    def fire(self):
        self.loop.now += self.seconds
        self.work()


class Loop:
    """An event loop and a clock that stand still until told."""

    def __init__(self):
        self.now, self.timers = 0.0, []

    def call_later(self, seconds, work):
        self.timers.append(Timer(self, seconds, work))
        return self.timers[-1]


@pytest.fixture
def loop(monkeypatch):
    loop = Loop()
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: loop)
    monkeypatch.setattr(idle.time, "monotonic", lambda: loop.now)
    return loop


def test_nobody_there_is_noticed_once(loop):
    """After the whole time without use."""
    noticed = []
    Idle(60, lambda: noticed.append(loop.now)).watch()
    loop.timers[0].fire()
    assert noticed == [60] and len(loop.timers) == 1


def test_use_puts_it_off(loop):
    """Counted from the last use, not from the beginning."""
    noticed = []
    watch = Idle(60, lambda: noticed.append(loop.now))
    watch.watch()
    loop.now = 50
    watch.used()
    loop.now = 0
    loop.timers[0].fire()
    assert noticed == [] and loop.timers[1].seconds == 50
    loop.timers[1].fire()
    assert noticed == [110]


def test_it_can_be_stopped_and_started_again(loop):
    """A lock that was closed by hand is not closed again."""
    watch = Idle(60, lambda: None)
    watch.watch()
    watch.watch()
    watch.stop()
    assert [timer.is_cancelled for timer in loop.timers] == [True, True]
