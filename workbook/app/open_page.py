"""One open chapter: its kernel runs the notebook's cells and speaks with the reader's page."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import queue
import uuid
from collections.abc import Callable
from typing import Any

from workbook import tracebacks
from workbook.app.kernels import PATIENCE, Kernel, Kernels, key_cell, run
from workbook.chapters import Chapter
from workbook.desk.said import KEEPS, Message

TARGET = "dance-workbook"
DOES = KEEPS | {"draw", "hello"}

NO_KERNEL = "This chapter’s engine did not start. What you type stays on this page; reload it to try again."

log = logging.getLogger("workbook")


class OpenPage:
    """A chapter that runs in a kernel, for one page of one reader.

    Args:
        chapter: the chapter.
        cells: the source of its code cells, in order.
        kernels: where its kernel comes from and goes back to.
        key: tells, when the kernel is there, the data folder and its key; the key is empty without a lock.
    """

    def __init__(
        self, chapter: Chapter, cells: list[str], kernels: Kernels, key: Callable[[], tuple[str, str]]
    ) -> None:
        self.chapter, self.kernels, self._key = chapter, kernels, key
        self._channel = uuid.uuid4().hex
        self._kernel = asyncio.create_task(self._run(cells))
        self._closed = False
        self._talking: asyncio.Task[Any] | None = None
        self._unanswered: set[tuple[object, object]] = set()
        self._settled = asyncio.Event()
        self._settled.set()

    async def _run(self, cells: list[str]) -> Kernel:
        kernel, key = await self.kernels.take(), self._key()
        for number, error in enumerate(await run(kernel.client, [key_cell(*key), *cells])):
            if error:
                # The cell and the kind of error only: a message could hold an answer.
                log.warning("%s: code cell %d failed with %s", self.chapter.slug, number, error)
        if key != self._key():
            _hand(kernel, self._key())
        return kernel

    async def talk(self, hear: Callable[[Message], None]) -> None:
        """Open the channel and pass every message of the kernel to `hear`, until the kernel is gone."""
        try:
            kernel = await asyncio.shield(self._kernel)
        except (RuntimeError, TimeoutError, queue.Empty, OSError):
            tracebacks.show()
            hear({"say": "failed", "why": NO_KERNEL})
            return
        self._talking = asyncio.current_task()
        self._send(kernel, "comm_open", {"target_name": TARGET, "data": {}})
        while await self.kernels.alive(kernel):
            with contextlib.suppress(queue.Empty):
                self._pass_on(await kernel.client.get_iopub_msg(timeout=2), hear)

    def _pass_on(self, message: Message, hear: Callable[[Message], None]) -> None:
        content = message["content"]
        if content.get("comm_id") != self._channel:
            return
        if message["msg_type"] == "comm_msg":
            self._answered(content["data"])
            hear(content["data"])
        elif message["msg_type"] == "comm_close":
            hear({"say": "failed", "why": NO_KERNEL})

    def tell(self, message: Message) -> None:
        """Pass one message of the page to the kernel; anything but the page's few words is dropped."""
        does = message.get("do")
        if does not in DOES or (does in KEEPS and "seq" not in message) or self._closed or not self._ready():
            return
        if does in KEEPS:
            self._unanswered.add(_named(message))
            self._settled.clear()
        self._send(self._kernel.result(), "comm_msg", {"data": message})

    def take_key(self, key: tuple[str, str]) -> None:
        """Hand the kernel another key, or take the one it has away; before whatever it is told next."""
        if self._ready() and not self._closed:
            _hand(self._kernel.result(), key)

    def _answered(self, message: Message) -> None:
        self._unanswered.discard(_named(message))
        if not self._unanswered:
            self._settled.set()

    async def settled(self) -> None:
        """Wait until the kernel has answered every edit it was told of."""
        await self._settled.wait()

    def _ready(self) -> bool:
        return self._kernel.done() and not self._kernel.cancelled() and self._kernel.exception() is None

    def _send(self, kernel: Kernel, kind: str, content: Message) -> str:
        message = kernel.client.session.msg(kind, {"comm_id": self._channel} | content)
        kernel.client.shell_channel.send(message)
        return str(message["header"]["msg_id"])

    async def close(self) -> None:
        """End the kernel, after it has dealt with all it was told."""
        if self._closed:
            return
        self._closed = True
        with contextlib.suppress(Exception):
            kernel = await self._kernel
            with contextlib.suppress(Exception):
                await asyncio.wait_for(run(kernel.client, [""]), PATIENCE / 6)
            await self._end(kernel)

    async def make_way(self) -> None:
        """End the kernel at once: its page has another, and tells that again what was not answered."""
        self._closed = True
        with contextlib.suppress(Exception):
            await self._end(await self._kernel)

    async def _end(self, kernel: Kernel) -> None:
        self._settled.set()
        if self._talking:
            self._talking.cancel()
            await asyncio.wait([self._talking])  # nobody may listen on a channel that is taken down
        await self.kernels.end(kernel)


def _hand(kernel: Kernel, key: tuple[str, str]) -> None:
    kernel.client.execute(key_cell(*key), silent=True, allow_stdin=False)


def _named(message: Message) -> tuple[object, object]:
    return str(message.get("key")), str(message.get("seq"))
