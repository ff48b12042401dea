"""What Binder makes of a checkout, step by step and without a container."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
NOT_IN_GIT = shutil.ignore_patterns(
    ".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__", "build", "dist", "node_modules", "static"
)


def environment() -> Path:
    """Return a virtual environment with the pinned packages, made once for each set of pins."""
    pins = CHECKOUT / "binder" / "requirements.txt"
    mark = hashlib.sha256(pins.read_bytes() + sys.version.encode()).hexdigest()[:16]
    folder = CHECKOUT / "build" / f"binder-{mark}"
    ready = folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(folder)], CHECKOUT, folder)
        run(["python", "-m", "pip", "install", "--quiet", "--requirement", str(pins)], CHECKOUT, folder)
        ready.touch()
    return folder


def clone(folder: Path) -> Path:
    """Copy the checkout as Binder gets it: without anything built, installed or cached."""
    return Path(shutil.copytree(CHECKOUT, folder, ignore=NOT_IN_GIT))


def inside(venv: Path) -> dict[str, str]:
    """Return the surroundings in which this environment's programs come first."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    return kept | {"PATH": f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}", "VIRTUAL_ENV": str(venv)}


def run(command: list[str], folder: Path, venv: Path) -> None:
    """Run one step; what it said is in the error if it fails."""
    done = subprocess.run(
        command, cwd=folder, env=inside(venv), stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}"
