"""axe finds nothing on any page: light and dark, on a phone and on a desk, good practice included."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.access.pages import Kept, Place

RUN = """async (options) => {
  const at = (node) => `${node.target} ${node.any.map((it) => it.message)}`;
  const { violations } = await axe.run(document, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(at).join(" | ")}`);
}"""
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"], "elementRef": False}
# Colours depend on both, the rest on the width alone.
COLOURS = EVERYTHING | {"runOnly": ["color-contrast", "link-in-text-block"]}


def test_axe_finds_nothing(page: Page, place: Place) -> None:
    """No violation of any rule, with examples open, answers filled in and pictures drawn."""
    page.evaluate(AXE_SCRIPT)
    widths = (360, 1280) if not isinstance(place, Kept) else (1280,)  # a file for paper has the paper’s width
    for scheme, width in product(("light", "dark"), widths):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        found = page.evaluate(RUN, EVERYTHING if scheme == "light" else COLOURS)
        assert found == [], f"{scheme}, {width}: {json.dumps(found, indent=1, ensure_ascii=False)}"
