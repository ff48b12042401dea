"""Large enough to press, and nothing lost when it is made larger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.access.measuring import complaints, enlarged, spaced
from tests.access.pages import Place

WHOLE = ("sideways", "cutOff", "overlapping")


def test_targets_are_large_enough_for_a_thumb(page: Page) -> None:
    """Everything to press is at least 44 px high and wide on a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    assert complaints(page, "small") == {}


@pytest.fixture
def whole(place: Place) -> tuple[str, ...]:
    """What is to be kept; cards to cut out keep the size of a pocket."""
    return WHOLE[1:] if place.name == "file workbook-card.html" else WHOLE


def test_nothing_is_lost_at_four_hundred_percent(page: Page, whole: tuple[str, ...]) -> None:
    """A desk of 1280 × 1024 is one of 320 × 256 then: no sideways scrolling, two thirds of it free."""
    page.set_viewport_size({"width": 320, "height": 256})
    assert complaints(page, *whole, "sticking") == {}


def test_nothing_is_lost_at_two_hundred_percent(page: Page, whole: tuple[str, ...]) -> None:
    """The page zoomed, or the letters alone."""
    page.set_viewport_size({"width": 640, "height": 512})
    zoomed = complaints(page, *whole)
    page.set_viewport_size({"width": 1280, "height": 900})
    enlarged(page, 200)
    found = zoomed, complaints(page, *whole)
    enlarged(page, 100)
    assert found == ({}, {})


def test_nothing_is_lost_when_text_is_spaced(page: Page, whole: tuple[str, ...]) -> None:
    """Lines, letters, words and paragraphs further apart, on a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    spaced(page, True)
    found = complaints(page, *whole)
    spaced(page, False)
    assert found == {}
