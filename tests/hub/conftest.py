"""One room for the tests that only come and go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hub.rooms import Hosted, hosted


@pytest.fixture(scope="session")
def room() -> Iterator[Hosted]:
    """A room for fourteen."""
    with hosted(
        "--people", "14", "--memory", "250", "--code", "kfm-pzt", "--name", "Tuesday group"
    ) as running:
        yield running
