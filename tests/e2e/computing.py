"""Chapters with cells that compute, and the server that runs them."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.conftest import OPENING, notebook
from tests.e2e.app import App
from tests.e2e.steps import live

FIELD = 'page.text("words", "In words?")'
SCALE = 'page.scale("mood", "How is it?", low="low", high="high")'


def code(source: str) -> dict[str, object]:
    """A code cell, whatever it begins with."""
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def write(folder: Path, slug: str, *cells: str) -> None:
    """Write a chapter with a question, a scale with a name, and cells that compute."""
    first = [OPENING.replace("01-here", slug), "# A chapter\n\nWords.", FIELD, code(f"mood = {SCALE}\nmood")]
    book = notebook(*first, *map(code, cells))
    (folder / f"{slug}.ipynb").write_text(json.dumps(book), encoding="utf-8")


@contextlib.contextmanager
def serving(folder: Path, chapters: Mapping[str, tuple[str, ...]], seconds: int = 60) -> Iterator[App]:
    """Serve chapters of cells, each under its slug; a cell that takes longer is stopped."""
    shelf = folder / "chapters"
    shelf.mkdir()
    for slug, cells in chapters.items():
        write(shelf, slug, *cells)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_CHAPTERS", str(shelf))
        patch.setenv("WORKBOOK_CELL_SECONDS", str(seconds))
        app = App(folder / "home")
    try:
        yield app
    finally:
        if app.process.poll() is None:
            app.stop()


def open_chapter(page: Page, app: App, slug: str) -> None:
    """Open a chapter and wait until its fields are kept."""
    page.goto(app.chapter(slug))
    live(page)


def cell(page: Page, number: int = 0) -> Locator:
    """A computing cell, by its place among them."""
    return page.locator(".cell").nth(number)


def frame(page: Page, number: int = 0) -> FrameLocator:
    """What a cell shows in a frame."""
    return cell(page, number).frame_locator("iframe")


def done(page: Page, number: int = 0) -> Locator:
    """Wait until a cell has run."""
    found = cell(page, number)
    expect(found).to_have_attribute("data-state", "done")
    return found
