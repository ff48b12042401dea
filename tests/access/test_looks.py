"""As the reader has asked to see it: still, in their own colours, with more contrast, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.access.conftest import DESK
from tests.access.measuring import complaints, measured, seen_as
from tests.access.pages import Place

SCHEMES = ("light", "dark")
# What the colours of tokens.css are to each other, where more contrast is asked for.
PAIRS = """() => {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  const light = (hex) => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(value(one)), light(value(other))].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const under = ["--paper", "--sheet", "--leaf-wash", "--clay-wash"];
  const words = ["--ink", "--quiet", "--leaf", "--clay"];
  return [
    ...words.flatMap((one) => under.map((other) => [one, other, contrast(one, other), 7])),
    ...under.slice(0, 2).map((other) => ["--edge", other, contrast("--edge", other), 4.5]),
    ...under.slice(0, 2).map((other) => ["--line", other, contrast("--line", other), 4.5]),
  ].filter(([, , found, least]) => found < least)
    .map(([one, other, found]) => `${one} on ${other}: ${found.toFixed(1)}`);
}"""


def test_nothing_moves_where_less_motion_is_asked_for(page: Page) -> None:
    """No transition, no animation, no gliding."""
    assert complaints(page, "moving") == {}


def test_forced_colours_leave_everything_to_be_seen(page: Page) -> None:
    """What can be pressed has a border or a line, and the lines and letters of pictures stand out."""
    for scheme in SCHEMES:
        seen_as(page, DESK, forced_colors="active", color_scheme=scheme)
        assert complaints(page, "unmarked", "faint") == {}, scheme


def test_words_and_pictures_stand_out(page: Page) -> None:
    """Words, and the lines and letters of pictures, against what is behind them, by day and by night."""
    for scheme in SCHEMES:
        seen_as(page, DESK, color_scheme=scheme)
        assert complaints(page, "pale", "faint") == {}, scheme


@pytest.mark.parametrize("scheme", SCHEMES)
def test_more_contrast_is_given_where_it_is_asked_for(fresh: Page, scheme: str) -> None:
    """Words of 7 to 1, edges of 4.5 to 1."""
    fresh.emulate_media(color_scheme=scheme, contrast="more")  # type: ignore[arg-type]
    assert fresh.evaluate(PAIRS) == []


def test_paper_holds_words_and_nothing_to_press(page: Page, place: Place) -> None:
    """Also from a dark screen: dark on light, every answer in full, and what was open."""
    seen_as(page, {"width": 720, "height": 1000}, media="print", color_scheme="dark")
    here = page.evaluate("location.hash")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found = complaints(page, "onPaper"), measured(page, "faint", 4.5)
    if here.startswith("#project"):  # a wall is left before anything is printed
        page.evaluate("(hash) => (location.hash = hash)", here)
        place.then(page)
    assert found == ({}, [])
