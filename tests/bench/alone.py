"""The edition in the browser alone beside the app and JupyterLite: the same chapter, in new profiles."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Page, Playwright, Request, sync_playwright

from tests.bench.contenders import FIELD
from tests.bench.host import quiet
from tests.bench.places import TITLES, WAYS, Count, Place
from tests.bench.servers import NotMeasured
from tests.bench.table import Limit, Medians, aligned
from tests.bench.visits import FLAGS, Figures, first_text, found

PROBE = Path(__file__).with_name("alone.js").read_text(encoding="utf-8")
PATIENCE = 180_000
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SETTLE = 1000  # ms that a browser gets after its start, for itself
EDITS = 20
HERE = "() => globalThis.benchTimes?.[%s]?.%s"
Trying = Callable[[str], AbstractContextManager[None]]
Slugs = tuple[str, str]

ROWS = {
    "readable": "First visit: heading to be seen, ms",
    "takes": "First visit: text accepted, ms",
    "live": "First visit: Python awake (JupyterLite: kernel idle), ms",
    "kept": "First visit: what was written at once is saved, ms",
    "bytes": "First visit: transferred, KB",
    "requests": "First visit: requests",
    "foreign": "First visit: requests to other hosts",
    "typed": f"Edit: the key to saved, median of {EDITS}, ms",
    "left": f"Edit: leaving the field to saved, median of {EDITS}, ms",
    "next": "Next chapter: the press to Python awake, ms",
    "slow": "First visit at 400 kbit/s and 400 ms: what was written at once is kept by the page, ms",
    "again readable": "Second visit: heading to be seen, ms",
    "again takes": "Second visit: text accepted, ms",
    "again live": "Second visit: Python awake (JupyterLite: kernel idle), ms",
    "again bytes": "Second visit: transferred, KB",
    "again requests": "Second visit: requests",
}
NOTES = """\
First visit: a new profile; second visit: the same profile in a browser started anew. Milliseconds from the
start of the navigation; text is accepted when what is written there and then is saved later. Bytes, headers
included, and requests, the service worker’s included, until nothing has been asked for in three seconds. The
edition and JupyterLite lie on one kind of host: it packs text and WebAssembly with gzip and has a browser ask
again about every file it holds. Of the app, which is preheated, the browser counts, sockets included.
JupyterLite’s kernel is idle before any cell of the chapter has run: a lower bound, for only then are there
fields; “–” is what it does not have until then. An edit saves itself half a second after the last key."""


def _edition(name: str, scale: float = 1) -> Callable[[Medians], float]:
    return lambda medians: medians["edition"][name] / scale


LIMITS = [
    Limit("First visit, MB", _edition("bytes", 1e6), 12),
    Limit("First visit, requests", _edition("requests"), 60),
    Limit("First visit, requests to other hosts", _edition("foreign"), 0),
    Limit("First visit, text accepted, ms", _edition("takes"), 1000),
    Limit("First visit, Python awake, ms", _edition("live"), 15_000),
    Limit("First visit at 400 kbit/s and 400 ms, kept by the page, ms", _edition("slow"), 3000),
    Limit("Second visit, Python awake, ms", _edition("again live"), 5000),
    Limit("Second visit, KB", _edition("again bytes", 1000), 200),
    Limit("Next chapter, ms", _edition("next"), 1000),
    Limit("Edit, leaving the field to saved, ms", _edition("left"), 300),
]


def measure(rounds: int, slugs: Slugs, trying: Trying) -> dict[str, list[Figures]]:
    """Visit each in turn, a round at a time.

    Args:
        rounds: how many rounds.
        slugs: the chapter to open, and the one after it.
        trying: lets the rest go on when one thing cannot be measured.

    Returns:
        The figures of every round, by place.
    """
    figures: dict[str, list[Figures]] = defaultdict(list)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        places: list[Place] = []
        for name, way in WAYS.items():
            with trying(TITLES[name]):
                places.append(stack.enter_context(way(folder, slugs[0])))
        playwright = stack.enter_context(sync_playwright())
        for number in range(rounds if places else 0):
            print(f"Three ways, round {number + 1} of {rounds}", file=sys.stderr)
            for place in places[number % len(places) :] + places[: number % len(places)]:
                with trying(f"{TITLES[place.name]}, round {number + 1}"):
                    figures[place.name].append(_visits(playwright, place, slugs))
    return dict(figures)


def _visits(playwright: Playwright, place: Place, slugs: Slugs) -> Figures:
    """Visit twice, with a profile that is new the first time."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        _calm(place)
        with _opened(playwright, place, Path(profile), slugs, writes=True) as (page, count):
            foreign: list[str] = []
            page.context.on("request", lambda asked: foreign.extend(_foreign(asked)))
            figures = _visit(page, count, place, slugs[0])
            figures["foreign"] = len(foreign)
            if not place.notebook:
                figures |= _edits(page, slugs[0])
                figures["next"] = _next(page, slugs[1])
        _calm(place)
        with _opened(playwright, place, Path(profile), slugs, writes=False) as (page, count):
            again = _visit(page, count, place, slugs[0])
            if not place.host:
                del again["requests"]  # the browser counts those to its own cache as well
    if place.name == "edition":
        figures |= _slow(playwright, place, slugs)
    return figures | {f"again {name}": number for name, number in again.items()}


