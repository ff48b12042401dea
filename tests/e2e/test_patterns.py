"""What comes back, in a real browser: gathered in view, read in place, hidden, and the same by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, live, press, read, write
from tests.insights.given import LONG
from tests.insights.reader import READER
from tests.resizing import resize
from workbook.answers import Answers

SLUG = "my-patterns"
FEAR, DO = "01-what-closeness-asks.fear-to-lose", "03-distance-as-a-strategy.loop-i-do"
WATCH = """() => { window.told = []; const part = document.querySelector("[data-patterns]");
  const all = { childList: true, subtree: true, characterData: true };
  new MutationObserver(() => window.told.push(part.textContent)).observe(part, all); }"""
NAMES = re.compile("Marlene|Elfriede|Okafor|Anna", re.IGNORECASE)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of somebody who has been through all ten chapters."""
    folder = tmp_path_factory.mktemp("reader") / "home"
    answers = Answers.open(folder)
    for key, value in READER.items():
        answers[key] = value
    return folder


@pytest.fixture
def patterns(page: Page, app: App) -> Locator:
    """The patterns, once they are there."""
    read(page, app, SLUG)
    return gathered(page)


@pytest.fixture
def restored(home: Path) -> Iterator[Answers]:
    """The answers, to be changed behind the page's back; afterwards they are as they were."""
    answers = Answers.open(home)
    yield answers
    answers.refresh()
    for key in set(answers) - READER.keys():
        del answers[key]
    for key, value in READER.items():
        answers[key] = value


def gathered(page: Page) -> Locator:
    """Scroll to the patterns and wait for them."""
    part = page.locator("[data-patterns]")
    part.scroll_into_view_if_needed()
    expect(part).to_have_class(re.compile("gathered"))
    return part


def again(part: Locator, name: str) -> Locator:
    """What comes back under a name."""
    return part.locator("details.again").filter(has=part.page.locator(f"summary > b:text-is('{name}')"))


def lines(part: Locator) -> Locator:
    """The lines over time, once they are drawn."""
    figure = part.locator("figure")
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".plot svg").first).to_be_visible()
    return figure


def test_a_reader_finds_what_comes_back(patterns: Locator) -> None:
    """Words, people, scales, lines and what they take along; the lines are drawn when they are in view."""
    headings = patterns.locator("h3")
    expect(headings).to_have_text(
        [
            "Words you come back to",
            "People and places you come back to",
            "Your scales, side by side",
            "Lines over time",
            "What you take with you",
        ]
    )
    expect(again(patterns, "K.").locator(".where")).to_contain_text("chapters 1, 2, 3")
    expect(lines(patterns).locator(".said")).to_contain_text("How hot it was in me")


def test_a_quotation_leads_to_its_place(patterns: Locator, page: Page, app: App) -> None:
    """To the page, and to the very exercise."""
    word = again(patterns, "quiet")
    expect(word.locator("blockquote").first).to_be_hidden()
    word.locator("summary").first.click()
    word.get_by_role("link", name="When someone comes close, what do you fear to lose, or to gain?").click()
    expect(page).to_have_url(
        f"{app.chapter('01-what-closeness-asks')}#field-01-what-closeness-asks-fear-to-lose"
    )
    live(page)
    expect(field(page, FEAR)).to_be_in_viewport()


def test_names_can_be_hidden(patterns: Locator, page: Page) -> None:
    """Everywhere on the page, and not only from the eye; pressing again brings them back."""
    again(patterns, "Marlene").locator("summary").first.click()
    lines(patterns)
    button = page.get_by_role("button", name="Hide names")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(again(patterns, "M.")).to_have_attribute("open", "")
    assert not NAMES.search(patterns.inner_html())
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(again(patterns, "Marlene")).to_have_attribute("open", "")


def test_names_stay_hidden_when_the_line_comes_back(patterns: Locator, page: Page, restored: Answers) -> None:
    """A page that was cut off asks again as it stood."""
    page.get_by_role("button", name="Hide names").click()
    expect(again(patterns, "M.")).to_be_visible()
    page.evaluate(WATCH)
    page.evaluate("document.dispatchEvent(new Event('freeze'))")
    expect(page.locator("html")).to_have_attribute("data-connection", "lost")
    restored[FEAR] = "A door in the fog, and Marlene behind it"
    page.evaluate("document.dispatchEvent(new Event('resume'))")
    live(page)
    expect(again(patterns, "door")).to_contain_text("in the fog")
    assert not [words for words in page.evaluate("window.told") if NAMES.search(words)]
    expect(page.get_by_role("button", name="Hide names")).to_have_attribute("aria-pressed", "true")


