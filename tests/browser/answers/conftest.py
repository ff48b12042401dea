"""A server of its own for each test, with two answers; and a copy from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.answers.steps import (
    HERE,
    THERE,
    kept,
)
from tests.browser.app import App


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with two answers."""
    kept(tmp_path / "home", HERE)
    return tmp_path / "home"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy from elsewhere: one answer new, one changed, one the same."""
    kept(tmp_path / "there", THERE)
    return (tmp_path / "there" / "answers.json").rename(tmp_path / "copy.json")


@pytest.fixture
def app(home: Path) -> Iterator[App]:
    """A server of its own for each test."""
    running = App(home)
    yield running
    if running.process.poll() is None:
        running.stop()


@pytest.fixture
def yours(page: Page, app: App) -> Page:
    """The page “Your answers”."""
    page.goto(f"{app.url}answers")
    return page
