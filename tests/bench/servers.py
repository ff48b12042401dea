"""Running contenders: started, waited for, brought to rest, ended."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped, unused-ignore]

from tests.bench.contenders import CHECKOUT, Contender

START = 60
REST = 120
GLANCE = 0.4
CALM = 4
IDLE = 0.06
GRACE = 10


class NotMeasured(Exception):
    """Something could not be measured; the message says what."""


@dataclass(frozen=True)
class Server:
    """One contender that runs."""

    contender: Contender
    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def address(self, slug: str) -> str:
        """Return the address of a chapter."""
        return f"http://127.0.0.1:{self.port}{self.contender.chapter.format(slug)}"

    def link(self) -> str | None:
        """Return the address with a token that it printed, if it prints one."""
        found = re.search(r"Workbook is ready at (\S+)", self._words())
        return found[1] if found else None

    def up(self) -> bool:
        """Return whether it answers.

        Raises:
            NotMeasured: it has ended.
        """
        if self.process.poll() is not None:
            words = self._words().strip().splitlines()
            raise NotMeasured(f"{self.contender.title} ended: {words[-1] if words else 'without a word'}")
        if self.contender.name == "app":
            return self.link() is not None
        address = f"http://127.0.0.1:{self.port}/"
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return True
        return False

    def _words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def family(self) -> list[psutil.Process]:
        """Return its process and every one below it."""
        with contextlib.suppress(psutil.NoSuchProcess):
            own = psutil.Process(self.process.pid)
            return [own, *own.children(recursive=True)]
        return []


def spent(family: list[psutil.Process]) -> tuple[float, int]:
    """Return the processor seconds of some processes, and how many of them are kernels."""
    seconds, kernels = 0.0, 0
    for process in family:
        with contextlib.suppress(psutil.Error):
            times = process.cpu_times()
            seconds += times.user + times.system
            words = " ".join(process.cmdline())
            kernels += "ipykernel_launcher" in words
    return seconds, kernels


def held(family: list[psutil.Process]) -> float:
    """Return the memory of some processes in MB, shared pages divided among those who share them."""
    found = 0.0
    for process in family:
        with contextlib.suppress(psutil.Error):
            found += process.memory_full_info().pss / 1e6
    return found


def rest(servers: list[Server]) -> bool:
    """Wait until every pool is full and nothing is busy; return whether that came to pass.

    A pool is refilled a second after a kernel is taken, so that calm has to last longer than that.
    """
    until, calm = time.monotonic() + REST, 0
    before = [spent(server.family())[0] for server in servers]
    while time.monotonic() < until:
        time.sleep(GLANCE)
        now = [spent(server.family()) for server in servers]
        busy = any(seconds - was > IDLE * GLANCE for (seconds, _), was in zip(now, before, strict=True))
        full = all(kernels >= s.contender.kernels for (_, kernels), s in zip(now, servers, strict=True))
        calm = calm + 1 if full and not busy else 0
        if calm == CALM:
            return True
        before = [seconds for seconds, _ in now]
    return False


@contextlib.contextmanager
def running(contender: Contender, folder: Path) -> Iterator[Server]:
    """Start a contender with an empty folder of its own for answers; end it afterwards.

    Raises:
        NotMeasured: it does not start.
    """
    server = _start(contender, folder / contender.name)
    try:
        _await(server)
        yield server
    finally:
        _end(server)


def _start(contender: Contender, folder: Path) -> Server:
    (home := folder / "home").mkdir(parents=True)
    (files := folder / "files").mkdir()
    port, log = _free_port(), folder / "log"
    env = os.environ | {"WORKBOOK_HOME": str(home), "PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": "1"}
    with log.open("wb") as out:
        command = contender.command(port, files)
        process = subprocess.Popen(
            command, stdout=out, stderr=out, cwd=CHECKOUT, env=env, start_new_session=True
        )
    return Server(contender, process, port, log)


def _await(server: Server) -> None:
    until = time.monotonic() + START
    while not server.up():
        if time.monotonic() > until:
            raise NotMeasured(f"{server.contender.title} did not answer within {START} s")
        time.sleep(0.1)


def _end(server: Server) -> None:
    family = server.family()
    server.process.send_signal(signal.SIGINT)
    _, left = psutil.wait_procs(family, timeout=GRACE)
    for process in left:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    server.process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
