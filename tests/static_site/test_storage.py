"""The browser has no room, clears out what it keeps, or loses its worker: what is called saved is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.steps import field, saved
from tests.static_site.serving import Host
from tests.static_site.steps import FEAR, HOPE, MOVE, ONE, SHELF, area, awake, go, kept, live, put, records

FULL = "Not saved yet – this browser has no room left for it."
LATE = "kein Platz dafür"
# A browser remembers for half a minute how much room there was: until then it takes small pieces.
UNTIL_REFUSED = """async () => {
  const shelf = await new Promise((good, bad) => {
    const asked = indexedDB.open("something else", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("it", { autoIncrement: true });
    asked.onsuccess = () => good(asked.result);
    asked.onerror = () => bad(asked.error);
  });
  const fits = () => new Promise((said) => {
    const writing = shelf.transaction("it", "readwrite", { durability: "strict" });
    writing.oncomplete = () => said(true);
    writing.onabort = () => said(false);
    writing.objectStore("it").add(new Uint8Array(512));
  });
  while (await fits()) await new Promise((done) => setTimeout(done, 50));
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


# The clock by which a window sees that its worker answers no more.
LATER = """() => {
  const now = performance.now.bind(performance);
  performance.now = () => now() + 70_000;
}"""


def write(page: Page, key: str, words: str) -> None:
    """Type an answer into a text and leave it, whatever becomes of it."""
    area(page, key).fill(words)
    area(page, key).blur()


@pytest.fixture
def full(woken: Page, site: Host) -> Iterator[Callable[[bool], None]]:
    """Lets the browser have no room, or room again: less than what is there already, or as much as ever."""
    tools = woken.context.new_cdp_session(woken)
    of = {"origin": site.url.rstrip("/")}

    def full(is_full: bool) -> None:
        tools.send("Storage.overrideQuotaForOrigin", {**of, "quotaSize": 1} if is_full else of)
        woken.evaluate(*((UNTIL_REFUSED,) if is_full else (DELETE, "something else")))

    yield full
    full(False)


def test_without_room_the_field_says_so_and_no_word_is_lost(
    woken: Page, full: Callable[[bool], None]
) -> None:
    """One sentence and “Not saved yet”; a reload brings the words back, and with room they are saved."""
    put(woken, FEAR, "war schon da")
    full(True)
    woken.evaluate(HEAR, HOPE)
    write(woken, HOPE, LATE)
    expect(field(woken, HOPE).locator(".under > .state")).to_contain_text(FULL)
    assert "saved" not in woken.evaluate("() => window.states")
    assert kept(woken) == {FEAR: "war schon da"}
    woken.once("dialog", lambda dialog: dialog.accept())
    woken.reload()
    expect(area(woken, HOPE)).to_have_value(LATE)
    expect(area(woken, FEAR)).to_have_value("war schon da")
    live(woken)
    assert kept(woken) == {FEAR: "war schon da"}
    full(False)
    saved(field(woken, HOPE))
    assert kept(woken) == {FEAR: "war schon da", HOPE: LATE}


@pytest.mark.parametrize("how", FAILS)
def test_a_write_that_fails_is_never_called_saved(woken: Page, how: str) -> None:
    """Whatever way the browser fails to keep it, the field says so until it is kept."""
    put(woken, FEAR, "davor")
    (worker,) = woken.workers
    worker.evaluate(SPOIL % FAILS[how])
    woken.evaluate(HEAR, HOPE)
    write(woken, HOPE, "danach")
    expect(field(woken, HOPE).locator(".under > .state")).to_contain_text("Not saved yet – this browser")
    write(woken, HOPE, "danach, und noch mehr")
    expect(field(woken, HOPE)).to_have_attribute("data-state", "unsaved")
    assert "saved" not in woken.evaluate("() => window.states")
    assert kept(woken) == {FEAR: "davor"}
    worker.evaluate("() => globalThis.mend()")
    saved(field(woken, HOPE))
    assert kept(woken) == {FEAR: "davor", HOPE: "danach, und noch mehr"}


def test_forgetting_that_fails_is_never_called_forgotten(woken: Page) -> None:
    """The field says “Not forgotten yet” while the browser still holds the words."""
    put(woken, FEAR, "noch da")
    (worker,) = woken.workers
    worker.evaluate(SPOIL % FAILS["aborted"])
    field(woken, FEAR).get_by_role("button", name="Forget this answer").click()
    field(woken, FEAR).get_by_role("button", name="Forget this answer for ever?").click()
    expect(field(woken, FEAR).locator(".under > .state")).to_contain_text("Not forgotten yet – this browser")
    assert kept(woken) == {FEAR: "noch da"}
    worker.evaluate("() => globalThis.mend()")
    expect(field(woken, FEAR).locator(".under > .state")).to_have_text("Forgotten")
    assert kept(woken) == {}


def test_what_is_cleared_out_under_an_open_page_is_written_back(woken: Page) -> None:
    """With the database deleted while the page is open, the next edit puts everything back, copies too."""
    put(woken, FEAR, "erste Worte")
    put(woken, MOVE, "zweite Worte")
    before = records(woken).keys()
    assert any("snapshots" in name for name in before)
    woken.evaluate(DELETE, SHELF)
    assert kept(woken) == {}
    put(woken, HOPE, "dritte Worte")
    assert kept(woken) == {FEAR: "erste Worte", MOVE: "zweite Worte", HOPE: "dritte Worte"}
    assert before <= records(woken).keys()


def test_after_a_clearing_out_the_way_to_a_copy_is_on_the_start_page(woken: Page, site: Host) -> None:
    """A workbook that the browser has emptied opens as new, and tells first where a copy comes back."""
    put(woken, FEAR, "bald weg")
    woken.goto("about:blank")
    tools = woken.context.new_cdp_session(woken)
    tools.send("Storage.clearDataForOrigin", {"origin": site.url.rstrip("/"), "storageTypes": "all"})
    woken.goto(site.url)
    awake(woken)
    expect(woken.locator("main")).to_contain_text("Browsers clear out now and then")
    expect(woken.locator("main")).to_contain_text("Were you here before, and kept a copy?")
    woken.get_by_role("link", name="Restore a copy").click()
    expect(woken.get_by_role("heading", name="Restore a copy")).to_be_visible()
    expect(woken.get_by_label("The file with your copy")).to_be_enabled()
    go(woken, ONE)
    put(woken, FEAR, "von vorn")
    assert kept(woken) == {FEAR: "von vorn"}


def test_a_worker_that_ends_is_replaced(woken: Page, site: Host) -> None:
    """Missed after a minute if it ended without a word; the page says that words wait, and none is lost."""
    workers: list[str] = []
    put(woken, FEAR, "vorher")
    woken.on("worker", lambda it: workers.append(it.url))
    woken.workers[0].evaluate("() => close()")
    write(woken, HOPE, "ins Leere")
    expect(field(woken, HOPE)).not_to_have_attribute("data-state", "saved")
    with site.holding("pyodide.asm.mjs"):
        woken.evaluate(LATER)
        expect(woken.locator("html")).to_have_attribute("data-connection", "lost")
        write(woken, MOVE, "während des Absturzes")
        expect(field(woken, MOVE).locator(".under > .state")).to_contain_text("Not saved yet – ")
        expect(woken.locator("header .kept")).to_contain_text("Getting ready")
        expect(field(woken, HOPE).locator(".under > .state")).to_contain_text("keeps it in this browser")
    live(woken)
    for key in (HOPE, MOVE):
        saved(field(woken, key))
    assert kept(woken) == {FEAR: "vorher", HOPE: "ins Leere", MOVE: "während des Absturzes"}
    assert len(workers) == 1
    woken.evaluate("() => delete performance.now")


@pytest.mark.soak
def test_a_worker_that_crashes_is_replaced(woken: Page) -> None:
    """One that ends with an error is missed at once; `worker-client-lost.test.ts` proves it every time."""
    workers: list[str] = []
    put(woken, FEAR, "vor dem Absturz")
    woken.on("worker", lambda it: workers.append(it.url))
    woken.workers[0].evaluate("() => { setTimeout(() => { throw new Error('planted'); }); }")
    expect(woken.locator("html")).to_have_attribute("data-connection", "lost")
    live(woken)
    put(woken, HOPE, "danach")
    assert kept(woken) == {FEAR: "vor dem Absturz", HOPE: "danach"}
    assert len(workers) == 1
