"""The entry point for jupyter-server-proxy: the same app behind Jupyter, on Binder or a hub."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from workbook.urls import BESIDE_JUPYTER

LONGEST = 103  # bytes of a socket's path on macOS; Linux takes four more
ADDED = len("/jupyter-server-proxy-12345678/socket")


def setup() -> dict[str, Any]:
    """Return how jupyter-server-proxy starts and reaches the workbook.

    The app listens on a Unix socket in a private folder, so that only Jupyter, which has checked who is
    asking, can reach it.
    """
    place = ["--unix-socket", "{unix_socket}", "--base-url", f"{{base_url}}{BESIDE_JUPYTER.path}"]
    return {
        "command": [sys.executable, "-m", "workbook.cli", "serve", "--no-browser", "--proxied", *place],
        "unix_socket": _socket(),
        "absolute_url": True,
        "timeout": 60,
        "new_browser_tab": True,  # our pages refuse to be framed, as in a tab of JupyterLab
        "launcher_entry": {"title": "Workbook"},
    }


def _socket() -> str | bool:
    """Return where to listen: in a new temporary folder, unless that of this system has too long a name."""
    short = Path("/tmp")  # noqa: S108 - the folder in it is for its owner alone
    if len(os.fsencode(tempfile.gettempdir())) + ADDED <= LONGEST or not short.is_dir():
        return True
    folder = tempfile.mkdtemp(prefix="workbook-", dir=short)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return os.path.join(folder, "socket")
