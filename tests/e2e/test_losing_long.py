"""What takes its time: lines cut, silent or slow, servers that hang, while somebody writes."""

from __future__ import annotations

import signal
import time

import pytest
from playwright.sync_api import expect

from tests.e2e.bad_days import FIVE, FOUR, NOTICED, ONE, SIX, THREE, TWO, Reader, area, kept, last, measured
from tests.e2e.bad_days import reader as reader
from tests.e2e.bad_days import server as server
from tests.e2e.steps import field
from tests.e2e.witness import is_live, is_lost, is_unsaved, says_lost
from tests.faults.scale import scaled

SENT = 1.5  # seconds; a key, the moment until it is sent, and a machine that is busy
ROUNDS = scaled(1, 20)


CUTS = [2, pytest.param(30, marks=pytest.mark.soak), pytest.param(130, marks=pytest.mark.soak)]


@pytest.mark.parametrize("seconds", CUTS)
def test_a_line_cut_in_the_middle_of_a_word_loses_nothing(reader: Reader, seconds: int) -> None:
    """Said within 10 s, however long it lasts; what was typed meanwhile arrives by itself, once."""
    line, witness, key = reader.line(), reader.witness, last(ONE)
    page = reader.open(ONE, line)
    place, before = area(page, key), area(page, key).input_value()
    place.press("ControlOrMeta+End")
    typed = reader.type_on(place)
    at = time.time()
    line.cut(seconds)
    healed = at + seconds
    typed += reader.type_until(place, lambda: witness.told_since(page, is_live, healed), limit=seconds + 60)
    kept(page, key, before + typed)
    assert reader.versions(key) == [before + typed]
    for tells, what in ((is_lost, "noticed"), (is_unsaved, "said")):
        took = witness.moment(page, tells, at) - at
        measured(f"cut for {seconds} s: {what}, seconds", took)
        assert took < NOTICED
    assert not [claim for claim in witness.claims if at + 1 < claim.at < healed]


WAYS = {"both": (TWO, True, True), "up": (THREE, True, False), "down": (FOUR, False, True)}


@pytest.mark.parametrize(
    "way", ["both", *(pytest.param(way, marks=pytest.mark.soak) for way in ("up", "down"))]
)
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
    """Stopped in the middle of a sentence until the page has said so, and going on: noticed, kept, once."""
    page, key = reader.open(FIVE), last(FIVE)
    place = area(page, key)
    typed = reader.type_on(place, words=2)
    kept(page, key, typed)
    began = time.time()
    reader.app.process.send_signal(signal.SIGSTOP)
    dark, noticed = reader.type_until_told(place, is_lost, began, "server stands still: noticed")
    typed += dark + reader.type_on(place, words=4)
    goes_on = time.time()
    reader.app.process.send_signal(signal.SIGCONT)
    light, _ = reader.type_until_told(place, is_live, goes_on, "server stood still: live again")
    typed += light
    kept(page, key, typed)
    assert reader.versions(key) == [typed]
    assert noticed < NOTICED
