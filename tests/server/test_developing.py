"""For whoever changes the workbook: what is written is seen without starting anything by hand."""

from __future__ import annotations

import contextlib
import functools
import http.client
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import CHECKOUT

LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__", "*.wasm", "*.zip")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout that may be changed; without the bundler, which tests/typescript/watch.test.ts looks at."""
    for folder in ("workbook", "widgets", "chapters"):
        shutil.copytree(CHECKOUT / folder, tmp_path / folder, ignore=LEFT_OUT)
    return tmp_path


@pytest.fixture
def server(copy: Path) -> Iterator[subprocess.Popen[str]]:
    """What “make dev” starts."""
    command = [sys.executable, str(copy / "workbook/frontend/dev.py"), "--port", "0"]
    env = os.environ | {"WORKBOOK_HOME": str(copy / "home")}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    # Whoever runs the tests in the background has them, and all they start, ignore this key.
    heard = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command, env=env, text=True, start_new_session=True, preexec_fn=heard, **pipes
    ) as process:
        yield process
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def says(server: subprocess.Popen[str], words: str) -> str:
    """Wait for a line with these words."""
    assert server.stdout
    return next(line for line in server.stdout if words in line)


def sheet(ready: str) -> tuple[bytes, str | None]:
    """The style sheet of every page, and for how long it may be kept."""
    line = http.client.HTTPConnection(urlsplit(ready.split()[-1]).netloc)
    line.request("GET", "/static/look.0000000000.css")
    with line.getresponse() as answer:
        return answer.read(), answer.getheader("Cache-Control")


def test_what_is_written_is_seen(server: subprocess.Popen[str], copy: Path) -> None:
    """A style sheet at once; Python by a new beginning, which a slip only delays; and one key ends it."""
    ready = says(server, "Workbook is ready")
    assert sheet(ready)[1] == "no-store"
    (copy / "workbook/frontend/static/look.css").write_text("p { color: red }", encoding="utf-8")
    assert sheet(ready)[0] == b"p { color: red }"
    module = copy / "workbook/pages/page.py"
    text = module.read_text(encoding="utf-8")
    module.write_text("def (", encoding="utf-8")
    says(server, "SyntaxError")
    module.write_text(text, encoding="utf-8")
    says(server, "Workbook is ready")
    os.killpg(server.pid, signal.SIGINT)
    assert server.wait() == 0
