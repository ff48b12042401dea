"""JupyterLab on a copy of the chapters that the reader owns; answers go to the same file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from workbook import paths
from workbook.errors import WorkbookError
from workbook.server.core_dumps import leave_no_core

WINDOWS = os.name == "nt"
FOR_PYTHON = "python/*.ipynb"
"""Notebooks that are no chapters: the app and `workbook check` take none from a folder below."""


def own_copy() -> Path:
    """Copy the chapters, and what is for Python, into the reader’s folder; nothing there is ever overwritten.

    Returns:
        the folder of the copy.

    Raises:
        WorkbookError: the folder cannot be written.
    """
    folder = paths.data_folder() / "notebooks"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for notebook in [*paths.chapters_folder().glob("*.ipynb"), *paths.chapters_folder().glob(FOR_PYTHON)]:
            if not (folder / notebook.name).exists():
                _copy(notebook, folder / notebook.name)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise WorkbookError(
            f"The notebooks cannot be copied to {folder}: {reason}. "
            "Free some space or set WORKBOOK_HOME to another folder."
        ) from None
    return folder


def _copy(notebook: Path, at: Path) -> None:
    with open(os.open(at, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(notebook.read_bytes())


def start(folder: Path, browser: bool, extra: list[str]) -> None:
    """Replace this process with JupyterLab in a folder.

    Args:
        folder: where the notebooks are.
        browser: whether to open a browser.
        extra: further arguments for JupyterLab.
    """
    leave_no_core()
    config = Path(__file__).with_name("lab_config.py")
    command = [sys.executable, "-m", "jupyterlab", f"--config={config}", f"--ServerApp.root_dir={folder}"]
    command += ([] if browser else ["--no-browser"]) + extra
    if WINDOWS:  # where a process that is replaced lets go of its terminal
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for JupyterLab
        sys.exit(subprocess.call(command))
    os.execv(sys.executable, command)


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
