"""Every page of the app, for somebody who restored a file full of scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app import App
from tests.browser.steps import live, look
from tests.export.said import as_typed
from tests.privacy.restored import everything, words_in
from tests.privacy.scripts import TEXTS
from tests.privacy.watching import Watch, even, shown
from workbook.answers import Answers
from workbook.chapters import Chapter, chapters, find_exercise
from workbook.dated import Break
from workbook.exercises import Exercise
from workbook.insights.pictures import PICTURES
from workbook.vocabulary import Picture, Show

BOOKS = {book.slug: book for book in chapters() if book.alive}
PLAIN = (
    "",
    "promises",
    "people",
    "playbook",
    "share",
    "share/read",
    "room",
    "room/give",
    "answers",
    "facilitate",
)
SVG = "{http://www.w3.org/2000/svg}"
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
    page.get_by_role("button", name="Bring them together").click()
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


@pytest.mark.parametrize("slug", BOOKS)
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


def missing(page: Page, book: Chapter, answers: Answers) -> list[tuple[str, str]]:
    """Return what a chapter ought to show and does not, with its key."""
    fields = shown(page, "[data-key]", "key") | shown(page, "[data-picture] .plot", "picture")
    quoted = {even(text) for text in page.locator("[data-shows] q").all_text_contents()}
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
                yield from [("", asked.in_words(value))] if asked and value is not None else []
            case Exercise():
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
    layout = (drawn.figure or {}).get("layout", {})
    said = [it["text"] for it in layout.get("annotations", ())]
    for trace in (drawn.figure or {}).get("data", ()):
        said += trace.get("text", ()) if isinstance(trace.get("text"), list) else []
    for text in said:
        yield from (unescape(OURS.sub("", line)) for line in text.split("<br>"))


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
