"""A passphrase in the edition: nothing readable is left in the browser, and Python opens the same file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.alone.serving import Host
from tests.alone.steps import FEAR, HOPE, ONE, TWO, area, arrived, follow, home, live, put, read, records
from tests.browser.steps import field
from workbook.answers import Answers
from workbook.answers.sealing import is_sealed, open_key, unseal
from workbook.errors import WrongPassphrase

PASSPHRASE = "vier eigene Wörter hier"
BEFORE, AFTER = "qzvorhergeschrieben", "qznachhergeschrieben"
# Everything this origin holds anywhere, as text; bytes one character each.
HOLDS = """async () => {
  const done = (it) => new Promise((good, bad) => {
    it.onsuccess = () => good(it.result);
    it.onerror = () => bad(it.error);
  });
  const text = (it) => it instanceof Uint8Array ? [...it].map((byte) => String.fromCharCode(byte)).join("")
    : JSON.stringify(it);
  const found = [JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, window.name])];
  for (const { name } of await indexedDB.databases()) {
    const shelf = await done(indexedDB.open(name));
    for (const store of shelf.objectStoreNames) {
      const all = shelf.transaction(store).objectStore(store);
      found.push(...(await done(all.getAllKeys())).map(String), ...(await done(all.getAll())).map(text));
    }
    shelf.close();
  }
  for (const name of await caches.keys()) {
    const shelf = await caches.open(name);
    for (const request of await shelf.keys()) {
      found.push(request.url, await (await shelf.match(request)).text());
    }
  }
  return found;
}"""


def answers_page(page: Page) -> None:
    page.locator("header a.home").click()
    page.get_by_role("link", name="Your answers").click()
    expect(page.locator("h1")).to_have_text("Your answers")


def put_on(page: Page) -> str:
    """Put the lock on, and return the recovery code."""
    answers_page(page)
    page.get_by_label("A passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("The same once more").fill(PASSPHRASE)
    page.get_by_role("button", name="Put the lock on").click()
    code = page.locator(".recovery .code").inner_text()
    page.get_by_role("button", name="I have written it down").click()
    return code


def open_with(page: Page, secret: str) -> None:
    page.get_by_label("Passphrase or recovery code").fill(secret)
    page.get_by_role("button", name="Open", exact=True).click()


def shut(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("Your answers are locked")


@pytest.fixture
def code(page: Page, host: Host) -> str:
    """The recovery code of a lock that was put on after a first answer, and before a second."""
    read(page, host, ONE)
    put(page, FEAR, BEFORE)
    code = put_on(page)
    page.goto(f"{host.url}{ONE}.html")
    door(page)
    open_in_chapter(page, PASSPHRASE)
    put(page, HOPE, AFTER)
    return code


def door(page: Page) -> None:
    """Wait until a chapter asks for the passphrase."""
    expect(page.locator("form.locked")).to_be_visible()


def open_in_chapter(page: Page, secret: str) -> None:
    page.locator("form.locked").get_by_label("Passphrase").fill(secret)
    page.locator("form.locked").get_by_role("button", name="Open").click()
    expect(page.locator("form.locked")).to_have_count(0)
    live(page)


def held(page: Page) -> list[str]:
    found: list[str] = page.evaluate(HOLDS)
    return found


def test_nothing_readable_is_left_in_the_browser(page: Page, host: Host, code: str) -> None:
    """No record, no cache and no storage holds a word of an answer, of the passphrase or of the code."""
    everything = held(page)
    assert any("dance-workbook-answers-locked" in each for each in everything)
    for secret in (BEFORE, AFTER, PASSPHRASE, "vier eigene", code, code.replace("-", "")):
        assert [each[:80] for each in everything if secret in each] == [], "a secret is left"


def test_what_is_looked_through_would_have_held_them(page: Page, host: Host) -> None:
    """Without a lock the same look finds the words, so that the test above sees what it should."""
    read(page, host, ONE)
    put(page, FEAR, BEFORE)
    assert [each for each in held(page) if BEFORE in each]


def test_python_opens_the_same_file(page: Page, host: Host, code: str, tmp_path: Path) -> None:
    """The file as it lies in the browser is opened by the app’s own code, with either secret."""
    for name, body in records(page).items():
        if name.startswith("files/"):
            path = tmp_path / "taken" / name.removeprefix("files/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    raw = (tmp_path / "taken" / "answers.json").read_bytes()
    assert is_sealed(raw)
    for secret in (PASSPHRASE, code):
        assert AFTER.encode() in unseal(raw, open_key(raw, secret))
    with pytest.raises(WrongPassphrase):
        open_key(raw, "not these words")
    answers = Answers.open(tmp_path / "taken")
    assert answers.locked
    answers.open_lock(PASSPHRASE)
    assert dict(answers) == {FEAR: BEFORE, HOPE: AFTER}


def test_from_page_to_page_nothing_is_asked_again(page: Page, host: Host, code: str) -> None:
    """The key stays with the worker while links are followed; a reload asks, and shows no word before."""
    follow(page, TWO)
    home(page)
    page.locator(f'main a[href="./{ONE}.html"]').first.click()
    arrived(page, ONE)
    expect(area(page, FEAR)).to_have_value(BEFORE)
    expect(page.locator("form.locked")).to_have_count(0)
    page.reload()
    door(page)
    expect(page.locator("main")).to_be_hidden()
    assert BEFORE not in page.content()
    open_in_chapter(page, PASSPHRASE)
    expect(area(page, FEAR)).to_have_value(BEFORE)


def test_a_wrong_passphrase_opens_nothing_and_the_code_does(page: Page, host: Host, code: str) -> None:
    """The door of the start page says that it is wrong, and opens with the recovery code."""
    page.goto(host.url)
    shut(page)
    open_with(page, "nicht diese Wörter")
    expect(page.locator("[data-part=open] > .said.wrong")).to_contain_text("does not open")
    shut(page)
    open_with(page, code)
    expect(page.locator("h1")).to_have_text("Close, and still yourself")
    follow(page, ONE)
    expect(area(page, HOPE)).to_have_value(AFTER)


def test_no_secret_is_ever_in_an_address(page: Page, host: Host) -> None:
    """Neither the bar, nor the history, nor the host sees a passphrase, right or wrong, or the code."""
    seen: list[str] = []
    page.on("framenavigated", lambda it: seen.append(it.url))
    page.goto(f"{host.url}answers.html")
    code = put_on(page)
    page.reload()
    shut(page)
    open_with(page, "nicht diese Wörter")
    expect(page.locator("[data-part=open] > .said.wrong")).to_be_visible()
    open_with(page, PASSPHRASE)
    expect(page.locator("h1")).to_have_text("Your answers")
    seen += [page.url, *host.paths()]
    # A page’s scripts run once for each address, so they are numbered.
    assert [each for each in seen if "?" in each and not re.search(r"\.js\?(page=\d+|python=)", each)] == []
    assert [each for each in seen if code in each or "secret" in each] == []


def test_locked_now_shuts_every_window(page: Page, host: Host, code: str) -> None:
    """“Lock now” leaves nothing to read on the page, and a window beside it asks as well."""
    answers_page(page)
    page.get_by_role("button", name="Lock now").click()
    shut(page)
    beside = page.context.new_page()
    beside.goto(f"{host.url}{ONE}.html")
    door(beside)
    assert BEFORE not in beside.content() + page.content()


def test_the_lock_comes_off_again(page: Page, host: Host, code: str) -> None:
    """Removed with the passphrase, it leaves the answers as they were, and nothing is asked any more."""
    answers_page(page)
    page.get_by_text("Remove the lock").first.click()
    part: Any = page.locator("[data-part=lock]")
    part.get_by_label("Passphrase or recovery code").fill(PASSPHRASE)
    part.get_by_role("button", name="Remove the lock").click()
    expect(part.locator(".said")).to_have_text("The lock is gone.")
    read(page, host, ONE)
    expect(area(page, FEAR)).to_have_value(BEFORE)
    expect(field(page, HOPE).locator("textarea")).to_have_value(AFTER)


def test_whoever_lost_both_may_begin_again(page: Page, host: Host, code: str) -> None:
    """Deleted at the door, the answers are gone from the browser, and the workbook is new."""
    page.goto(host.url)
    shut(page)
    page.get_by_text("I have lost both").click()
    page.get_by_role("button", name="Delete them and begin again").click()
    page.get_by_role("button", name="Yes, delete them").click()
    expect(page.locator("h1")).to_have_text("Close, and still yourself")
    assert [name for name in records(page) if name.startswith("files/answers")] == []
    read(page, host, ONE)
    put(page, FEAR, "neu")
