"""Cells that compute, in the edition: run in a frame of their own, beside fields that wait for none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from tests.e2e.computing import cell, write
from tests.e2e.patience import BESIDE
from tests.static_site.conftest import READER
from tests.static_site.serving import Host
from tests.static_site.steps import SLOW, go, kept, put, read, settled_offline
from workbook.compute import sentences
from workbook.compute.limits import Limits
from workbook.static_site.build import build

OWN, ENDLESS = "11-own", "12-endless"
COUNTER = '''
import anywidget, traitlets
class Counter(anywidget.AnyWidget):
    _esm = """export default { render({ model, el }) {
      const button = document.createElement("button");
      const say = () => (button.textContent = "pressed " + model.get("times"));
      button.onclick = () => (model.set("times", model.get("times") + 1), model.save_changes());
      model.on("change:times", say);
      say();
      el.append(button);
    } }"""
    times = traitlets.Int(0).tag(sync=True)
Counter()
'''
REACHES = """
import js
async def tried(ask):
    try:
        await ask()
    except BaseException:
        return "no"
    return "yes"
host = page.pieces["11-own.words"].value or "https://example.org/"
address = host + "reached"
print("asked:", await tried(lambda: js.fetch(address)), await tried(lambda: js.importScripts(address)))
print("kept:", await tried(lambda: js.indexedDB.databases()), await tried(lambda: js.caches.keys()))
"""
# As “Your answers” does it.
LOCK = """async () => {
  const body = JSON.stringify({ passphrase: "correct horse battery staple", sure: true });
  await globalThis.workbookAlone.ask({ path: "answers/lock", query: {}, form: {}, body });
}"""
ASKS = (
    "import ipywidgets\n@ipywidgets.interact(number=3)\ndef twice(number):\n    print('twice is', 2 * number)"
)
WORDS = """
from IPython.display import HTML
print("words:", page.pieces["11-own.words"].value)
HTML("<b>bold</b>")
"""
CELLS = (
    WORDS,
    ASKS,
    COUNTER,
    "import numpy",
    "mood.value = 7",
    'page.text("inside", "Inside?")\nimport ipywidgets\nipywidgets.HBox([page.pieces["11-own.inside"]])',
    REACHES,
    'title = "Your point"\npage.picture("plane", title, connection="mood", separateness="mood")',
)


@pytest.fixture(scope="module")
def computing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """An edition with two chapters that compute; in the second a cell never ends."""
    folder = tmp_path_factory.mktemp("computing")
    shelf = folder / "chapters"
    shelf.mkdir()
    write(shelf, OWN, *CELLS)
    write(shelf, ENDLESS, "print('first')", "while True: pass", "print('last')")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_CHAPTERS", str(shelf))
        build(folder / "site")
    running = Host(folder / "site")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def opened(chromium: Browser, computing: Host) -> Iterator[Page]:
    """A window in which the first chapter has computed."""
    context = chromium.new_context(**READER, service_workers="block")  # type: ignore[arg-type]
    context.set_default_timeout(BESIDE)
    page = context.new_page()
    read(page, computing, OWN)
    done(page)
    yield page
    context.close()


def done(page: Page) -> None:
    """Wait until every cell has had its turn."""
    expect(page.locator('.cell:not([data-state="done"])')).to_have_count(0, timeout=2 * SLOW)


def inside(place: Locator) -> FrameLocator:
    """What a cell shows in its frame."""
    return place.frame_locator("iframe")


def test_what_cells_compute_is_shown(opened: Page) -> None:
    """Text in the page, HTML in its frame, and what needs a package that is not there says which."""
    expect(cell(opened, 0)).to_contain_text("words:")
    expect(inside(cell(opened, 0)).locator("b")).to_have_text("bold")
    missing = "This part needs the Python package “numpy”, which is not installed here."
    expect(cell(opened, 3)).to_contain_text(missing)


def test_widgets_speak_with_their_cells(opened: Page) -> None:
    """A stock one by `interact`, and an anywidget of one’s own."""
    frame = inside(cell(opened, 1))
    expect(frame.get_by_text("twice is 6")).to_be_visible()
    frame.locator('[role="slider"]').first.focus()
    opened.keyboard.press("ArrowRight")
    expect(frame.get_by_text("twice is 8")).to_be_visible()
    button = inside(cell(opened, 2)).locator("button")
    button.click()
    expect(button).to_have_text("pressed 1")


def test_what_cells_change_is_kept_in_the_browser(opened: Page) -> None:
    """By a program, and by a reader in a field that a cell shows; the field of the page has it too."""
    assert kept(opened)[f"{OWN}.mood"] == 7
    expect(opened.locator(f'[data-key="{OWN}.mood"] input').first).to_have_value("7")
    frame = inside(cell(opened, 5))
    frame.locator("textarea").fill("said inside")
    frame.locator("textarea").blur()
    expect(frame.locator(".under > .state")).to_contain_text("Saved")
    assert kept(opened)[f"{OWN}.inside"] == "said inside"


def test_a_picture_that_a_cell_shows_is_drawn(opened: Page) -> None:
    """By what the page itself draws with, for the program of its cells has none of it."""
    cell(opened, 7).scroll_into_view_if_needed()
    picture = inside(cell(opened, 7))
    expect(picture.locator(".said")).to_contain_text("Your point: connection 7")
    expect(picture.locator(".plot svg").first).to_be_visible()


def test_cells_know_what_is_written_and_reach_nothing_else(opened: Page, computing: Host) -> None:
    """Not the host, whose address they are told here, and nothing that the browser keeps for it."""
    put(opened, f"{OWN}.words", computing.url)
    go(opened, OWN)
    done(opened)
    expect(cell(opened, 0)).to_contain_text(f"words: {computing.url}")
    expect(cell(opened, 6)).to_contain_text("asked: no no")
    expect(cell(opened, 6)).to_contain_text("kept: no no")
    assert not [path for path, _ in computing.asked if "reached" in path]


def test_with_a_passphrase_cells_stay_empty(opened: Page) -> None:
    """Their program is not given the key; the sentence is the app’s."""
    opened.evaluate(LOCK)
    for place in opened.locator(".cell").all():
        expect(place).to_contain_text(sentences.SEALED)


def test_cells_need_no_host(chromium: Browser, computing: Host) -> None:
    """Once the page was open: they run and show as before, in frames that have no origin either."""
    host = Host(computing.folder)
    context = chromium.new_context(**READER)  # type: ignore[arg-type]
    page = context.new_page()
    read(page, host, OWN)
    done(page)
    settled_offline(page)
    host.stop()
    page.reload()
    done(page)
    button = inside(cell(page, 2)).locator("button")
    button.click()
    expect(button).to_have_text("pressed 1")
    expect(cell(page, 6)).to_contain_text("kept: no no")
    frames = [frame for frame in page.frames if frame != page.main_frame]
    assert frames and {frame.evaluate("origin") for frame in frames} == {"null"}
    context.close()


def test_a_cell_that_never_ends_holds_nothing_up(chromium: Browser, computing: Host) -> None:
    """Words are saved while it runs; it is stopped with a sentence, and those after it have their turn."""
    context = chromium.new_context(**READER, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.install()
    read(page, computing, ENDLESS)
    expect(cell(page, 1)).to_have_attribute("data-state", "running", timeout=2 * SLOW)
    put(page, f"{ENDLESS}.words", "while it runs")
    page.clock.fast_forward(61_000)
    done(page)
    expect(cell(page, 1)).to_contain_text(sentences.too_long(Limits()))
    expect(cell(page, 2)).to_contain_text("last")
    assert kept(page) == {f"{ENDLESS}.words": "while it runs"}
    context.close()
