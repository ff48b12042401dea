"""What a first visit costs whoever pays for it: files and bytes, as the host counts them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.alone.serving import Host
from tests.alone.steps import FEAR, ONE, follow, home, put, settled_offline

FILES, BYTES = 60, 12_000_000


def test_a_first_visit_is_small(page: Page, host: Host) -> None:
    """From the start page into a chapter, an answer kept, all laid by for later: 60 requests and 12 MB."""
    page.goto(host.url)
    home(page)
    follow(page, ONE)
    put(page, FEAR, "beim ersten Mal")
    settled_offline(page)
    assert len(host.asked) <= FILES, host.paths()
    assert 5_000_000 < host.bytes <= BYTES
    assert [(path, code) for path, code in host.asked if code >= 400] == []


def test_the_large_files_are_sent_once(page: Page, host: Host) -> None:
    """Python, its library and the workbook are kept by whoever needs them first, and not asked for again."""
    page.goto(host.url)
    settled_offline(page)
    page.goto(f"{host.url}{ONE}.html")
    put(page, FEAR, "noch einmal")
    large = [path for path in host.paths() if path.endswith((".gz", ".zip"))]
    assert len(large) == len(set(large)) == 3
