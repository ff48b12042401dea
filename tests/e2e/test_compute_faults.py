"""Cells that go wrong: each has one sentence, the rest of the page goes on, nothing saved is touched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.app import App
from tests.e2e.computing import cell, done, frame, open_chapter, serving
from tests.e2e.steps import field, write
from workbook.compute import sentences
from workbook.compute.limits import Limits

SECONDS = 6
LIMITS = Limits(seconds=SECONDS)
WRONG = "Something in this part does not work as it should. The rest of the page goes on."
AFTER = "print('after')"
STUBBORN = """while True:
    try:
        while True:
            pass
    except KeyboardInterrupt:
        pass"""
ANY = """import anywidget
class Its(anywidget.AnyWidget):
    _esm = {}
Its()"""
THROWS = ANY.format("\"export default { render() { throw new Error('on purpose'); } }\"")
LATER = ANY.format(
    "\"export default { render({ el }) { el.innerHTML = '<button>b</button>'; "
    "el.firstChild.onclick = () => { throw new Error('when pressed'); }; } }\""
)
NO_SCRIPT = ANY.format('"export default {"')
LARGE = ANY.format('"// " + "x" * 10_000_000')
GROWS = """import ipywidgets
text = ipywidgets.HTML("small")
text.value = "x" * 10_000_000
text"""
CALLED = """import ipywidgets
loop = ipywidgets.Button(description="Loop")
count = ipywidgets.Button(description="0")
def go(button):
    while True:
        pass
def add(button):
    button.description = str(int(button.description) + 1)
loop.on_click(go)
count.on_click(add)
ipywidgets.HBox([loop, count])"""
RAISES = """import ipywidgets
button = ipywidgets.Button(description="Raise")
button.on_click(lambda _: 1 / 0)
button"""
CHAPTERS = {
    "51-never-ends": ("while True: pass", AFTER),
    "52-does-not-stop": (STUBBORN, AFTER),
    "53-many-lines": ("for number in range(1_000_000): print(number)", AFTER),
    "54-throws": (THROWS, LATER, NO_SCRIPT, AFTER),
    "55-large": (LARGE, GROWS, "from IPython.display import HTML\nHTML('x' * 10_000_000)", AFTER),
    "56-called": (CALLED, AFTER),
    "57-raises": (RAISES, AFTER),
    "58-many": ("for number in range(1000): display(number)", AFTER),
    "59-asks": ("input('?')", AFTER),
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with serving(tmp_path_factory.mktemp("faults"), CHAPTERS, SECONDS) as running:
        yield running


@pytest.fixture(scope="module")
def context(one_browser: BrowserContext) -> BrowserContext:
    return one_browser


@pytest.fixture
def opened(page: Page, app: App) -> Iterator[list[str]]:
    """Opens a chapter; at the end its field still saves, and its last cell has run."""
    names: list[str] = []
    yield names
    (slug,) = names
    expect(cell(page, page.locator(".cell").count() - 1).locator("pre")).to_have_text("after")
    write(field(page, f"{slug}.words"), "all the same")
    assert app.answers()[f"{slug}.words"] == "all the same"


def go(page: Page, app: App, opened: list[str], slug: str) -> None:
    """Open the chapter of a test, with something saved before."""
    opened.append(slug)
    open_chapter(page, app, slug)


def test_a_cell_that_never_ends_is_stopped(page: Page, app: App, opened: list[str]) -> None:
    """After the time that a cell has."""
    go(page, app, opened, "51-never-ends")
    expect(done(page).locator("p").nth(1)).to_have_text(sentences.too_long(LIMITS))


def test_a_cell_that_does_not_stop_is_left_out(page: Page, app: App, opened: list[str]) -> None:
    """Its kernel is ended, and a new one runs the others."""
    go(page, app, opened, "52-does-not-stop")
    expect(done(page)).to_have_text(sentences.too_long(LIMITS))


def test_a_million_lines_are_cut(page: Page, app: App, opened: list[str]) -> None:
    """The first ones are there, and a sentence says that there were more."""
    go(page, app, opened, "53-many-lines")
    said = done(page).locator("pre").inner_text()
    assert said.startswith("0\n1\n2\n") and len(said) <= LIMITS.text
    expect(cell(page).locator(".unclear").first).to_have_text(sentences.LEFT_OUT)


def test_a_widget_that_throws(page: Page, app: App, opened: list[str]) -> None:
    """At once, when it is pressed, or because its script is none."""
    go(page, app, opened, "54-throws")
    expect(cell(page, 0).locator(".unclear > p")).to_have_text(WRONG)
    expect(cell(page, 0).locator("details pre")).to_contain_text("on purpose")
    frame(page, 1).get_by_role("button").click()
    expect(cell(page, 1).locator(".unclear > p")).to_have_text(WRONG)
    expect(cell(page, 2).locator(".unclear > p")).to_have_text(WRONG)


def test_what_is_too_large_is_left_out(page: Page, app: App, opened: list[str]) -> None:
    """A module of 10 MB, a widget that grows to that, an output."""
    go(page, app, opened, "55-large")
    for number in (0, 1):
        expect(frame(page, number).locator("pre")).to_contain_text("is larger than")
    expect(cell(page, 2).locator(".unclear")).to_have_text(sentences.too_large(LIMITS))


def test_what_a_button_sets_off_is_stopped(page: Page, app: App, opened: list[str]) -> None:
    """And the next press counts."""
    go(page, app, opened, "56-called")
    done(page, 1)
    frame(page).get_by_role("button", name="Loop").click()
    count = frame(page).get_by_role("button").nth(1)
    count.click()
    expect(count).to_have_text("1")


def test_what_a_button_gets_wrong_is_said(page: Page, app: App, opened: list[str]) -> None:
    """In the cell that shows the button."""
    go(page, app, opened, "57-raises")
    done(page, 1)
    frame(page).get_by_role("button").click()
    expect(cell(page).locator(".unclear > p")).to_have_text(sentences.FAILED)
    expect(cell(page).locator("details pre")).to_contain_text("ZeroDivisionError")


def test_a_thousand_outputs_are_cut(page: Page, app: App, opened: list[str]) -> None:
    """Those that fit are there."""
    go(page, app, opened, "58-many")
    done(page)
    expect(cell(page).locator("pre")).to_have_count(LIMITS.outputs)
    expect(cell(page).locator(".unclear")).to_have_text(sentences.LEFT_OUT)


def test_a_cell_that_asks_gets_no_answer(page: Page, app: App, opened: list[str]) -> None:
    """A page has no prompt for it, and the cell is told so at once."""
    go(page, app, opened, "59-asks")
    expect(done(page).locator(".unclear > p")).to_have_text(sentences.FAILED)
