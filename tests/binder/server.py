"""A Jupyter server as a hub starts it: under a path of its own, behind a token."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.parse
from pathlib import Path

from tests.binder.image import inside

TOKEN = "let-me-in"
OPTIONS = [
    "--no-browser",
    "--allow-root",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port=0",
    "--ServerApp.base_url=/user/abc/",
    f"--IdentityProvider.token={TOKEN}",
]
READY = re.compile(r"(http://127\.0\.0\.1:\d+/user/abc/)\S* *$")


def listening(address: str) -> str:
    """Wait until somebody listens there, and return the address: Jupyter says where it is before it is there.

    Args:
        address: what it said.
    """
    found = urllib.parse.urlsplit(address)
    until = time.monotonic() + 60
    while True:
        try:
            socket.create_connection((str(found.hostname), int(found.port or 0)), timeout=1).close()
        except ConnectionRefusedError:
            assert time.monotonic() < until, "Jupyter never listened"
            time.sleep(0.05)
        else:
            return address


class Jupyter:
    """A running server.

    Attributes:
        home: the folder that answers go to.
        address: where it is reached.
    """

    def __init__(self, venv: Path, folder: Path, home: Path) -> None:
        self.home = home
        self._process = subprocess.Popen(
            [venv / "bin" / "jupyter-server", *OPTIONS],
            cwd=folder,
            env=_surroundings(venv, home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.address = listening(self._said())

    def _said(self) -> str:
        """Read what the server says until it says where it is; nobody need listen after that."""
        assert self._process.stderr is not None
        heard = []
        for line in self._process.stderr:
            heard.append(line)
            if found := READY.search(line):
                threading.Thread(target=self._process.stderr.read, daemon=True).start()
                return found[1]
        raise AssertionError(f"The Jupyter server did not start:\n{''.join(heard)}")

    def stop(self) -> None:
        """Stop the server and what it started."""
        self._process.terminate()
        self._process.wait(30)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _surroundings(venv: Path, home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    return kept | inside(venv) | {"WORKBOOK_HOME": str(home), "BINDER_SERVICE_HOST": "binder.test"}
