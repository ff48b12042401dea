"""axe finds nothing on any page: light and dark, on a phone and on a desk, good practice included."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.access.pages import Kept, Place

RUN = """async (options) => {
  const at = (node) => `${node.target} ${node.any.map((it) => it.message)}`;
  const { violations } = await axe.run(document, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(at).join(" | ")}`);
}"""
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"], "elementRef": False}
COLOURS = EVERYTHING | {"runOnly": ["color-contrast", "link-in-text-block"]}
Look = tuple[str, int, dict[str, Any]]


def looked_at(page: Page, *looks: Look) -> None:
    """Assert that axe finds nothing, in some lights and at some widths."""
    page.evaluate(AXE_SCRIPT)
    for scheme, width, rules in looks:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 800})
        found = page.evaluate(RUN, rules)
        assert found == [], f"{scheme}, {width}: {json.dumps(found, indent=1, ensure_ascii=False)}"


def widths(place: Place) -> tuple[int, ...]:
    """A file for paper has the paper’s width."""
    return (1280,) if isinstance(place, Kept) else (360, 1280)


def test_axe_finds_nothing(page: Page, place: Place) -> None:
    """No violation of any rule on a phone by day; and by night, on a desk, none of those about colours."""
    narrow, *_, wide = widths(place) * 2
    looked_at(page, ("light", narrow, EVERYTHING), ("dark", wide, COLOURS))


@pytest.mark.soak
def test_axe_finds_nothing_in_any_light(page: Page, place: Place) -> None:
    """Every rule, by day and by night, on a phone and on a desk."""
    looked_at(page, *((*each, EVERYTHING) for each in product(("light", "dark"), widths(place))))
