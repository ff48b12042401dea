"""One room for the tests that only come and go, and a skip where no room can be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hosting.rooms import Hosted, can_host, hosted

pytest.importorskip("jupyterhub", reason="the extra “host” is not installed")


@pytest.fixture(scope="session")
def _possible() -> None:
    if not can_host():
        pytest.skip("root’s Python cannot be run by others, and the system has none in its place")


@pytest.fixture(scope="session")
def room(_possible: None) -> Iterator[Hosted]:
    """A room for fourteen."""
    with hosted(
        "--people", "14", "--memory", "250", "--code", "kfm-pzt", "--name", "Tuesday group"
    ) as running:
        yield running
