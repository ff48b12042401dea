"""The real server in a process of its own, as a reader starts it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.e2e.patience import BESIDE


class App:
    """A running workbook.

    Args:
        home: the reader's data folder.
        port: where to listen; 0 for any free port.
        more: other words of the command line.
    """

    def __init__(self, home: Path, port: int = 0, *more: str) -> None:
        self.home = home
        self.said = home.with_name(f"{home.name}-{os.getpid()}.log")
        self.log = open(self.said, "ab")  # noqa: SIM115 - closed in stop
        command = [sys.executable, "-m", "workbook.cli", "serve", "--port", str(port), *more]
        env = os.environ | {"WORKBOOK_HOME": str(home)}
        self.process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=self.log, text=True)
        assert self.process.stdout
        line = self.process.stdout.readline()
        match = re.fullmatch(r"Workbook is ready at (http://127\.0\.0\.1:(\d+)/)(\?token=\w+)\n", line)
        assert match, f"the server said {line!r}"
        self.url, self.port, self.token = match[1], int(match[2]), match[3]

    @property
    def link(self) -> str:
        """The address that lets a browser in."""
        return self.url + self.token

    def chapter(self, slug: str) -> str:
        """The address of a chapter."""
        return f"{self.url}voila/render/{slug}.ipynb"

    def answers(self) -> dict[str, Any]:
        """Every answer on disk by its key, read by nobody's code but json."""
        document = json.loads((self.home / "answers.json").read_text(encoding="utf-8"))
        return {key: entry["value"] for key, entry in document["answers"].items()}

    def stop(self) -> int:
        """Stop politely and return the exit code."""
        self.process.terminate()
        return self._ended()

    def kill(self) -> int:
        """Stop without warning."""
        self.process.kill()
        return self._ended()

    def _ended(self) -> int:
        code = self.process.wait(timeout=BESIDE / 1000)
        if self.process.stdout:
            self.process.stdout.close()
        self.log.close()
        return code
