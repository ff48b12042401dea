"""A page that is let in, and whoever watches it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.e2e.app import App
from tests.privacy.watching import Watch, browser


@pytest.fixture(scope="module")
def watched(app: App) -> Iterator[tuple[Page, Watch]]:
    """One page of a module's server, and what it notices."""
    with browser() as context:
        watch = Watch(context, app.url)
        page = context.new_page()
        page.goto(app.link)
        yield page, watch
