"""Doors and paths in the edition without a server: the same answers, and the way known to this tab alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.steps import field
from tests.static_site.steps import area, home, kept, live

DOOR = "I look after someone"
CHANGED = "09-illness-age-and-grief.what-changed"


def test_a_path_keeps_its_answers_under_the_keys_of_its_chapters(woken: Page) -> None:
    """And its place in this tab, until it is forgotten."""
    home(woken)
    woken.get_by_role("link", name=DOOR, exact=True).click()
    live(woken)
    area(woken, CHANGED).fill("Stairs.")
    area(woken, CHANGED).blur()
    expect(field(woken, CHANGED)).to_have_attribute("data-state", "saved")
    woken.get_by_role("link", name="Next step").first.click()
    woken.get_by_role("link", name="Choose another way").click()
    expect(woken.locator(".chosen")).to_contain_text(DOOR)
    woken.go_back()
    expect(woken.locator(".chosen")).to_contain_text(DOOR)
    woken.get_by_role("button", name="Forget my choice").click()
    expect(woken.locator(".chosen")).to_be_hidden()
    assert list(kept(woken)) == [CHANGED]
