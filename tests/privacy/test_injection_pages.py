"""Every page of the app, for somebody who restored a file full of scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.steps import live, look
from tests.export.said import Page as Parsed
from tests.export.said import as_typed
from tests.kinds import of_every_kind
from tests.privacy.restored import everything, words_in
from tests.privacy.scripts import TEXTS
from tests.privacy.watching import Watch, even, shown
from workbook.answers import Answers
from workbook.answers.storage.copies import read_copy
from workbook.chapters.notebook import Chapter, chapters, find_exercise
from workbook.endpoints.reading import chapter_to_read
from workbook.endpoints.request import PageContext
from workbook.exercises.dated import Break
from workbook.exercises.declared import Picture, Show
from workbook.exercises.kind import Kind
from workbook.exercises.kinds import Exercise
from workbook.insights.pictures import PICTURES
from workbook.pages.site import Site
from workbook.pages.told import quotation
from workbook.paths import chapters_folder
from workbook.place import HERE
from workbook.server.assets import names

BOOKS = {book.slug: book for book in chapters() if book.alive}
SOME = (*of_every_kind(), "my-patterns")
"""Chapters that a browser opens: every kind of exercise is in one of them; in a soak all."""
PLAIN = (
    "",
    "promises",
    "people",
    "playbook",
    "search",
    "person",
    "share",
    "share/read",
    "room",
    "room/give",
    "answers",
    "facilitate",
)
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"circle", "desc", "path", "polyline", "rect", "svg", "text", "title", "tspan"}
QUOTED = {
    "button",
    "details",
    "div",
    "em",
    "fieldset",
    "html",
    "input",
    "li",
    "p",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
"""What shows that there is an answer: rows and lines that can be forgotten; the page says of which file."""
LEADS = {"href", "xlink:href", "src", "action", "formaction", "poster", "background", "data", "ping"}
AWAY = re.compile(r"javascript:|data:text|beacon", re.IGNORECASE)
MARKS = [text for text in TEXTS if "<" in text]
OURS = re.compile(r"</?(?:b|span)(?: style='[^'<>]*')?>")
FEAR = "01-what-closeness-asks.fear-to-lose"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """A server for somebody who has written nothing yet."""
    running = App(tmp_path_factory.mktemp("reader") / "home")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def listed(watched: tuple[Page, Watch], app: App, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the preview of the file lists, before it is brought together with nothing."""
    page, _ = watched
    file = tmp_path_factory.mktemp("given") / "copy.json"
    file.write_bytes(everything())
    page.goto(f"{app.url}answers")
    page.get_by_label("The file with your copy").set_input_files(file)
    expect(page.locator(".preview")).to_be_visible()
    found = {even(text) for text in page.locator(".preview li").all_text_contents()}
    page.get_by_role("button", name="Put both together").click()
    expect(page.locator("[data-part=restore] .said")).to_contain_text("Done.")
    return found


@pytest.fixture(scope="module")
def answers(listed: set[str], app: App) -> Answers:
    """The answers after that."""
    return Answers.open(app.home)


def test_the_preview_of_a_file_lists_questions_as_they_are_written(
    watched: tuple[Page, Watch], listed: set[str]
) -> None:
    """As text, and nothing of it comes to life."""
    page, watch = watched
    assert {even(text) for text in TEXTS} <= listed
    assert watch.sweep(page) == []


@pytest.mark.parametrize("slug", SOME)
def test_a_chapter_shows_every_script_as_it_was_typed(
    watched: tuple[Page, Watch], app: App, answers: Answers, slug: str
) -> None:
    """In fields, quotations, other versions and pictures; nothing runs, and nothing is asked for."""
    page, watch = watched
    page.goto(app.chapter(slug))
    live(page)
    for picture in page.locator("[data-picture].answered").all():
        picture.scroll_into_view_if_needed()
        expect(picture.locator(".plot svg").first).to_be_visible()
    if slug == "family-map":
        look(page)
    if slug == "my-patterns":
        expect(page.locator(".what-returns.gathered")).to_have_count(1)
        page.get_by_role("button", name="Open all").click()
    assert missing(page, BOOKS[slug], answers) == []
    assert watch.sweep(page) == []


