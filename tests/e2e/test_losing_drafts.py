"""Words typed without a server: kept for the tab, brought back after a reload, copied into a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.e2e.bad_days import FOUR, ONE, PACE, SEVEN, THREE, TWO, Reader, area, kept, last, serving, storage
from tests.e2e.bad_days import reader as reader
from tests.e2e.bad_days import server as server
from tests.e2e.steps import field, live, press, read, saved
from workbook.answers import Answers
from workbook.answers.reading import parse

HARD = "Süße 日本語 🙂 “quotes” <b>& \\n\nnew line"
PASSPHRASE = "seven quiet herons"

# Remembers whatever is ever put into the browser's storage, also what is taken out again at once.
ALL_STORED = """
globalThis.everStored = [];
const put = Storage.prototype.setItem;
Storage.prototype.setItem = function (name, text) {
  everStored.push(String(text));
  put.call(this, name, text);
};
"""


def in_the_dark(reader: Reader, page: Page, key: str) -> str:
    """Lose the server and type on."""
    reader.app.kill()
    typed = reader.type_on(area(page, key), words=3)
    expect(field(page, key)).to_have_attribute("data-state", "unsaved")
    return typed


FIELDS = {
    "fails": (f"{SEVEN}.last-word", f"{SEVEN}.life-plan", f"{SEVEN}.stand-alone"),
    "waits": (f"{FOUR}.automatic-yes", f"{FOUR}.given-up", f"{FOUR}.their-discomfort"),
}


@pytest.mark.parametrize("reload", [pytest.param("fails", marks=pytest.mark.soak), "waits"])
def test_words_without_a_server_outlive_a_reload(reader: Reader, reload: str) -> None:
    """Whether it fails or waits for the server: they are there again, are saved, and leave no trace."""
    key, other, scale = FIELDS[reload]
    slug = key.partition(".")[0]
    page = reader.open(slug)
    page.on("dialog", lambda dialog: dialog.accept())
    typed = reader.type_on(area(page, key))
    kept(page, key, typed)
    typed += in_the_dark(reader, page, key)
    area(page, other).fill(HARD)
    field(page, scale).locator("input").press("ArrowRight")
    if reload == "fails":
        with pytest.raises(Error):
            page.reload()
    reader.start_again()
    page.goto(reader.app.chapter(slug))
    expect(area(page, key)).to_have_value(typed)
    kept(page, key, typed)
    kept(page, other, HARD)
    saved(field(page, scale))
    assert [reader.versions(each) for each in (key, other, scale)] == [[typed], [HARD], [6]]
    assert typed.strip() not in storage(page) and "Süße" not in storage(page)
    assert page.evaluate("localStorage.length") == 0


def test_an_answered_draft_is_let_go(reader: Reader) -> None:
    """As long as all is saved the browser's storage holds no word."""
    page, key = reader.open(TWO), last(TWO)
    typed = reader.type_on(area(page, key), words=3)
    kept(page, key, typed)
    assert typed.strip() not in storage(page)
    dark = in_the_dark(reader, page, key)
    assert dark.strip() in storage(page)
    reader.start_again()
    live(page)
    kept(page, key, typed + dark)
    assert dark.strip() not in storage(page)


def test_behind_a_lock_no_word_reaches_the_storage(context: BrowserContext, tmp_path: Path) -> None:
    """With a passphrase on the answers nothing typed is ever put there, not even without a server."""
    context.add_init_script(ALL_STORED)
    with serving(tmp_path / "locked") as server:
        page, key = context.new_page(), last(ONE)
        page.goto(server.app.link)
        lock, ours = f"{server.app.url}answers/lock", {"X-Workbook": "1"}
        assert "code" in page.request.post(lock, data={"passphrase": PASSPHRASE}, headers=ours).json()
        read(page, server.app, ONE)
        place = area(page, key)
        place.press_sequentially("Heronfeather ", delay=PACE)
        saved(field(page, key))
        server.app.kill()
        place.press_sequentially("Kingfisher ", delay=PACE)
        expect(field(page, key)).to_have_attribute("data-state", "unsaved")
        found = [str(page.evaluate("everStored")), storage(page)]
        found += [path.read_text("latin-1") for path in server.home.rglob("*") if path.is_file()]
        assert not [text for text in found if "Heronfeather" in text or "Kingfisher" in text]
        assert "sealed " not in found[0] + found[1]
        assert page.locator("html[data-sealed]").count() == 1


def test_a_copy_without_a_server_is_a_whole_answers_file(reader: Reader, tmp_path: Path) -> None:
    """It holds all that was saved and all that was not, here and in other chapters, and can be restored."""
    key, other, scale = last(ONE), f"{ONE}.hope-to-gain", f"{ONE}.connection"
    page = reader.open("00-welcome")
    area(page, "00-welcome.name-to-use").fill("Heron")
    kept(page, "00-welcome.name-to-use", "Heron")
    with page.expect_response("**/answers/copy"):
        read(page, reader.app, ONE)
    typed = reader.type_on(area(page, key))
    kept(page, key, typed)
    wanted = reader.app.answers()
    assert len(wanted) >= 2
    dark = in_the_dark(reader, page, key)
    area(page, other).fill(HARD)
    field(page, scale).locator("input").focus()
    press(page, "Home")
    copy_from(page, tmp_path / "copy.json")
    wanted |= {key: typed + dark, other: HARD, scale: 0}
    document = parse((tmp_path / "copy.json").read_bytes())
    assert {each: entry["value"] for each, entry in document.answers.items()} == wanted
    Answers.open(tmp_path / "elsewhere").restore(document, "replace")
    assert dict(Answers.open(tmp_path / "elsewhere")) == wanted


def copy_from(page: Page, path: Path) -> None:
    """Press “Keep a copy” in the line that says the server is gone."""
    with page.expect_download() as download:
        page.locator(".lost").get_by_role("button", name="Keep a copy").click()
    download.value.save_as(path)


def test_a_copy_brings_nothing_new_once_all_is_saved(reader: Reader, tmp_path: Path) -> None:
    """The server comes back, the words are saved by themselves, and the copy agrees with the file."""
    page, key = reader.open(THREE), last(THREE)
    typed = reader.type_on(area(page, key))
    kept(page, key, typed)
    typed += in_the_dark(reader, page, key)
    copy_from(page, tmp_path / "copy.json")
    reader.start_again()
    kept(page, key, typed)
    seen = Answers.open(reader.home).preview(parse((tmp_path / "copy.json").read_bytes()))
    assert (seen.new, seen.changed) == ((), ())
    assert reader.versions(key) == [typed]
