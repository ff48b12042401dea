"""What is walked in WebKit and Firefox with every change: all kinds of fields, a server that goes, back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.app import App
from tests.engines import asked
from tests.engines.asked import HANDS, NEXT, PAGE, field
from tests.engines.driver import Browser, until
from tests.static_site.serving import Host

LIVE = "return document.documentElement.dataset.connection === 'live'"
STATE = "return document.querySelector(arguments[0]).dataset.state"
SHOWS = "return document.querySelector(arguments[0])?.value === arguments[1]"
ONE, TWO = "01-what-closeness-asks", "02-patterns-and-where-they-come-from"
FEAR = f'[data-key="{ONE}.fear-to-lose"]'
# Words, and the way on in the same moment: by a whole new page, as another site would be, or forward.
AND_LEAVE = """
  const [css, words, to] = arguments;
  const area = document.querySelector(css);
  area.focus();
  area.value += words;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => (to ? location.assign(to) : history.forward()), 200);
"""


class Server:
    """The app with a page that has every kind of field.

    Args:
        place: where its chapters and its answers are.
    """

    def __init__(self, place: Path) -> None:
        self.home, self.chapters = place / "home", asked.chapters(place / "chapters")
        self.start()

    def start(self, port: int = 0) -> None:
        """Start it, on the port that it had if that is given."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("WORKBOOK_CHAPTERS", str(self.chapters))
            self.app = App(self.home, port)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Server]:
    """A server that the browser has come into by its link."""
    running = Server(tmp_path_factory.mktemp("reader"))
    browser.get(running.app.link)
    yield running
    running.app.stop()


def saved(browser: Browser, css: str) -> None:
    """Wait until a field says that it is kept."""
    browser.until(f"{STATE} === 'saved'", css)


def test_every_kind_is_answered_saved_and_there_again(browser: Browser, server: Server) -> None:
    """By keys and presses; the page says so, the file holds it, and a page loaded again shows it."""
    app = server.app
    browser.get(app.chapter(PAGE))
    browser.until(LIVE)
    for kind, answer in HANDS.items():
        answer(browser)
        saved(browser, field(kind))
    assert asked.holds(app.answers()) == dict.fromkeys(HANDS, True)
    browser.reload()
    browser.until(LIVE)
    states = browser.js("return [...document.querySelectorAll('[data-key]')].map((it) => it.dataset.state)")
    assert states == ["saved"] * len(HANDS)
    browser.until(SHOWS, field("script", "textarea"), "I am going for a walk.")


def test_words_outlive_their_server(browser: Browser, server: Server) -> None:
    """With the server gone the page says so and takes words; when one is back it keeps them by itself."""
    browser.get(server.app.chapter(NEXT))
    browser.until(LIVE)
    css = f'[data-key="{NEXT}.text"]'
    server.app.stop()
    browser.until("return document.documentElement.dataset.connection === 'lost'")
    browser.click(f"{css} textarea")
    browser.keys("typed while nobody answers")
    browser.until(f"{STATE} === 'unsaved'", css)
    server.start(server.app.port)
    saved(browser, css)
    until(lambda: server.app.answers().get(f"{NEXT}.text") == "typed while nobody answers", "not in the file")


def test_left_and_come_back_right_after_a_key(browser: Browser, server: Server) -> None:
    """By a link, back and forward: no word is half sent, and a page kept for the way back goes on."""
    app, area = server.app, field("script", "textarea")
    browser.get(app.chapter(PAGE))
    browser.until(LIVE)
    browser.js(AND_LEAVE, area, " And back.", f"{app.url}privacy")
    browser.until("return location.pathname === '/privacy'")
    browser.js("history.back()")
    browser.until(SHOWS, area, "I am going for a walk. And back.")
    browser.until(LIVE)
    until(lambda: "And back." in str(app.answers()[f"{PAGE}.script"]), "not in the file")
    saved(browser, field("script"))
    browser.js(AND_LEAVE, area, " And on.")
    browser.until("return location.pathname === '/privacy'")
    browser.js("history.back()")
    browser.until(SHOWS, area, "I am going for a walk. And back. And on.")
    browser.until(LIVE)
    saved(browser, field("script"))
    until(lambda: str(app.answers()[f"{PAGE}.script"]).endswith("And back. And on."), "not in the file")


def test_the_edition_without_a_server_wakes_after_it_was_left_right_after_a_key(
    browser: Browser, host: Host
) -> None:
    """What is typed is kept; a page kept for the way back holds nothing that others need."""
    browser.get(f"{host.url}{ONE}.html")
    browser.until(LIVE)
    browser.click(f"{FEAR} textarea")
    browser.keys("kept here")
    saved(browser, FEAR)
    browser.js(AND_LEAVE, f"{FEAR} textarea", " and on", f"{host.url}{TWO}.html")
    browser.until(f"return location.pathname === '/{TWO}.html' && document.readyState === 'complete'")
    browser.until(LIVE)
    browser.get(f"{host.url}{ONE}.html")
    browser.until(SHOWS, f"{FEAR} textarea", "kept here and on")


def test_a_script_that_does_not_arrive_is_missed(browser: Browser, edition: Path) -> None:
    """Within five seconds, in words, and no field takes what nobody keeps."""
    host = Host(edition)  # of its own, so that no page of the other one is kept by the browser
    with host.refusing("/shell."):
        browser.get(f"{host.url}{ONE}.html")
        says = "return document.querySelector('main [role=alert]')?.textContent.includes('did not arrive')"
        browser.until(says, wait=5)
        assert browser.js("return document.querySelectorAll('main :is(textarea, input):enabled').length") == 0
        line = browser.until("return document.querySelector('.on-its-way')")  # of what comes all the same
        assert not browser.js("return arguments[0].checkVisibility()", line)
    browser.get("about:blank")
    host.stop()
