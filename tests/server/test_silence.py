"""Idle is not death: a session that nobody uses may end, a page that rests may come back."""

import asyncio

import pytest

from workbook.server import websocket
from workbook.server.serve import Serving, own_settings
from workbook.server.websocket import SILENCE, ChapterWebSocket

from .test_idle import Loop


@pytest.fixture
def loop(monkeypatch):
    loop = Loop()
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: loop)
    return loop


@pytest.fixture
def line(loop, monkeypatch):
    """A line that writes down when it is hung up."""
    line = ChapterWebSocket.__new__(ChapterWebSocket)
    line.hung_up = []
    monkeypatch.setattr(websocket.ChapterWebSocket, "close", lambda self: self.hung_up.append(loop.now))
    return line


def test_a_line_that_says_nothing_is_hung_up(line, loop):
    """After ten minutes."""
    line._listen()
    loop.timers[-1].fire()
    assert line.hung_up == [SILENCE]


def test_every_word_begins_the_wait_anew(line, loop):
    """Whatever is said, even nonsense."""
    line._listen()
    line.on_message("nonsense")
    assert [timer.is_cancelled for timer in loop.timers] == [True, False]


@pytest.mark.parametrize(("proxied", "pings"), [(True, 0), (False, 20)])
def test_the_server_pings_only_where_no_proxy_counts(proxied, pings):
    """A proxy takes a ping for use, and would keep a forgotten session alive for ever."""
    assert own_settings(Serving(proxied=proxied))["websocket_ping_interval"] == pings
