"""Chapters in stock Voilà and JupyterLab, where no policy of ours holds, and an exported notebook.

What draws a field is the same in both, so Voilà is looked at every time and JupyterLab in a soak. What an
exported notebook holds is read in `test_injection_files.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_jupyter import CHAPTERS, free_port, running
from tests.faults.scale import SOAK
from tests.privacy.restored import everything
from tests.privacy.test_injection_pages import lettered, missing
from tests.privacy.watching import Watch, browser
from workbook.answers import Answers
from workbook.answers.storage.copies import read_copy
from workbook.chapters.notebook import find_chapter
from workbook.exercises.declared import Picture

SLUGS = ("03-distance-as-a-strategy", "01-what-closeness-asks")
IN_VOILA = SLUGS if SOAK else SLUGS[1:]
SLOW = 90_000
IDLE = "Python 3 (ipykernel) | Idle"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """The answers of somebody who restored a file full of scripts and kept a notebook of them."""
    home = tmp_path_factory.mktemp("reader") / "home"
    found = Answers.open(home)
    found.restore(read_copy(everything()), "merge")
    (home / "notebooks").mkdir()
    command = [
        sys.executable,
        "-m",
        "workbook.cli",
        "export",
        "--to",
        "ipynb",
        "--out",
        str(home / "notebooks"),
    ]
    subprocess.run(command, env=os.environ | {"WORKBOOK_HOME": str(home)}, check=True, capture_output=True)
    return found


@pytest.fixture
def port() -> int:
    """Where to serve."""
    return free_port()


@pytest.fixture
def watched(port: int) -> Iterator[tuple[Page, Watch]]:
    """A page, and what it notices."""
    with browser() as context:
        # Stock Voilà asks for its icons elsewhere. Ours never do, and the beacon is no https.
        context.route("https://**", lambda route: route.abort())
        watch = Watch(context, f"http://127.0.0.1:{port}/", "https:")
        page = context.new_page()
        page.set_default_timeout(SLOW)
        yield page, watch


def shows_its_words(page: Page, watch: Watch, slug: str, answers: Answers) -> None:
    """Wait until a chapter is drawn; everything in it is as typed, and nothing has come to life."""
    book = find_chapter(slug)
    expect(page.locator("[data-key]:visible")).to_have_count(len(book.exercises), timeout=SLOW)
    for record in book.records:
        if isinstance(record, Picture) and any(lettered(record, answers)):
            picture = page.locator(f"[data-picture='{record.key}'].answered")
            picture.evaluate("it => it.scrollIntoView({ block: 'center' })")
            expect(picture.locator(".plot svg").first).to_be_visible(timeout=SLOW)
    assert missing(page, book, answers) == []
    assert watch.sweep(page, ".dance") == []


@pytest.mark.soak
def test_jupyterlab_shows_words(watched: tuple[Page, Watch], port: int, answers: Answers) -> None:
    """In the widgets, and in the notebook that holds the playbook, where formulas stay words too."""
    page, watch = watched
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--IdentityProvider.token=t"]
    here = f"http://127.0.0.1:{port}"
    with running(["workbook.cli", "lab", *options], answers.folder, f"{here}/api"):
        for slug in SLUGS:
            page.goto(f"{here}/lab/tree/{slug}.ipynb?token=t&reset")
            expect(page.get_by_text(IDLE)).to_be_visible(timeout=SLOW)
            page.get_by_role("menuitem", name="Run", exact=True).click()
            page.get_by_text("Run All Cells", exact=True).click()
            shows_its_words(page, watch, slug, answers)
        page.goto(f"{here}/lab/tree/workbook.ipynb?token=t&reset")
        expect(page.locator(".jp-RenderedMarkdown").filter(has_text="ran(").first).to_be_visible(timeout=SLOW)
        assert watch.sweep(page, ".jp-RenderedMarkdown") == []
        # Asked to stop while a kernel is on its way, jupyter_server 2.21 serves on.
        expect(page.get_by_text(IDLE)).to_be_visible(timeout=SLOW)


def test_stock_voila_shows_words(watched: tuple[Page, Watch], port: int, answers: Answers) -> None:
    """The same notebooks under plain `voila chapters/`."""
    page, watch = watched
    here = f"http://127.0.0.1:{port}"
    command = ["voila", str(CHAPTERS), f"--port={port}", "--no-browser"]
    with running(command, answers.folder, f"{here}/voila/static/favicon.ico"):
        for slug in IN_VOILA:
            page.goto(f"{here}/voila/render/{slug}.ipynb")
            shows_its_words(page, watch, slug, answers)
