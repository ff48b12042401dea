"""Tests side by side: those that share a server or an open page stay together."""

from __future__ import annotations

import re

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

ROOM = re.compile(r"tests/hub/test_(crowd|host|hub_headers|isolation)\.py")
WINDOW = re.compile(r"tests/static_site/test_(access|filling|lock|moving|storage|windows)\.py")
LONGEST = (
    "the room",
    "the window",
    "tests/hub/test_life.py",
    "tests/e2e/test_page.py",
    "tests/e2e/test_losing_long.py",
    "tests/static_site/test_restarting.py",
    "tests/static_site/test_offline.py",
    "tests/e2e/test_walk.py",
    "tests/e2e/test_demo.py",
    "tests/engines/test_walk.py",
    "tests/privacy/test_canaries_app.py",
    "tests/privacy/test_injection_jupyter.py",
    "tests/e2e/test_losing_drafts.py",
    "tests/e2e/answers/test_lock.py",
    "tests/e2e/test_tabs.py",
    "tests/privacy/test_network.py",
    "tests/e2e/test_fields.py",
    "tests/e2e/test_facilitate.py",
)
PLACE = re.compile(r"tests/access/test_(?!redraw).*\[(.+?)(?:-light|-dark)?\]$")
READERS = {
    name: re.compile(words)
    for name, words in {"new": ", empty|nothing", "damaged": "damaged", "locked": "locked|code"}.items()
}


def together(nodeid: str) -> str:
    """Return what a test stays together with: what is open for it, or else its module.

    Args:
        nodeid: the test. A room, a window with Python awake, and the server of a reader are opened once;
            most pages are those of the reader who has answered everything, so each worker has that one.
    """
    if ROOM.match(nodeid) or WINDOW.match(nodeid):
        return "the room" if ROOM.match(nodeid) else "the window"
    if not (found := PLACE.match(nodeid)):
        return nodeid.partition("::")[0]
    reader = next((name for name, words in READERS.items() if words.search(found[1])), "")
    return f"the pages of {reader}" if reader else f"the page {found[1]}"


def long_first(nodeid: str) -> int:
    """Return where a test comes: a group that takes long is begun while others can still run beside it."""
    group = together(nodeid)
    return LONGEST.index(group) if group in LONGEST else len(LONGEST)


class Together(LoadScopeScheduling):
    """Gives each worker one such group after the other."""

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """Called by pytest when several workers share the tests."""
    return Together(config, log)
