"""What a reader does on a page, in one word each."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import App
from tests.family.conftest import Answers
from workbook.answers import Answers as Kept
from workbook.chapters.notebook import find_exercise
from workbook.family.model.people import TABLES

FAMILY = "family-map"
LOOK = """() => {
  document.querySelector("[data-map]").scrollIntoView({ behavior: "instant" });
  return document.querySelector(".frame svg");
}"""

TRANSLATED = """(element) => {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) if (walk.currentNode.data.trim()) texts.push(walk.currentNode);
  for (const text of texts) {
    const font = document.createElement("font");
    font.textContent = `«${text.data}»`;
    text.replaceWith(font);
  }
}"""


def read(page: Page, app: App, slug: str) -> None:
    """Open a chapter and wait until its kernel is there."""
    page.goto(app.chapter(slug))
    live(page)


def live(page: Page) -> None:
    """Wait until the page says that it is connected."""
    expect(page.locator("html")).to_have_attribute("data-connection", "live")


def field(page: Page, key: str) -> Locator:
    """The field of a key."""
    return page.locator(f'[data-key="{key}"]')


def saved(place: Locator) -> None:
    """Wait until a field says that its newest edit is kept."""
    expect(place).to_have_attribute("data-state", "saved")


def write(place: Locator, words: str) -> None:
    """Type an answer, leave the field, and wait until it is kept."""
    place.locator("textarea").first.fill(words)
    place.locator("textarea").first.blur()
    expect(place.locator(".state")).to_contain_text("Saved")
    saved(place)


def write_in_place(place: Locator, area: Locator, words: str) -> None:
    """Write in one area of a field, which stands where it stood, to the pixel, also when it is kept."""
    area.click()
    before = area.bounding_box()
    area.fill(words)
    saved(place)
    assert area.bounding_box() == before


def press(page: Page, key: str, times: int = 1) -> None:
    """Press a key."""
    for _ in range(times):
        page.keyboard.press(key)


def fill(app: App, tables: Answers) -> None:
    """Write a family into the answers, as another program of the reader would."""
    answers = Kept.open(app.home)
    for table in TABLES:
        exercise = find_exercise(f"{FAMILY}.{table}")
        assert exercise
        value = exercise.clean(tables.get(exercise.key))
        answers.put(exercise.key, value, kind=exercise.kind, prompt=exercise.prompt)


def person(page: Page, who: str) -> Locator:
    """Somebody on the family map."""
    return page.locator(f'.frame [data-person][aria-label^="{who}"]')


def drawn(page: Page, app: App, tables: Answers | None = None) -> None:
    """Open the page of a family, and wait for its map."""
    if tables is not None:
        fill(app, tables)
    read(page, app, FAMILY)
    look(page)


def unfold(page: Page) -> None:
    """Open the tables below the family map, as somebody with a keyboard does."""
    summary = page.locator(".as-tables > summary")
    if not page.locator(".as-tables[open]").count():
        summary.focus()
        press(page, "Enter")
    expect(page.locator(".as-tables[open]")).to_have_count(1)


def look(page: Page) -> None:
    """Scroll to the map until it is drawn; rows on the way may turn out higher than was thought."""
    page.wait_for_function(LOOK)


def translate(place: Locator) -> None:
    """Let every text in a place be another, in an element of its own, as browsers do that translate."""
    place.evaluate(TRANSLATED)
