"""A fork server: every person's server begins as a copy of one process that has read what all need.

By itself such a server takes seconds to start and a hundred megabytes, nearly all of them the same for
everyone; copies share them. The process that is copied opens no answers and knows no secret: what belongs to
one person reaches that person's copy alone. It ends with the hub, and its copies go on.

Run as a program with the number of its end of a socket.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass

UMASK = 0o077
SERVE = ["-m", "workbook.cli", "serve", "--hub"]
# What macOS's own libraries have begun does not outlive being copied: there each server reads all by itself.
SHARES = sys.platform != "darwin"


@dataclass(frozen=True, kw_only=True)
class Start:
    """What one copy is to be.

    Attributes:
        env: its environment, whole.
        folder: where it stands.
        limits: what the system lets it have, by the names that `resource` gives them.
        account: the number of the account and group it runs under; `None` for those of the fork server.
    """

    env: Mapping[str, str]
    folder: str
    limits: Mapping[str, int]
    account: int | None = None

    def become(self) -> None:
        """Turn this process into it."""
        import resource

        os.setsid()
        os.umask(UMASK)
        for name, most in self.limits.items():
            resource.setrlimit(getattr(resource, name), (most, most))
        if self.account is not None:
            os.setgroups([])
            os.setgid(self.account)
            os.setuid(self.account)
        os.chdir(self.folder)
        os.environ.clear()
        os.environ.update(self.env)
        time.tzset()
        tempfile.tempdir = None
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)


class ForkServer:
    """The fork server as the hub sees it; where it has died, the next start begins a new one.

    Args:
        env: its environment; its copies have their own instead.

    Attributes:
        process: the one that was started last.
    """

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = dict(env)
        self.process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._one_at_a_time = asyncio.Lock()

    def begin(self) -> socket.socket:
        """Start it, unless it runs, and return the way to it."""
        if self._socket is None:
            self._socket, theirs = socket.socketpair()
            self.process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                env=self.env,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                umask=UMASK,
                start_new_session=True,
            )
            theirs.close()
            self._socket.setblocking(False)
        return self._socket

    async def start(self, start: Start) -> int:
        """Start a copy and return the number of its process.

        Raises:
            OSError: there is no fork server, and none can be started.
        """
        async with self._one_at_a_time:
            with contextlib.suppress(OSError):
                return await self._ask(start)
            return await self._ask(start)  # it had died; this is a new one

    async def _ask(self, start: Start) -> int:
        loop, line = asyncio.get_running_loop(), self.begin()
        try:
            await loop.sock_sendall(line, json.dumps(asdict(start)).encode() + b"\n")
            if said := await loop.sock_recv(line, 32):  # a number and no more: it fits in one piece
                return int(said)
            raise ConnectionResetError
        except OSError:
            line.close()
            self._socket = None
            raise


def _copied(line: socket.socket) -> Start | None:
    """Make copies as they are asked for; return in each, with what it is to be, or at the end."""
    with line.makefile("rb") as asked:
        for start in asked:
            if process := os.fork():
                line.send(str(process).encode())
            else:
                line.close()
                return Start(**json.loads(start))
    return None


def main() -> None:
    """Read what every server needs, and be copied until the hub is gone."""
    if SHARES:
        from workbook.server.jupyterhub import serve_own
        from workbook.server.warm_up import warm_up

        warm_up()
        gc.collect()
        gc.freeze()  # what is never looked through again stays shared
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a copy ended
    if start := _copied(socket.socket(fileno=int(sys.argv[1]))):
        start.become()
        if not SHARES:
            os.execv(sys.executable, [sys.executable, *SERVE])  # noqa: S606 - nothing of it comes from outside
        serve_own()


if __name__ == "__main__":
    main()