def test_a_change_elsewhere_leaves_the_reader_where_they_are(
    patterns: Locator, page: Page, restored: Answers
) -> None:
    """What is open stays open, the focus stays on its line, and the new words are there."""
    word = again(patterns, "door")
    word.locator("summary").first.focus()
    press(page, "Enter")
    restored[FEAR] = "A door in the fog, somewhere by the sea"
    expect(word).to_contain_text("in the fog")
    expect(word).to_have_attribute("open", "")
    expect(word.locator("summary").first).to_be_focused()


def test_one_answer_and_none(page: Page, app: App, restored: Answers) -> None:
    """An invitation, and the one scale there is; no button that could do nothing."""
    for key in list(restored):
        if key != "01-what-closeness-asks.connection":
            del restored[key]
    read(page, app, SLUG)
    part = gathered(page)
    expect(part.locator(".told")).to_contain_text("When you have written in two chapters")
    expect(part.locator(".value")).to_have_text("4")
    del restored["01-what-closeness-asks.connection"]
    expect(part.locator("h3:visible")).to_have_count(0)
    expect(part.get_by_role("button")).to_have_count(0)


def test_long_words_and_other_scripts_fit(page: Page, app: App, restored: Answers) -> None:
    """No sideways scrolling on a narrow phone; right to left finds its own side."""
    restored[FEAR] = f"{LONG * 6} أنا أبتعد عندما يرتفع الصوت"
    restored[DO] = f"أبتعد {LONG * 6}"
    resize(page, 320, 640)
    read(page, app, SLUG)
    part = gathered(page)
    page.get_by_role("button", name="Open all").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    quotation = part.locator("blockquote", has_text=re.compile("^أبتعد")).first
    assert quotation.evaluate("it => getComputedStyle(it).direction") == "rtl"


def test_the_keyboard_opens_reads_and_goes_on(patterns: Locator, page: Page) -> None:
    """Open all, into the first quotation, and on by its link."""
    page.get_by_role("button", name="Open all").focus()
    press(page, "Enter")
    expect(page.get_by_role("button", name="Close all")).to_be_focused()
    press(page, "Tab", 2)
    assert page.evaluate("document.activeElement.localName") == "summary"
    press(page, "Tab")
    expect(patterns.locator(".again a").first).to_be_focused()
    press(page, "Enter")
    expect(page.locator("h1")).not_to_have_text("My patterns")


def test_a_long_answer_opens_whole(patterns: Locator, page: Page, restored: Answers) -> None:
    """One tap, and one to fold it again."""
    restored[FEAR] = "By the river. " * 40 + "The end of it."
    word = again(patterns, "river")
    word.locator("summary").first.click()
    quotation = word.locator("blockquote", has_text="The end of it.")
    expect(quotation.locator(".cut")).to_be_visible()
    quotation.get_by_text("Read all of it").click()
    expect(quotation.locator("details p")).to_be_visible()
    expect(quotation.locator(".cut")).to_be_hidden()
    quotation.get_by_text("Show less").click()
    expect(quotation.locator(".cut")).to_be_visible()


def test_paper_shows_what_is_open_and_no_buttons(patterns: Locator, page: Page) -> None:
    """As the reader left it."""
    again(patterns, "quiet").locator("summary").first.click()
    page.emulate_media(media="print")
    expect(patterns.get_by_role("button")).to_have_count(0)
    expect(again(patterns, "quiet").locator("blockquote").first).to_be_visible()


def test_without_scripts_it_says_so(chromium: Browser, app: App) -> None:
    """The page is honest about what it cannot show."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(app.link)
    page.goto(app.chapter(SLUG))
    expect(page.locator("[data-patterns] .told")).to_contain_text("That takes JavaScript.")
    expect(page.locator("[data-patterns] h3:visible")).to_have_count(0)
    expect(page.locator("[data-patterns] button:visible")).to_have_count(0)
    context.close()


def test_the_server_sends_no_answer_before_it_is_asked(page: Page, app: App) -> None:
    """The frame is the same for everybody."""
    html = page.request.get(app.chapter(SLUG)).text()
    assert "data-patterns" in html and "Marlene" not in html and "cutlery" not in html


def test_noticing_keeps_its_words_and_counts_none(page: Page, app: App, restored: Answers) -> None:
    """The field below is a field like any other."""
    read(page, app, SLUG)
    part = gathered(page)
    before = part.inner_html()
    write(field(page, f"{SLUG}.notice"), "quiet quiet zebra zebra")
    assert app.answers()[f"{SLUG}.notice"] == "quiet quiet zebra zebra"
    page.reload()
    live(page)
    assert gathered(page).locator(".found.before").inner_html() in before
