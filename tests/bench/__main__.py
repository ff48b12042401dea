"""Measure and print: `python -m tests.bench`. Exit code 1 if something could not be measured."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench import alone, engines, journal, pictures, saving, table, visits
from tests.bench.contenders import CONTENDERS, Contender
from tests.bench.forms.outline import FIRST
from tests.bench.servers import NotMeasured, Server, held, rest, running
from tests.engines.driver import Refused
from workbook.chapters.notebook import chapters

ALONE = ("saving", "pictures", "journal", "edition")
NOTES = """\
Milliseconds are counted inside the page from the start of its navigation, until a first text box that is
filled and left is acknowledged; stock Voilà’s waiting kernels are ready before each visit. “Acknowledged”
means on disk in this app and stock Voilà; Streamlit, marimo and the static page show the words back and keep
nothing. What stock Voilà asks of a CDN is refused at once, which favours it. The chapter's picture is not
drawn."""
SLOW_NOTE = "Slow line: 1.6 Mbit/s and 150 ms for every request, by the browser; it does not slow websockets."


class Bench:
    """One run: figures by contender, a record for each round, and what could not be measured.

    Args:
        rounds: how many rounds.
        throttle: whether each round has one more first visit, over a slow line.
    """

    def __init__(self, rounds: int, throttle: bool) -> None:
        self.rounds, self.throttle = rounds, throttle
        self.found: dict[str, list[visits.Figures]] = defaultdict(list)
        self.ways: dict[str, list[visits.Figures]] = {}
        self.waking: dict[str, list[visits.Figures]] = {}
        self.missed: list[str] = []
        slugs = [chapter.slug for chapter in chapters()]
        self.slugs = FIRST, slugs[slugs.index(FIRST) + 1]

    @contextlib.contextmanager
    def trying(self, what: str) -> Iterator[None]:
        """Go on with the rest when one thing cannot be measured."""
        try:
            yield
        except (NotMeasured, Refused, visits.BrowserError, OSError, AssertionError) as error:
            self.missed.append(f"{what}: {str(error).splitlines()[0]}")
            print(self.missed[-1], file=sys.stderr)

    def visit(self, contenders: list[Contender]) -> None:
        """Start the contenders and visit them in turn, a round at a time."""
        with contextlib.ExitStack() as stack:
            playwright = stack.enter_context(sync_playwright())
            browser = visits.chromium(playwright)
            folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            servers: list[Server] = []
            for contender in contenders:
                with self.trying(contender.title):
                    servers.append(stack.enter_context(running(contender, Path(folder))))
            for number in range(self.rounds):
                print(f"Round {number + 1} of {self.rounds}", file=sys.stderr)
                for server in servers[number % len(servers) :] + servers[: number % len(servers)]:
                    with self.trying(f"{server.contender.title}, round {number + 1}"):
                        self._visit(browser, server, servers)
            browser.close()

    def _visit(self, browser: Browser, server: Server, servers: list[Server]) -> None:
        figures: visits.Figures = {}
        self.found[server.contender.name].append(figures)
        self._calm(servers)
        with visits.first_visit(browser, server, self.slugs, figures) as page:
            visits.edit(page, figures)
            figures["memory"] = held(server.family())
            self._calm(servers)
            visits.next_visit(page, server, self.slugs[1], figures)
        if self.throttle:
            self._calm(servers)
            figures |= visits.slow_visit(browser, server, FIRST)

    def _calm(self, servers: list[Server]) -> None:
        if not rest(servers):
            print("This machine does not come to rest; the next figure may be too high.", file=sys.stderr)

    def app(self, measure: Callable[[Browser], visits.Figures]) -> None:
        """Measure something of the app in a browser of its own."""
        with sync_playwright() as playwright:
            browser = visits.chromium(playwright)
            self.found["app"].append(measure(browser))
            browser.close()

    def edition(self) -> None:
        """Measure the edition in the browser alone beside the app and JupyterLite."""
        self.ways = alone.measure(self.rounds, self.slugs, self.trying)


def _asked() -> argparse.Namespace:
    names = [contender.name for contender in CONTENDERS]
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is visited; medians are shown")
    parser.add_argument("--throttle", action="store_true", help="visit over 1.6 Mbit/s and 150 ms as well")
    parser.add_argument("--only", nargs="+", choices=[*names, *ALONE, "engines"], help="measure only these")
    parser.add_argument(
        "--beside",
        type=Path,
        metavar="FOLDER",
        help="an edition of another checkout, for “engines” to compare",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write each round's figures")
    return parser.parse_args()


def main() -> int:
    """Measure, print, and return the exit code."""
    asked = _asked()
    only = asked.only or [*(contender.name for contender in CONTENDERS if contender.installed), *ALONE]
    bench = Bench(asked.rounds, asked.throttle)
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    print(
        f"Medians of {asked.rounds}. Python {platform.python_version()}, {os.cpu_count()} processors{load}."
    )
    if "saving" in only:
        with bench.trying("Saving"):
            bench.found["app"].append(saving.saving())
    if "pictures" in only:
        with bench.trying("Pictures"):
            bench.app(pictures.pictures)
    if "journal" in only:
        with bench.trying("The journal"):
            bench.app(journal.journals)
    if "edition" in only:
        with bench.trying("The edition in the browser alone"):
            bench.edition()
    if "engines" in only:
        bench.waking = engines.measure(bench.rounds, FIRST, asked.beside, bench.trying)
    if contenders := [contender for contender in CONTENDERS if contender.name in only]:
        with bench.trying("Visits"):
            bench.visit(contenders)
    _report(bench, asked.json)
    return 1 if bench.missed else 0


def _report(bench: Bench, file: Path | None) -> None:
    medians = {name: table.median(rounds) for name, rounds in bench.found.items()}
    ways = {name: table.median(rounds) for name, rounds in bench.ways.items()}
    waking = {name: table.median(rounds) for name, rounds in bench.waking.items()}
    if medians:
        print("", table.figures(medians), "", table.limits(medians), "", sep="\n")
    if "saved" in medians.get("app", {}):
        print(table.steps(medians), "", sep="\n")
    if medians:
        print(NOTES, SLOW_NOTE if bench.throttle else "", sep="\n")
    if ways:
        print("", alone.figures(ways), "", table.limits(ways, alone.LIMITS), "", alone.NOTES, sep="\n")
    if waking:
        kept = table.limits(waking, engines.limits(waking))
        print("", engines.figures(waking), "", kept, "", engines.NOTES, sep="\n")
    for missed in bench.missed:
        print(f"Not measured – {missed}")
    if file:
        found = {
            "rounds": bench.found,
            "medians": medians,
            "edition": {"rounds": bench.ways, "medians": ways},
            "engines": {"rounds": bench.waking, "medians": waking},
        }
        file.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
