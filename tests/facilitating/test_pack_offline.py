"""Plan B, walked through: what the pack holds installs into a fresh environment with no index at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from workbook.app.shell import hatch_build

NOT_NEEDED = shutil.ignore_patterns(
    ".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__", "build", "dist", "node_modules", "tests"
)
MINUTES = 60


def run(command: list[str], folder: Path, **env: str) -> str:
    """Run one step; what it said is in the error if it fails."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=kept | env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=8 * MINUTES,
    )
    assert done.returncode == 0, f"{command} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Path]:
    """A copy of this checkout that counts as built; all that is made beside it is large, and goes."""
    copy = Path(shutil.copytree(CHECKOUT, tmp_path / "checkout", ignore=NOT_NEEDED))
    (copy / hatch_build.STAMP).write_text(hatch_build.mark(copy), encoding="ascii")
    yield copy
    shutil.rmtree(tmp_path)


@pytest.mark.timeout(15 * MINUTES)
def test_the_pack_runs_without_internet(checkout: Path, tmp_path: Path) -> None:
    """As its README says: a new environment, no index, the command that says where answers are."""
    pack = tmp_path / "plan.zip"
    run(
        [sys.executable, "-m", "workbook.cli", "pack", "--out", str(pack)], tmp_path, PYTHONPATH=str(checkout)
    )
    assert pack.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(pack) as unpacked:
        unpacked.extractall(tmp_path)
    folder = tmp_path / "workbook-plan-b"
    run([sys.executable, "-m", "venv", "room"], folder)
    install = ["install", "--no-index", "--find-links", "wheels", "dance-workbook"]
    assert " ".join(install) in (folder / "README.txt").read_text(encoding="utf-8")
    isolated = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "", "PIP_NO_CACHE_DIR": "1"}
    run(["room/bin/python", "-m", "pip", *install], folder, **isolated)
    where = run(["room/bin/workbook", "where"], folder, WORKBOOK_HOME=str(tmp_path / "mine"))
    assert where == f"{tmp_path / 'mine'}\n"
    again = run(
        ["room/bin/workbook", "pack", "--without-wheels"], folder, WORKBOOK_HOME=str(tmp_path / "mine")
    )
    assert again.startswith("Wrote workbook-plan-b.zip.")
