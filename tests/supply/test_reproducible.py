"""The same sources make the same bytes, wherever and whenever: wheel, sdist and the static site."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import copies
from tests.conftest import CHECKOUT
from tests.faults.scale import SOAK
from workbook.frontend import hatch_build

BUILT = [
    hatch_build.STAMP.parent / name for name in json.loads((CHECKOUT / hatch_build.MANIFEST).read_text())
]
LONG_AGO = 1_000_000_000
LARGE, ENOUGH = 500_000, 50_000
Made = dict[str, str]


def copied(tree: Path) -> Path:
    """The sources somewhere else, with whatever has been built counting as current.

    Most of the time goes into pressing a few large files together; all of them is for the soak.
    """
    copies.copied(tree, copy_function=shutil.copyfile)
    for file in () if SOAK else map(tree.joinpath, BUILT):
        if file.stat().st_size > LARGE:
            os.truncate(file, ENOUGH)
    return tree


def files(folder: Path) -> Made:
    """Every file below a folder, by what is in it."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    }


def made(tree: Path, out: Path, *more: str, **surroundings: str) -> Made:
    """What is put together from a tree."""
    out.mkdir()
    subprocess.run(
        [sys.executable, "-m", "tests.supply.making", str(tree), str(out), *more],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)} | surroundings,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    return files(out)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """What is made from a fresh copy, as anybody has one."""
    folder = tmp_path_factory.mktemp("here")
    return made(copied(folder / "tree"), folder / "out", PYTHONHASHSEED="1", TZ="UTC")


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """What is made elsewhere: years ago, in another time zone, for one's own eyes, listed from the end."""
    folder = tmp_path_factory.mktemp("there")
    tree = copied(folder / "another place" / "tree")
    for path in tree.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.utime(path, (LONG_AGO, LONG_AGO))
    return made(tree, folder / "out", "--backwards", PYTHONHASHSEED="2", TZ="Asia/Kathmandu")


@pytest.mark.parametrize("kind", [".whl", ".tar.gz", "site/"], ids=["wheel", "sdist", "static site"])
def test_the_same_sources_make_the_same_bytes(here: Made, there: Made, kind: str) -> None:
    """Every file, under the same name."""
    one, other = ({name: held for name, held in each.items() if kind in name} for each in (here, there))
    assert one and one == other


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_the_same_sources_make_the_same_script(tmp_path: Path) -> None:
    """What is bundled from TypeScript, twice, in two places."""
    bundled = []
    for place in ("one", "another place"):
        tree = copied(tmp_path / place)
        for file in BUILT:
            (tree / file).unlink()
        hatch_build.build(tree)
        bundled.append([hashlib.sha256((tree / file).read_bytes()).hexdigest() for file in BUILT])
    assert bundled[0] == bundled[1]
