"""Cells that compute: what they show, what fields mean in them, and the kernel behind them."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import notebook
from tests.e2e.answers.steps import lock
from tests.e2e.app import App
from tests.e2e.computing import cell, done, frame, open_chapter, serving
from tests.e2e.steps import field, saved, write
from tests.resizing import resize
from workbook.compute import sentences

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
SHOWS = """from IPython.display import HTML, SVG, Image, Latex, Markdown, display
import base64
print("printed", 1 + 1)
display(Markdown("**bold** <b>not</b>"))
display(Latex("$a^2$"))
display(SVG('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"><rect width="9"/></svg>'))
"""
PICTURE = f'Image(base64.b64decode("{DOT}"), width=40)'
TABLE = "import pandas\npandas.DataFrame({'name': ['Maya'], 'number': [7]})"
FIGURE = "import plotly.graph_objects as go\ngo.Figure(go.Bar(x=['one', 'two'], y=[1, 3]))"
LATE = """import pathlib, time
while not pathlib.Path("go").exists():
    time.sleep(0.02)
print("here")
"""
MOOD = """import ipywidgets
said = ipywidgets.Label(f"mood {mood.value}")
mood.observe(lambda change: setattr(said, "value", f"mood {change['new']}"), "value")
said"""
SETS = """button = ipywidgets.Button(description="Seven")
button.on_click(lambda _: setattr(mood, "value", 7))
button"""
CHAPTERS = {
    "31-shows": (SHOWS, PICTURE, TABLE, FIGURE, "HTML('<p id=it>own</p>')", "x = 1"),
    "32-wrong": ("first = 1\nfirst / 0", "import no_such_thing", "print(first)"),
    "33-late": (LATE,),
    "34-mood": (MOOD, SETS),
    "35-dies": ("import os\nprint(os.getpid())",),
    "36-again": ("import os\nprint('once')\nos._exit(1)", "print('after')"),
    "37-still": (),
    "38-update": (
        "from IPython.display import clear_output\nit = display('one', display_id=True)\nit.update('two')",
        "print('old')\nclear_output()\nprint('new')",
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("computing")


@pytest.fixture(scope="module")
def app(folder: Path) -> Iterator[App]:
    with serving(folder, CHAPTERS) as running:
        yield running


@pytest.fixture(scope="module")
def context(one_browser: BrowserContext) -> BrowserContext:
    return one_browser


def test_each_output_stands_in_its_place(page: Page, app: App) -> None:
    """Text, Markdown, a formula and a drawing in the page; tables, figures and HTML in frames."""
    open_chapter(page, app, "31-shows")
    first = done(page, 0)
    expect(first.locator("pre").first).to_have_text("printed 2")
    expect(first.locator("strong")).to_have_text("bold")
    expect(first).to_contain_text("<b>not</b>")
    expect(frame(page, 0).locator("math msup")).to_be_visible()
    for number in (0, 1):
        image = done(page, number).locator("img")
        page.wait_for_function("(image) => image.naturalWidth > 0", arg=image.element_handle())
    expect(frame(page, 2).get_by_role("cell", name="Maya")).to_be_visible()
    figure = frame(page, 3).locator(".main-svg").first
    expect(figure).to_be_visible()
    expect(figure).to_have_css("height", "420px")
    expect(cell(page, 3).locator("iframe")).to_have_attribute("style", re.compile(r"height: 4\d\dpx"))
    expect(frame(page, 4).locator("#it")).to_have_text("own")
    expect(done(page, 5)).to_be_hidden()


def test_in_the_dark_a_figure_is_drawn_in_the_colours_of_the_page(page: Page, app: App) -> None:
    """Only where its author has chosen none; and it changes with them."""
    open_chapter(page, app, "31-shows")
    ground = frame(page, 3).locator(".main-svg").first
    expect(ground).to_have_css("background-color", "rgb(255, 255, 255)")
    page.emulate_media(color_scheme="dark")
    expect(ground).to_have_css("background-color", re.compile(r"rgba\(0, 0, 0, 0\)|transparent"))
    expect(frame(page, 3).locator(".xtick text").first).to_have_css("fill", "rgb(236, 231, 222)")
    page.emulate_media(color_scheme="light")


def test_a_figure_is_whole_on_a_page_of_any_width(page: Page, app: App) -> None:
    """It is drawn anew for each, and nothing of it is cut off."""
    open_chapter(page, app, "31-shows")
    figure = frame(page, 3).locator(".main-svg").first
    for width in (900, 400):
        resize(page, width, 800)
        cell(page, 3).scroll_into_view_if_needed()  # what is not in sight may wait
        room = cell(page, 3).locator("iframe").evaluate("(frame) => frame.clientWidth")
        expect(figure).to_have_css("width", re.compile(rf"^{room - 4}(\.\d+)?px$"))
        expect(frame(page, 3).locator("main")).to_have_css("height", "424px")


def test_an_error_has_a_sentence_and_a_reason(page: Page, app: App) -> None:
    """The sentence is for whoever reads; the reason is folded away, and the next cell runs."""
    open_chapter(page, app, "32-wrong")
    wrong = done(page, 0)
    expect(wrong.locator("p").nth(1)).to_have_text(sentences.FAILED)
    expect(wrong.locator("details pre")).to_be_hidden()
    wrong.locator("summary").click()
    expect(wrong.locator("details pre")).to_contain_text("ZeroDivisionError: division by zero")
    expect(done(page, 1)).to_contain_text(
        "needs the Python package “no_such_thing”, which is not installed here."
    )
    expect(done(page, 2).locator("pre")).to_have_text("1")


def test_fields_save_while_a_cell_computes(page: Page, app: App, folder: Path) -> None:
    """Prose and fields wait for no kernel; in the cell’s place stand words."""
    open_chapter(page, app, "33-late")
    expect(cell(page)).to_have_attribute("data-state", "running")
    expect(cell(page)).to_have_text(sentences.WAITING)
    write(field(page, "33-late.words"), "at once")
    assert app.answers()["33-late.words"] == "at once"
    (folder / "chapters" / "go").touch()
    expect(done(page).locator("pre")).to_have_text("here")
    expect(cell(page).locator(".stands")).to_be_hidden()


def test_a_field_is_the_same_in_a_cell(page: Page, app: App) -> None:
    """What the page saves, the cell observes; what the cell sets, the page shows."""
    open_chapter(page, app, "34-mood")
    expect(frame(page, 0).locator(".widget-label")).to_have_text("mood None")
    mood = field(page, "34-mood.mood")
    mood.locator("input[type=range]").press("ArrowRight")
    saved(mood)
    kept = app.answers()["34-mood.mood"]
    expect(frame(page, 0).locator(".widget-label")).to_have_text(f"mood {kept}")
    frame(page, 1).get_by_role("button", name="Seven").click()
    expect(mood.locator("input[type=range]")).to_have_value("7")
    assert app.answers()["34-mood.mood"] == 7


def test_a_kernel_that_dies_is_started_again(page: Page, app: App) -> None:
    """The page says so meanwhile, and the fields do not notice."""
    open_chapter(page, app, "35-dies")
    page.evaluate(
        """() => {
          globalThis.heard = [];
          const said = document.querySelector(".cell .stands");
          new MutationObserver(() => heard.push(said.textContent)).observe(said, { childList: true });
        }"""
    )
    before = done(page).locator("pre").inner_text()
    os.kill(int(before), signal.SIGKILL)
    expect(done(page).locator("pre")).not_to_have_text(before)
    assert sentences.AGAIN in page.evaluate("() => heard")
    assert page.locator("html").get_attribute("data-connection") == "live"
    write(field(page, "35-dies.words"), "all the while")


def test_a_cell_that_ends_its_kernel_is_left_out(page: Page, app: App) -> None:
    """The others run all the same."""
    open_chapter(page, app, "36-again")
    expect(done(page, 1).locator("pre")).to_have_text("after")
    expect(done(page, 0)).to_have_text(sentences.ENDED)


def test_what_is_shown_can_be_changed(page: Page, app: App) -> None:
    """A display is updated in its place, and an output cleared."""
    open_chapter(page, app, "38-update")
    expect(done(page, 0).locator("pre")).to_have_text("'two'")
    expect(done(page, 1).locator("pre")).to_have_text("new")


def test_a_page_that_comes_back_has_its_kernel(page: Page, app: App) -> None:
    """A line that was cut goes on with the same kernel; a page that is loaded anew has a new one."""
    page.goto(app.chapter("35-dies"))
    before = done(page).locator("pre").inner_text()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(cell(page)).to_have_attribute("data-live", "false")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(cell(page)).to_have_attribute("data-live", "true")
    expect(done(page).locator("pre")).to_have_text(before)
    page.reload()
    expect(done(page).locator("pre")).not_to_have_text(before)


def test_the_way_out_works_from_within_a_frame(page: Page, app: App) -> None:
    """Escape leaves, wherever the reader is."""
    page.route("https://www.wikipedia.org/", lambda route: route.fulfill(body="elsewhere"))
    open_chapter(page, app, "34-mood")
    frame(page, 1).get_by_role("button", name="Seven").focus()
    page.keyboard.press("Escape")
    page.wait_for_url("https://www.wikipedia.org/")


def test_a_notebook_of_ones_own_opens_from_the_start_page(page: Page, app: App) -> None:
    """And finds what lies beside it, as in Jupyter."""
    own = app.home / "notebooks"
    own.mkdir()
    (own / "beside.txt").write_text("from beside it")
    book = notebook("# My plots\n\nMine.", "import pathlib\nprint(pathlib.Path('beside.txt').read_text())")
    (own / "my-plots.ipynb").write_text(json.dumps(book))
    page.goto(app.url)
    page.get_by_role("link", name="My plots").click()
    expect(done(page).locator("pre")).to_have_text("from beside it")


def test_a_page_without_such_cells_carries_nothing_of_them(page: Page, app: App) -> None:
    """No script, no sheet, no word more in its policy."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = page.goto(app.chapter("37-still"))
    assert answer is not None
    expect(page.locator("html")).to_have_attribute("data-connection", "live")
    assert "frame-src" not in answer.headers["content-security-policy"]
    assert not [
        word
        for word in ("compute.", "manager.", "cells/", "data-manager")
        if word in answer.text() or any(word in url for url in asked)
    ]
    with_cells = page.goto(app.chapter("35-dies"))
    assert with_cells is not None and "frame-src 'self'" in with_cells.headers["content-security-policy"]


def test_a_lock_that_is_put_on_ends_what_computes(page: Page, app: App) -> None:
    """Its page says so, and goes on."""
    open_chapter(page, app, "35-dies")
    done(page)
    beside = page.context.new_page()
    beside.goto(app.url + "answers")
    lock(beside)
    expect(cell(page)).to_have_text(sentences.SEALED)
    beside.close()
    write(field(page, "35-dies.words"), "behind the lock")


def test_with_a_passphrase_no_cell_runs(page: Page, app: App) -> None:
    """Their program is not given the key; the page says so, and its fields save."""
    page.goto(app.url + "answers")
    if page.locator("html[data-sealed]").count() == 0:
        lock(page)
    open_chapter(page, app, "35-dies")
    expect(cell(page)).to_have_text(sentences.SEALED)
    place = field(page, "35-dies.words")
    place.locator("textarea").fill("sealed")
    saved(place)
