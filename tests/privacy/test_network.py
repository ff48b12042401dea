"""A walk through every page there is, and not one request beyond the reader's own server."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import product

import pytest
from bs4 import BeautifulSoup

from tests.privacy.asking import PLACES, answering, written
from tests.privacy.walking import PAGES, WAYS_OUT, Walked, walk
from workbook.answers import Answers
from workbook.chapters.notebook import chapters
from workbook.endpoints.reading import chapter_to_read
from workbook.endpoints.request import PageContext
from workbook.pages.site import Site
from workbook.paths import chapters_folder
from workbook.place import HERE
from workbook.server import assets

FETCHING = "[src], [srcset], [poster], [data], [ping], link, use, image, base, meta[http-equiv], form"
UNSEEN = (
    '<link rel="dns-prefetch" href="//a.test">',
    '<link rel="preconnect" href="https://b.test">',
    '<link rel="manifest" href="https://c.test/m.json">',
)
"""What this browser, driven by a test, leaves alone or keeps out of its log: only the markup tells of it."""
NAMED = {
    "http://www.w3.org",  # the names of markup languages; nobody fetches a name
    "https://plotly.com",  # words of plotly's own error messages
    "https://cdn.plot.ly",  # where plotly would fetch maps of the world; none of ours has one
    "https://github.com",  # notes on where a part of plotly comes from
    "http://syntheti.cc",
    "http://getify.mit-license.org",
}
"""What plotly's file names; every other built file names nothing at all but the names of markup languages."""


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """One walk for all tests; in a thread, because other tests keep a browser in theirs."""
    folder = tmp_path_factory.mktemp("walk")
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(walk, folder / "home", folder / "log.json").result()


def test_every_address_has_its_place_in_the_walk() -> None:
    """A new address is walked through, or this fails."""
    assert set(PLACES) == set(answering())


def test_nothing_leaves_for_elsewhere(walked: Walked) -> None:
    """Through all pages not one request, line, early look-up or early connection beyond the own server."""
    assert walked.asked == []
    assert set(walked.visited) >= PAGES


def test_no_spelling_is_checked(walked: Walked) -> None:
    """Some browsers send the words to their maker for it; and nothing here is marked."""
    assert walked.checked == []


def test_the_log_would_have_seen_it(walked: Walked) -> None:
    """Each way out that a page could take is in the browser’s own log when one is planted."""
    assert [way for way, seen in walked.planted.items() if not seen] == []


def test_no_page_offends_against_its_own_policy(walked: Walked) -> None:
    """Nothing that a page is built of has to be refused."""
    assert walked.refused == []


CREDITS = {
    # Who made a part of Jupyter’s manager, and where its errors are explained; nobody fetches it.
    "https://github.com",
    "https://jquery.com",
    "https://evilmartians.com",
    "https://www.w3ctech.com",
}
NOWHERE = "https://python.invalid"
"""Where a cell's Python, which has no network, thinks it came from: a name that nobody may have."""


@pytest.mark.parametrize("name", [name for name in assets.FILES if name.endswith((".js", ".css"))])
def test_no_built_file_names_another_place(name: str) -> None:
    """No address of a host, no map of its source, no address without a scheme in a sheet, no line to a peer.

    Only the edition without a server keeps its files for itself; cells ask whether it does.
    """
    asks = r"|serviceWorker\.(?!controller)" if name in ("compute.js", "program.js") else "|serviceWorker"
    barred = "RTCPeer" if name == "alone.js" else f"RTCPeer{asks}"
    # A frame takes the line to a peer away from whatever comes into it.
    text = assets.body(name).decode("utf-8").replace('"RTCPeerConnection","webkitRTCPeerConnection"', "")
    found = set(re.findall(r"(?:https?|wss?)://[\w.-]+", text))
    more = {"plotly.js": NAMED, "manager.js": CREDITS, "worker.js": {NOWHERE}}
    assert found <= {"http://www.w3.org", *more.get(name, ())}
    if name == "manager.js":  # Jupyter cleans what labels say, and what reads sheets there knows this word
        text = text.replace("sourceMappingURL", "")
    assert not re.search(rf"sourceMappingURL|url\(\s*[\"']?(\w+:)?//|@import|{barred}", text)


@pytest.fixture(scope="module")
def pages(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The markup of every page as it is sent, and of every chapter, which no kernel has a part in."""
    answers = Answers.open(written(tmp_path_factory.mktemp("markup") / "home"))
    found = dict(walked.markup)
    for invented, book in product(("", "Maya"), chapters()):
        site = Site(base="/", files=assets.names(), place=HERE, invented=invented)
        at = PageContext(site=site, answers=answers, folder=chapters_folder(), now=datetime.now(UTC), tz=UTC)
        found[f"{invented} {book.slug}"] = str(chapter_to_read(at, book.slug).body)
    return found


def fetched_elsewhere(markup: str) -> list[str]:
    """Return the parts of a page that a browser would fetch, or look up, from another host by itself."""
    parts = BeautifulSoup(markup, "html.parser").select(FETCHING)
    return [str(part)[:200] for part in parts if any("//" in str(value) for value in part.attrs.values())]


@pytest.mark.parametrize("markup", [*UNSEEN, WAYS_OUT["a script"], WAYS_OUT["a frame"]])
def test_the_markup_would_have_told(markup: str) -> None:
    """What no log holds is found in the page itself."""
    assert fetched_elsewhere(markup)


def test_another_host_is_named_only_in_links(pages: dict[str, str]) -> None:
    """What a page fetches by itself lies on its own server; elsewhere leads only what a reader presses."""
    wrong = {address: found for address, markup in pages.items() if (found := fetched_elsewhere(markup))}
    assert wrong == {}
    assert len(pages) > 90
