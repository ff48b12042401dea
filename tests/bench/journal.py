"""The journal of a year beside an empty one: how long each takes to open, in turn."""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.visits import Figures
from tests.e2e.app import App
from tests.long_way import long_way
from workbook.answers import Answers

KEY, SLUG = "journal.entries", "journal"
MANY, TIMES = 400, 9
LAST = dt.date(2026, 11, 30)
WORDS = "We sat on the bench by the canal after my early shift, and each of us had our own way home. "
PATIENCE = 30_000
# When the page takes words, with its entries in their rows; in milliseconds since it was asked for.
OPENED = """new MutationObserver((_, watch) => {
  if (document.documentElement?.dataset.connection !== "live") return;
  watch.disconnect();
  const there = document.querySelector("[data-key='journal.entries'] tbody tr");
  if (there) globalThis.benchOpened = performance.now();
}).observe(document, { subtree: true, attributeFilter: ["data-connection"] })"""


def journals(browser: Browser) -> Figures:
    """Return milliseconds until the journal has opened: an empty one, and one of four hundred entries."""
    names = {"journal": 0, "long journal": MANY}
    with ExitStack() as stack:
        pages = {name: stack.enter_context(_open(browser, many)) for name, many in names.items()}
        rounds = [{name: _opened(page) for name, page in pages.items()} for _ in range(TIMES)]
    return {name: statistics.median(each[name] for each in rounds) for name in names}


@contextmanager
def _open(browser: Browser, many: int) -> Iterator[Page]:
    """Serve a workbook with so many entries, and open its journal once."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        if many:
            Answers.open(home)[KEY] = _entries(many)
        app, context = App(home), browser.new_context()
        try:
            context.request.get(app.link)
            page = long_way(context).new_page()
            page.add_init_script(OPENED)
            page.goto(app.chapter(SLUG))
            yield page
        finally:
            context.close()
            app.stop()


def _entries(many: int) -> list[dict[str, str]]:
    days = (LAST - dt.timedelta(days=number) for number in range(many))
    return [{"day": day.isoformat(), "words": f"{WORDS}{WORDS}{WORDS}"} for day in days]


def _opened(page: Page) -> float:
    page.reload()
    page.wait_for_function("() => globalThis.benchOpened", timeout=PATIENCE, polling=50)
    took: float = page.evaluate("() => globalThis.benchOpened")
    return took
