"""A foreign widget in a cell tries to reach the answers, the page, other cells and sites: it reaches none.

Its script runs where every widget runs, and tries what `foreign.js` lists. Somebody else’s server notes
whoever comes near it.
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from tests.e2e.app import App
from tests.e2e.computing import cell, frame, open_chapter, serving
from tests.e2e.steps import field, write
from tests.privacy.watching import browser

SCRIPT = Path(__file__).with_name("foreign.js").read_text(encoding="utf-8")
FROM_ITS_FRAME, GOING_AWAY = (
    re.findall(r'^  "(.+)": async', part, re.MULTILINE) for part in SCRIPT.split("const goingAway")
)
SLUG = "61-foreign"
SECRET = "what nobody else may read"
ASKED = 'name = "Maya"\nasked = page.text("asked", f"What would {name} say?")\nasked'
FOREIGN = """import anywidget, json, pathlib, traitlets
class Foreign(anywidget.AnyWidget):
    _esm = pathlib.Path("foreign.js").read_text(encoding="utf-8")
    given = traitlets.Dict(json.loads(pathlib.Path("given.json").read_text())).tag(sync=True)
def foreign(*tries):
    return Foreign(given=Foreign().given | {{"other": asked.model_id, "tries": tries}})
foreign(*{!r})"""


class Elsewhere:
    """Somebody else’s server, which notes whoever comes near it."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self.calls = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.calls.bind(self.socket.getsockname())
        for listen in (self._listen, self._called):
            threading.Thread(target=listen, daemon=True).start()

    def close(self) -> None:
        """Note nobody any more."""
        self.socket.close()
        self.calls.close()

    def _called(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self.heard.append(self.calls.recv(1000))

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = self.socket.accept()
                with line:
                    self.heard.append(line.recv(1000))


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    server = Elsewhere()
    yield server
    server.close()


@pytest.fixture(scope="module")
def shelf_of(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("foreign")


@pytest.fixture(scope="module")
def app(shelf_of: Path, elsewhere: Elsewhere) -> Iterator[App]:
    tries = FOREIGN.format(FROM_ITS_FRAME), *(f"foreign({name!r})" for name in GOING_AWAY)
    keys = ASKED, FOREIGN.format(["take the keys"])
    with serving(shelf_of, {SLUG: (ASKED, *tries, "print('after')"), "62-keys": keys}) as running:
        given = {"own": running.url, "evil": elsewhere.url, "slug": SLUG}
        (shelf_of / "chapters" / "given.json").write_text(json.dumps(given), encoding="utf-8")
        (shelf_of / "chapters" / "foreign.js").write_text(SCRIPT, encoding="utf-8")
        yield running


@pytest.fixture(scope="module")
def own_browser(app: App) -> Iterator[BrowserContext]:
    """A browser that is let in."""
    with browser() as context:
        page = context.new_page()
        page.goto(app.link)
        page.close()
        yield context


@pytest.fixture(scope="module")
def attacked(app: App, own_browser: BrowserContext) -> Page:
    """The page when everything has been tried."""
    page = own_browser.new_page()
    page.dialogs = []  # type: ignore[attr-defined]
    page.on("dialog", lambda dialog: _dismissed(page, dialog))
    open_chapter(page, app, SLUG)
    write(field(page, f"{SLUG}.words"), SECRET)
    expect(frame(page, 1).locator("main")).to_contain_text(FROM_ITS_FRAME[-1])
    expect(cell(page, 2 + len(GOING_AWAY)).locator("pre")).to_have_text("after")
    return page


def _dismissed(page: Page, dialog: Dialog) -> None:
    page.dialogs.append(dialog.message)  # type: ignore[attr-defined]
    dialog.dismiss()


@pytest.fixture(scope="module")
def results(attacked: Page) -> dict[str, str]:
    found: dict[str, str] = json.loads(frame(attacked, 1).locator("main").inner_text())
    return found


def test_there_are_more_than_forty() -> None:
    """And each has a name of its own."""
    assert len({*FROM_ITS_FRAME, *GOING_AWAY}) >= 40


@pytest.mark.parametrize("attack", FROM_ITS_FRAME)
def test_an_attack_gets_nothing(results: dict[str, str], attack: str) -> None:
    """No answer, no page, no file, no line, no device."""
    assert results[attack].partition(" ")[0] in ("nothing", "refused")


@pytest.mark.parametrize("number", range(len(GOING_AWAY)))
def test_a_frame_that_goes_away_shows_nothing_else(attacked: Page, number: int) -> None:
    """It ends where it began, or is taken away with a sentence; no other page is ever in it."""
    place = cell(attacked, 2 + number)
    for shown in place.locator("iframe").all():
        inside = shown.content_frame.locator("body").inner_text()
        assert SECRET not in inside and "Workbook" not in inside
    assert all(
        each.url in ("about:srcdoc", "about:blank")
        or "/cells/" in each.url
        or each.parent_frame is None
        or each.url.startswith(("chrome-error://", "blob:"))
        for each in attacked.frames
    )


def test_nobody_elsewhere_has_heard_anything(attacked: Page, elsewhere: Elsewhere) -> None:
    """Not so much as a knock."""
    assert elsewhere.heard == []


def test_the_answers_are_as_they_were(attacked: Page, app: App) -> None:
    """Nothing is written, and nothing forgotten."""
    assert app.answers() == {f"{SLUG}.words": SECRET}
    expect(field(attacked, f"{SLUG}.words").locator("textarea")).to_have_value(SECRET)
    assert (
        attacked.evaluate("() => Object.keys(sessionStorage).filter((name) => name.includes('draft'))") == []
    )


def test_the_page_is_as_it_was(attacked: Page, app: App) -> None:
    """The same page under the same address, alone in its window, with nothing of the widget’s in it."""
    assert attacked.url == app.chapter(SLUG)
    assert attacked.title() == "Workbook"
    assert attacked.context.pages == [attacked]
    assert attacked.dialogs == []  # type: ignore[attr-defined]
    assert attacked.evaluate("() => ({}).hacked") is None
    expect(cell(attacked, 1).locator("details pre")).to_contain_text("<img src=x onerror")
    assert attacked.locator("img[src=x]").count() == 0
    height = cell(attacked, 1).locator("iframe").evaluate("(it) => it.offsetHeight")
    assert height <= 4000
    write(field(attacked, f"{SLUG}.words"), f"{SECRET}, and more")


def test_no_widget_takes_the_keys(app: App, own_browser: BrowserContext) -> None:
    """Whoever writes goes on writing, also when a widget asks for the focus all the time."""
    with contextlib.closing(own_browser.new_page()) as page:
        open_chapter(page, app, "62-keys")
        area = field(page, "62-keys.words").locator("textarea")
        expect(frame(page, 1).locator("input")).to_be_visible()
        area.focus()
        expect(cell(page, 1).locator("details pre")).to_contain_text("taken the keys")
        page.keyboard.type("all of these letters")
        expect(area).to_have_value("all of these letters")
