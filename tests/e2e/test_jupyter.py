"""Every chapter works unchanged in JupyterLab and under stock Voilà, with the same answers."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.family_by_hand import ENTERED, Entering, Press, by_key, by_mouse, enter, told
from tests.e2e.steps import field, write
from tests.resizing import resize

ONE = "01-what-closeness-asks"
CHAPTERS = Path(__file__).parents[2] / "chapters"
SLOW = 60_000
PATCH = """() => { window.builds = 0; const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    if (blob.size > 500000) window.builds += 1;
    return make.call(URL, blob);
  }; }"""

STAND = """([width, beside]) => {
  const boxes = [...document.querySelectorAll(".dance [data-key]")].map((it) => it.getBoundingClientRect());
  const whole = boxes.every((box) => box.width >= 240 && box.right <= width);
  return boxes.length === 2 && whole && (boxes[0].top === boxes[1].top) === beside;
}"""
SLOW_START = """const real = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = () => real(1);"""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def running(command: list[str], home: Path, up: str) -> Iterator[None]:
    env = os.environ | {"WORKBOOK_HOME": str(home), "JUPYTER_CONFIG_DIR": str(home.parent / "jupyter")}
    process = subprocess.Popen(
        [sys.executable, "-m", *command], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                with urllib.request.urlopen(up, timeout=1):
                    break
            except OSError:
                try:
                    process.wait(timeout=0.1)
                    pytest.fail(f"{command[0]} ended before it served")
                except subprocess.TimeoutExpired:
                    continue
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=SLOW / 1000)
        except subprocess.TimeoutExpired:  # Jupyter has ended, and a thread of anyio's now and then has not
            process.kill()
            process.wait()


def write_and_draw(page: Page, home: Path, words: str) -> None:
    text = field(page, f"{ONE}.fear-to-lose")
    expect(text.locator("textarea")).to_be_visible(timeout=SLOW)
    expect(text.locator("textarea")).to_have_value("from the other side")
    write(text, words)
    kept = json.loads((home / "answers.json").read_text())["answers"]
    assert kept[f"{ONE}.fear-to-lose"]["value"] == words
    page.locator("[data-picture$=picture-plane]").scroll_into_view_if_needed()
    expect(page.locator(".plot svg").first).to_be_visible(timeout=SLOW)
    assert page.evaluate("window.builds") == 1


@contextmanager
def lab(page: Page, home: Path, slug: str) -> Iterator[None]:
    """JupyterLab, as `workbook lab` opens it, with one chapter whose cells have been run."""
    port = free_port()
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--IdentityProvider.token=t"]
    with running(["workbook.cli", "lab", *options], home, f"http://127.0.0.1:{port}/api"):
        page.goto(f"http://127.0.0.1:{port}/lab/tree/{slug}.ipynb?token=t")
        expect(page.locator(".jp-Notebook")).to_be_visible(timeout=SLOW)
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=SLOW)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        yield


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A reader who has answered three questions elsewhere."""
    folder = tmp_path / "home"
    code = (
        "from workbook import Answers\na = Answers.open()\n"
        f"a['{ONE}.fear-to-lose'] = 'from the other side'\n"
        f"a['{ONE}.connection'] = 3\na['{ONE}.separateness'] = 0\n"
    )
    subprocess.run([sys.executable, "-c", code], env=os.environ | {"WORKBOOK_HOME": str(folder)}, check=True)
    return folder


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.add_init_script(f"({PATCH})()")
    page.set_default_timeout(SLOW)
    return page


@pytest.mark.parametrize("slow", [pytest.param(False, marks=pytest.mark.soak), True])
def test_jupyterlab_shows_and_keeps_the_same_answers(page: Page, home: Path, slow: bool) -> None:
    """The reader's own copy runs in JupyterLab; saving the notebook keeps no answer in it.

    A page so slow that anywidget gives its models up is as good as any.
    """
    if slow:
        page.add_init_script(SLOW_START)
    with lab(page, home, ONE):
        write_and_draw(page, home, "written in JupyterLab")
        words = field(page, f"{ONE}.fear-to-lose").locator("textarea")
        words.press("End")
        words.press_sequentially("\nand more")
        expect(words).to_have_value("written in JupyterLab\nand more")
        with page.expect_response(
            lambda answer: "/api/contents/" in answer.url and answer.request.method == "PUT"
        ):
            page.keyboard.press("Control+s")
    notebook = (home / "notebooks" / f"{ONE}.ipynb").read_text()
    assert "written in JupyterLab" not in notebook
    assert json.loads(notebook)["cells"][2]["cell_type"] == "markdown"


@pytest.mark.soak
@pytest.mark.parametrize("press", [by_mouse, by_key])
def test_a_family_is_entered_in_jupyterlab(page: Page, home: Path, press: Press) -> None:
    """On the map, by mouse and by keys, as on the workbook's own page; Enter is not taken for a shortcut."""
    with lab(page, home, "family-map"):
        expect(page.locator("form.first-use")).to_be_visible(timeout=SLOW)
        enter(Entering(page, press))
        kept = json.loads((home / "answers.json").read_text())["answers"]
        assert told({key: answer["value"] for key, answer in kept.items()}) == ENTERED


def test_stock_voila_shows_and_keeps_the_same_answers(page: Page, home: Path) -> None:
    """The same notebooks under plain `voila chapters/`."""
    port = free_port()
    with running(
        ["voila", str(CHAPTERS), f"--port={port}", "--no-browser"],
        home,
        f"http://127.0.0.1:{port}/voila/static/favicon.ico",
    ):
        page.goto(f"http://127.0.0.1:{port}/voila/render/{ONE}.ipynb")
        write_and_draw(page, home, "written under Voilà")


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A notebook that puts two fields and a slider into one row."""
    source = (
        "from ipywidgets import HBox, IntSlider\nfrom widgets import Page, link\n"
        "from workbook import Answers\n"
        "page, slider = Page('mine', Answers.open()), IntSlider(5, max=10, description='Both')\n"
        "near = page.scale('near', 'How near?', low='far', high='close')\n"
        "link((near, 'value'), (slider, 'value'))\n"
        "HBox([near, page.text('words', 'What comes to mind?'), slider])"
    )
    cell = {"cell_type": "code", "id": "row", "metadata": {}, "source": source}
    book = {"cells": [cell | {"outputs": [], "execution_count": None}], "nbformat": 4, "nbformat_minor": 5}
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "row.ipynb").write_text(json.dumps(book | {"metadata": {}}))
    return folder


def test_fields_stand_in_a_row_and_are_linked(page: Page, home: Path, beside: Path) -> None:
    """Wide enough to be read and filled in, in an HBox of ipywidgets; a slider follows the field and back."""
    port = free_port()
    up = f"http://127.0.0.1:{port}/voila/static/favicon.ico"
    with running(["voila", str(beside), f"--port={port}", "--no-browser"], home, up):
        page.goto(f"http://127.0.0.1:{port}/voila/render/row.ipynb")
        near, words = field(page, "mine.near"), field(page, "mine.words")
        expect(words.locator("textarea")).to_be_visible(timeout=SLOW)
        page.wait_for_function(STAND, arg=[1280, True], timeout=SLOW)
        resize(page, 360, 800)
        page.wait_for_function(STAND, arg=[360, False], timeout=SLOW)
        expect(near).to_have_attribute("data-state", "empty")
        near.get_by_role("slider").focus()
        page.keyboard.press("End")
        expect(near).to_have_attribute("data-state", "saved")
        expect(page.locator(".widget-readout")).to_have_text("10")
