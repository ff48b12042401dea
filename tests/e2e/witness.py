"""Whatever a page ever calls saved must be on disk at that moment, for a process that knows nothing of us."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

READ = """
import json, sys
with open(sys.argv[1], encoding="utf-8") as file:
    found = json.load(file)
print(json.dumps(found["answers"].get(sys.argv[2])))
"""

# Tells each change of a field's state, of the page's connection and of its line about being lost, with the
# moment; a field's value goes along, read in the same task in which the page spoke.
WATCH = """
(() => {
  const told = new WeakMap();
  const typed = (globalThis.witnessTyped = {});
  const tell = (what) => globalThis.witnessed?.({ ...what, at: Date.now() / 1000 });
  const value = (root) => {
    const control = root.querySelector("textarea, input[type=range]");
    if (!control || !["text", "script", "scale", "balance"].includes(root.dataset.kind)) return undefined;
    return control.type === "range" ? Number(control.value) : control.value;
  };
  const look = (element, what) => {
    const words = JSON.stringify(what);
    if (told.get(element) === words) return;
    told.set(element, words);
    tell(what);
  };
  const lookAll = () => {
    const page = document.documentElement;
    look(page, { page: page.dataset.connection ?? "" });
    const lost = document.querySelector(".lost");
    if (lost) look(lost, { lost: lost.hidden ? "" : lost.textContent });
    for (const root of document.querySelectorAll("[data-key]")) {
      const words = root.querySelector(".under > .state")?.textContent ?? "";
      const count = typed[root.dataset.key]?.length ?? 0;
      const { key, state = "" } = root.dataset;
      look(root, { key, state, words, count, value: value(root) });
    }
  };
  addEventListener("input", (event) => {
    const root = event.target.closest?.("[data-key]");
    if (root) (typed[root.dataset.key] ??= []).push([Date.now() / 1000, event.target.value?.length ?? 0]);
  }, true);
  new MutationObserver(lookAll).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["data-connection", "data-state", "hidden"],
  });
})();
"""

Told = dict[str, Any]


@dataclass(frozen=True)
class Claim:
    """A field of a page said that its answer is saved."""

    page: Page
    key: str
    value: Any
    at: float


class Witness:
    """Believes no page: looks at the disk whenever one says “Saved”, and once more at the end.

    Args:
        context: the browser whose pages are watched, those that are open already excepted.
        home: the reader's data folder.

    Attributes:
        claims: every “Saved” there was.
        false: those that were not true.
        told: everything any page told, with its moment.
        at_once: what to do in the moment of a claim, before the disk is looked at.
    """

    def __init__(self, context: BrowserContext, home: Path) -> None:
        self.path = home / "answers.json"
        self.claims: list[Claim] = []
        self.at_once: Callable[[], object] = lambda: None
        self.false: list[str] = []
        self.told: list[tuple[Page, Told]] = []
        context.expose_binding("witnessed", self._hear)
        context.add_init_script(WATCH)

    def _hear(self, source: dict[str, Any], what: Told) -> None:
        page = source["page"]
        self.told.append((page, what))
        if what.get("state") == "saved" and str(what["words"]).startswith("Saved"):
            claim = Claim(page, what["key"], what.get("value"), what["at"])
            self.claims.append(claim)
            self.at_once()
            if not holds(self.on_disk(claim.key), claim.value):
                self.false.append(f"{claim.key}, claim {len(self.claims)}")

    def on_disk(self, key: str) -> dict[str, Any] | None:
        """Return the record of an answer as a fresh process reads it from disk."""
        command = [sys.executable, "-I", "-S", "-c", READ, str(self.path), key]
        read = subprocess.run(command, capture_output=True, text=True, check=False)
        found: dict[str, Any] | None = json.loads(read.stdout) if read.returncode == 0 else None
        return found

    def confirm(self) -> None:
        """Assert that nothing was ever called saved in vain, and that all of it is there now."""
        assert self.false == [], f"called saved and not on disk: {self.false}"
        newest = {(claim.page, claim.key): claim for claim in self.claims}
        lost = [claim.key for claim in newest.values() if not holds(self.on_disk(claim.key), claim.value)]
        assert lost == [], f"called saved and gone since: {lost}"

    def release(self, key: str) -> None:
        """Hold nobody to what was said of an answer so far: the reader has changed or given it up."""
        self.claims = [claim for claim in self.claims if claim.key != key]

    def moment(self, page: Page, tells: Callable[[Told], bool], after: float = 0.0) -> float:
        """Return when a page first told something, in seconds since the epoch.

        Raises:
            AssertionError: it never did.
        """
        found = self._first(page, tells, after)
        assert found is not None, "the page never told it"
        return found

    def told_since(self, page: Page, tells: Callable[[Told], bool], after: float) -> bool:
        """Return whether a page has told something since a moment."""
        return self._first(page, tells, after) is not None

    def _first(self, page: Page, tells: Callable[[Told], bool], after: float) -> float | None:
        fits = (what for source, what in self.told if source == page and what["at"] >= after and tells(what))
        found = next(fits, None)
        return None if found is None else float(found["at"])


def holds(entry: dict[str, Any] | None, value: Any) -> bool:
    """Whether a record holds a value: as it was, typed on, or as another version."""
    if entry is None:
        return False
    if value is None:  # a kind of answer whose controls we cannot read: it must be there at least
        return entry["value"] is not None
    versions = [entry["value"], *(other["value"] for other in entry["other"])]
    return any(_goes_on(version, value) for version in versions)


def _goes_on(version: Any, value: Any) -> bool:
    return version == value or (
        isinstance(version, str) and isinstance(value, str) and value != "" and value in version
    )


def is_lost(what: Told) -> bool:
    """The page says that nobody answers."""
    return what.get("page") == "lost"


def is_live(what: Told) -> bool:
    """The page says that Python listens."""
    return what.get("page") == "live"


def is_unsaved(what: Told) -> bool:
    """A field says that it is not saved yet."""
    return what.get("state") == "unsaved" and "Not saved yet" in what["words"]


def says_lost(what: Told) -> bool:
    """The page shows its line about being lost, in words."""
    return bool(what.get("lost"))
