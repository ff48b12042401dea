"""What takes its time: lines cut, silent or slow, kernels and servers that hang, while somebody writes.

Three chapters lose their lines at the start, for 2, 30 and 130 s; the other tests run in that time.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.bad_days import (
    EIGHT,
    FIVE,
    FOUR,
    NINE,
    NOTICED,
    ONE,
    READY,
    SEVEN,
    SIX,
    THREE,
    TWO,
    Reader,
    Server,
    area,
    eventually,
    kept,
    kernels,
    last,
    measured,
    serving,
    writing,
)
from tests.browser.steps import field
from tests.browser.witness import is_live, is_lost, is_unsaved, says_lost
from tests.faults.scale import scaled

SENT = 1.5  # seconds; a key, the moment until it is sent, and a machine that is busy
ROUNDS = scaled(3, 20)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server; every test has a chapter of its own."""
    with serving(tmp_path_factory.mktemp("lines") / "home") as running:
        yield running


@pytest.fixture
def reader(context: BrowserContext, server: Server) -> Iterator[Reader]:
    """Somebody who opens the workbook."""
    with writing(context, server) as one:
        yield one


@dataclass
class Cut:
    """A chapter that was cut off for some seconds, and what was typed into it."""

    reader: Reader
    page: Page
    key: str
    seconds: float
    at: float
    typed: str


@pytest.fixture(scope="module", autouse=True)
def cuts(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[float, Cut]]:
    """Three chapters of another server, each on a line of its own that is cut in the middle of a word."""
    context = chromium.new_context(locale="en-GB")
    with serving(tmp_path_factory.mktemp("cut") / "home") as server, writing(context, server) as reader:
        lines = {slug: reader.line() for slug in (ONE, SIX, NINE)}
        pages = {slug: reader.open(slug, line) for slug, line in lines.items()}
        found: dict[float, Cut] = {}
        for seconds, (slug, page) in zip((2.0, 30.0, 130.0), pages.items(), strict=True):
            typed = reader.type_on(area(page, last(slug)))
            at = time.time()
            lines[slug].cut(seconds)
            typed += reader.type_on(area(page, last(slug)), words=2)
            found[seconds] = Cut(reader, page, last(slug), seconds, at, typed)
        yield found


def comes_back(cut: Cut) -> None:
    """Type until the line is there again; all that was typed in the dark arrives, once."""
    witness, healed = cut.reader.witness, cut.at + cut.seconds
    cut.typed += cut.reader.type_until(
        area(cut.page, cut.key), lambda: witness.told_since(cut.page, is_live, healed), limit=cut.seconds + 30
    )
    kept(cut.page, cut.key, cut.typed)
    assert cut.reader.versions(cut.key) == [cut.typed]
    for tells, what in ((is_lost, "noticed"), (is_unsaved, "said")):
        took = witness.moment(cut.page, tells, cut.at) - cut.at
        measured(f"cut for {cut.seconds:.0f} s: {what}, seconds", took)
        assert took < NOTICED
    back = witness.moment(cut.page, is_live, healed) - healed
    measured(f"cut for {cut.seconds:.0f} s: live again, seconds", back)
    assert back < NOTICED
    assert not [
        claim for claim in witness.claims if claim.page == cut.page and cut.at + 1 < claim.at < healed
    ]


def test_a_line_cut_for_two_seconds_loses_nothing(cuts: dict[float, Cut]) -> None:
    """Shorter than the alarm: what was typed meanwhile arrives."""
    comes_back(cuts[2.0])


def test_a_kernel_killed_while_typing_loses_nothing(reader: Reader) -> None:
    """The page notices, a new kernel comes by itself, and every key pressed meanwhile arrives."""
    page, key = reader.open_alone(EIGHT), last(EIGHT)
    place = area(page, key)
    typed = reader.type_on(place, words=2)
    for _ in range(ROUNDS):
        killed = time.time() + 0.3
        threading.Timer(0.3, kernels(reader.app)[0].kill).start()
        dark, noticed = reader.type_until_told(place, is_lost, killed, "kernel killed: noticed")
        light, _ = reader.type_until_told(place, is_live, killed, "kernel killed: the next one listens")
        typed += dark + light
        assert noticed < NOTICED
    kept(page, key, typed)
    assert reader.versions(key) == [typed]


