"""The same browser as everywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.e2e.conftest import chromium as chromium
from tests.e2e.conftest import context as context
from tests.e2e.conftest import playwright as playwright

PATIENCE = 60_000


@pytest.fixture
def visitor(context: BrowserContext) -> Page:
    """A page in a browser that has never been here; Jupyter starts the app when it is first asked for."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page
