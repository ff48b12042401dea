"""The playbook: everything that was written, to read, to choose from and to take along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, live, read, write
from tests.e2e.test_pictures import fill
from tests.export.read_back import held
from tests.insights.reader import READER
from tests.resizing import resize
from workbook.answers import Answers
from workbook.export.files import KINDS

SIX = "06-saying-what-matters"
HOSTILE = "</p><img src=x onerror=alert(1)><script>alert(1)</script> & so on"


@pytest.fixture(scope="module")
def app(home: Path) -> Iterator[App]:
    """A server for somebody who has filled in everything."""
    fill(home)
    running = App(home)
    yield running
    running.stop()


@pytest.fixture
def book(page: Page, app: App) -> Page:
    """The playbook, as the contents lead to it."""
    page.goto(app.url)
    page.get_by_role("link", name="Playbook").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Playbook")
    return page


def take(page: Page, words: str) -> bytes:
    """Take a file along, by one press."""
    with page.expect_download() as saved:
        page.get_by_role("link", name=words).click()
    return Path(saved.value.path()).read_bytes()


def test_everything_stands_there_in_order(book: Page) -> None:
    """Each page under its own heading, with pictures."""
    titles = book.locator(".playbook h2").all_text_contents()
    assert titles[0] == "Welcome" and titles.index("1 · What closeness asks") < titles.index("8 · Repair")
    expect(book.locator(".playbook")).to_contain_text(str(READER["01-what-closeness-asks.fear-to-lose"]))
    assert book.locator(".playbook figure svg").count() >= 10


def test_it_opens_by_chapters(book: Page) -> None:
    """Each is folded behind its title and how much is in it; on paper stands all of it."""
    expect(book.locator(".part[open]")).to_have_count(0)
    answer = book.get_by_text(str(READER[f"{SIX}.complaint"])).first
    expect(answer).to_be_hidden()
    part = book.locator(".part", has_text="6 · Saying what matters").first
    expect(part.locator("summary small")).to_have_text(re.compile(r"^\d+ answers$"))
    part.locator("summary").click()
    expect(answer).to_be_visible()
    book.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(book.locator(".part:not([open])")).to_have_count(0)
    book.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(book.locator(".part[open]")).to_have_count(1)


def test_a_table_on_a_phone_says_what_stands_in_its_cells(book: Page) -> None:
    """Each cell has the name of its column before it, where the names above it have no room."""
    resize(book, 390, 664)
    cell = book.locator(".playbook td[data-name='Initials']").first
    assert "Initials" in cell.evaluate("it => getComputedStyle(it, '::before').content")


@pytest.mark.parametrize("name", [name for name in KINDS if name not in ("ics", "schema")])
def test_every_file_is_one_press_away(book: Page, name: str) -> None:
    """Under a neutral name."""
    with book.expect_download() as saved:
        book.get_by_role("link", name=KINDS[name].title).click()
    assert saved.value.suggested_filename == KINDS[name].name
    assert Path(saved.value.path()).stat().st_size > 100


def test_what_was_chosen_is_shown_and_taken(book: Page) -> None:
    """The same choice holds for the page and for the file; no answer stands in the address."""
    book.get_by_text("Choose what goes in").click()
    for box in book.locator("input[name=page]").all():
        box.set_checked(box.get_attribute("value") == SIX)
    book.get_by_label("Without pictures").check()
    book.get_by_role("button", name="Show it so").click()
    expect(book.locator(".playbook h2").first).to_have_text("6 · Saying what matters")
    expect(book.locator(".playbook figure")).to_have_count(0)
    found = held(take(book, "A page for any browser"), "html")
    assert found and {key.partition(".")[0] for key in found} == {SIX}
    assert book.url.endswith(f"playbook?page={SIX}&since=&until=&plain=1")


def test_names_are_hidden_on_the_page_and_in_the_file(book: Page) -> None:
    """And such a file cannot be read back, and says so."""
    expect(book.locator(".playbook")).to_contain_text("Marlene")
    book.get_by_text("Choose what goes in").click()
    book.get_by_label("Initials in place of names").check()
    book.get_by_role("button", name="Show it so").click()
    expect(book.locator(".playbook")).not_to_contain_text("Marlene")
    expect(book.locator(".note")).to_contain_text("cannot be read back")
    assert b"Marlene" not in take(book, "A page for any browser")
    expect(book.get_by_role("link", name=KINDS["json"].title)).to_have_count(0)


def test_a_single_answer_can_be_left_out_and_brought_back(book: Page) -> None:
    """On the page, and in every file taken from it."""
    key = f"{SIX}.complaint"
    answer = book.locator("article", has_text=str(READER[key])).first
    book.locator(".part", has=answer).locator("summary").first.click()
    answer.get_by_role("link", name="Leave this out").click()
    expect(book.locator(".left-out")).to_contain_text("1 answer is left out.")
    expect(book.locator(".part[open] h2").first).to_have_text("6 · Saying what matters")
    found = held(take(book, "A page for any browser"), "html")
    assert key not in found and len(found) > 100
    book.get_by_text("Choose what goes in").click()
    book.get_by_role("button", name="Show it so").click()
    assert key not in held(take(book, "A page for any browser"), "html")
    book.get_by_role("link", name="Bring back what was left out").click()
    assert key in held(take(book, "A page for any browser"), "html")


def test_it_works_without_scripts(chromium: Browser, app: App) -> None:
    """Also the choice, and the files."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(app.link)
    page.goto(f"{app.url}playbook")
    page.get_by_text("Choose what goes in").click()
    page.get_by_label("Scripts and plans first").check()
    page.get_by_role("button", name="Show it so").click()
    expect(page.locator(".playbook h2").first).not_to_have_text("Welcome")
    assert b"<html" in take(page, "A page for any browser")
    context.close()


def test_no_answer_can_do_harm_there(page: Page, app: App) -> None:
    """It is read as it was typed."""
    page.on("dialog", lambda dialog: pytest.fail(f"a script of an answer ran: {dialog.message}"))
    read(page, app, SIX)
    write(field(page, f"{SIX}.complaint"), HOSTILE)
    page.goto(f"{app.url}playbook?page={SIX}")
    expect(page.get_by_text(HOSTILE)).to_be_visible()
    assert page.locator(".playbook img, .playbook script").count() == 0


def test_an_empty_workbook_invites(chromium: Browser, tmp_path: Path) -> None:
    """Blank sheets are there from the start."""
    Answers.open(tmp_path / "new")
    running = App(tmp_path / "new")
    context = chromium.new_context()
    page = context.new_page()
    page.goto(running.link)
    page.goto(f"{running.url}playbook")
    expect(page.locator("main")).to_contain_text("Nothing is written yet.")
    assert b"<html" in take(page, "Blank sheets to print")
    expect(page.get_by_role("link", name=KINDS["docx"].title)).to_have_count(0)
    context.close()
    running.stop()


def test_a_file_taken_beside_a_chapter_ends_nothing(page: Page, app: App) -> None:
    """Going to the playbook and back, writing goes on."""
    read(page, app, SIX)
    other = page.context.new_page()
    other.goto(f"{app.url}playbook")
    take(other, KINDS["xlsx"].title)
    live(page)
    write(field(page, f"{SIX}.complaint"), "and on it goes")
