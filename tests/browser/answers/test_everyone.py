"""Every state of the page can be used by everyone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.answers.steps import (
    button,
    lock,
    lock_now,
    look,
)
from tests.browser.test_access import SMALL

STATES: dict[str, Callable[[Page, Path], object]] = {
    "preview": lambda page, copy: look(page, copy),
    "forget": lambda page, copy: button(page, "Forget everything").click(),
    "code": lambda page, copy: lock(page),
    "locked": lambda page, copy: (lock(page), lock_now(page)),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_used_by_everyone(yours: Page, copy: Path, state: str) -> None:
    """Axe finds nothing, targets are large enough, nothing scrolls sideways at 320 px."""
    STATES[state](yours, copy)
    expect(yours.locator(".preview, .asked:not([hidden]), .recovery, [data-part=open]")).to_be_visible()
    yours.evaluate("document.querySelectorAll('details').forEach((it) => (it.open = true))")
    for scheme, width in product(("light", "dark"), (360, 1280)):
        yours.emulate_media(color_scheme=scheme)
        yours.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(yours)
        assert found.violations_count == 0, f"{scheme}, {width}: {found.generate_report()}"
    yours.set_viewport_size({"width": 360, "height": 740})
    assert yours.evaluate(SMALL) == []
    yours.set_viewport_size({"width": 320, "height": 640})
    assert yours.evaluate("document.documentElement.scrollWidth") <= 320
