"""A plugin of pytest that runs the tests a fault names, and no other of their files."""

from __future__ import annotations

import json
import os

import pytest

VARIABLE = "PLANTED_TESTS"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out whatever is not named; each name has its file, its function, and words of its case."""
    named = [(stem, name, set(words)) for stem, name, words in json.loads(os.environ[VARIABLE])]

    def chosen(item: pytest.Item) -> bool:
        function = item.name.partition("[")[0]
        case = item.name.removeprefix(function)
        return any(
            (item.path.stem, function) == (stem, name) and all(word in case for word in words)
            for stem, name, words in named
        )

    config.hook.pytest_deselected(items=[item for item in items if not chosen(item)])
    items[:] = filter(chosen, items)
