"""The entry point for jupyter-server-proxy: the same app behind Jupyter, on Binder or a hub."""

from __future__ import annotations

import sys
from typing import Any


def setup() -> dict[str, Any]:
    """Return how jupyter-server-proxy starts and reaches the workbook.

    The app listens on a Unix socket in a private folder, so that only Jupyter, which has checked who is
    asking, can reach it.
    """
    place = ["--unix-socket", "{unix_socket}", "--base-url", "{base_url}workbook/"]
    return {
        "command": [sys.executable, "-m", "workbook.cli", "serve", "--no-browser", "--proxied", *place],
        "unix_socket": True,
        "absolute_url": True,
        "timeout": 60,
        "new_browser_tab": True,  # our pages refuse to be framed, as in a tab of JupyterLab
        "launcher_entry": {"title": "Workbook"},
    }
