"""What all pages share: open chapters, and the lock that closes them."""

import asyncio
import threading
import time

import pytest

from workbook import paths
from workbook.answers import Answers
from workbook.answers.document import new_document
from workbook.chapters.notebook import find_chapter
from workbook.protocol.from_page import Put, message
from workbook.server import open_chapter
from workbook.server.app_state import AppState
from workbook.server.open_chapter import NOT_OPENED
from workbook.session.family_map import FamilyMapPiece

ONE = "01-what-closeness-asks"
FEAR = f"{ONE}.fear-to-lose"
MAP = "family-map.map"
PASSPHRASE = "four words of mine"


class Line:
    """A page that listens."""

    def __init__(self):
        self.heard = []

    def hear(self, message):
        self.heard.append(message)

    def close(self):
        self.heard.append("hung up")


@pytest.fixture
def library(home):
    """A library with a line, and answers in plain words."""
    library = AppState("/", paths.chapters_folder(), lock_after=15)
    library.line = Line()
    library.lines.add(library.line)
    library.answers.put(FEAR, "in plain words", kind="text", prompt="?")
    return library


def opened(library, line, name=""):
    """A chapter that is open for a page."""
    page = library.open(find_chapter(ONE), name)
    page.connect(line)
    return page


def test_nobody_can_read_on_when_the_lock_closes(library):
    """Lines, open chapters, copies that were looked at, and what the server has read."""

    async def close():
        library.answers.lock(PASSPHRASE)
        ticket = library.looked_at.hold(new_document())
        page = opened(library, library.line)
        await page.settled()
        page.tell(Put(key=FEAR, value="on its way", rev=1, seq=1))
        await library.close_lock()
        page.tell(Put(key=FEAR, value="too late", rev=2, seq=2))
        await asyncio.sleep(0)
        return library.looked_at.find(ticket)

    assert asyncio.run(close()) is None
    heard = library.line.heard
    assert heard[-2:] == [{"say": "locked"}, "hung up"]
    assert [it["seq"] for it in heard[:-2] if it["say"] == "saved"] == [1]
    assert library.locked and len(library.answers) == 0
    library.answers.open_lock(PASSPHRASE)
    assert library.answers[FEAR] == "on its way"


def test_a_drawing_has_left_before_anything_is_saved(library, monkeypatch):
    """Whatever else the loop has to do first."""
    line, told_by_then = Line(), []
    put_all, picture = Answers.put_all, FamilyMapPiece._picture
    monkeypatch.setattr(open_chapter, "SOON", 30)

    def saved(answers, given):
        told_by_then.append(line.heard[-1]["say"])
        return put_all(answers, given)

    async def press():
        loop = asyncio.get_running_loop()

        def drawn(*asked):
            loop.call_soon_threadsafe(time.sleep, 0.02)
            return picture(*asked)

        monkeypatch.setattr(FamilyMapPiece, "_picture", drawn)
        page = library.open(find_chapter("family-map"), "")
        page.connect(line)
        page.tell(message({"do": "draw", "key": MAP}))
        page.tell(message({"do": "act", "key": MAP, "act": "begin", "who": "", "cells": {"who": "Ida"}}))
        await page.settled()

    monkeypatch.setattr(Answers, "put_all", saved)
    asyncio.run(press())
    assert told_by_then == ["redrawn"] and line.heard[-1]["say"] == "acted"


def test_a_page_that_comes_back_while_the_lock_closes_holds_nothing(library, monkeypatch):
    """What it has opened ends with all the others, and so does what was kept for a page that is away."""

    async def close():
        library.answers.lock(PASSPHRASE)
        library.rest(opened(library, Line(), "away"))
        ask, came_back = library.ask, []

        async def meanwhile(work):
            came_back.append(opened(library, library.line, "one page"))
            return await ask(work)

        monkeypatch.setattr(library, "ask", meanwhile)
        await library.close_lock()
        return [page.closed for page in came_back], len(library._pages), len(library._resting)

    assert asyncio.run(close()) == ([True], 0, 0)


def test_without_a_lock_closing_does_nothing(library):
    """A stray press ends no page."""
    asyncio.run(library.close_lock())
    assert library.line.heard == []


