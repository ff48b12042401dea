"""The focus is never lost: whatever is pressed, somebody with a keyboard is still somewhere afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.access import opening
from tests.access.conftest import anew
from tests.access.pages import ONE, SIX, chapter
from tests.access.readers import Servers
from tests.e2e.app import App
from tests.e2e.steps import field, fill, live, press, saved, write
from tests.family.conftest import SAMPLES
from workbook.answers import Answers

# Buttons that lead to another page, to a file, or to a window of the browser's own.
AWAY = "Leave quickly|Print|Save as |SVG|PNG|Bring a tree|Lock now|Delete them|Yes, |Begin again|To the page"
BUTTONS = f"""() => [...document.querySelectorAll("main button, main summary, nav.stage button")]
  .filter((it) => it.checkVisibility() && !/^({AWAY})/.test(it.textContent.trim()))
  .map((it, at) => ((it.dataset.pressed ??= String(at)), it.dataset.pressed))"""
SETTLED = """() => !document.querySelector("[data-state=saving]")
  && ![...document.querySelectorAll("[role=status]")].some((it) => it.textContent.startsWith("One moment"))"""
# In one step: what was pressed before may still redraw the page, and take the next button with it.
FOCUSED = """(mark) => {
  const it = document.querySelector(`[data-pressed="${mark}"]`);
  if (!it?.checkVisibility() || it.disabled) return "";
  it.focus();
  return it.textContent.trim().slice(0, 60) || "no words";
}"""
WHERE = """() => {
  const it = document.activeElement;
  if (!it || it === document.body || it === document.documentElement) return "nowhere";
  return it.checkVisibility() ? "" : "somewhere unseen";
}"""
PAGES = {
    "toolbox": chapter("toolbox"),
    "journal": chapter("journal"),
    "family map": chapter("family-map"),
    "my patterns": chapter("my-patterns"),
    "two versions": chapter(SIX),
    "your answers": "answers",
    "an agenda": "facilitate/45-minutes",
    "projector": f"demo/{chapter(ONE)}#project={ONE}.fear-to-lose",
}

# What is there only while somebody is on the map.
OF_PEOPLE = (
    "[data-does=larger]",
    "[data-does=smaller]",
    "[data-does=whole]",
    "[data-does=hide]",
    "[data-does=pictures]",
    "[data-does=svg]",
    "[data-does=png]",
    "[data-does=print]",
    "[data-does=gedcom]",
    ".words > summary",
    ".frame [data-person]",
    ".mend button",
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """A server whose answers may change, with everything answered."""
    running = Servers(tmp_path_factory.mktemp("pressing"))
    yield running.of("full")
    running.stop()


@pytest.fixture(scope="module")
def let_in(chromium: Browser, own: App) -> Iterator[BrowserContext]:
    """A browser that came through its link."""
    context = anew(chromium)
    assert context.request.get(own.link).ok
    yield context
    context.close()


@pytest.fixture
def there(let_in: BrowserContext) -> Iterator[Page]:
    """A page of it."""
    page = let_in.new_page()
    page.emulate_media(reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_pressing_anything_loses_no_focus(there: Page, own: App, name: str) -> None:
    """Every button of the page, one after the other, with Enter."""
    there.goto(own.url + PAGES[name])
    opening.settled(there)
    lost = []
    for mark in there.evaluate(BUTTONS):
        if not (words := there.evaluate(FOCUSED, mark)):
            continue
        press(there, "Enter")
        there.wait_for_function(SETTLED)
        if where := there.evaluate(WHERE):
            lost.append(f"“{words}”: {where}")
    assert lost == []


def test_an_answer_that_is_emptied_and_left_keeps_its_reader(there: Page, own: App) -> None:
    """“Forget this answer” goes when another window has forgotten it, also from under the focus."""
    there.goto(own.url + chapter(ONE))
    live(there)
    place = field(there, f"{ONE}.fear-to-lose")
    write(place, "one more word")
    place.locator("[data-does=forget]").focus()
    Answers.open(own.home).forget(f"{ONE}.fear-to-lose")
    expect(place).to_have_attribute("data-state", "empty")
    expect(place.locator("textarea")).to_be_focused()


def test_forgetting_leaves_a_reader_who_has_gone_on(there: Page, own: App) -> None:
    """Whoever is in the next answer by the time one is forgotten stays there."""
    there.goto(own.url + chapter(ONE))
    live(there)
    first, next_ = field(there, f"{ONE}.fear-to-lose"), field(there, f"{ONE}.hope-to-gain")
    write(first, "to be forgotten")
    forget = first.locator("[data-does=forget]")
    forget.focus()
    press(there, "Enter")
    expect(forget).to_have_attribute("data-armed", "ready")
    there.evaluate(
        "([button, area]) => { button.click(); area.focus(); }",
        [forget.element_handle(), next_.locator("textarea").element_handle()],
    )
    expect(first).to_have_attribute("data-state", "empty")
    expect(next_.locator("textarea")).to_be_focused()


def test_a_redrawn_map_keeps_its_reader(there: Page, own: App) -> None:
    """An edit in a table redraws the map; the row that is typed in keeps the focus."""
    fill(own, SAMPLES["three generations"]())
    there.goto(own.url + chapter("family-map"))
    opening.settled(there)
    cell = field(there, "family-map.people").locator("tbody [data-column=notes]").first
    cell.focus()
    there.evaluate("document.querySelector('.frame svg').dataset.old = 'yes'")
    there.keyboard.type("a baker")
    press(there, "Tab")
    expect(there.locator(".frame svg[data-old]")).to_have_count(0)
    saved(field(there, "family-map.people"))
    assert there.evaluate(WHERE) == "" and cell.input_value() == "a baker"


def test_a_map_that_loses_its_people_keeps_its_reader(there: Page, own: App) -> None:
    """Another window empties the tables: what goes with the people goes from under the focus."""
    family = SAMPLES["three generations"]()
    family["family-map.people"].append({"who": "Ben", "born": "1980", "died": "1970"})
    fill(own, family)
    there.goto(own.url + chapter("family-map"))
    opening.settled(there)
    map_ = there.locator("[data-map]")
    map_.get_by_role("button", name="Save as picture").click()
    lost = []
    for place in OF_PEOPLE:
        fill(own, family)
        map_.locator(place).first.focus()
        fill(own, {})
        expect(map_).to_have_class("map nobody")
        if there.evaluate(WHERE):
            lost.append(place)
    assert lost == []


def test_gathering_leads_to_what_became_of_it(there: Page, own: App) -> None:
    """The room's page is put in its own place; the focus goes where something is to be read."""
    there.goto(f"{own.url}room")
    opening.revealed(there)
    expect(there.locator(".told")).to_be_focused()
