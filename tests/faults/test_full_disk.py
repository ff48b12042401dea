"""The disk fills up while somebody types: nothing saved is lost, words say why, and with room it goes on."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.looking import is_one_sentence

SMALL = "size=256k,mode=700"
MOUNT = f'mount -t tmpfs -o {SMALL} none "$1" && shift && exec "$@"'
PRIVATE = ["unshare", "--mount", "--propagation", "private", "sh", "-c", MOUNT, "sh"]


def typed(folder: Path, what: str, has_lock: bool) -> dict[str, Any]:
    """Type into a folder until it is full, and return what was seen."""
    folder.mkdir(mode=0o700)
    command = [sys.executable, "-m", "tests.faults.filling", what, str(folder), *["lock"] * has_lock]
    mounted = [*PRIVATE, str(folder)] if what == "full" else []
    done = subprocess.run([*mounted, *command], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert what != "full" or not list(folder.iterdir())
    return json.loads(done.stdout)


def may_mount(folder: Path) -> bool:
    """Whether a small disk can be had here, which nobody else sees."""
    if os.name != "posix" or shutil.which("unshare") is None:
        return False
    folder.mkdir()
    return subprocess.run([*PRIVATE, str(folder), "true"], capture_output=True, check=False).returncode == 0


def check(seen: dict[str, Any], folder: Path) -> None:
    """Everything saved is there, while it is full and afterwards, and nothing is left lying about."""
    assert seen["saves"] > 3 and seen["kept"] and seen["goes on"] and not seen["temporary"]
    assert len(seen["told"]) > 1
    assert all(is_one_sentence(told, folder) and "Not saved, because" in told for told in seen["told"]), seen[
        "told"
    ]


@pytest.mark.parametrize("has_lock", [False, True], ids=["plain", "locked"])
def test_a_full_disk(tmp_path: Path, has_lock: bool) -> None:
    """A real one of 256 KB, mounted for this test alone."""
    if not may_mount(tmp_path / "try"):
        pytest.skip("no small disk may be mounted here; the quota takes its place")
    seen = typed(tmp_path / "small", "full", has_lock)
    check(seen, tmp_path / "small")
    assert all("the disk is full: free some space" in told for told in seen["told"])


@pytest.mark.parametrize("has_lock", [False, True], ids=["plain", "locked"])
def test_a_quota(tmp_path: Path, has_lock: bool) -> None:
    """The system sends its signal and takes no more; it works without any rights."""
    check(typed(tmp_path / "quota", "quota", has_lock), tmp_path / "quota")
