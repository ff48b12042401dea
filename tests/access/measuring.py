"""What is measured in the page itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

MEASURES = Path(__file__).with_name("measures.js").read_text(encoding="utf-8")
SPACED = """(on) => {
  const sheet = (window.spacing ??= new CSSStyleSheet());
  const letters = "letter-spacing: 0.12em !important; word-spacing: 0.16em !important";
  sheet.replaceSync(`* { line-height: 1.5 !important; ${letters} } p { margin-bottom: 2em !important }`);
  const others = [...document.adoptedStyleSheets].filter((it) => it !== sheet);
  document.adoptedStyleSheets = on ? [...others, sheet] : others;
}"""


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
