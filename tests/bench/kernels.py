"""The memory of a kernel with a chapter open, against one that only imported ipywidgets."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psutil  # type: ignore[import-untyped, unused-ignore]
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from tests.bench.contenders import CHECKOUT
from tests.bench.servers import NotMeasured
from workbook import paths

TIMES = 3
PATIENCE = 60
HEAVY = ("pandas", "plotly", "numpy")
CALM = ["--HistoryManager.enabled=False", "--InteractiveShell.history_load_length=0"]
LOADED = f"[name for name in {HEAVY!r} if name in __import__('sys').modules]"


@dataclass(frozen=True)
class Held:
    """What a kernel holds: its memory in MB, and which heavy packages it has imported."""

    memory: float
    heavy: tuple[str, ...]


def bare() -> Held:
    """Measure a kernel that only imported ipywidgets."""
    return _median(["import ipywidgets"], served=False)


def with_chapter(slug: str, *, served: bool) -> Held:
    """Measure a kernel with a chapter open and no picture drawn.

    Args:
        slug: the chapter.
        served: whether this app shows its fields, over one channel; else each has an ipywidgets comm.
    """
    notebook = json.loads((paths.chapters_folder() / f"{slug}.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return _median(cells, served)


def _median(cells: list[str], served: bool) -> Held:
    found = [_measured(cells, served) for _ in range(TIMES)]
    return Held(statistics.median(held.memory for held in found), found[0].heavy)


def _measured(cells: list[str], served: bool) -> Held:
    with _kernel(served) as client:
        process = int(_run(client, "", "__import__('os').getpid()"))
        for cell in cells:
            _run(client, cell)
        if served:
            _connect(client)
        heavy = json.loads(_run(client, "", f"__import__('json').dumps({LOADED})")[1:-1])
        return Held(psutil.Process(process).memory_info().rss / 1e6, tuple(heavy))


@contextmanager
def _kernel(served: bool) -> Iterator[BlockingKernelClient]:
    with tempfile.TemporaryDirectory() as home:
        env = {name: value for name, value in os.environ.items() if name != "WORKBOOK_SERVED"}
        env |= {"WORKBOOK_HOME": home, "IPYTHONDIR": home, "PYTHONPATH": str(CHECKOUT)}
        env |= {"WORKBOOK_SERVED": "1"} if served else {}
        given: dict[str, Any] = {"extra_arguments": CALM, "cwd": str(CHECKOUT), "stderr": subprocess.DEVNULL}
        manager, client = start_new_kernel(env=env, **given)
        try:
            yield client
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def _run(client: BlockingKernelClient, cell: str, asked: str = "0") -> str:
    """Run a cell and return what an expression is afterwards."""
    sent = client.execute(cell, silent=True, allow_stdin=False, user_expressions={"it": asked})
    reply = _reply(client, sent)
    if reply["status"] != "ok":
        raise NotMeasured(f"The memory of a kernel: a cell failed with {reply['ename']}.")
    return str(reply["user_expressions"]["it"]["data"]["text/plain"])


def _connect(client: BlockingKernelClient) -> None:
    """Open the channel a page of the app speaks through, and wait until all is said."""
    opened = {"comm_id": uuid.uuid4().hex, "target_name": "dance-workbook", "data": {}}
    client.shell_channel.send(client.session.msg("comm_open", opened))
    _run(client, "")


def _reply(client: BlockingKernelClient, sent: str) -> dict[str, Any]:
    until = time.monotonic() + PATIENCE
    while True:
        message = client.get_shell_msg(timeout=until - time.monotonic())
        if message["parent_header"].get("msg_id") == sent:
            return dict(message["content"])
