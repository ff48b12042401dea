"""In JupyterLab: no notebook, no checkpoint, no history and no log holds what is written."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect

from tests.binder.server import listening
from tests.e2e.test_jupyter import SLOW, free_port
from tests.faults.looking import files
from tests.faults.scale import SOAK
from tests.privacy.sweep import Searcher
from tests.privacy.typed import Heard, fill, settled
from tests.privacy.world import CHAPTERS, MAY_HOLD, World, apart, world
from workbook.chapters.notebook import find_chapter

ONE = "01-what-closeness-asks"
BEFORE = ("06-saying-what-matters",) if SOAK else ()
FEAR = f"{ONE}.fear-to-lose"
QUOTED = f"page.answers[{FEAR!r}]"
SHOWN = (QUOTED, f"print({QUOTED})", f"raise ValueError({QUOTED})")
LISTENS = re.compile(r"is running at:")
pytestmark = pytest.mark.timeout(300)


@dataclass
class Lived:
    """What was there to be found, what the browser told, and what the reader’s own cells showed."""

    world: World
    heard: Heard = field(default_factory=Heard)
    words: list[str] = field(default_factory=list)
    kept: str = ""
    shown: str = ""
    notebooks: dict[str, bytes] = field(default_factory=dict)
    running: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def lived() -> Lived:
    """What is left of an evening with JupyterLab."""
    return apart(evening)


def evening() -> Lived:
    """A chapter written, with cells that show an answer; a picture drawn, saved, a kernel killed."""
    with world("lab") as here, here.inside():
        one = Lived(here)
        add_own_cells(here.home / "notebooks")
        with lab(here) as address, here.browser() as context:
            one.heard.listen(context)
            page = context.pages[0]
            page.set_default_timeout(SLOW)
            for slug in (*BEFORE, ONE):
                work(one, page, f"{address}/lab/tree/{slug}.ipynb?reset&token=t")
            one.shown = page.locator(".jp-OutputArea-output").all_inner_texts().__repr__()
            one.running = here.astray()
            crash(here)
            one.heard.look(page)
        one.notebooks = {str(it): it.read_bytes() for it in files(here.home) if it.suffix == ".ipynb"}
        one.kept, one.after = (here.home / "answers.json").read_text(), here.found()
        return one


def add_own_cells(folder: Path) -> None:
    """Lay a copy of a chapter out as the reader has made it: with cells that show an answer."""
    folder.mkdir(mode=0o700, parents=True)
    book = json.loads((CHAPTERS / f"{ONE}.ipynb").read_text())
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    book["cells"] += [code | {"id": f"own-{at}", "source": source} for at, source in enumerate(SHOWN)]
    (folder / f"{ONE}.ipynb").write_text(json.dumps(book))


@contextlib.contextmanager
def lab(here: World) -> Iterator[str]:
    """Run “workbook lab”, as talkative as it can be made; its origin."""
    port, log = free_port(), here.folder / "logs" / "lab.out"
    # A kernel that is being started anew when Jupyter is asked to stop can keep it from stopping.
    own = [
        "--no-browser",
        "--allow-root",
        "--debug",
        "--KernelManager.autorestart=False",
        f"--ServerApp.port={port}",
        "--IdentityProvider.token=t",
    ]
    command = [sys.executable, "-m", "workbook.cli", "lab", *own]
    env = here.env | {"WORKBOOK_CHAPTERS": ""}  # of the reader’s own copy, not of an author’s folder
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=here.folder, env=env, stdout=out, stderr=out)
    try:
        here.until(log, LISTENS, process)
        yield listening(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(30)


def work(one: Lived, page: Page, address: str) -> None:
    """Run a notebook, write, run the last cells once more so that they show what was written, save."""
    page.goto(address)
    expect(page.locator(".jp-Notebook")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=SLOW)
    run_all(page)
    # JupyterLab draws what is further down a little later.
    for exercise in find_chapter(address.partition("/tree/")[2].partition(".")[0]).exercises:
        expect(page.locator(f"[data-key='{exercise.key}']")).to_be_visible(timeout=SLOW)
    one.words += fill(page, one.world.canaries, ".jp-Notebook [data-key]")
    settled(page)
    if ONE in address:
        page.locator("[data-picture$=picture-plane]").scroll_into_view_if_needed()
        expect(page.locator(".plot svg").first).to_be_visible(timeout=SLOW)
        run_all(page)
        expect(page.get_by_text("ValueError: ").first).to_be_visible(timeout=SLOW)
    with page.expect_response(lambda it: "/api/contents/" in it.url and it.request.method == "PUT"):
        page.keyboard.press("Control+s")


def run_all(page: Page) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()


def crash(here: World) -> None:
    """Kill every kernel."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if (
                "ipykernel_launcher" in process.cmdline()
                and process.environ().get("HOME") == here.env["HOME"]
            ):
                process.kill()


def test_everything_written_is_kept(lived: Lived) -> None:
    """The sweep looks for words that were really written, and that cells really showed."""
    assert len(lived.words) > 5 and [word for word in lived.words if word not in lived.kept] == []
    assert lived.shown.count(lived.world.canaries.stem) >= 6


def test_words_are_only_where_they_belong(lived: Lived) -> None:
    """Not in a notebook, a checkpoint, IPython’s history, a workspace, a log or the browser’s profile."""
    astray = {name: how for name, how in lived.after.items() if not name.startswith(MAY_HOLD)}
    assert (lived.running, astray) == ({}, {})


def test_notebooks_and_their_checkpoints_were_saved(lived: Lived) -> None:
    """Both are there, with their cells and without what the cells showed."""
    mine = [json.loads(raw) for name, raw in lived.notebooks.items() if f"/{ONE}" in name]
    assert len(mine) == 2
    assert all(cell.get("outputs", []) == [] for book in mine for cell in book["cells"])


def test_no_address_title_or_console_tells_a_word(lived: Lived) -> None:
    """In JupyterLab as well."""
    searcher = Searcher(lived.world.canaries.stem)
    assert [said for said in lived.heard.said if searcher.found(said.encode())] == []
