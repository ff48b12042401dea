"""With a passphrase: no word in clear anywhere, not even in the answers, also when everything is killed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.e2e.answers.steps import button, lock
from tests.e2e.app import App
from tests.e2e.bad_days import area
from tests.e2e.steps import live
from tests.hub.guest import Guest, run
from tests.privacy.sweep import Searcher, shown_by_processes, sweep
from tests.privacy.typed import Heard, fill, put_all, settled
from tests.privacy.world import World, apart, world
from workbook.answers import Answers
from workbook.answers.encryption import keyring

IN_A_BROWSER = ("01-what-closeness-asks", "journal")
KEY = "01-what-closeness-asks.hope-to-gain"
pytestmark = pytest.mark.timeout(300)


@dataclass
class Lived:
    """What was there to be found while the lock was on, and what opens it."""

    world: World
    heard: Heard = field(default_factory=Heard)
    said: set[str] = field(default_factory=set)
    code: str = ""
    key: str = ""
    running: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    opened: str = ""


@pytest.fixture(scope="module")
def lived() -> Lived:
    """What is left of answers behind a lock."""
    return apart(life)


def life() -> Lived:
    """The lock put on, everything written, everything killed in the middle of a word."""
    with world("lock") as here, here.inside():
        one, app = Lived(here), App(here.home)
        with here.browser() as context:
            one.heard.listen(context)
            write_behind_the_lock(one, app, context)
            one.running = here.found() | shown_by_processes(here.canaries.stem)
            killed_while_typing(one, app, context.pages[0])
        one.after = here.found()
        open_again(one, here.home)
        one.secrets = sweep(here.folder, one.code.lower()) | sweep(here.folder, one.key.lower())
        return one


def write_behind_the_lock(one: Lived, app: App, context: BrowserContext) -> None:
    page = context.pages[0]
    page.goto(app.link)
    page.goto(f"{app.url}answers")
    one.code = lock(page, one.world.canaries.word("passphrase"))
    button(page, "I have written it down").click()
    one.said = run(write(one, app))
    for slug in IN_A_BROWSER:
        page.goto(app.chapter(slug))
        live(page)
        fill(page, one.world.canaries)
        settled(page)
        one.heard.look(page)


async def write(one: Lived, app: App) -> set[str]:
    """Write an answer to everything, and return what was said to it."""
    async with Guest(app.url) as guest:
        await guest.get("/" + app.token)
        guest.base = "/"
        return {str(said["say"]) for said in await put_all(guest, one.world.canaries)}


def killed_while_typing(one: Lived, app: App, page: Page) -> None:
    """Kill the server while somebody types on."""
    page.goto(app.chapter(IN_A_BROWSER[0]))
    live(page)
    word = one.world.canaries.word("while everything is killed")
    area(page, KEY).press_sequentially(f"{word} {word[:15]}")
    app.process.kill()
    area(page, KEY).press_sequentially(word[15:])
    app.kill()
    one.heard.look(page)


def open_again(one: Lived, folder: Path) -> None:
    answers = Answers.open(folder)
    answers.open_lock(one.world.canaries.word("passphrase"))
    key = keyring.held(folder)
    assert key
    one.opened, one.key = answers.text().decode(), key.secret.hex()
    keyring.drop(folder)


def test_everything_written_is_kept(lived: Lived) -> None:
    """The sweep looks for words that were really written: the passphrase brings them back."""
    found = [where for word, where in lived.world.canaries.given.items() if word in lived.opened]
    assert lived.said == {"saved"} and len(found) > 60


def test_no_word_is_anywhere_in_clear(lived: Lived) -> None:
    """Not in the answers either, nor in what the browser keeps; the passphrase as little as the answers."""
    assert (lived.running, lived.after) == ({}, {})


def test_what_opens_the_lock_is_nowhere(lived: Lived) -> None:
    """Neither the recovery code nor the key itself is in a file or a log."""
    assert lived.code and lived.key and lived.secrets == {}


def test_no_address_title_or_console_tells_a_word(lived: Lived) -> None:
    """Nor does the tab remember one."""
    searcher = Searcher(lived.world.canaries.stem)
    assert [said for said in lived.heard.said if searcher.found(said.encode())] == []
