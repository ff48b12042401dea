"""This checkout in another place, and environments of their own to install it into."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

from tests.conftest import CHECKOUT
from workbook.frontend import hatch_build

MADE = (".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__", "build", "dist", "node_modules", "site")
BUILT = "static"


def copied(folder: Path, copy_function: Callable[[str, str], object] = shutil.copy2) -> Path:
    """Copy what is in git and what has been built from it, which counts as current."""
    shutil.copytree(CHECKOUT, folder, ignore=shutil.ignore_patterns(*MADE), copy_function=copy_function)
    (folder / hatch_build.STAMP).write_text(hatch_build.mark(folder), encoding="ascii")
    return folder


def cloned(folder: Path) -> Path:
    """Copy only what is in git."""
    return Path(shutil.copytree(CHECKOUT, folder, ignore=shutil.ignore_patterns(*MADE, BUILT)))


def environment(folder: Path) -> Path:
    """Make an environment without a package in it, and return its Python."""
    venv.create(folder, symlinks=os.name != "nt")
    return folder / "bin" / "python"


def install(python: Path, *asked: str) -> None:
    """Install into an environment in a tenth of pip’s time; where uv reaches nothing, with pip."""
    by_uv = ["-m", "uv", "pip", "install", "--quiet", "--python", str(python), *asked]
    if subprocess.run([sys.executable, *by_uv], capture_output=True, check=False).returncode:
        run([sys.executable, *outside(python), "install", "--quiet", *asked], CHECKOUT)


def outside(python: Path) -> list[str]:
    """The words that have our own pip work for an environment that has none."""
    return ["-m", "pip", "--disable-pip-version-check", "--python", str(python)]


def run(command: list[str], folder: Path, **env: str) -> str:
    """Run one step and return what it said, which is in the error if it fails."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(
        command, cwd=folder, env=kept | env, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout
