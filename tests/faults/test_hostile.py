"""Files that nobody should trust: each is refused in a sentence or cleaned, within a second and 100 MB."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults import folders
from tests.faults.cutting import CLOCK, place
from tests.faults.hostile import CLEANED, REFUSED
from tests.faults.looking import bytes_in, is_one_sentence, look

SECOND, MEGABYTES = 1.0, 100
ODD: dict[str, Callable[[Path], None]] = {
    "a text of 200 MB": lambda path: os.truncate(_written(path, b'{"a": "'), 200_000_000),
    "a link": lambda path: path.symlink_to("whole.json"),
    "a link to nowhere": lambda path: path.symlink_to("nothing.json"),
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "nothing": lambda path: None,
}


def _written(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def restored(home: Path, files: list[Path]) -> dict[str, Any]:
    """Try to restore files, each in a process of its own."""
    command = [sys.executable, "-m", "tests.faults.hostile", str(home), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return {found["file"]: found for found in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """Somebody's answers."""
    with place() as room:
        with folders.at(CLOCK):
            folders.new(room / "home")
        yield room / "home"


@pytest.fixture(scope="module")
def tried(home: Path) -> tuple[dict[str, Any], bool]:
    """What became of every file that has to be refused, and whether the answers are as they were."""
    files = home.parent / "files"
    files.mkdir()
    _written(files / "whole.json", CLEANED["a byte order mark"])
    for name, raw in REFUSED.items():
        _written(files / name, raw)
    for name, make in ODD.items():
        make(files / name)
    before = bytes_in(home)
    found = restored(home, [files / name for name in (*REFUSED, *ODD)])
    after = bytes_in(home)
    return found, {name: after[name] for name in before} == before


@pytest.mark.parametrize("name", [*REFUSED, *ODD])
def test_it_is_refused_in_one_sentence(tried: tuple[dict[str, Any], bool], name: str) -> None:
    """Soon, with little memory, and in words that say nothing of what is in it."""
    found = tried[0][name]
    assert found["said"] is not None and is_one_sentence(found["said"], Path("nowhere"))
    assert found["seconds"] < SECOND and found["mb"] < MEGABYTES
    assert "a text" not in found["said"].replace(name, "")


def test_the_answers_are_as_they_were(tried: tuple[dict[str, Any], bool]) -> None:
    """Not a byte has changed after all these files."""
    assert tried[1]


@pytest.mark.parametrize("name", CLEANED)
def test_it_is_cleaned(home: Path, tmp_path: Path, name: str) -> None:
    """What is odd and harmless is taken, and the answers go on as before."""
    with folders.at(CLOCK):
        folders.new(tmp_path / "home")
    found = restored(tmp_path / "home", [_written(tmp_path / "odd.json", CLEANED[name])])["odd.json"]
    assert found["said"] is None and found["seconds"] < SECOND and found["mb"] < MEGABYTES
    folders.put(folders.opened(tmp_path / "home"), folders.KEY, folders.NEW)
    after = look(tmp_path / "home")
    assert after.trouble is None and after.answers[folders.KEY][0] == folders.NEW
    assert after.answers.keys() >= look(home).answers.keys()
