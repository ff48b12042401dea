"""Type a word of its own into everything on a page that takes words, and hear what the browser asks for."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, ElementHandle, Page, expect

from tests.hub.guest import Guest
from tests.kinds import of_every_kind
from tests.privacy.canaries import DAY, Canaries
from workbook.chapters import notebook

TAKES_WORDS = "textarea, input:is([type=text], [type=search], [type=password], :not([type]))"
CHOSEN = ":is(select, input:is([type=date], [type=number], [type=tel], [type=range]))"
FOLDED = "details:is(:has([data-key]), [data-key] *)"
UNSETTLED = ":is([data-state=saving], [data-state=unsaved])"
NAME = """it => [it.closest("[data-key]")?.dataset.key ?? location.pathname,
  it.dataset.column ?? it.dataset.slot ?? it.dataset.part ?? it.name, it.type].join("/")"""
SET = """it => { if (it.type === "range") it.value = 6;
  else if (it.type === "number") it.value = Math.max(20, Number(it.min));
  else if (it.type === "tel") it.value = 20;
  else if (it.tagName === "SELECT") it.selectedIndex = 1; else it.value ||= day;
  it.dispatchEvent(new Event("input", { bubbles: true }));
  it.dispatchEvent(new Event("change", { bubbles: true })); }""".replace("day", json.dumps(DAY))
STORED = """[{...sessionStorage}, {...localStorage}, document.cookie, location.href, document.title,
  history.state, window.name]"""


@dataclass
class Heard:
    """What a browser told the world: addresses, titles, messages of its console."""

    said: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        """Hear everything from now on."""
        context.on("request", lambda it: self.said.extend([it.url, json.dumps(it.headers)]))
        context.on("console", lambda it: self.said.append(it.text))
        context.on("page", self._page)
        for page in context.pages:
            self._page(page)

    def _page(self, page: Page) -> None:
        page.on("websocket", lambda it: self.said.append(it.url))
        page.on("framenavigated", lambda it: self.said.append(it.url))
        page.on("pageerror", lambda it: self.said.append(str(it)))

    def look(self, page: Page) -> None:
        """Take down the title, and what the tab remembers once everything is saved."""
        self.said.append(json.dumps(page.evaluate(STORED)))


def fill(page: Page, canaries: Canaries, within: str = "main") -> list[str]:
    """Type into every control that takes words, folded ones too, choose in every other, and return the words.

    Args:
        page: the page.
        canaries: where the words come from.
        within: the part of the page.
    """
    words = []
    page.eval_on_selector_all(f"{within} {FOLDED}", "all => all.forEach((it) => (it.open = true))")
    for number, control in enumerate(page.query_selector_all(f"{within} :is({TAKES_WORDS})")):
        if _can_be_written(control):
            words.append(canaries.word(f"{control.evaluate(NAME)} {number}"))
            control.fill(words[-1])
    page.eval_on_selector_all(f"{within} {CHOSEN}", f"all => all.forEach({SET})")
    page.evaluate("document.activeElement.blur()")
    return words


def _can_be_written(control: ElementHandle) -> bool:
    """Whether words can stay there; the sheet of the family map is sent as a whole or not at all."""
    sent = control.evaluate("it => it.closest('.doings')")
    return not sent and control.is_visible() and control.is_editable()


def settled(page: Page) -> None:
    """Wait until everything that was typed is kept."""
    expect(page.locator(UNSETTLED)).to_have_count(0)


async def put_all(guest: Guest, canaries: Canaries) -> list[dict[str, Any]]:
    """Write an answer to every exercise of some chapters over the page's own line; return what is said."""
    said = []
    for book in notebook.chapters():
        if book.slug in of_every_kind():
            await guest.read(book.slug)
            said += [await guest.write(canaries.answer(it), it.key) for it in book.exercises]
            await guest.hang_up()
    return said