def test_an_open_page_goes_on_when_the_lock_comes_and_goes(library, home):
    """What it writes is behind the lock, and plain again without; it hears of both."""

    async def change():
        page = opened(library, library.line)
        await library.ask(lambda answers: answers.lock(PASSPHRASE))
        library.lock_changed()
        page.tell(Put(key=FEAR, value="behind the lock", rev=1, seq=1))
        await page.settled()
        sealed = "behind the lock" not in (home / "answers.json").read_text()
        await library.ask(lambda answers: answers.remove_lock(PASSPHRASE))
        library.lock_changed()
        page.tell(Put(key=FEAR, value="in plain words", rev=2, seq=2))
        await page.settled()
        return sealed

    assert asyncio.run(change())
    assert "in plain words" in (home / "answers.json").read_text()
    said = [it for it in library.line.heard if it["say"] in ("sealed", "saved")]
    assert [it.get("on", it.get("seq")) for it in said] == [True, 1, False, 2]


def test_a_page_that_lost_its_line_goes_on_where_it_was(library):
    """The line before it is hung up; what it wrote itself is no other version."""
    new = Line()

    async def come_back():
        page = opened(library, library.line, "one page")
        page.tell(Put(key=FEAR, value="a", rev=1, seq=1))
        again = opened(library, new, "one page")
        again.tell(Put(key=FEAR, value="ab", rev=1, seq=2))
        await page.settled()
        await asyncio.sleep(0)
        return page is again

    assert asyncio.run(come_back())
    assert "hung up" in library.line.heard
    assert [(it["seq"], it["others"]) for it in new.heard if it["say"] == "saved"] == [(2, [])]


def test_a_page_that_comes_back_later_goes_on_as_well(library):
    """Its line was gone for a while; the oldest of those that wait makes way."""
    new = Line()

    async def come_back():
        page = opened(library, library.line, "one page")
        page.tell(Put(key=FEAR, value="a", rev=1, seq=1))
        library.rest(page)
        await page.settled()
        again = opened(library, new, "one page")
        again.tell(Put(key=FEAR, value="ab", rev=1, seq=2))
        await again.settled()
        for _ in range(6):
            library.rest(library.open(find_chapter(ONE)))
        await asyncio.sleep(0)
        return page is again, page.closed, len(library._pages)

    assert asyncio.run(come_back()) == (True, False, 5)
    assert [(it["seq"], it["others"]) for it in new.heard if it["say"] == "saved"] == [(2, [])]


def test_a_page_that_was_let_go_keeps_what_it_was_told(library):
    """Its last words are on their way when its line is gone; the next page of that name opens anew."""

    async def leave():
        page = opened(library, library.line, "one page")
        page.tell(Put(key=FEAR, value="last words", rev=1, seq=1))
        await library.let_go(page)
        return library.open(find_chapter(ONE), "one page") is page

    assert not asyncio.run(leave())
    library.answers.refresh()
    assert library.answers[FEAR] == "last words"


def test_a_turn_that_fails_ends_nothing(library, caplog):
    """It is named without a word of what was said, and the next has its turn."""

    async def fail():
        page = opened(library, library.line)
        page._turn(lambda session: 1 / 0)
        page.tell(Put(key=FEAR, value="and on", rev=1, seq=1))
        await page.settled()
        await asyncio.sleep(0)

    asyncio.run(fail())
    assert caplog.messages == [f"{ONE}: a turn failed with ZeroDivisionError"]
    assert "saved" in [it["say"] for it in library.line.heard]


def test_a_chapter_that_cannot_be_opened_says_so(library, monkeypatch):
    """And hangs up, so that the page tries once more; the next one of that name opens anew."""

    async def fail():
        monkeypatch.setattr(Answers, "open", lambda home: 1 / 0)
        page = opened(library, library.line, "one page")
        await page.settled()
        return library.open(find_chapter(ONE), "one page") is page

    assert not asyncio.run(fail())
    assert library.line.heard == [{"say": "failed", "why": NOT_OPENED}, "hung up"]


def test_work_beside_a_chapter_keeps_no_edit_waiting(library):
    """And what comes of it is dealt with between two edits; so is what is to be done later."""
    order = []

    async def both():
        page = opened(library, library.line)
        may_end = threading.Event()

        def beside(session):
            session.turns.beside(may_end.wait, lambda done: order.append(done.result()))
            session.turns.later(0, lambda: order.append("later"))

        page._turn(beside)
        page.tell(Put(key=FEAR, value="meanwhile", rev=1, seq=1))
        while not any(it["say"] == "saved" for it in library.line.heard):
            await asyncio.sleep(0)
        may_end.set()
        while len(order) < 2:
            await asyncio.sleep(0)

    asyncio.run(both())
    assert order == ["later", True]


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
