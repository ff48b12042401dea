"""A chapter of a clumsy or hostile author: its words are words, and its Markdown is Markdown and no more.

What prose may be is listed in PROSE: headings, emphasis, lists, quotations, tables, code, and links that
somebody presses. A link to another site opens in a window of its own. No HTML, no picture.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from tests.e2e.app import App
from tests.e2e.steps import live
from tests.export.said import Page as Parsed
from tests.privacy.authored import CALLS, STILL, given, key_of, write
from tests.privacy.scripts import LOUD, SCRIPTS, TEXTS, turned
from tests.privacy.watching import Watch, even
from workbook.exercises.vocabulary import declare
from workbook.pages.chapter import record
from workbook.pages.demo_page import people_page
from workbook.pages.known import Known
from workbook.pages.prose import prose
from workbook.pages.site import Site

PROSE = {
    *((name,) for name in ("p", "em", "strong", "code", "pre", "ul", "ol", "li", "br", "hr")),
    *((f"h{level}", "id") for level in range(1, 7)),
    ("a", "href"),
    ("a", "href", "rel", "target"),
    ("a", "href", "title"),
    ("blockquote", "class"),
    *((name,) for name in ("table", "thead", "tbody", "tr", "th", "td")),
}
SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE | re.MULTILINE)
HANDFUL = "\n".join(text.replace("\n", " ") for name, text in SCRIPTS.items() if name in [*LOUD][:8])
FILLED = """(words) => [...document.querySelectorAll("main [data-key]")]
  .filter((it) => [...it.querySelectorAll("textarea")].some((area) => area.value === words))
  .every((it) => it.dataset.state === "saved")"""


def elements(html: str) -> set[tuple[str, ...]]:
    """What a piece of a page is built of: elements, each with the names of its attributes."""
    return set(Parsed(html.encode("utf-8", "replace")).skeleton)


def drawn(call: str, words: list[str]) -> str:
    """What one call of an author stands for, as HTML."""
    declared = declare(call, "01-here", key_of(call), words[5], given(call, words))
    return record(declared, lambda key: Known(None, None, 0))


@pytest.mark.parametrize("call", [*CALLS, *STILL])
def test_no_word_of_an_author_builds_anything(call: str) -> None:
    """Every script in every argument of every call: the same elements as with harmless words."""
    plain = elements(drawn(call, ["one", "two", "three", "four", "five", "six"]))
    more = PROSE if call == "gate" else set()
    for number, text in enumerate(TEXTS[:: 40 if call == "support" else 1]):
        assert elements(drawn(call, turned(number)[:6])) <= plain | more, text


@pytest.mark.parametrize(
    "around", ["{}", "# {}", "> {}", "- {}", "| {} |\n|---|\n| {} |", "[x]({})", "![{}](x)"]
)
def test_prose_is_markdown_and_no_more(around: str) -> None:
    """No HTML, no picture, no handler; a link leads to a page or to a site, never to a script or to data."""
    for text in TEXTS:
        found = Parsed(str(prose(around.replace("{}", text))).encode("utf-8", "replace"))
        assert set(found.skeleton) <= PROSE, text
        leads = [re.sub(r"[\0-\x20]", "", value) for name, value in found.attributes if name == "href"]
        assert set(SCHEME.findall("\n".join(leads))) <= {"http", "https", "mailto"}, text


def test_the_invented_people_are_called_what_they_are_called() -> None:
    """Even if somebody puts others in their place."""

    class Somebody:
        def __init__(self, text: str) -> None:
            self.name = self.line = text

    site = Site(base="/x/", files=defaultdict(str), place="on this computer", invented=TEXTS[0])
    plain = elements(people_page(replace(site, invented="word"), [Somebody("word")]))
    assert elements(people_page(site, list(map(Somebody, TEXTS)))) == plain


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[set[str]]:
    """A folder of chapters with one that holds every script, and what it shows as typed."""
    folder = tmp_path_factory.mktemp("chapters")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_CHAPTERS", str(folder))
        yield write(folder)


@pytest.fixture(scope="module")
def app(words: set[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """A server of that folder."""
    running = App(tmp_path_factory.mktemp("reader") / "home")
    yield running
    running.stop()


def test_the_contents_show_a_title_and_a_line_as_written(watched: tuple[Page, Watch]) -> None:
    """However odd a chapter's name is."""
    page, watch = watched
    assert page.locator("main").text_content().count(TEXTS[0]) == 2
    assert watch.sweep(page) == []


def test_a_chapter_shows_its_author_s_words_as_written(
    watched: tuple[Page, Watch], app: App, words: set[str]
) -> None:
    """Questions and hints to the letter; and nothing of the chapter runs or asks for anything."""
    page, watch = watched
    page.goto(app.chapter("01-here"))
    live(page)
    said = {even(text) for text in page.locator("main :is(.q, .hint)").all_text_contents()}
    assert {even(word) for word in words} <= said
    assert watch.sweep(page) == []


def test_what_is_typed_by_hand_stays_words(watched: tuple[Page, Watch], app: App) -> None:
    """In each kind of field: kept as typed, shown as typed, and shown again after a reload."""
    page, watch = watched
    page.goto(app.chapter("01-here"))
    live(page)
    fields = [page.locator(f"main [data-key$='-{number}']") for number in range(len(CALLS))]
    for box in page.locator("main .field.choice [data-own]").all()[:1]:
        box.check()
    places = [it.locator("textarea").first for it in fields if it.locator("textarea").count()]
    for place in places:
        place.fill(HANDFUL)
        place.blur()
    page.wait_for_function(FILLED, arg=HANDFUL)
    assert watch.sweep(page) == []
    page.reload()
    live(page)
    held = page.locator("main [data-key] textarea").evaluate_all("all => all.map((it) => it.value)")
    assert held.count(HANDFUL) == len(places) == len(CALLS) - len(["scale", "balance"])
    assert watch.sweep(page) == []
