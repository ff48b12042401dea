"""One server for the tests of a module, each of which begins with two answers; and a copy from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.answers.steps import HERE, THERE, emptied, kept
from tests.e2e.app import App
from tests.e2e.bad_days import Server, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server, started when there are two answers to be found."""
    home = tmp_path_factory.mktemp("reader") / "home"
    kept(home, HERE)
    with serving(home) as running:
        yield running


@pytest.fixture
def home(server: Server) -> Path:
    """A data folder with two answers and nothing that a test before has left."""
    emptied(server.home)
    kept(server.home, HERE)
    return server.home


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy from elsewhere: one answer new, one changed, one the same."""
    kept(tmp_path / "there", THERE)
    return (tmp_path / "there" / "answers.json").rename(tmp_path / "copy.json")


@pytest.fixture
def app(home: Path, server: Server) -> App:
    """The server, started again where a test before has ended it."""
    if server.app.process.poll() is not None:
        server.app = App(home, server.app.port)
    return server.app


@pytest.fixture
def yours(page: Page, app: App) -> Page:
    """The page “Your answers”."""
    page.goto(f"{app.url}answers")
    return page
