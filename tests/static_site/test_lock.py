"""A passphrase in the edition: nothing readable is left in the browser, and Python opens the same file."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.steps import field
from tests.static_site.serving import Host
from tests.static_site.steps import (
    FEAR,
    HOPE,
    ONE,
    TWO,
    area,
    arrived,
    awake,
    follow,
    forget_all,
    go,
    go_to,
    home,
    kept,
    live,
    put,
    put_back,
    records,
)
from workbook.answers import Answers
from workbook.answers.encryption.encrypted_file import is_sealed, open_key, unseal
from workbook.errors import WrongPassphrase

PASSPHRASE = "vier eigene Wörter hier"
LOCKED = "dance-workbook-answers-locked"
BEFORE, AFTER = "qzvorhergeschrieben", "qznachhergeschrieben"
# Which of some words are in anything that this origin holds anywhere; bytes count as one character each.
HOLDS = """async (words) => {
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
  return words.filter((word) => found.some((each) => each.includes(word)));
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


def door(page: Page) -> None:
    """Wait until a chapter asks for the passphrase, and shows nothing else."""
    expect(page.locator("form.locked")).to_be_visible()
    expect(page.locator("main")).to_be_hidden()


def open_in_chapter(page: Page, secret: str) -> None:
    page.locator("form.locked").get_by_label("Passphrase").fill(secret)
    page.locator("form.locked").get_by_role("button", name="Open").click()
    expect(page.locator("form.locked")).to_have_count(0)
    live(page)


def held(page: Page, *words: str) -> list[str]:
    """Return which of some words are anywhere in the browser."""
    found: list[str] = page.evaluate(HOLDS, words)
    return found


@dataclass(frozen=True)
class Sealed:
    """A lock that was put on after a first answer, and before a reload and a second.

    Attributes:
        code: its recovery code.
        before: what was found in the browser when there was no lock.
        door: the page that a reload brought.
        after: what of the words, the secrets and the mark of a lock was found in the end.
        records: the database of the answers then.
        addresses: all that stood in the bar, and all that the host was asked for.
    """

    code: str
    before: list[str]
    door: str
    after: list[str]
    records: dict[str, Any]
    addresses: list[str]


@pytest.fixture(scope="module")
def sealed(window: Page, site: Host) -> Sealed:
    """The lock of all tests, put on once."""
    forget_all(window)
    since = site.since()
    with addresses_of(window) as seen:
        go(window, ONE)
        put(window, FEAR, BEFORE)
        before = held(window, BEFORE)
        code = put_on(window)
        window.goto(f"{site.url}{ONE}.html")
        door(window)
        shown = window.content()
        awake(window)
        open_in_chapter(window, PASSPHRASE)
        expect(area(window, FEAR)).to_have_value(BEFORE)
        put(window, HOPE, AFTER)
    after = held(window, LOCKED, BEFORE, AFTER, PASSPHRASE, "vier eigene", code, code.replace("-", ""))
    return Sealed(code, before, shown, after, records(window), [*seen, *site.paths(since)])


@contextlib.contextmanager
def addresses_of(page: Page) -> Iterator[list[str]]:
    """All that stands in the bar meanwhile."""
    seen: list[str] = []
    note = lambda it: seen.append(it.url)  # noqa: E731
    page.on("framenavigated", note)
    yield seen
    page.remove_listener("framenavigated", note)
    seen.append(page.url)


def assert_tells_nothing(addresses: list[str], code: str) -> None:
    """No question, code or secret; a page’s scripts run once for each address, so they are numbered."""
    assert [it for it in addresses if "?" in it and not re.search(r"\.js\?(page=\d+|python=)", it)] == []
    assert [it for it in addresses if code in it or "secret" in it] == []


@pytest.fixture
def shut_page(woken: Page, sealed: Sealed) -> Page:
    """The start page behind the lock."""
    put_back(woken, sealed.records)
    go_to(woken, "index.html")
    shut(woken)
    return woken


@pytest.fixture
def page(shut_page: Page) -> Page:
    """The first chapter, with the lock opened."""
    open_with(shut_page, PASSPHRASE)
    expect(shut_page.locator("h1")).to_have_text("You and the people who matter to you")
    go(shut_page, ONE)
    return shut_page


def test_nothing_readable_is_left_in_the_browser(sealed: Sealed) -> None:
    """No record, no cache and no storage holds a word of an answer, of the passphrase or of the code."""
    assert sealed.after == [LOCKED]


def test_what_is_looked_through_would_have_held_them(sealed: Sealed) -> None:
    """Without a lock the same look finds the words, so that the test above sees what it should."""
    assert sealed.before == [BEFORE]


def test_python_opens_the_same_file(sealed: Sealed, tmp_path: Path) -> None:
    """The file as it lies in the browser is opened by the app’s own code, with either secret."""
    for name, body in sealed.records.items():
        if name.startswith("files/"):
            path = tmp_path / "taken" / name.removeprefix("files/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    raw = (tmp_path / "taken" / "answers.json").read_bytes()
    assert is_sealed(raw)
    for secret in (PASSPHRASE, sealed.code):
        assert AFTER.encode() in unseal(raw, open_key(raw, secret))
    with pytest.raises(WrongPassphrase):
        open_key(raw, "not these words")
    answers = Answers.open(tmp_path / "taken")
    assert answers.locked
    answers.open_lock(PASSPHRASE)
    assert dict(answers) == {FEAR: BEFORE, HOPE: AFTER}


def test_a_reload_shows_no_word_before_the_door_is_open(sealed: Sealed) -> None:
    """Not even in what is hidden."""
    assert 'data-chapter="' in sealed.door
    assert BEFORE not in sealed.door


def test_no_secret_is_ever_in_an_address(sealed: Sealed) -> None:
    """Neither the bar, nor the history, nor the host sees a passphrase or the code."""
    assert [it for it in sealed.addresses if it.endswith("answers.html")]
    assert_tells_nothing(sealed.addresses, sealed.code)


def test_from_page_to_page_nothing_is_asked_again(page: Page) -> None:
    """The key stays with the worker while links are followed."""
    follow(page, TWO)
    home(page)
    page.locator(f'main a[href="./{ONE}.html"]').first.click()
    arrived(page, ONE)
    expect(area(page, FEAR)).to_have_value(BEFORE)
    expect(page.locator("form.locked")).to_have_count(0)


def test_a_wrong_passphrase_opens_nothing_and_the_code_does(
    shut_page: Page, site: Host, sealed: Sealed
) -> None:
    """The door of the start page says that it is wrong, and opens with the recovery code."""
    since = site.since()
    with addresses_of(shut_page) as seen:
        open_with(shut_page, "nicht diese Wörter")
        expect(shut_page.locator("[data-part=open] > .said.wrong")).to_contain_text("does not open")
        shut(shut_page)
        open_with(shut_page, sealed.code)
        expect(shut_page.locator("h1")).to_have_text("You and the people who matter to you")
    assert_tells_nothing([*seen, *site.paths(since)], sealed.code)
    follow(shut_page, ONE)
    expect(area(shut_page, HOPE)).to_have_value(AFTER)


def test_locked_now_shuts_every_window(page: Page, site: Host) -> None:
    """“Lock now” leaves nothing to read on the page, and a window beside it asks as well."""
    answers_page(page)
    page.get_by_role("button", name="Lock now").click()
    shut(page)
    beside = page.context.new_page()
    beside.goto(f"{site.url}{ONE}.html")
    door(beside)
    assert BEFORE not in beside.content() + page.content()
    beside.close()
    go_to(page, "answers.html")
    shut(page)


def test_the_lock_comes_off_again(page: Page) -> None:
    """Removed with the passphrase, it leaves the answers as they were, and nothing is asked any more."""
    answers_page(page)
    page.get_by_text("Remove the lock").first.click()
    part: Any = page.locator("[data-part=lock]")
    part.get_by_label("Passphrase or recovery code").fill(PASSPHRASE)
    part.get_by_role("button", name="Remove the lock").click()
    expect(part.locator(".said")).to_have_text("The lock is gone.")
    assert kept(page) == {FEAR: BEFORE, HOPE: AFTER}
    go(page, ONE)
    expect(area(page, FEAR)).to_have_value(BEFORE)
    expect(field(page, HOPE).locator("textarea")).to_have_value(AFTER)


def test_whoever_lost_both_may_begin_again(shut_page: Page) -> None:
    """Deleted at the door, the answers are gone from the browser, and the workbook is new."""
    shut_page.get_by_text("I have lost both").click()
    shut_page.get_by_role("button", name="Delete them and begin again").click()
    shut_page.get_by_role("button", name="Yes, delete them").click()
    expect(shut_page.locator("h1")).to_have_text("You and the people who matter to you")
    assert [name for name in records(shut_page) if name.startswith("files/answers")] == []
    go(shut_page, ONE)
    put(shut_page, FEAR, "neu")
