"""Kernels that wait ready: imports done, so that a chapter opens at once in any of them."""

from __future__ import annotations

import ast
import asyncio
import queue
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

WARM_UP = "import widgets, filelock; from workbook.answers.schema import fits_entry; fits_entry(0)"
PATIENCE = 60
WAITS = (5.0, 15.0, 60.0, 300.0)


class OwnKernelSpec(KernelSpecManager):
    """Knows one kernel: the Python this app runs in, whatever else the machine has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the one specification, for any name."""
        quiet = ["--HistoryManager.enabled=False", "--InteractiveShell.history_load_length=0"]
        launch = [sys.executable, "-P", "-m", "workbook.app.kernel", "-f", "{connection_file}", *quiet]
        return KernelSpec(argv=launch, display_name="Workbook", language="python", resource_dir="")


@dataclass(frozen=True)
class Kernel:
    """A running kernel and the client that speaks with it."""

    id: str
    client: AsyncKernelClient


class Kernels:
    """A few kernels that are ready before anyone asks.

    Args:
        manager: Voilà's kernel manager.
        folder: where kernels run.
        env: their environment.
        ready: how many wait at a time.
    """

    def __init__(self, manager: Any, folder: Path, env: dict[str, str], ready: int = 2) -> None:
        self.manager, self.folder, self.env, self.ready = manager, folder, env, ready
        self._waiting: list[asyncio.Task[Kernel]] = []
        self._failed = 0
        self._not_before = 0.0

    def fill(self) -> None:
        """Start as many kernels as are missing, unless the last one would not start."""
        while not self._failed and len(self._waiting) < self.ready:
            self._waiting.append(asyncio.create_task(self._start()))

    async def take(self) -> Kernel:
        """Return a kernel, ready if there is one, new otherwise; more are started behind it."""
        self._waiting = [task for task in self._waiting if not _has_failed(task)]
        done = [task for task in self._waiting if task.done()]
        task = (done or self._waiting or [asyncio.create_task(self._start())])[0]
        if task in self._waiting:
            self._waiting.remove(task)
        try:
            kernel = await task
        finally:
            asyncio.get_running_loop().call_later(1, self.fill)
        return kernel if await self.alive(kernel) else await self._start()

    async def alive(self, kernel: Kernel) -> bool:
        """Return whether a kernel still runs."""
        return kernel.id in self.manager and bool(await self.manager.get_kernel(kernel.id).is_alive())

    async def end(self, kernel: Kernel) -> None:
        """End a kernel; one that is gone already is no trouble."""
        kernel.client.stop_channels()
        if kernel.id in self.manager:
            await self.manager.shutdown_kernel(kernel.id, now=True)

    async def _start(self) -> Kernel:
        """Start a kernel; where none will start, try again after growing waits and refuse meanwhile."""
        if self._failed and time.monotonic() < self._not_before:
            raise RuntimeError("no kernel would start a moment ago")
        try:
            kernel = await self._started()
        except (RuntimeError, TimeoutError, queue.Empty, OSError):
            self._not_before = time.monotonic() + WAITS[min(self._failed, len(WAITS) - 1)]
            self._failed += 1
            raise
        self._failed = 0
        return kernel

    async def _started(self) -> Kernel:
        kernel_id = await self.manager.start_kernel(kernel_name="python3", cwd=str(self.folder), env=self.env)
        client = self.manager.get_kernel(kernel_id).client()
        client.start_channels()
        kernel = Kernel(kernel_id, client)
        try:
            await client.wait_for_ready(timeout=PATIENCE)
            (error,) = await run(client, [WARM_UP])
            if error:
                raise RuntimeError(f"a kernel cannot import the workbook: {error}")
        except BaseException:
            await self.end(kernel)
            raise
        return kernel


def _has_failed(task: asyncio.Task[Kernel]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


async def run(client: AsyncKernelClient, cells: list[str]) -> list[str | None]:
    """Run cells one after the other and return, for each, the name of its error or `None`.

    They travel in one message; a failing cell does not keep the next from running. Nothing a cell displays
    is asked for: fields are drawn by the server and speak through their page.

    Raises:
        RuntimeError: the kernel did not run them at all.
    """
    code = f"__each = {EACH}\n__failed = __each({cells!r}, globals())"
    asked = client.execute(code, silent=True, user_expressions={"failed": "__failed"}, allow_stdin=False)
    while True:
        reply = await client.get_shell_msg(timeout=PATIENCE)
        if reply["parent_header"].get("msg_id") == asked:
            return _outcome(reply["content"])


def key_cell(folder: str, key: str) -> str:
    """Return the cell that hands a kernel the key of locked answers, over its private socket."""
    return f"{TAKE_KEY}({folder!r}, {key!r})"


EACH = "__import__('workbook.app.cells', fromlist=['each']).each"
TAKE_KEY = "__import__('workbook.app.cells', fromlist=['take_key']).take_key"


def _outcome(content: dict[str, Any]) -> list[str | None]:
    failed = content.get("user_expressions", {}).get("failed", {})
    if content["status"] != "ok" or failed.get("status") != "ok":
        raise RuntimeError(f"a kernel could not run the cells: {content.get('ename', 'no answer')}")
    names: list[str | None] = ast.literal_eval(failed["data"]["text/plain"])
    return names
