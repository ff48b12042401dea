"""Plan B, walked through: what the pack holds installs into a fresh environment with no index at all."""

from __future__ import annotations

import os
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from tests.copies import copied, environment, outside, run
from tests.hollow import hollow

WORDS = ["install", "--no-index", "--find-links", "wheels", "dance-workbook"]
ALONE = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "", "PIP_NO_CACHE_DIR": "1"}


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Path]:
    """A copy of this checkout that counts as built; all that is made beside it is large, and goes."""
    yield copied(tmp_path / "checkout")
    shutil.rmtree(tmp_path)


def unpacked(checkout: Path, *more: str, **env: str) -> Path:
    """What a facilitator has on a stick, unpacked, closed to others on the way."""
    pack = checkout.parent / "plan.zip"
    run(
        [sys.executable, "-m", "workbook.cli", "pack", "--out", str(pack), *more],
        pack.parent,
        PYTHONPATH=str(checkout),
        **env,
    )
    assert pack.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(pack) as held:
        held.extractall(pack.parent)
    folder = pack.parent / "workbook-plan-b"
    assert " ".join(WORDS) in (folder / "README.txt").read_text(encoding="utf-8")
    return folder


def runs(folder: Path) -> None:
    """The command that says where answers are, and one that needs the chapters, in a room of the folder."""
    home = folder / "mine"
    assert run(["room/bin/workbook", "where"], folder, WORKBOOK_HOME=str(home)) == f"{home}\n"
    again = run(["room/bin/workbook", "pack", "--without-wheels"], folder, WORKBOOK_HOME=str(home))
    assert again.startswith("Wrote workbook-plan-b.zip.")


def filled(python: Path) -> None:
    """Link into an environment what its hollow wheels left out, and no other package."""
    (site,) = (python.parents[1] / "lib").glob("*/site-packages")
    for chosen in list(metadata.distributions(path=[str(site)])):
        if chosen.name == "dance-workbook":
            continue
        real = metadata.distribution(chosen.name)
        shutil.rmtree(site / f"{re.sub('[-_.]+', '_', chosen.name).lower()}-{chosen.version}.dist-info")
        for name in {file.parts[0] for file in real.files or ()} - {"..", "__pycache__"}:
            if not (site / name).exists():
                (site / name).symlink_to(real.locate_file(name))


@pytest.mark.parametrize("kind", ["this", "linux"])
def test_the_pack_runs_without_internet(checkout: Path, tmp_path: Path, kind: str) -> None:
    """What pip packs by what packages say of themselves, it installs, a room too; and that is enough."""
    more = [] if kind == "this" else ["--for", kind]
    folder = unpacked(checkout, *more, **hollow(tmp_path / "index"))
    python = environment(folder / "room")
    run([sys.executable, *outside(python), *WORDS[:-1], "dance-workbook[host]"], folder, **ALONE)
    filled(python)
    runs(folder)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_real_wheels_run_without_internet(checkout: Path) -> None:
    """Fetched, and installed word for word as the README says."""
    folder = unpacked(checkout)
    run([sys.executable, "-m", "venv", "room"], folder)
    run(["room/bin/python", "-m", "pip", *WORDS], folder, **ALONE)
    runs(folder)
