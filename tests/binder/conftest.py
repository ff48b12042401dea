"""A real Chromium for the Binder test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

QUIET = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
MISSING = "Chromium is missing: install it so that the command “chromium” is found, then run make test again."


@pytest.fixture
def chromium_page() -> Iterator[Page]:
    """A page in a browser that has never been here."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail(MISSING)
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", *QUIET]
        )
        page = browser.new_page()
        page.set_default_timeout(60_000)
        yield page
        browser.close()
