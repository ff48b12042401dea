"""Closing the lock: everyone who could read the answers is told, hung up on and ended."""

import asyncio
import json

import pytest

from workbook.answers import Answers
from workbook.answers.document import new_document
from workbook.app.library import Library

PASSPHRASE = "four words of mine"


class Line:
    """A page that listens."""

    def __init__(self):
        self.heard = []

    def hear(self, message):
        self.heard.append(message)

    def close(self):
        self.heard.append("hung up")


class Page:
    """A chapter in a kernel that may have the key."""

    def __init__(self):
        self.has_ended, self.keys = False, []

    async def close(self):
        self.has_ended = True

    def take_key(self, key):
        self.keys.append(key)


@pytest.fixture
def library(tmp_path):
    """A library with a line and a page that nobody has claimed yet."""
    library = Library("/", tmp_path, None, lock_after=15)
    library.line, library.page = Line(), Page()
    library.lines.add(library.line)
    library._pages.add(library.page)
    library.answers.put("01-here.one", "in plain words", kind="text", prompt="?")
    return library


def test_nobody_can_read_on_when_the_lock_closes(library):
    """Lines, kernels that were made ready, copies that were looked at, and what the server has read."""

    async def close():
        library.answers.lock(PASSPHRASE)
        ticket = library.looked_at.hold(new_document())
        await library.close_lock()
        return library.looked_at.find(ticket)

    assert asyncio.run(close()) is None
    assert library.line.heard == [{"say": "locked"}, "hung up"] and library.page.has_ended
    assert library.locked and len(library.answers) == 0


def test_without_a_lock_closing_does_nothing(library):
    """A stray press ends no page."""
    asyncio.run(library.close_lock())
    assert library.line.heard == [] and not library.page.has_ended


def test_open_pages_get_the_key_and_lose_it_again(library):
    """A key that stayed behind would seal what should be plain."""

    async def change():
        library.answers.lock(PASSPHRASE)
        library.lock_changed()
        library.answers.remove_lock(PASSPHRASE)
        library.lock_changed()

    asyncio.run(change())
    folder = str(library.answers.folder)
    (first, given), (second, none) = library.page.keys
    assert first == second == folder and json.loads(given)["secret"] and none == ""
    assert [message["on"] for message in library.line.heard] == [True, False]


def test_what_takes_long_happens_beside_the_event_loop(library):
    """And one thing at a time."""

    async def ask():
        order = []
        busy = asyncio.Event()
        loop = asyncio.get_running_loop()

        def slow(answers: Answers):
            loop.call_soon_threadsafe(busy.set)
            asyncio.run_coroutine_threadsafe(busy.wait(), loop).result(5)
            order.append("slow")

        await asyncio.gather(library.ask(slow), library.ask(lambda answers: order.append("quick")))
        return order

    assert asyncio.run(ask()) == ["slow", "quick"]
