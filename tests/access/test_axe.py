"""axe finds nothing on any page: light and dark, on a phone and on a desk, good practice included."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.access.measuring import seen_as
from tests.access.pages import Kept, Place

RUN = """async (options) => {
  const at = (node) => `${node.target} ${node.any.map((it) => it.message)}`;
  const { violations } = await axe.run(document, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(at).join(" | ")}`);
}"""
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"], "elementRef": False}
OF_COLOURS = ("color-contrast", "link-in-text-block")
COLOURS = EVERYTHING | {"runOnly": OF_COLOURS}
SHAPES = EVERYTHING | {"rules": {rule: {"enabled": False} for rule in OF_COLOURS}}
HEIGHT = 740
Look = tuple[str, int, dict[str, Any]]


def looked_at(page: Page, *looks: Look) -> None:
    """Assert that axe finds nothing, in some lights and at some widths."""
    page.evaluate(AXE_SCRIPT)
    for scheme, width, rules in looks:
        seen_as(page, {"width": width, "height": HEIGHT}, color_scheme=scheme)
        found = page.evaluate(RUN, rules)
        assert found == [], f"{scheme}, {width}: {json.dumps(found, indent=1, ensure_ascii=False)}"


def widths(place: Place) -> tuple[int, ...]:
    """A file for paper has the paper’s width."""
    return (1280,) if isinstance(place, Kept) else (360, 1280)


def test_axe_finds_nothing(phone: Page, place: Place) -> None:
    """No violation of any rule; those about colours by night, where a page has its own.

    How words stand out by day and by night on every page is measured in `test_looks.py`.
    """
    narrow, *_, wide = widths(place) * 2
    by_night = [("dark", wide, COLOURS)] if place.own_colours else []
    looked_at(phone, ("light", narrow, SHAPES), *by_night)


@pytest.mark.soak
def test_axe_finds_nothing_in_any_light(page: Page, place: Place) -> None:
    """Every rule, by day and by night, on a phone and on a desk."""
    looked_at(page, *((*each, EVERYTHING) for each in product(("light", "dark"), widths(place))))
