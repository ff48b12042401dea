"""Which part of the proof a test belongs to, by its folder; and what is left to the soak."""

from __future__ import annotations

import gc
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.beside import long_first
from tests.faults.scale import SOAK

HERE = Path(__file__).parent
# The first that fits; what is in none is a unit test.
PARTS = {
    "e2e": "e2e",
    "access": "e2e",
    "static_site": "static_site",
    "engines": "engines",
    "hub": "hub",
    "privacy": "privacy",
    "faults": "faults",
    "fuzz": "fuzz",
    "binder": "packaging",
    "supply": "packaging",
    "groups/plan_b/test_pack_offline.py": "packaging",
    "server": "process",
    "bench": "process",
    "compute": "process",
    "smoke": "smoke",
}


def part(path: Path) -> str:
    """Return the part that a test's file belongs to."""
    place = path.relative_to(HERE).as_posix()
    return next((name for folder, name in PARTS.items() if place.startswith(folder)), "unit")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are found, nor ever among them: they stay to the end, and are many."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark each test with its part, for `-m`; leave long versions to the soak, and begin with long groups."""
    kept, long = [], []
    for item in items:
        item.add_marker(part(item.path))
        if item.path.is_relative_to(HERE / "answers") and not item.get_closest_marker("clock"):
            item.add_marker("covered")
        (long if item.get_closest_marker("soak") and not SOAK else kept).append(item)
    if long:
        config.hook.pytest_deselected(items=long)
    items[:] = sorted(kept, key=lambda item: long_first(item.nodeid))
