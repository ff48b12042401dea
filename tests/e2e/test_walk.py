"""A newcomer goes through everything by keyboard alone, on a phone, and finds it again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import press
from tests.resizing import resize
from workbook.chapters import notebook

MOST_STOPS = 400
FOCUSED = """() => {
  const it = document.activeElement;
  return { tag: it.tagName, type: it.type ?? "", value: it.value ?? "", search: it.type === "search",
    key: it.closest("[data-key]")?.dataset.key ?? "", more: it.matches(".own + .own *"),
    folds: it.matches(":is(.as-tables, .lane, .another):not([open]) > summary"),
    onward: it.matches("nav .go"), text: it.textContent,
    seen: it === document.body || it.getClientRects().length > 0 };
}"""
WRITTEN = """() => [...document.querySelectorAll("[data-key] :is(textarea, select, input)")]
  .filter((it) => !it.closest("template") && it.type !== "search")
  .map((it) => [it.closest("[data-key]").dataset.key, it.type, it.checked ?? null, it.value])"""
UNSETTLED = ":is([data-state=saving], [data-state=unsaved])"


def answer(page: Page, at: dict[str, Any]) -> None:
    """Answer whatever has the focus, as a person with a keyboard would."""
    if not at["key"] or at["search"] or at["more"]:
        return  # there is always one more own line than was written
    if at["tag"] == "TEXTAREA" and not at["value"]:
        page.keyboard.insert_text(f"Écrit à la main: {at['key'].partition('.')[2]} 🌱")
    elif at["type"] == "range":
        press(page, "ArrowRight")
    elif at["type"] in ("radio", "checkbox"):
        press(page, "Space")
    elif at["type"] == "number" and not at["value"]:
        page.keyboard.type("20")
    elif at["tag"] == "SELECT" and not at["value"]:
        press(page, "ArrowDown")


def walk(page: Page) -> None:
    """Tab from the top to the way on, answering everything; the focus is never lost or unseen."""
    for _ in range(MOST_STOPS):
        press(page, "Tab")
        at = page.evaluate(FOCUSED)
        assert at["seen"] and at["tag"] != "BODY", "the focus went where nobody can see it"
        if at["onward"]:
            return
        if at["folds"] or (at["tag"] == "BUTTON" and at["text"] in ("Show another card", "Keep this one")):
            press(page, "Enter")
        else:
            answer(page, at)
    pytest.fail("the way on cannot be reached by Tab")


@pytest.mark.timeout(400)
def test_everything_can_be_filled_by_keyboard_and_is_found_again(home: Path, context: BrowserContext) -> None:
    """Begin, answer all, Enter on the way on, to the end; a restart, and every answer is in its place."""
    books = [book for book in notebook.chapters() if not book.is_path]
    first, written = App(home), {}
    page = context.new_page()
    resize(page, 360, 740)
    page.goto(first.link)
    page.goto(first.chapter(books[0].slug))
    for book in books:
        expect(page.locator("h1")).to_have_text(book.title)
        expect(page.locator("html")).to_have_attribute("data-connection", "live")
        walk(page)
        expect(page.locator(UNSETTLED)).to_have_count(0)
        written[book.slug] = page.evaluate(WRITTEN)
        press(page, "Enter")
    expect(page.locator(".list").first).to_be_visible()
    asked = {exercise.key for book in books for exercise in book.exercises}
    assert {key for key, value in first.answers().items() if value is not None} == asked
    first.stop()

    second = App(home, first.port)
    page.goto(second.link)
    for book in books:
        page.goto(second.chapter(book.slug))
        expect(page.locator("html")).to_have_attribute("data-connection", "live")
        expect(page.locator("[data-key]:not([data-state=saved])")).to_have_count(0)
        assert kept(page.evaluate(WRITTEN)) == kept(written[book.slug])
    second.stop()


def kept(controls: list[list[Any]]) -> list[list[Any]]:
    """What was written or chosen; rows left blank are not brought back."""
    return [each for each in controls if each[3] and each[2] is not False and each[1] != "date"]