def _slow(playwright: Playwright, place: Place, slugs: Slugs) -> Figures:
    """Visit for the first time on a slow line far away, and wait until the page keeps what is written."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        _opened(playwright, place, Path(profile), slugs, writes=True) as (page, _),
    ):
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        page.goto(place.address(slugs[0]), wait_until="commit", timeout=PATIENCE)
        page.wait_for_function(HERE % (json.dumps(slugs[0]), "held"), timeout=PATIENCE, polling=50)
        seen: Figures = page.evaluate("(slug) => globalThis.benchTimes[slug]", slugs[0])
    return {"slow": seen["held"] - seen["start"]}


def _calm(place: Place) -> None:
    if not place.calm():
        print("This machine does not come to rest; the next figure may be too high.", file=sys.stderr)


@contextmanager
def _opened(
    playwright: Playwright, place: Place, profile: Path, slugs: Slugs, writes: bool
) -> Iterator[tuple[Page, Count]]:
    """Start a browser on a profile, let in where something asks who is there."""
    context = playwright.chromium.launch_persistent_context(profile, executable_path=found(), args=FLAGS)
    try:
        if place.link:
            context.request.get(place.link)  # gets the cookie and leaves the browser's cache as it is
        context.add_init_script(_probe(place, slugs, writes and not place.notebook))
        page = context.pages[0]
        page.wait_for_timeout(SETTLE)
        yield page, Count(place, page)
        page.goto("about:blank")  # a closed context says no goodbye, and the app's kernels would pile up
    finally:
        context.close()


def _probe(place: Place, slugs: Slugs, writes: bool) -> str:
    fields = {} if place.notebook else {slug: _box(slug) for slug in slugs}
    told = {"slug": slugs[0] if place.notebook else None, "heading": place.heading, "fields": fields}
    return f"{PROBE}({json.dumps({**told, 'writes': writes})})"


def _box(slug: str) -> str:
    return FIELD.format(first_text(slug))


def _visit(page: Page, count: Count, place: Place, slug: str) -> Figures:
    """Open a chapter and wait until all has come; return what that took."""
    page.goto(place.address(slug), wait_until="commit", timeout=PATIENCE)
    _awake(page, slug)
    if not quiet(lambda: count.requests, page.wait_for_timeout):
        raise NotMeasured("it does not stop asking for files")
    seen = _awake(page, slug)
    if not count.whole:
        raise NotMeasured(f"it calls itself ready without {place.needs}")
    start = seen.pop("start")
    moments: Figures = {
        name: seen[name] - start for name in ("readable", "takes", "live", "kept") if name in seen
    }
    return {**moments, "bytes": count.bytes, "requests": count.requests}


def _awake(page: Page, slug: str) -> Figures:
    page.wait_for_function(HERE % (json.dumps(slug), "live"), timeout=PATIENCE, polling=50)
    seen: Figures = page.evaluate("(slug) => globalThis.benchTimes[slug]", slug)
    return seen


def _edits(page: Page, slug: str) -> Figures:
    """Edit a text again and again, until it saves by itself and then leaving it."""
    if not page.evaluate(HERE % (json.dumps(slug), "kept")):
        raise NotMeasured("what was written as soon as the page took it was not saved")
    return {name: _median_edit(page, slug, leave) for name, leave in (("typed", False), ("left", True))}


def _median_edit(page: Page, slug: str, leave: bool) -> float:
    edits = ({"selector": _box(slug), "text": f"edit {n} {leave}", "leave": leave} for n in range(EDITS))
    took: list[float] = [page.evaluate("(edit) => benchEdit(edit)", edit) for edit in edits]
    return statistics.median(took)


def _next(page: Page, slug: str) -> float:
    pressed: float = page.evaluate("() => benchNext()")
    return _awake(page, slug)["live"] - pressed


def _foreign(asked: Request) -> list[str]:
    address = asked.url
    return [address] if address.startswith("http") and "//127.0.0.1" not in address else []


def figures(medians: Medians) -> str:
    """Return every figure, a column for each place."""
    columns = [name for name in TITLES if name in medians]
    lines = [["The same chapter, three ways", *(TITLES[name] for name in columns)]]
    for row, words in ROWS.items():
        if any(row in medians[name] for name in columns):
            lines.append([words, *(_number(medians[name].get(row), row) for name in columns)])
    return aligned(lines)


def _number(value: float | None, row: str) -> str:
    if value is None:
        return "–"
    return f"{value / 1000:.0f}" if row.endswith("bytes") else f"{value:.0f}"