@pytest.fixture(scope="module")
def restored(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """The same answers, without a server."""
    found = Answers.open(tmp_path_factory.mktemp("restored") / "home")
    found.restore(read_copy(everything()), "merge")
    return found


@pytest.mark.parametrize("slug", BOOKS)
def test_a_chapter_is_sent_as_words(restored: Answers, slug: str) -> None:
    """Every chapter, before its scripts run: no element, handler or address that an answer has made."""
    empty, full = (sent(slug, answers) for answers in (Answers.open(), restored))
    more = set(full.skeleton) - set(empty.skeleton)
    assert {name for name, *_ in more} <= SHAPES | QUOTED
    assert [name for _, *names in more for name in names if name.startswith("on")] == []
    assert [it for it in full.attributes if it[0] in LEADS and AWAY.search(it[1] or "")] == []


def sent(slug: str, answers: Answers) -> Parsed:
    """A chapter’s page as the server sends it."""
    site = Site(base="/", files=names(), place=HERE)
    at = PageContext(site=site, answers=answers, folder=chapters_folder(), now=datetime.now(UTC), tz=UTC)
    return Parsed(str(chapter_to_read(at, slug).body).encode("utf-8", "replace"))


@pytest.mark.parametrize("slug", BOOKS)
def test_every_picture_is_drawn_as_letters(restored: Answers, slug: str) -> None:
    """Every picture of every chapter: shapes and lines of letters, and no mark but ours in a figure."""
    for record in BOOKS[slug].records:
        if isinstance(record, Picture):
            drawn = PICTURES[record.name].shown(restored, record.sources)
            shapes = ElementTree.fromstring(drawn.svg).iter() if drawn.svg else ()  # noqa: S314 - our own
            assert {it.tag.removeprefix(SVG) for it in shapes} <= SHAPES
            texts = list(figured(drawn.figure or {}))
            assert [text for text in texts if "<" in OURS.sub("", text.replace("<br>", ""))] == []
            assert [text for text in texts if any(mark in text for mark in MARKS)] == []


MONTHS = "all => all.map(it => [it.closest('[data-key]').dataset.key, it.dataset.month])"
"""Entries of long ago stand in the page once their month is opened, one month at a time."""


def missing(page: Page, book: Chapter, answers: Answers) -> list[tuple[str, str]]:
    """Return what a chapter ought to show and does not, with its key."""
    fields = shown(page, "[data-key]", "key") | shown(page, "[data-picture] .plot", "picture")
    for field, month in page.locator(".months [data-month]").evaluate_all(MONTHS):
        opens = page.locator(f'[data-key="{field}"] .months [data-month="{month}"]')
        opens.dispatch_event("click")
        expect(opens).to_have_attribute("aria-expanded", "true")
        fields[field] |= shown(page, "[data-key]", "key")[field]
    quoted = {even(text) for text in page.locator("[data-shows] .quoted").all_text_contents()}
    told = [(key, even(text)) for key, text in expected(book, answers)]
    return [(key, text) for key, text in told if text not in fields.get(key, quoted)]


def expected(book: Chapter, answers: Answers) -> Iterator[tuple[str, str]]:
    """Yield every text that a chapter shows of somebody's answers, with the key of what shows it."""
    for record in book.records:
        match record:
            case Picture():
                yield from ((record.key, line) for line in lettered(record, answers))
            case Show():
                asked = find_exercise(record.key)
                value = asked and asked.shown(answers.get(record.key))
                yield from [("", BeautifulSoup(quotation(value, asked), "html.parser").text)] if value else []
            case Kind():
                yield from ((record.key, text) for text in typed(record, answers))


def typed(asked: Exercise, answers: Answers) -> Iterator[str]:
    """Yield every text that a field holds, other versions of it included."""
    value = asked.shown(answers.get(asked.key))
    yield from words_in({**value, "began": None} if isinstance(asked, Break) else value)
    entry = answers.entry(asked.key)
    yield from (str(other["value"]) for other in (entry.other[:1] if entry else ()))


def lettered(record: Picture, answers: Answers) -> Iterator[str]:
    """Yield the lines of letters that a picture has."""
    drawn = PICTURES[record.name].shown(answers, record.sources)
    if drawn.svg:
        root = ElementTree.fromstring(drawn.svg)  # noqa: S314 - our own drawing
        yield from ("".join(it.itertext()) for it in root.iter(f"{SVG}tspan"))
    for text in figured(drawn.figure or {}):
        yield from (unescape(OURS.sub("", line)) for line in text.split("<br>"))


def figured(figure: dict[str, Any]) -> Iterator[str]:
    """Yield every text that a figure is given to show."""
    yield from (it["text"] for it in figure.get("layout", {}).get("annotations", ()))
    for trace in figure.get("data", ()):
        yield from trace["text"] if isinstance(trace.get("text"), list) else ()


@pytest.mark.parametrize("path", PLAIN)
def test_every_other_page_shows_scripts_as_words(
    watched: tuple[Page, Watch], app: App, answers: Answers, path: str
) -> None:
    """Contents, playbook, sharing, the room, “Your answers”: nothing comes to life."""
    page, watch = watched
    page.goto(f"{app.url}{path}")
    assert watch.sweep(page) == []


def test_the_playbook_shows_what_was_typed(watched: tuple[Page, Watch], app: App, answers: Answers) -> None:
    """Word for word, answers of unknown chapters too."""
    page, _ = watched
    page.goto(f"{app.url}playbook")
    said = {
        even(text) for text in page.locator(".playbook :is(p, li, td, dd, b, h2, h3)").all_text_contents()
    }
    assert [text for text in TEXTS if even(as_typed(text)) not in said] == []


def test_sharing_shows_what_was_typed(watched: tuple[Page, Watch], app: App, answers: Answers) -> None:
    """One answer as it would leave, with each of its words to black out."""
    page, watch = watched
    page.goto(f"{app.url}share?key={FEAR}")
    assert even(page.locator("blockquote").text_content()) == even(answers[FEAR])
    assert watch.sweep(page) == []
