"""How long a test waits for what is to be seen; what has to happen within seconds says so itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

ALONE, BESIDE = 20_000, 60_000  # milliseconds; two tests at a time, or Python in the browser, take longer


@pytest.fixture(scope="package", autouse=True)
def patient() -> Iterator[None]:
    """Be patient in this folder only, in whatever order folders are read and tested."""
    expect.set_options(timeout=BESIDE)
    yield
    expect.set_options(timeout=ALONE)
