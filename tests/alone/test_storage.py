"""The browser has no room, clears out what it keeps, or loses its worker: what is called saved is saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.alone.serving import Host
from tests.alone.steps import (
    FEAR,
    HOPE,
    MOVE,
    ONE,
    SHELF,
    area,
    awake,
    kept,
    live,
    put,
    read,
    records,
    settled_offline,
)
from tests.browser.steps import field, saved

FULL = "Not saved yet – this browser has no room left for it."
QUOTA = 30_000_000
# Smaller and smaller pieces, until not even a small one fits.
TAKE = """async () => {
  const shelf = await new Promise((good, bad) => {
    const asked = indexedDB.open("something else", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("it", { autoIncrement: true });
    asked.onsuccess = () => good(asked.result);
    asked.onerror = () => bad(asked.error);
  });
  const put = (size) => new Promise((good, bad) => {
    const piece = new Uint8Array(size);
    for (let at = 0; at < size; at += 65536) crypto.getRandomValues(piece.subarray(at, at + 65536));
    const writing = shelf.transaction("it", "readwrite", { durability: "strict" });
    writing.oncomplete = good;
    writing.onabort = () => bad(writing.error);
    writing.objectStore("it").add(piece);
  });
  for (let size = 2 ** 21; size >= 512; size /= 2) {
    for (let fits = true; fits; ) await put(size).catch(() => (fits = false));
  }
  shelf.close();
}"""
DELETE = """(name) => new Promise((good, bad) => {
  const asked = indexedDB.deleteDatabase(name);
  asked.onsuccess = good;
  asked.onerror = () => bad(asked.error);
})"""
# What a field says from now on, each state once it changes.
HEAR = """(key) => {
  const it = document.querySelector(`[data-key="${key}"]`);
  window.states = [];
  const hear = new MutationObserver(() => window.states.push(it.dataset.state));
  hear.observe(it, { attributeFilter: ["data-state"] });
}"""
FAILS = {
    "aborted": "(store) => store.transaction.abort()",
    "refused": "() => { throw new DOMException('no', 'UnknownError'); }",
    "full": "() => { throw new DOMException('no', 'QuotaExceededError'); }",
}
SPOIL = """() => {
  const { put } = IDBObjectStore.prototype;
  globalThis.mend = () => (IDBObjectStore.prototype.put = put);
  IDBObjectStore.prototype.put = function (...given) {
    const asked = put.apply(this, given);
    (%s)(this);
    return asked;
  };
}"""


@pytest.fixture
def full(page: Page, host: Host) -> Callable[[bool], None]:
    """Lets the browser have no room, or room again; something else has taken up what this origin may have."""
    tools = page.context.new_cdp_session(page)
    of = {"origin": host.url.rstrip("/")}
    tools.send("Storage.overrideQuotaForOrigin", {**of, "quotaSize": QUOTA})

    def full(is_full: bool) -> None:
        if is_full:
            settled_offline(page)
            page.evaluate(TAKE)
        else:
            page.evaluate(DELETE, "something else")
            tools.send("Storage.overrideQuotaForOrigin", of)

    return full


def test_without_room_the_field_says_so(page: Page, host: Host, full: Callable[[bool], None]) -> None:
    """One sentence and “Not saved yet”; what was kept is as it was; with room again it is saved by itself."""
    read(page, host, ONE)
    put(page, FEAR, "war schon da")
    full(True)
    page.evaluate(HEAR, HOPE)
    area(page, HOPE).fill("kein Platz dafür " * 400)
    area(page, HOPE).blur()
    expect(field(page, HOPE).locator(".under > .state")).to_contain_text(FULL)
    assert "saved" not in page.evaluate("() => window.states")
    assert kept(page) == {FEAR: "war schon da"}
    full(False)
    saved(field(page, HOPE))
    assert kept(page) == {FEAR: "war schon da", HOPE: "kein Platz dafür " * 400}


def test_without_room_a_reload_loses_no_word(page: Page, host: Host, full: Callable[[bool], None]) -> None:
    """What could not be kept is brought back by this tab, and saved once there is room."""
    read(page, host, ONE)
    put(page, FEAR, "war schon da")
    full(True)
    area(page, HOPE).fill("noch nirgends " * 400)
    area(page, HOPE).blur()
    expect(field(page, HOPE).locator(".under > .state")).to_contain_text(FULL)
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(area(page, HOPE)).to_have_value("noch nirgends " * 400)
    expect(area(page, FEAR)).to_have_value("war schon da")
    full(False)
    saved(field(page, HOPE))
    assert kept(page) == {FEAR: "war schon da", HOPE: "noch nirgends " * 400}


@pytest.mark.parametrize("how", FAILS)
def test_a_write_that_fails_is_never_called_saved(page: Page, host: Host, how: str) -> None:
    """Whatever way the browser fails to keep it, the field says so until it is kept."""
    read(page, host, ONE)
    put(page, FEAR, "davor")
    (worker,) = page.workers
    worker.evaluate(SPOIL % FAILS[how])
    page.evaluate(HEAR, HOPE)
    area(page, HOPE).fill("danach")
    area(page, HOPE).blur()
    expect(field(page, HOPE).locator(".under > .state")).to_contain_text("Not saved yet – this browser")
    area(page, HOPE).fill("danach, und noch mehr")
    area(page, HOPE).blur()
    expect(field(page, HOPE)).to_have_attribute("data-state", "unsaved")
    assert "saved" not in page.evaluate("() => window.states")
    assert kept(page) == {FEAR: "davor"}
    worker.evaluate("() => globalThis.mend()")
    saved(field(page, HOPE))
    assert kept(page) == {FEAR: "davor", HOPE: "danach, und noch mehr"}


def test_forgetting_that_fails_is_never_called_forgotten(page: Page, host: Host) -> None:
    """The field says “Not forgotten yet” while the browser still holds the words."""
    read(page, host, ONE)
    put(page, FEAR, "noch da")
    (worker,) = page.workers
    worker.evaluate(SPOIL % FAILS["aborted"])
    field(page, FEAR).get_by_role("button", name="Forget this answer").click()
    field(page, FEAR).get_by_role("button", name="Forget it for good?").click()
    expect(field(page, FEAR).locator(".under > .state")).to_contain_text("Not forgotten yet – this browser")
    assert kept(page) == {FEAR: "noch da"}
    worker.evaluate("() => globalThis.mend()")
    expect(field(page, FEAR).locator(".under > .state")).to_have_text("Forgotten")
    assert kept(page) == {}


def test_what_is_cleared_out_under_an_open_page_is_written_back(page: Page, host: Host) -> None:
    """With the database deleted while the page is open, the next edit puts everything back, copies too."""
    read(page, host, ONE)
    put(page, FEAR, "erste Worte")
    put(page, MOVE, "zweite Worte")
    before = records(page).keys()
    assert any("snapshots" in name for name in before)
    page.evaluate(DELETE, SHELF)
    assert kept(page) == {}
    put(page, HOPE, "dritte Worte")
    assert kept(page) == {FEAR: "erste Worte", MOVE: "zweite Worte", HOPE: "dritte Worte"}
    assert before <= records(page).keys()
    page.reload()
    for key, words in kept(page).items():
        expect(area(page, key)).to_have_value(words)


def test_after_a_clearing_out_the_way_to_a_copy_is_on_the_start_page(page: Page, host: Host) -> None:
    """A workbook that the browser has emptied opens as new, and tells first where a copy comes back."""
    read(page, host, ONE)
    put(page, FEAR, "bald weg")
    page.goto("about:blank")
    tools = page.context.new_cdp_session(page)
    tools.send("Storage.clearDataForOrigin", {"origin": host.url.rstrip("/"), "storageTypes": "all"})
    page.goto(host.url)
    awake(page)
    expect(page.locator("main")).to_contain_text("Browsers clear out now and then")
    expect(page.locator("main")).to_contain_text("Were you here before, and kept a copy?")
    page.get_by_role("link", name="Restore a copy").click()
    expect(page.get_by_role("heading", name="Restore a copy")).to_be_visible()
    expect(page.get_by_label("The file with your copy")).to_be_enabled()
    read(page, host, ONE)
    put(page, FEAR, "von vorn")
    assert kept(page) == {FEAR: "von vorn"}


def test_a_worker_that_dies_is_replaced(bare: Page, host: Host) -> None:
    """The page says that words wait, Python comes back, and not one word is lost."""
    workers: list[str] = []
    read(bare, host, ONE)
    put(bare, FEAR, "vor dem Absturz")
    bare.on("worker", lambda it: workers.append(it.url))
    with host.holding("pyodide.asm.mjs"):
        bare.workers[0].evaluate("() => { setTimeout(() => { throw new Error('planted'); }); }")
        expect(bare.locator("html")).to_have_attribute("data-connection", "lost")
        area(bare, HOPE).fill("während des Absturzes")
        area(bare, HOPE).blur()
        expect(field(bare, HOPE).locator(".under > .state")).to_contain_text("Not saved yet – ")
        expect(bare.locator("header .kept")).to_have_text("Not kept yet")
    live(bare)
    saved(field(bare, HOPE))
    assert kept(bare) == {FEAR: "vor dem Absturz", HOPE: "während des Absturzes"}
    assert len(workers) == 1


def test_a_worker_that_answers_no_more_is_replaced(page: Page, host: Host) -> None:
    """One that ended without a word is missed after a minute; what was typed meanwhile is saved then."""
    page.clock.install()
    read(page, host, ONE)
    put(page, FEAR, "vorher")
    page.workers[0].evaluate("() => close()")
    area(page, HOPE).fill("ins Leere")
    area(page, HOPE).blur()
    expect(field(page, HOPE)).not_to_have_attribute("data-state", "saved")
    page.clock.fast_forward(70_000)
    live(page)
    saved(field(page, HOPE))
    assert kept(page) == {FEAR: "vorher", HOPE: "ins Leere"}
