"""What a reader does in the edition, and what the browser then holds."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.steps import field, press, saved
from tests.static_site.serving import Host

SLOW = 120_000  # milliseconds; Python may need them on a machine with much else to do
SHELF = "dance-workbook /"
ONE, TWO, THREE = (
    "01-what-closeness-asks",
    "02-patterns-and-where-they-come-from",
    "03-distance-as-a-strategy",
)
MOVE, FEAR, HOPE = (f"{ONE}.{name}" for name in ("where-i-saw-it", "fear-to-lose", "hope-to-gain"))
SEPARATE = f"{ONE}.separateness"
HARD = 'Süße Grüße 日本語 العربية 🙂👩‍👩‍👧 "quotes" <b>bold</b> & \\n {x}\n\nnew line  two spaces'
AWAKE = "() => globalThis.workbookAlone?.awake === true"
OFFLINE = """async () => {
  if (!navigator.serviceWorker.controller) return false;
  const names = (await caches.keys()).filter((name) => name.startsWith("dance-workbook"));
  const large = names.filter((name) => name.endsWith(" large files"));
  const held = await Promise.all(large.map(async (name) => (await (await caches.open(name)).keys()).length));
  return names.length > 1 && held.some((count) => count >= 3);
}"""
# `wait_for_function` takes the promise of an answer for a yes.
UNTIL = """async () => {
  const [look, end] = [%s, performance.now() + %d];
  while (!(await look())) {
    if (performance.now() > end) throw new Error("it has not come true");
    await new Promise(requestAnimationFrame);
  }
}"""
# A link to anywhere in the edition, pressed as any other; the page that comes has another root.
PRESS = """(path) => {
  document.documentElement.dataset.left = "";
  document.body.append(Object.assign(document.createElement("a"), { href: `./${path}` }));
  document.body.lastChild.click();
}"""
# What “Forget everything” asks for; it asks whoever has lost the key no passphrase.
FORGET = """async () => {
  sessionStorage.clear();
  localStorage.clear();
  const body = JSON.stringify({ everything: true });
  const reply = await globalThis.workbookAlone.ask({ path: "answers/forget", query: {}, form: {}, body });
  return JSON.parse(new TextDecoder().decode(reply.body));
}"""
# Every record of every store, bytes as lists of numbers; nothing is made by looking.
RECORDS = """async (name) => {
  const known = await indexedDB.databases();
  if (!known.some((it) => it.name === name)) return {};
  const done = (it) => new Promise((good, bad) => {
    it.onsuccess = () => good(it.result);
    it.onerror = () => bad(it.error);
  });
  const shelf = await done(indexedDB.open(name));
  const found = {};
  for (const store of shelf.objectStoreNames) {
    const all = shelf.transaction(store).objectStore(store);
    const [names, bodies] = await Promise.all([done(all.getAllKeys()), done(all.getAll())]);
    names.forEach((each, at) => {
      found[`${store}/${each}`] = bodies[at] instanceof Uint8Array ? [...bodies[at]] : bodies[at];
    });
  }
  shelf.close();
  return found;
}"""

# Records in the place of all there are, as if another window had written them.
PUT_BACK = """async ([name, bodies]) => {
  const done = (it) => new Promise((good, bad) => {
    it.onsuccess = it.oncomplete = () => good(it.result);
    it.onerror = it.onabort = () => bad(it.error);
  });
  const shelf = await done(indexedDB.open(name));
  const writing = shelf.transaction(["files", "state"], "readwrite");
  const [files, state] = ["files", "state"].map((store) => writing.objectStore(store));
  files.clear();
  for (const [path, body] of Object.entries(bodies)) files.put(new Uint8Array(body), path);
  state.put((await done(state.get("count"))) + 1, "count");
  await done(writing);
  shelf.close();
}"""


def live(page: Page) -> None:
    """Wait until Python listens to this page."""
    expect(page.locator("html")).to_have_attribute("data-connection", "live", timeout=SLOW)


def read(page: Page, host: Host, slug: str) -> None:
    """Open a chapter by its address, and wait until Python is there."""
    page.goto(f"{host.url}{slug}.html")
    live(page)


def awake(page: Page) -> None:
    """Wait until Python is awake, on a page of whatever kind."""
    page.wait_for_function(AWAKE, timeout=SLOW)


def follow(page: Page, slug: str) -> None:
    """Go to a chapter through a link on this page."""
    page.locator(f'main a[href="./{slug}.html"]').first.click()
    arrived(page, slug)


def arrived(page: Page, slug: str) -> None:
    """Wait until a chapter is there and alive."""
    expect(page.locator("html")).to_have_attribute("data-chapter", slug)
    live(page)


def go(page: Page, slug: str) -> None:
    """Go to a chapter through a link of our own; Python stays awake."""
    go_to(page, f"{slug}.html")
    arrived(page, slug)
    # A page in the place of another is no new document, so that nothing has opened its parts.
    page.evaluate("() => document.querySelectorAll('details.longer').forEach((part) => (part.open = true))")


def go_to(page: Page, address: str) -> None:
    """Go to a page of whatever kind through a link of our own."""
    page.evaluate(PRESS, address)
    expect(page.locator("html:not([data-left])")).to_have_count(1)
    expect(page.locator("[data-waits]")).to_have_count(0)


def forget_all(page: Page) -> None:
    """Let Python forget everything, and prove that nothing is left of it."""
    go_to(page, "privacy.html")
    assert page.evaluate(FORGET) == {"done": True}
    assert [name for name in records(page) if not name.startswith("state/")] == []


def home(page: Page) -> None:
    """Go to the start page through the bar."""
    page.locator("header a.home").click()
    expect(page.locator("h1")).to_have_text("You and the people who matter to you")


def settled_offline(page: Page) -> None:
    """Wait until all is kept for when there is no network, and this page is looked after."""
    page.evaluate(UNTIL % (OFFLINE, SLOW))


def records(page: Page) -> dict[str, Any]:
    """Return everything in the database of the answers, files as bytes."""
    found: dict[str, Any] = page.evaluate(RECORDS, SHELF)
    return {name: bytes(body) if isinstance(body, list) else body for name, body in found.items()}


def put_back(page: Page, found: dict[str, Any]) -> None:
    """Put records back that were returned before; Python sees them when it is asked next."""
    files = {name.removeprefix("files/"): list(it) for name, it in found.items() if name.startswith("files/")}
    page.evaluate(PUT_BACK, [SHELF, files])


def document(page: Page) -> dict[str, Any]:
    """Return the answers file as the browser holds it."""
    found: dict[str, Any] = json.loads(records(page)["files/answers.json"])
    return found


def kept(page: Page) -> dict[str, Any]:
    """Return every answer that the browser holds by its key, read by nobody's code but json."""
    if "files/answers.json" not in records(page):
        return {}
    return {key: entry["value"] for key, entry in document(page)["answers"].items()}


def area(page: Page, key: str) -> Any:
    """The text of a field."""
    return field(page, key).locator("textarea").first


def put(page: Page, key: str, words: str) -> None:
    """Type an answer into a text, and wait until it is kept."""
    area(page, key).fill(words)
    area(page, key).blur()
    expect(field(page, key).locator(".under > .state")).to_contain_text("Saved")
    saved(field(page, key))


def nudge(page: Page, key: str, times: int = 1) -> None:
    """Move a scale, and wait until it is kept."""
    field(page, key).locator("input").first.focus()
    press(page, "ArrowRight", times)
    field(page, key).locator("input").first.blur()
    saved(field(page, key))