WAYS = {"both": (TWO, True, True), "up": (THREE, True, False), "down": (FOUR, False, True)}


@pytest.mark.parametrize("way", WAYS)
def test_a_line_that_swallows_everything_loses_nothing(reader: Reader, way: str) -> None:
    """No close and no byte, or only one way: noticed within 10 s and said; typing goes on; it heals."""
    slug, up, down = WAYS[way]
    line, key = reader.line(), last(slug)
    page = reader.open(slug, line)
    place = area(page, key)
    typed = reader.type_on(place, words=2)
    kept(page, key, typed)
    began = time.time()
    line.blackhole(up=up, down=down)
    dark, said = reader.type_until_told(place, says_lost, began, f"black hole ({way}): said in words")
    expect(field(page, key)).to_have_attribute("data-state", "unsaved")
    expect(field(page, key).locator(".under > .state")).to_contain_text("Not saved yet")
    dark += reader.type_on(place, words=6)
    healed = time.time()
    line.heal()
    light, _ = reader.type_until_told(place, is_live, healed, f"black hole ({way}): live again")
    typed += dark + light
    kept(page, key, typed)
    assert reader.versions(key) == [typed]
    assert said < NOTICED


def test_a_kernel_that_hangs_is_replaced(reader: Reader) -> None:
    """It answers nobody: the field says so, a new kernel comes, and nothing is kept twice."""
    page, key = reader.open_alone(SEVEN), last(SEVEN)
    place = area(page, key)
    typed = reader.type_on(place, words=2)
    kept(page, key, typed)
    victim = kernels(reader.app)[0]
    began = time.time()
    victim.suspend()
    dark, noticed = reader.type_until_told(place, is_unsaved, began, "kernel hangs: said")
    typed += dark + reader.type_on(place, words=4)
    kept(page, key, typed)
    measured("kernel hangs: all is saved, seconds", time.time() - began)
    assert eventually(lambda: not victim.is_running())
    assert reader.versions(key) == [typed]
    assert noticed < NOTICED + SENT


def test_a_line_cut_for_half_a_minute_loses_nothing(cuts: dict[float, Cut]) -> None:
    """The page has said so meanwhile; what was typed arrives by itself."""
    comes_back(cuts[30.0])


def test_a_line_three_seconds_long_loses_and_doubles_nothing(reader: Reader) -> None:
    """Each way takes 3 s; every word arrives once, and nothing is called saved before it is."""
    line, key = reader.line(), last(SIX)
    page = reader.open(SIX, line)
    place = area(page, key)
    line.delay(3000)
    began = time.time()
    typed = reader.type_for(place, seconds=12)
    kept(page, key, typed)
    assert reader.versions(key) == [typed]
    assert any(began < claim.at for claim in reader.witness.claims)


def test_a_server_that_stands_still_loses_nothing(reader: Reader) -> None:
    """Stopped for 15 s in the middle of a sentence and going on: noticed, kept, once."""
    page, key = reader.open_alone(FIVE), last(FIVE)
    place = area(page, key)
    typed = reader.type_on(place, words=2)
    kept(page, key, typed)
    began = time.time()
    reader.app.process.send_signal(signal.SIGSTOP)
    typed += reader.type_for(place, seconds=15)
    goes_on = time.time()
    reader.app.process.send_signal(signal.SIGCONT)
    light, _ = reader.type_until_told(place, is_live, goes_on, "server stood still: live again")
    typed += light
    kept(page, key, typed)
    assert reader.versions(key) == [typed]
    noticed = reader.witness.moment(page, is_lost, began) - began
    measured("server stands still: noticed, seconds", noticed)
    assert noticed < NOTICED
    assert eventually(lambda: len(kernels(reader.app)) == 1 + READY)


def test_a_line_cut_for_two_minutes_loses_nothing(cuts: dict[float, Cut]) -> None:
    """After 130 s the page is still trying; what was typed arrives by itself."""
    comes_back(cuts[130.0])
