"""What Binder makes of a checkout, step by step and without a container."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.copies import cloned, copied, environment, install, run

PINS = "binder/requirements.txt"
HEAVY = ("workbook/frontend/node_modules", "build")


def quick(folder: Path) -> tuple[Path, Path]:
    """Make the environment with uv, and the page’s script from what has been built here already.

    Returns:
        The checkout after the last step, and the environment.
    """
    checkout, python = copied(folder / "dance-workbook"), environment(folder / "binder")
    install(python, "--requirement", str(checkout / PINS), "pip")
    for heavy in HEAVY:
        (checkout / heavy).mkdir()
    return _built(checkout, python)


def in_full(folder: Path) -> tuple[Path, Path]:
    """Make all of it from what is in git, with pip, as Binder does."""
    checkout, venv = cloned(folder / "dance-workbook"), folder / "binder"
    run([sys.executable, "-m", "venv", str(venv)], folder)
    run([str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", "--requirement", PINS], checkout)
    return _built(checkout, venv / "bin" / "python")


MAKERS: dict[str, Callable[[Path], tuple[Path, Path]]] = {"quick": quick, "in full": in_full}


def _built(checkout: Path, python: Path) -> tuple[Path, Path]:
    venv = python.parents[1]
    run([str(checkout / "binder" / "postBuild")], checkout, **inside(venv))
    return checkout, venv


def inside(venv: Path) -> dict[str, str]:
    """Return the surroundings in which this environment's programs come first."""
    return {"PATH": f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}", "VIRTUAL_ENV": str(venv)}
