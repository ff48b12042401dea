"""Watching: an open page learns of what is changed elsewhere."""

import asyncio
import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from workbook.answers import Answers
from workbook.session import watch

KEY = "01-here.fear"


@pytest.fixture
def told(page):
    """What the page's pieces tell from now on."""
    told = []
    for piece in page._all():
        piece.tell = told.append
    return told


@pytest.fixture
def apart():
    """Calls in a thread of its own; in this one the browser's tests may have left a loop running."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda call, *given: thread.submit(call, *given).result()


@pytest.fixture
def elsewhere():
    """Saves a text in another window."""
    return lambda value, key=KEY: Answers.open().put(key, value, kind="text", prompt="?")


def test_a_change_elsewhere_is_told(page, fear, elsewhere):
    """Value and revision, once."""
    told = []
    fear.tell = told.append
    elsewhere("from the other window")
    page.look()
    page.look()
    assert [(message["say"], message["value"], message["rev"]) for message in told] == [
        ("here", "from the other window", 1)
    ]
    assert fear.value == "from the other window"


def test_what_the_page_saved_itself_is_not_told_again(page, fear, heard):
    """The acknowledgement was enough."""
    heard(fear, do="put", value="mine", rev=0, seq=1)
    told = []
    fear.tell = told.append
    page.look()
    assert told == []


def test_an_answer_that_was_forgotten_elsewhere_is_empty_here(page, fear, heard):
    """Gone means gone in every window."""
    heard(fear, do="put", value="mine", rev=0, seq=1)
    Answers.open().forget(KEY)
    told = []
    fear.tell = told.append
    page.look()
    assert [(message["value"], message["rev"]) for message in told] == [(None, 0)]


def test_other_fields_of_the_same_page_are_left_alone(page, fear, near, elsewhere):
    """Only what changed is told."""
    told = []
    near.tell = told.append
    elsewhere("new")
    page.look()
    assert told == []


def test_a_quotation_and_a_picture_follow(page, near, free, elsewhere):
    """They show what is in the file, whoever wrote it."""
    quote = page.show(KEY, "You wrote")
    page.text("fear", "What do you fear?")
    picture = page.picture("plane", "Where you stand", separateness="free", connection="near")
    told = []
    quote.tell = picture.tell = told.append
    elsewhere("words")
    for key in ("01-here.near", "01-here.free"):
        Answers.open().put(key, 3, kind="scale", prompt="?")
    page.look()
    assert {message["say"] for message in told} <= {"quote", "drawn"}
    assert any(message.get("answered") for message in told)


def test_without_a_loop_nothing_is_watched(page, apart):
    """A script that imports the fields needs no loop."""
    assert apart(watch.watch, page) is None


def test_a_page_looks_for_as_long_as_it_is_in_use(monkeypatch, apart):
    """And no longer, so that a chapter that is run again leaves nothing behind."""
    monkeypatch.setattr(watch, "PAUSE", 0.001)
    looks = []

    class Counted:
        def look(self):
            looks.append(1)

    async def live():
        page = Counted()
        watch.watch(page)
        while len(looks) < 3:
            await asyncio.sleep(0)
        gone = weakref.ref(page)
        del page
        gc.collect()
        count = len(looks)
        for _ in range(100):
            await asyncio.sleep(0.0001)
        assert gone() is None and len(looks) <= count + 1

    apart(asyncio.run, live())
