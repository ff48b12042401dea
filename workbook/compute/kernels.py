"""Start a kernel for a page and end it, with the kernel manager that the server has."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

from workbook import config, tracebacks

PATIENCE = 60
SECRET = ("JUPYTERHUB_", "JPY_")
KEPT = ("JUPYTERHUB_USER",)


class OwnKernelSpec(KernelSpecManager):
    """Knows one kernel: the Python that serves, whatever else the machine has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the one specification, for any name."""
        quiet = ["--HistoryManager.enabled=False", "--InteractiveShell.history_load_length=0"]
        launch = [sys.executable, "-P", "-m", "workbook.compute.kernel", "-f", "{connection_file}", *quiet]
        return KernelSpec(argv=launch, display_name="Workbook", language="python", resource_dir="")


def private_kernels(config: Any) -> None:
    """Let the kernels of a server be of its own Python, and speak over sockets that nobody else can open.

    Args:
        config: the configuration of the server.
    """
    config.VoilaConfiguration.kernel_spec_manager_class = OwnKernelSpec
    config.KernelManager.autorestart = False  # whoever needs one that died says so on its page first
    if os.name != "nt":
        config.KernelManager.transport = "ipc"


@dataclass(frozen=True)
class Kernel:
    """A running kernel and the client that speaks with it."""

    id: str
    client: AsyncKernelClient


class Kernels:
    """Kernels for the chapters of one folder, over the answers of one folder.

    Args:
        manager: the server's kernel manager.
        folder: where chapters lie.
        home: the folder of the answers.
    """

    def __init__(self, manager: Any, folder: Path, home: Path) -> None:
        self.manager, self.folder, self.home = manager, folder, home

    async def start(self, folder: Path | None = None) -> Kernel:
        """Return a kernel that is ready.

        Args:
            folder: where it runs, as in Jupyter where its notebook lies; by default among the chapters.

        Raises:
            RuntimeError: it ended before it was.
            OSError: none could be started.
        """
        out = None if tracebacks.shown() else subprocess.DEVNULL  # what cells print could be an answer
        kernel_id: str = await self.manager.start_kernel(
            kernel_name="python3",
            kernel_id=secrets.token_hex(6),  # short: the path of a socket has about a hundred signs
            cwd=str(folder or self.folder),
            env=self._env(),
            stdout=out,
            stderr=out,
        )
        client = self.manager.get_kernel(kernel_id).client()
        client.start_channels()
        kernel = Kernel(kernel_id, client)
        try:
            await client.wait_for_ready(timeout=PATIENCE)
        except BaseException:
            await self.end(kernel)
            raise
        return kernel

    def _env(self) -> dict[str, str]:
        """Return the environment of a kernel, without what lets a server in elsewhere."""
        kept = {name: said for name, said in os.environ.items() if _may_know(name)}
        own = {config.HOME.name: str(self.home), config.CHAPTERS.name: str(self.folder)}
        return kept | own | {"PLOTLY_RENDERER": "plotly_mimetype"}

    async def alive(self, kernel: Kernel) -> bool:
        """Return whether a kernel still runs."""
        return kernel.id in self.manager and bool(await self.manager.get_kernel(kernel.id).is_alive())

    async def interrupt(self, kernel: Kernel) -> None:
        """Ask a kernel to stop what it does."""
        if kernel.id in self.manager:
            await self.manager.get_kernel(kernel.id).interrupt_kernel()

    async def end(self, kernel: Kernel) -> None:
        """End a kernel; one that is gone already is no trouble."""
        kernel.client.stop_channels()
        if kernel.id in self.manager:
            await self.manager.shutdown_kernel(kernel.id, now=True)


async def end_all(manager: Any) -> None:
    """End every kernel of a manager; those that never began are none."""
    for kernel_id in manager.list_kernel_ids():
        await manager.shutdown_kernel(kernel_id, now=True)


def _may_know(name: str) -> bool:
    return name in KEPT or not name.startswith(SECRET)
