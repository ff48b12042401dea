"""Large enough to press, and nothing lost when it is made larger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.access.measuring import complaints, enlarged, seen_as, spaced
from tests.access.pages import Place

WHOLE = ("sideways", "cutOff", "overlapping")


def test_targets_are_large_enough_for_a_thumb(phone: Page) -> None:
    """Everything to press is at least 44 px wide and high on a phone, and no field makes it zoom."""
    assert complaints(phone, "small", "tiny") == {}


@pytest.fixture
def whole(place: Place) -> tuple[str, ...]:
    """What is to be kept; cards to cut out keep the size of a pocket."""
    return WHOLE[1:] if place.name == "file workbook-card.html" else WHOLE


def test_nothing_is_lost_when_text_is_spaced(phone: Page, whole: tuple[str, ...]) -> None:
    """Lines, letters, words and paragraphs further apart, on a phone."""
    spaced(phone, True)
    found = complaints(phone, *whole)
    spaced(phone, False)
    assert found == {}


def test_nothing_is_lost_at_four_hundred_percent(page: Page, whole: tuple[str, ...]) -> None:
    """A desk of 1280 × 1024 is one of 320 × 256 then: no sideways scrolling, two thirds of it free."""
    seen_as(page, {"width": 320, "height": 256})
    assert complaints(page, *whole, "sticking") == {}


def test_nothing_is_lost_in_letters_of_two_hundred_percent(page: Page, whole: tuple[str, ...]) -> None:
    """The letters alone, on a desk."""
    enlarged(page, 200)
    found = complaints(page, *whole)
    enlarged(page, 100)
    assert found == {}


@pytest.mark.soak
def test_nothing_is_lost_at_two_hundred_percent(page: Page, whole: tuple[str, ...]) -> None:
    """The page zoomed, which gives it more room than four hundred percent do."""
    seen_as(page, {"width": 640, "height": 512})
    assert complaints(page, *whole) == {}
