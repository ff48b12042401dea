"""The short way through a chapter: what is folded, how it is opened, and what a tab remembers of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.access.test_axe import EVERYTHING, looked_at
from tests.e2e.app import App
from tests.e2e.conftest import BESIDE
from tests.e2e.steps import field, saved, write
from tests.e2e.test_drafts import draft
from tests.resizing import resize
from workbook.authoring.short_way import MOST_SCREENS
from workbook.chapters.notebook import chapters
from workbook.chapters.ways import has_short_way, short_way
from workbook.export.paper.sheets import sheets

ONE, TEN = "01-what-closeness-asks", "10-change-that-lasts"
WAYS = [book for book in chapters() if has_short_way(book)]
PHONE = {"width": 390, "height": 844}
HOPE = f"[data-key='{ONE}.hope-to-gain']"
STAYS = "() => Object.entries(sessionStorage).filter(([name]) => name.startsWith('workbook stays'))"
PRINTED = """() => { window.print = () => {
  window.printed = document.querySelectorAll(".longer:not([open])").length;
}; }"""
TOPS = """() => [...document.querySelectorAll("main .field")].filter((it) => it.checkVisibility())
  .filter((it) => !it.closest(".lane:not(:has(.longer))"))
  .map((it) => it.getBoundingClientRect().top + scrollY)"""


def new(chromium: Browser, **more: object) -> BrowserContext:
    """A browser on the short way, as everybody begins."""
    context = chromium.new_context(locale="en-GB", reduced_motion="reduce", viewport=PHONE, **more)  # type: ignore[arg-type]
    context.set_default_timeout(BESIDE)
    return context


@pytest.fixture
def reader(chromium: Browser, app: App) -> Iterator[Page]:
    """A page of a newcomer with a phone, let in."""
    context = new(chromium)
    page = context.new_page()
    page.goto(app.link)
    yield page
    context.close()


def read(page: Page, app: App, slug: str = ONE, mark: str = "") -> Page:
    """Open a chapter, and wait until it is alive."""
    page.goto("about:blank")
    page.goto(app.chapter(slug) + mark)
    page.locator("html[data-connection=live]").wait_for()
    return page


def answer(page: Page) -> None:
    """Write something off the short way, and wait until it is saved."""
    place = field(page, f"{ONE}.hope-to-gain")
    write(place, "a ladder")
    saved(place)


def folded(page: Page) -> int:
    return page.locator("details.longer:not([open])").count()


@pytest.mark.parametrize("book", WAYS, ids=lambda book: book.slug)
def test_between_two_questions_lie_four_screens_at_most(reader: Page, app: App, book) -> None:
    """On a phone of 390 × 844; the welcome asks its first question on the first screen."""
    read(reader, app, book.slug)
    for lane in reader.locator("details.lane:not([open]):has(.longer)").all():
        lane.locator("summary").first.click()
    for exercise in short_way(book).exercises:
        expect(field(reader, exercise.key)).to_be_visible()
    tops = reader.evaluate(TOPS)
    assert max((b - a) / PHONE["height"] for a, b in pairwise(tops)) <= MOST_SCREENS
    if not book.number:
        assert tops[0] < PHONE["height"]


def test_a_press_takes_the_long_way_and_the_tab_remembers_it(reader: Page, app: App) -> None:
    """Progress is told for the way that is taken, also in the contents."""
    read(reader, app)
    expect(reader.locator(".thread")).to_have_attribute("aria-label", "0 of 5 answered")
    reader.get_by_role("button", name="All of it,").click()
    expect(reader.locator("details.longer:not([open])")).to_have_count(0)
    expect(reader.locator(".thread")).to_have_attribute("aria-label", "0 of 14 answered")
    read(reader, app)
    expect(reader.get_by_role("button", name="All of it,")).to_have_attribute("aria-pressed", "true")
    answer(reader)
    reader.goto(app.url)
    expect(reader.locator(f"[data-progress='{ONE}']")).to_have_text("1 of 14 answered")
    read(reader, app).get_by_role("button", name="Short way").click()
    expect(reader.locator(".softly")).to_have_text("0 of 5 answered here, and 1 more.")
    reader.goto(app.url)
    expect(reader.locator(f"[data-progress='{ONE}']")).to_have_text("0 of 5 and 1 more answered")
    assert "ladder" not in str(reader.evaluate(STAYS))


def test_one_part_is_opened_by_the_keyboard_and_stays_open(reader: Page, app: App) -> None:
    """Enter on its row; the others stay folded, and a second press folds it again."""
    before = folded(read(reader, app))
    row = reader.locator("details.longer summary", has_text="Three beliefs")
    row.focus()
    reader.keyboard.press("Enter")
    expect(reader.locator(f"[data-key='{ONE}.beliefs']")).to_be_visible()
    reader.wait_for_function(f"() => ({STAYS})().length === 1")
    assert folded(read(reader, app)) == before - 1
    row.press("Enter")
    expect(reader.locator(f"[data-key='{ONE}.beliefs']")).to_be_hidden()


@pytest.mark.parametrize("seen", [HOPE, "h2#three-beliefs-that-get-in-the-way"])
def test_a_link_opens_what_it_leads_to(reader: Page, app: App, seen: str) -> None:
    """From another page, and within this one; nothing of it is remembered."""
    mark = f"#{read(reader, app).locator(seen).get_attribute('id')}"
    read(reader, app, mark=mark)
    expect(reader.locator(seen)).to_be_in_viewport()
    read(reader, app).evaluate("(mark) => (location.hash = mark)", mark)
    expect(reader.locator(seen)).to_be_in_viewport()
    assert reader.evaluate(STAYS) == []


def test_a_search_finds_what_is_folded(reader: Page, app: App) -> None:
    """Chromium reveals what a text fragment names by the same steps as what its search finds."""
    read(reader, app, mark="#:~:text=At%20eleven%20at%20night")
    expect(reader.locator("details[data-longer='three-beliefs']")).to_have_attribute("open", "")


def test_where_a_search_cannot_look_in_its_key_opens_all(reader: Page, app: App) -> None:
    """As in engines that know nothing of being searched while hidden."""
    reader.add_init_script(
        "delete HTMLElement.prototype.onbeforematch; delete Element.prototype.onbeforematch"
    )
    read(reader, app)
    assert folded(reader)
    reader.keyboard.press("Control+f")
    expect(reader.locator("details.longer:not([open])")).to_have_count(0)


def test_without_a_script_all_is_open(chromium: Browser, app: App) -> None:
    """Nothing is out of reach, and there is no button that does nothing."""
    context = new(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(app.link)
    page.goto(app.chapter(ONE))
    expect(page.locator(HOPE)).to_be_visible()
    expect(page.locator(".two-ways")).to_be_hidden()
    context.close()


def test_a_part_that_holds_an_answer_is_not_folded(reader: Page, app: App) -> None:
    """Whoever comes back, with another browser too, finds what they wrote; on a phone a line of it."""
    read(reader, app).get_by_role("button", name="All of it,").click()
    answer(reader)
    context = new(reader.context.browser)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(app.link)
    expect(read(page, app).locator(".gist")).to_have_text("a ladder")
    resize(page, 1280, 900)
    expect(read(page, app).locator(HOPE)).to_be_visible()
    expect(page.locator(f"[data-key='{ONE}.beliefs']")).to_be_hidden()
    context.close()


def test_what_is_not_saved_yet_is_not_folded(reader: Page, app: App) -> None:
    """Words that the last page could not send are in sight, wherever they stand."""
    wish = {"aim": {"do": "put"}, "rev": 0, "value": "Lilies.", "sent": []}
    key = f"{ONE}.where-i-saw-it"
    reader.add_init_script(draft(key, json.dumps(wish)))
    expect(field(read(reader, app), key).locator("textarea")).to_have_value("Lilies.")
    expect(field(reader, key)).to_be_visible()


def test_paper_shows_what_is_open_or_all_of_it(reader: Page, app: App) -> None:
    """As the page is; on request all, and after that the page is as it was."""
    read(reader, app)
    before = folded(reader)
    reader.emulate_media(media="print")
    expect(reader.locator("details.longer summary:visible")).to_have_count(0)
    expect(field(reader, f"{ONE}.beliefs")).to_be_hidden()
    reader.emulate_media(media="screen")
    reader.evaluate(PRINTED)
    reader.get_by_role("button", name="Print all of it").click()
    reader.wait_for_function("() => window.printed === 0")
    reader.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert folded(reader) == before


def test_axe_finds_nothing_where_parts_are_folded(reader: Page, app: App) -> None:
    """By day on a phone, by night on a desk, and with one part open."""
    read(reader, app)
    looked_at(reader, ("light", 360, EVERYTHING))
    reader.locator("details.longer summary").first.click()
    looked_at(reader, ("dark", 1280, EVERYTHING))


def test_what_is_for_another_day_is_folded_on_either_way(reader: Page, app: App) -> None:
    """It opens by a press and stays open, and by a link; what is answered there comes on top."""
    read(reader, app, TEN).get_by_role("button", name="All of it,").click()
    later = reader.locator("details.later")
    expect(reader.locator("details.later[open]")).to_have_count(0)
    told = reader.locator(".thread").get_attribute("aria-label")
    later.first.locator("summary").first.click()
    halfway = field(reader, f"{TEN}.midpoint")
    write(halfway, "So far.")
    saved(halfway)
    expect(reader.locator(".thread")).to_have_attribute("aria-label", str(told))
    expect(reader.locator(".softly")).to_contain_text("and 1 more")
    expect(field(read(reader, app, TEN), f"{TEN}.midpoint")).to_be_visible()
    last = reader.locator("details.later summary h2").last
    read(reader, app, TEN, mark=f"#{last.get_attribute('id')}")
    expect(last).to_be_in_viewport()
    expect(field(reader, f"{TEN}.review")).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_blank_sheets_of_a_short_way_are_four_pages_at_most(chromium: Browser, paper) -> None:
    """With room to write and the examples."""
    page = chromium.new_page()
    for book in WAYS:
        page.set_content(sheets(chapter=book.slug, short=True, paper=paper).decode())
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 4, book.slug
    page.close()
