"""Sharing one answer: seen in full, blacked out by pressing words, read in another workbook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from workbook.answers import Answers
from workbook.export.share import FORMAT

KEY = "06-saying-what-matters.complaint"
SECRET = "01-what-closeness-asks.fear-to-lose"
WORDS = "Marlene never rings <b>before</b> ten"


@pytest.fixture(scope="module")
def app(home: Path) -> Iterator[App]:
    """A server for somebody with two answers."""
    answers = Answers.open(home)
    answers[KEY] = WORDS
    answers[SECRET] = "nobody is to read this"
    running = App(home)
    yield running
    running.stop()


@pytest.fixture
def one(page: Page, app: App) -> Page:
    """The page of the one answer."""
    page.goto(f"{app.url}playbook")
    page.get_by_role("link", name="Share one answer").click()
    page.locator(f"a[href$='{KEY}']").click()
    return page


def saved(page: Page) -> bytes:
    """The file."""
    with page.expect_download() as file:
        page.get_by_role("link", name="Save it as a file").click()
    assert file.value.suggested_filename == "workbook-answer.json"
    return Path(file.value.path()).read_bytes()


def test_it_is_seen_in_full_and_nothing_else_is_in_it(one: Page) -> None:
    """As it was typed; the file holds this answer and no other."""
    expect(one.locator("blockquote")).to_have_text(WORDS)
    found = json.loads(saved(one))
    assert found["format"] == FORMAT and found["value"] == WORDS and found["key"] == KEY
    assert found.keys() == {"format", "version", "key", "kind", "prompt", "value"}
    expect(one.locator(".code svg")).to_be_visible()


def test_words_are_blacked_out_everywhere_it_leaves(one: Page) -> None:
    """In the words, in the file and in the code; the address holds places, not words."""
    one.get_by_label("Marlene").check()
    one.get_by_role("button", name="Black these out").click()
    expect(one.locator("blockquote")).to_have_text("███ never rings <b>before</b> ten")
    assert b"Marlene" not in saved(one) and "Marlene" not in one.url
    expect(one.get_by_label("Marlene")).to_be_checked()


def test_another_workbook_reads_the_file_and_the_code(one: Page, app: App, tmp_path: Path) -> None:
    """It is shown as text and kept nowhere."""
    (tmp_path / "given.json").write_bytes(saved(one))
    one.get_by_text("The code as letters").click()
    code = one.locator("details:has-text('The code as letters') pre").inner_text()
    before = (app.home / "answers.json").read_bytes()
    for field, given in (("The file", tmp_path / "given.json"), ("Or the code as letters", code)):
        one.goto(f"{app.url}share/read")
        box = one.get_by_label(field)
        if isinstance(given, Path):
            box.set_input_files(given)
        else:
            box.fill(given)
        one.get_by_role("button", name="Read it").click()
        expect(one.locator("blockquote")).to_have_text(WORDS)
        assert one.locator("main b").count() == 0
    assert (app.home / "answers.json").read_bytes() == before


@pytest.mark.parametrize("code", ["", "hello", "WB1:%%%", "x" * 10_000])
def test_what_is_no_answer_is_said_in_a_sentence(page: Page, app: App, code: str) -> None:
    """And can be tried again at once."""
    page.goto(f"{app.url}share/read")
    page.get_by_label("Or the code as letters").fill(code)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text(".")
    expect(page.get_by_role("button", name="Read it")).to_be_visible()


@pytest.mark.parametrize("address", [f"?key={KEY}&black=0:0-9999", f"?key={KEY}&black=x", "?key=no.thing"])
def test_an_address_that_means_nothing_says_so(page: Page, app: App, address: str) -> None:
    """Nothing may seem hidden that is not."""
    page.goto(f"{app.url}share{address}")
    expect(page.get_by_role("heading", level=1)).to_have_text("This cannot be shared")
    expect(page.locator("main")).not_to_contain_text("Marlene")
