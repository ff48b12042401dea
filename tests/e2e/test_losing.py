"""Servers die, are stopped and come back while somebody writes, and nothing is lost."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from tests.e2e.bad_days import FIVE, FOUR, NOTICED, SEVEN, SIX, Reader, area, kept, last, measured
from tests.e2e.bad_days import reader as reader
from tests.e2e.bad_days import server as server
from tests.e2e.steps import field, press
from tests.e2e.witness import is_live, says_lost
from tests.faults.scale import scaled

ROUNDS = scaled(1, 20)


FIELDS = {
    "stopped": (f"{SEVEN}.last-word", f"{SEVEN}.life-plan", f"{SEVEN}.stand-alone"),
    "killed": (f"{FOUR}.automatic-yes", f"{FOUR}.given-up", f"{FOUR}.their-discomfort"),
}


@pytest.mark.parametrize("how", [pytest.param("stopped", marks=pytest.mark.soak), "killed"])
def test_a_server_started_again_takes_up_every_field(reader: Reader, how: str) -> None:
    """The page needs no new link; words and choices of the dark are sent in order; nothing is stuck."""
    key, other, scale = FIELDS[how]
    page = reader.open(key.partition(".")[0])
    typed = reader.type_on(area(page, key), words=2)
    gone = time.time()
    (reader.app.stop if how == "stopped" else reader.app.kill)()
    dark, noticed = reader.type_until_told(area(page, key), says_lost, gone, f"server {how}: said in words")
    assert noticed < NOTICED
    also = reader.type_on(area(page, other), words=3)
    field(page, scale).locator("input").focus()
    press(page, "ArrowRight", 2)
    expect(field(page, scale)).to_have_attribute("data-state", "unsaved")
    started = time.time()
    reader.start_again()
    light, _ = reader.type_until_told(area(page, other), is_live, started, f"server {how}: live again")
    kept(page, key, typed + dark)
    kept(page, other, also + light)
    expect(field(page, scale)).to_have_attribute("data-state", "saved")
    assert [reader.versions(key) for key in (key, other, scale)] == [[typed + dark], [also + light], [7]]
    expect(page.locator(".lost")).to_be_hidden()


def test_a_server_killed_costs_a_second_at_most_when_nobody_comes_back(reader: Reader) -> None:
    """Without a pause in typing, and with tab and server gone at once, a second is lost at most."""
    for _ in range(ROUNDS):
        page, key = reader.open(SIX), last(SIX)
        place = area(page, key)
        place.press("ControlOrMeta+End")
        reader.type_for(place, seconds=3)
        reader.crash()
        killed = time.time()
        value, pressed = place.input_value(), page.evaluate("key => globalThis.witnessTyped[key]", key)
        page.close(run_before_unload=False)
        (found,) = reader.versions(key) or [""]
        assert value.startswith(str(found))
        lost = killed - min((at for at, length in pressed if length > len(str(found))), default=killed)
        measured("server killed, nobody comes back: typing lost, seconds", lost)
        assert lost <= 1.0
        reader.start_again()


def test_what_is_called_saved_outlives_the_next_instant(reader: Reader) -> None:
    """The server dies in the very moment a field says “Saved”; a fresh process has the words."""
    for _ in range(ROUNDS):
        page, key = reader.open(FIVE), last(FIVE)
        area(page, key).press("ControlOrMeta+End")
        typed = reader.type_on(area(page, key))
        crashed = reader.crash_when_saved()
        area(page, key).blur()
        expect(page.locator("html")).to_have_attribute("data-connection", "lost")
        assert crashed and typed in str(reader.versions(key))
        page.close(run_before_unload=False)
        reader.start_again()
