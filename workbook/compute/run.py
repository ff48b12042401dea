"""One page’s chapter as it computes: its kernel, its cells one after the other, and what dies on the way."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient

from workbook import tracebacks
from workbook.chapters.cells import Code
from workbook.compute import sentences
from workbook.compute.asked import Asked
from workbook.compute.kernels import Kernel, Kernels
from workbook.compute.limits import Limits
from workbook.compute.models import decoded, to_a_widget
from workbook.compute.stage import Line, Message, Stage

LOOKS = 0.5
log = logging.getLogger("workbook")


class Run:
    """A chapter that computes for one page.

    Args:
        program: the code cells of its notebook, in order.
        kernels: where its kernel comes from.
        limits: how long cells may take, and how much they show.
        folder: where its notebook lies; by default among the chapters.
    """

    def __init__(
        self, program: Sequence[Code], kernels: Kernels, limits: Limits, folder: Path | None = None
    ) -> None:
        self._program, self._kernels, self._limits, self._folder = program, kernels, limits, folder
        self._line: Line | None = None
        self._kernel: Kernel | None = None
        self._left_out: dict[str, str] = {}
        self._asked = Asked()
        self._idle: dict[str, asyncio.Event] = {}
        self._busy_since: float | None = None
        self._again = asyncio.Event()
        self._stage = self._new_stage()
        self._working = asyncio.create_task(self._work())

    @property
    def line(self) -> Line | None:
        """The page that listens, once one does."""
        return self._line

    def connect(self, line: Line | None) -> None:
        """Speak with a page from now on; one that spoke before it is hung up on."""
        before, self._line = self._line, line
        if before is not None and line is not None:
            before.close()
        self._stage.connect(line)

    def receive(self, message: Message) -> None:
        """Take one message of the page: something for a widget that it shows, or the wish to begin again."""
        match message:
            case {"do": "again"}:
                self._again.set()
            case {"do": "widget", "cell": str(cell), "id": str(name), "n": str(mark), "data": dict(data)}:
                if self._kernel and self._stage.may_reach(cell, name) and (said := to_a_widget(data)):
                    self._asked.word(self._say(name, said, message.get("buffers", ())), cell, mark)

    async def close(self) -> None:
        """End the kernel."""
        self._working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._working
        await self._end()

    def _new_stage(self) -> Stage:
        names = [code.cell for code in self._program if code.computes]
        stage = Stage(names, lambda name, data: void(self._say(name, data)), self._limits)
        for name in names:
            stage.stand(name, "waiting", sentences.WAITING)
        return stage

    async def _work(self) -> None:
        """Run the chapter, and again if its kernel ends by itself; after some times only when asked to."""
        starts = 0
        while True:
            words = await self._once()
            starts += 1
            if starts >= self._limits.starts:
                self._say_of_all("stopped", words or sentences.STOPPED)
                self._again.clear()
                await self._again.wait()
                starts = 0
                self._left_out.clear()
            self._stage = self._new_stage()
            self._stage.connect(self._line)
            self._say_of_all("waiting", sentences.AGAIN)

    def _say_of_all(self, state: str, words: str) -> None:
        for name in self._stage.cells:
            self._stage.stand(name, state, words)

    async def _once(self) -> str:
        """Run every cell in a new kernel and listen until that ends; return why it did not start, if so."""
        try:
            kernel = self._kernel = await self._kernels.start(self._folder)
        except Exception as error:  # noqa: BLE001 - whatever keeps a kernel from starting, the page says so
            log.error("a kernel did not start: %s", type(error).__name__)
            tracebacks.show()
            return sentences.NOT_STARTED
        work = (self._listen(kernel.client), _drain(kernel.client), self._run(kernel))
        working = [asyncio.create_task(each) for each in work]
        try:
            await self._ended(kernel)
        finally:
            for task in working:
                task.cancel()
            await self._end()
        return ""

    async def _end(self) -> None:
        kernel, self._kernel = self._kernel, None
        self._idle.clear()
        self._asked.clear()
        self._busy_since = None
        if kernel is not None:
            await self._kernels.end(kernel)

    async def _ended(self, kernel: Kernel) -> None:
        """Wait until the kernel ends by itself, or obeys no more."""
        loop, told = asyncio.get_running_loop(), False
        while await self._kernels.alive(kernel):
            await asyncio.sleep(LOOKS)
            busy = loop.time() - self._busy_since if self._busy_since is not None else 0
            if busy > self._limits.seconds + self._limits.obeys:
                self._left_out = dict.fromkeys(self._left_out, sentences.too_long(self._limits))
                return
            if busy <= self._limits.seconds:
                told = False
            elif not told:
                told = True
                await self._kernels.interrupt(kernel)

    async def _run(self, kernel: Kernel) -> None:
        for code in self._program:
            if words := self._left_out.get(code.cell):
                self._stage.stand(code.cell, "done", words)
                continue
            self._stage.stand(code.cell, "running", sentences.WAITING)
            self._left_out[code.cell] = sentences.ENDED  # should it end the kernel, it is not tried again
            await self._execute(kernel.client, code)
            del self._left_out[code.cell]
            self._stage.stand(code.cell, "done")

    async def _execute(self, client: AsyncKernelClient, code: Code) -> None:
        content = {
            "code": code.source,
            "silent": False,
            "store_history": True,  # in memory alone; without it a semicolon would not silence a cell
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": False,
        }
        message = client.session.msg("execute_request", content, metadata={"cellId": code.cell})
        asked = message["header"]["msg_id"]
        self._asked[asked] = (code.cell, None)
        done = self._idle[asked] = asyncio.Event()
        client.shell_channel.send(message)
        await done.wait()

    def _say(self, name: str, data: Message, buffers: Sequence[Any] = ()) -> str:
        """Say something to a widget in the kernel, and return what the message is called."""
        if self._kernel is None:
            return ""
        client = self._kernel.client
        message = client.session.msg("comm_msg", {"comm_id": name, "data": data})
        message["buffers"] = decoded(buffers)
        client.shell_channel.send(message)
        return str(message["header"]["msg_id"])

    async def _listen(self, client: AsyncKernelClient) -> None:
        while True:
            message = await client.get_iopub_msg()
            try:
                self._hear(message)
            except Exception as error:  # noqa: BLE001 - the next one is heard; a message could hold an answer
                log.error("what a kernel said was not understood: %s", type(error).__name__)
                tracebacks.show()

    def _hear(self, message: Message) -> None:
        parent = message["parent_header"].get("msg_id", "")
        cell, mark = self._asked.get(parent, (None, None))
        if message["msg_type"] != "status":
            self._stage.take(message, cell, mark)
            return
        busy = message["content"]["execution_state"] == "busy"
        self._busy_since = asyncio.get_running_loop().time() if busy else None
        if busy:
            return
        if done := self._idle.pop(parent, None):
            done.set()
        if mark is not None and self._line is not None:
            self._line.hear({"say": "heard", "n": mark})


def void(_: object) -> None:
    """Take anything and return nothing."""


async def _drain(client: AsyncKernelClient) -> None:
    """Take the kernel’s replies away: what they say is heard elsewhere."""
    while True:
        await client.get_shell_msg()
