"""How soon Python is awake in each engine, in this edition and in one of another checkout beside it."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.bench.alone import Trying
from tests.bench.host import Host, hosted, quiet
from tests.bench.servers import NotMeasured
from tests.bench.table import Limit, Medians, aligned
from tests.bench.visits import FLAGS, Figures, found
from tests.engines.driver import Browser, until
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit
from tests.static_site.steps import OFFLINE
from workbook.static_site.build import build

OURS, BESIDE = "this edition", "the one beside it"
VISITS = {"first": "first visit", "again": "second visit"}
MOST = {"first": 0.7, "again": 0.5}
PATIENCE = 300.0
# What a page says when something has come of waking; it may have come before anybody listens.
NOTE = """
  const look = () => {
    const [{ awake, failed }, { dataset }] = [workbookAlone, document.documentElement];
    if (awake || failed) dataset.bench ??= JSON.stringify([performance.now(), failed]);
  };
  addEventListener("workbook:waking", look);
  look();
"""
HELD = """const done = arguments[0]; caches.keys()
  .then((names) => Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length)))
  .then(done, () => done(null))"""
NOTES = """\
Seconds from the start of the navigation: in a new profile, then in the same one in a browser started anew."""


class Chromium(Browser):
    """Chromium, as far as these visits need it, on a profile in its home.

    Args:
        home: where all that it writes is.
    """

    name = "chromium"

    def __init__(self, home: Path) -> None:
        self.playwright = sync_playwright().start()
        self.context = self.playwright.chromium.launch_persistent_context(
            home / "profile", executable_path=found(), args=FLAGS
        )
        self.page = self.context.pages[0]

    def get(self, url: str) -> None:
        """Open an address."""
        self.page.goto(url)

    def js(self, script: str, *given: Any) -> Any:
        """Run a script in the page and return what it returns."""
        return self.page.evaluate(f"() => {{ {script} }}")

    def js_async(self, script: str, *given: Any) -> Any:
        """The same for a script whose last argument is told the result."""
        return self.page.evaluate(f"() => new Promise(function () {{ {script} }})")

    def quit(self) -> None:
        """End it."""
        self.context.close()
        self.playwright.stop()


ENGINES: tuple[type[Browser], ...] = (Chromium, WebKit, Firefox)


def measure(rounds: int, slug: str, beside: Path | None, trying: Trying) -> dict[str, list[Figures]]:
    """Visit each edition twice in each engine, in turn.

    Args:
        rounds: how many rounds.
        slug: the chapter to open.
        beside: the folder of another edition.
        trying: lets the rest go on when one visit cannot be measured.

    Returns:
        The figures of every round by edition, named by engine and visit.
    """
    figures: dict[str, list[Figures]] = defaultdict(list)
    with ExitStack() as stack:
        own = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "edition"
        build(own)
        folders = {BESIDE: beside, OURS: own} if beside else {OURS: own}
        hosts = {name: stack.enter_context(hosted(folder)) for name, folder in folders.items()}
        for number in range(rounds):
            print(f"Engines, round {number + 1} of {rounds}", file=sys.stderr)
            for name, host in list(hosts.items())[:: 1 if number % 2 else -1]:
                figures[name].append({})
                for engine in ENGINES:
                    with trying(f"{engine.name}, {name}, round {number + 1}"):
                        figures[name][-1] |= _visits(engine, host, slug)
    return dict(figures)


def _visits(engine: type[Browser], host: Host, slug: str) -> Figures:
    """Visit twice, with a profile that is new the first time."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        for visit in VISITS:
            browser = engine(Path(home))  # type: ignore[call-arg]
            before = host.bytes
            try:
                figures[f"{engine.name} {visit}"] = _awake(browser, f"{host.url}{slug}.html")
                _settled(browser, host)
            finally:
                browser.quit()
            figures[f"{engine.name} {visit} bytes"] = host.bytes - before
    return figures


def _awake(browser: Browser, address: str) -> float:
    """Open a chapter and return when Python was awake.

    Raises:
        NotMeasured: it never was.
    """
    browser.get(address)
    browser.js(NOTE)
    took, failed = json.loads(browser.until("return document.documentElement.dataset.bench", wait=PATIENCE))
    if failed:
        raise NotMeasured("Python did not start")
    return float(took)


def _settled(browser: Browser, host: Host) -> None:
    """Wait until all is kept that the browser will have the next time."""
    offline = f"const done = arguments[0]; ({OFFLINE})().then(done, () => done(false))"
    until(lambda: browser.js_async(offline), "not kept for the next time", PATIENCE)
    quiet(lambda: (len(host.asked), browser.js_async(HELD)), lambda wait: time.sleep(wait / 1000))


def figures(medians: Medians) -> str:
    """Return every figure, a row for each visit in each engine, with the ratio to what stands beside."""
    columns = [name for name in (BESIDE, OURS) if name in medians]
    lines = [["Python awake, s", *columns, *(["ratio"] if BESIDE in medians else [])]]
    for engine in ENGINES:
        for visit, words in VISITS.items():
            row = f"{engine.name} {visit}"
            seconds = [
                f"{medians[name][row] / 1000:.1f}" if row in medians[name] else "–" for name in columns
            ]
            lines.append([f"{engine.name}, {words}", *seconds, *_ratios(medians, row)])
    return aligned(lines)


def _ratios(medians: Medians, row: str) -> list[str]:
    if BESIDE not in medians:
        return []
    return [f"{_ratio(medians, row):.2f}" if all(row in each for each in medians.values()) else "–"]


def _ratio(medians: Medians, row: str) -> float:
    return medians[OURS][row] / medians[BESIDE][row]


def limits(medians: Medians) -> list[Limit]:
    """Return how much of the time, and of the bytes, of the edition beside this one may take."""
    if BESIDE not in medians:
        return []
    return [
        Limit(
            f"{engine.name}, {words}, {what}",
            lambda m, row=f"{engine.name} {visit}{more}": _ratio(m, row),
            most,
        )
        for engine in ENGINES
        for visit, words in VISITS.items()
        for what, more, most in (("time", "", MOST[visit]), ("bytes", " bytes", 1.0))
        if visit == "first" or not more
    ]
