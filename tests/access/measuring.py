"""What is measured in the page itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import Page

from tests.resizing import DRAWN_ANEW, resize

PLAIN = {"color_scheme": "light", "media": "screen", "reduced_motion": "reduce", "forced_colors": "none"}
MEASURES = Path(__file__).with_name("measures.js").read_text(encoding="utf-8")
# Tab goes on from where the focus was last, even if that is gone: so it goes to the top first.
TO_THE_TOP = """() => {
  const top = document.createElement("i");
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
  scrollTo({ top: 0, behavior: "instant" });
}"""
# Which days are ahead depends on the day on which one asks; what stood there comes back.
DAYS_AHEAD = """() => document.querySelectorAll(".map .days ul").forEach((list) => {
  list.before = [...list.childNodes];
  const line = document.createElement("li");
  line.textContent = "the days ahead";
  list.replaceChildren(line);
})"""
DAYS_AGAIN = """() => document.querySelectorAll(".map .days ul").forEach((list) => {
  list.replaceChildren(...list.before);
})"""
SPACED = """(on) => {
  const sheet = (window.spacing ??= new CSSStyleSheet());
  const letters = "letter-spacing: 0.12em !important; word-spacing: 0.16em !important";
  sheet.replaceSync(`* { line-height: 1.5 !important; ${letters} } p { margin-bottom: 2em !important }`);
  const others = [...document.adoptedStyleSheets].filter((it) => it !== sheet);
  document.adoptedStyleSheets = on ? [...others, sheet] : others;
}"""

_LOOKS: WeakKeyDictionary[Page, dict[str, str]] = WeakKeyDictionary()


def seen_as(page: Page, size: dict[str, int], **media: str) -> None:
    """Look at a page in a window of a size, by day on a screen unless said otherwise.

    Args:
        page: the page; where it is seen so already, nothing is drawn anew.
        size: width and height of the window.
        media: what of it is not plain.
    """
    if page.viewport_size != size:
        resize(page, **size)
    if _LOOKS.get(page) != PLAIN | media:
        page.emulate_media(**PLAIN | media)  # type: ignore[arg-type]
        _LOOKS[page] = PLAIN | media


def read_aloud(page: Page) -> str:
    """What a screen reader reads from top to bottom, as a text; the days ahead in one word."""
    page.evaluate(TO_THE_TOP)
    page.evaluate(DAYS_AHEAD)
    tree = page.locator("body").aria_snapshot()
    page.evaluate(DAYS_AGAIN)
    return f"{tree}\n"


def measured(page: Page, what: str, *given: Any) -> Any:
    """Return what one of the measures finds; no complaint is an empty list."""
    return page.evaluate(f"(given) => ({MEASURES.strip().rstrip(';')}).{what}(...given)", list(given))


def complaints(page: Page, *measures: str) -> dict[str, list[str]]:
    """Return the complaints of several measures, those without any left out."""
    found = {name: measured(page, name) for name in measures}
    return {name: said for name, said in found.items() if said}


def spaced(page: Page, on: bool) -> None:
    """Space the text as a reader may who finds it hard to read (WCAG 1.4.12)."""
    page.evaluate(SPACED, on)


def enlarged(page: Page, percent: int) -> None:
    """Let the reader's own letters be so much larger."""
    page.evaluate(
        "(size) => (document.documentElement.style.fontSize = size)", f"{percent}%" if percent != 100 else ""
    )
    page.evaluate(DRAWN_ANEW)
