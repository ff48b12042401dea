"""JupyterLab on a copy of the chapters that the reader owns; answers go to the same file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from workbook import config
from workbook.errors import WorkbookError
from workbook.server.core_dumps import leave_no_core

WINDOWS = os.name == "nt"
AS_ROOT = (
    "JupyterLab does not run as root, because whoever reaches it could do anything on this computer. "
    "Use an ordinary account, or say that you mean it: workbook lab --allow-root"
)


def check_account(extra: list[str]) -> None:
    """Say what to do where JupyterLab would end at once.

    Args:
        extra: further arguments for JupyterLab.

    Raises:
        WorkbookError: it does not run as root.
    """
    if hasattr(os, "geteuid") and os.geteuid() == 0 and "--allow-root" not in extra:
        raise WorkbookError(AS_ROOT)


def start(folder: Path, browser: bool, extra: list[str]) -> None:
    """Replace this process with JupyterLab in a folder.

    Args:
        folder: where the notebooks are.
        browser: whether to open a browser.
        extra: further arguments for JupyterLab.
    """
    leave_no_core()
    # Each kernel knows these chapters, and says what is wrong with a cell in a sentence.
    first = {"PYTHONSTARTUP": str(Path(__file__).with_name("lab_startup.py"))}
    env = first | os.environ | {config.CHAPTERS.name: str(folder)}
    settings = Path(__file__).with_name("lab_config.py")
    command = [sys.executable, "-m", "jupyterlab", f"--config={settings}", f"--ServerApp.root_dir={folder}"]
    command += ([] if browser else ["--no-browser"]) + extra
    if WINDOWS:  # where a process that is replaced lets go of its terminal
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for JupyterLab
        sys.exit(subprocess.call(command, env=env))
    os.execve(sys.executable, command, env)


def without_words(model: dict[str, Any], **kwargs: Any) -> None:
    """Strip outputs and widget state before a notebook is saved: they could hold what was written.

    Args:
        model: the contents model Jupyter is about to save.
        kwargs: `path` and `contents_manager`, not needed.
    """
    if model.get("type") != "notebook":
        return
    notebook = model["content"]
    notebook["metadata"].pop("widgets", None)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
