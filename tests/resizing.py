"""A window takes another size."""

from __future__ import annotations

from playwright.sync_api import Page

# Whatever follows the size of its frame, such as the family map, is drawn before the second frame.
DRAWN_ANEW = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def resize(page: Page, width: int, height: int) -> None:
    """Give a page's window a size, and return when it is laid out and drawn in it.

    Args:
        page: the page.
        width: of the window, in CSS pixels.
        height: of the window, in CSS pixels.
    """
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(DRAWN_ANEW)
