"""What visits cost whoever pays for them: files and bytes, as the host counts them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.alone.serving import Host
from tests.alone.steps import FEAR, ONE, TWO, follow, home, put, read, settled_offline

FILES, BYTES = 60, 12_000_000
AGAIN = 200_000  # bytes a second visit may cost


def test_a_first_visit_is_small_and_a_second_costs_little(page: Page, host: Host) -> None:
    """From the start page into a chapter, all laid by for later: 60 requests and 12 MB; then 200 KB.

    Python, its library and the workbook are kept by whoever needs them first, and not asked for again.
    """
    page.goto(host.url)
    home(page)
    follow(page, ONE)
    put(page, FEAR, "beim ersten Mal")
    settled_offline(page)
    assert len(host.asked) <= FILES, host.paths()
    assert 5_000_000 < host.bytes <= BYTES
    since, before = host.since(), host.bytes
    read(page, host, ONE)
    follow(page, TWO)
    home(page)
    assert host.bytes - before <= AGAIN
    assert [path for path in host.paths(since) if path.startswith(("/python/", "/static/"))] == []
    assert [(path, code) for path, code in host.asked if code >= 400] == []
    large = [path for path in host.paths() if path.endswith((".gz", ".zip"))]
    assert len(large) == len(set(large)) == 3
