"""Behind jupyter-server-proxy, as on Binder: what is written is not in what the proxy leaves."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from tests.binder.server import OPTIONS, READY, TOKEN, listening
from tests.e2e.steps import live
from tests.hub.guest import Guest, run
from tests.privacy.sweep import Searcher
from tests.privacy.typed import Heard, fill, put_all, settled
from tests.privacy.world import MAY_HOLD, World, apart, world

PLACE = "/user/abc/workbook/"
CONFIG = """
from workbook.server.binder import setup
c.ServerProxy.servers = {"workbook": setup()}
"""
pytestmark = pytest.mark.timeout(300)


@dataclass
class Lived:
    """What was there to be found, and what the browser told."""

    stem: str
    heard: Heard = field(default_factory=Heard)
    said: set[str] = field(default_factory=set)
    running: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)


@contextlib.contextmanager
def jupyter(here: World) -> Iterator[str]:
    """Run a talkative Jupyter server that starts the workbook when it is asked for; its origin."""
    (here.folder / "home/.jupyter/jupyter_server_config.py").write_text(CONFIG)
    log = here.folder / "logs" / "jupyter.out"
    command = [sys.executable, "-m", "jupyter_server", "--debug", *OPTIONS]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=here.folder,
            env=here.env | {"BINDER_SERVICE_HOST": "binder.test"},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    try:
        yield listening(here.until(log, READY, process)[1]).removesuffix("/user/abc/")
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="module")
def lived() -> Lived:
    """What is left of a session on Binder."""
    return apart(session)


def session() -> Lived:
    """Everything written over the page’s line, some of it again in a browser; exported, stopped."""
    with world("proxy") as here, here.inside():
        one = Lived(here.canaries.stem)
        with jupyter(here) as origin:
            one.said = run(write(here, origin))
            with here.browser() as context:
                one.heard.listen(context)
                page = context.pages[0]
                page.goto(f"{origin}{PLACE}?token={TOKEN}")
                type_in(one, here, page, f"{origin}{PLACE}voila/render/journal.ipynb")
            here.export()
            one.running = here.astray()
        one.after = here.found()
        return one


async def write(here: World, origin: str) -> set[str]:
    """Write an answer to everything, and return what was said to it."""
    async with Guest(origin) as guest:
        guest.browser.headers["Authorization"] = f"token {TOKEN}"
        guest.base = PLACE
        await guest.get(PLACE)
        return {str(said["say"]) for said in await put_all(guest, here.canaries)}


def type_in(one: Lived, here: World, page: Page, address: str) -> None:
    page.goto(address)
    live(page)
    fill(page, here.canaries)
    settled(page)
    one.heard.look(page)


def test_everything_written_is_kept(lived: Lived) -> None:
    """The sweep looks for words that were really written."""
    assert lived.said == {"saved"}
    assert {"home/workbook/answers.json", "asked-for/workbook.docx"} <= lived.after.keys()


def test_words_are_only_where_they_belong(lived: Lived) -> None:
    """Neither Jupyter’s logs nor its folders hold one, while it runs and afterwards."""
    astray = {name: how for name, how in lived.after.items() if not name.startswith(MAY_HOLD)}
    assert (lived.running, astray) == ({}, {})


def test_no_address_title_or_console_tells_a_word(lived: Lived) -> None:
    """Through the proxy as well."""
    searcher = Searcher(lived.stem)
    assert [said for said in lived.heard.said if searcher.found(said.encode())] == []
