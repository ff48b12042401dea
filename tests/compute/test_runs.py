"""Kernels for pages: begun with one, kept for one that comes back, ended after one that does not."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator

import psutil
import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets.config import Config

from workbook.chapters.cells import Code
from workbook.compute import runs as runs_module
from workbook.compute import sentences
from workbook.compute.kernels import Kernels, OwnKernelSpec, end_all, private_kernels
from workbook.compute.limits import Limits
from workbook.compute.runs import Runs

SAYS = "import os\nprint(os.getpid())"
LIMITS = Limits(gone=0.1)


class Page:
    """A page that listens, and can be waited for."""

    def __init__(self):
        self.heard, self.closed = [], False
        self._came = asyncio.Event()

    def hear(self, message):
        self.heard.append(message)
        self._came.set()

    def close(self):
        self.closed = True
        self._came.set()

    async def until(self, holds):
        """Wait until something that was heard is so, and return it."""
        while not (found := [message for message in self.heard if holds(message)]):
            self._came.clear()
            await self._came.wait()
        return found[-1]

    async def printed(self):
        """What the cell has printed at its end."""
        await self.until(lambda said: said.get("state") == "done")
        told = await self.until(lambda said: said.get("new"))
        return told["new"][-1]["text"].strip()


def code(source):
    return (Code("a", source, computes=True),)


@contextlib.asynccontextmanager
async def kernels(folder, limits=LIMITS) -> AsyncIterator[Runs]:
    """Kernels as the server has them."""
    config = Config()
    private_kernels(config)
    (folder / "sockets").mkdir()
    manager = AsyncMappingKernelManager(
        config=config, connection_dir=str(folder / "sockets"), kernel_spec_manager=OwnKernelSpec()
    )
    runs = Runs(Kernels(manager, folder, folder / "home"), limits)
    try:
        yield runs
    finally:
        await runs.close()
        await end_all(manager)


async def gone(pid):
    """Wait until a process has ended."""
    with contextlib.suppress(psutil.NoSuchProcess):
        await asyncio.to_thread(psutil.Process(pid).wait)


def test_a_kernel_ends_after_its_page(tmp_path):
    """A while after the line is gone, and not before."""

    async def go():
        async with kernels(tmp_path) as runs:
            page = Page()
            runs.open("one", code(SAYS), page)
            pid = int(await page.printed())
            assert psutil.pid_exists(pid)
            runs.rest("one", page)
            await gone(pid)
            assert not psutil.pid_exists(pid)

    asyncio.run(go())


def test_a_page_that_comes_back_goes_on(tmp_path):
    """And is told everything anew."""

    async def go():
        async with kernels(tmp_path, Limits(gone=60)) as runs:
            first, second = Page(), Page()
            runs.open("one", code(SAYS), first)
            before = await first.printed()
            runs.rest("one", first)
            runs.open("one", code(SAYS), second)
            assert await second.printed() == before

    asyncio.run(go())


def test_there_are_not_endlessly_many(tmp_path, monkeypatch):
    """The oldest makes way, and its page says why."""
    monkeypatch.setattr(runs_module, "MOST", 1)

    async def go():
        async with kernels(tmp_path) as runs:
            first, second = Page(), Page()
            runs.open("one", code(SAYS), first)
            pid = int(await first.printed())
            runs.open("two", code(SAYS), second)
            await first.until(lambda said: said == {"say": "off", "words": sentences.MANY})
            assert first.closed
            await gone(pid)
            assert await second.printed()

    asyncio.run(go())


def test_a_kernel_is_told_what_it_may_know(tmp_path, monkeypatch):
    """Where the answers are, and nothing that opens another door."""
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "secret")
    monkeypatch.setenv("JPY_API_TOKEN", "secret")
    source = "import os\nprint('secret' in os.environ.values(), os.environ['WORKBOOK_HOME'])"

    async def go():
        async with kernels(tmp_path) as runs:
            page = Page()
            runs.open("one", code(source), page)
            assert await page.printed() == f"False {tmp_path / 'home'}"

    asyncio.run(go())


def test_a_semicolon_silences_a_cell(tmp_path):
    """As in any notebook: the last value is not shown."""

    async def go():
        async with kernels(tmp_path) as runs:
            page = Page()
            runs.open("one", code("print('said')\n1 + 1;"), page)
            assert await page.printed() == "said"
            assert len((await page.until(lambda said: said.get("state") == "done"))["ids"]) == 1

    asyncio.run(go())


def test_a_kernel_runs_where_its_notebook_lies(tmp_path):
    """As in Jupyter: a table beside it is found by its name."""
    beside = tmp_path / "mine"
    beside.mkdir()

    async def go():
        async with kernels(tmp_path) as runs:
            page = Page()
            runs.open("one", code("import os\nprint(os.getcwd())"), page, beside)
            assert await page.printed() == str(beside)

    asyncio.run(go())


def test_nobody_else_can_listen_to_a_kernel(tmp_path):
    """It has no port: it speaks through sockets in a folder of its own."""
    source = "import os\nprint(os.getpid())"

    async def go():
        async with kernels(tmp_path) as runs:
            page = Page()
            runs.open("one", code(source), page)
            process = psutil.Process(int(await page.printed()))
            listens = [line for line in process.net_connections("inet") if line.status == "LISTEN"]
            assert listens == [] or os.name == "nt"  # where there are no such sockets

    asyncio.run(go())


def test_a_program_that_will_not_start_is_said(tmp_path, monkeypatch):
    """After a few tries; a press tries again."""
    monkeypatch.setattr(OwnKernelSpec, "get_kernel_spec", lambda *_: 1 / 0)

    async def go():
        async with kernels(tmp_path) as runs:
            page = Page()
            run = runs.open("one", code(SAYS), page)
            await page.until(lambda said: said.get("words") == sentences.NOT_STARTED)
            monkeypatch.undo()
            run.receive({"do": "again"})
            assert await page.printed()

    asyncio.run(go())


@pytest.mark.parametrize(
    "message",
    [
        {"do": "execute", "code": "print('hacked')"},
        {"do": "widget", "cell": "a", "id": "x", "n": "1", "data": {"method": "execute", "code": "1"}},
        {"do": "widget", "cell": "a", "id": "x", "n": 1, "data": None},
        {"do": "widget", "cell": "b", "id": "x", "n": "1", "data": {"method": "custom", "content": 1}},
        {},
    ],
)
def test_a_page_cannot_let_a_kernel_run_anything(tmp_path, message):
    """It may speak to widgets that a cell shows, and nothing else goes through."""

    async def go():
        async with kernels(tmp_path) as runs:
            page = Page()
            run = runs.open("one", code(SAYS), page)
            await page.printed()
            asked = dict(run._asked)
            run.receive(message)
            assert run._asked == asked

    asyncio.run(go())
