"""The disk fills up while somebody writes in the app."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.bad_days import ONE, Reader, area, kept, last, serving, writing
from tests.e2e.steps import field

KEY = last(ONE)


class SmallDisk:
    """A file system of its own with room for a little, where we may mount one."""

    says = "the disk is full"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.filler = folder / "something-else"

    def fill(self, reader: Reader) -> None:
        """Leave no room for another file."""
        with contextlib.suppress(OSError), open(self.filler, "wb", buffering=0) as file:
            while file.write(bytes(1024)):
                continue

    def free(self, reader: Reader) -> None:
        """Take the rest away again."""
        self.filler.unlink()


class Quota:
    """A limit on what a process may write, where no file system may be mounted."""

    says = "Not saved"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, reader: Reader) -> None:
        """Let the server write next to nothing into a file."""
        self._limit(reader, 16)

    def free(self, reader: Reader) -> None:
        """Let them write again."""
        self._limit(reader, resource.RLIM_INFINITY)

    def _limit(self, reader: Reader, size: int) -> None:
        resource.prlimit(reader.app.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def mounted(folder: Path) -> bool:
    """Mount a small file system there, if we may."""
    mount = shutil.which("mount")
    if not mount or os.geteuid() != 0:
        return False
    command = [mount, "-t", "tmpfs", "-o", "size=256k,mode=700", "none", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(params=["file system", pytest.param("quota", marks=pytest.mark.soak)])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk | Quota]:
    """A disk that can be filled; where none may be mounted, the quota stands for both."""
    folder = tmp_path / "small"
    folder.mkdir()
    if request.param == "quota" or not mounted(folder):
        yield Quota(folder)
        return
    yield SmallDisk(folder)
    subprocess.run([shutil.which("umount") or "umount", "-l", str(folder)], check=True)


@pytest.fixture
def reader(context: BrowserContext, disk: SmallDisk | Quota) -> Iterator[Reader]:
    """Somebody whose answers lie on that disk."""
    with serving(disk.folder / "reader") as server, writing(context, server) as one:
        yield one


def test_a_full_disk_loses_nothing(reader: Reader, disk: SmallDisk | Quota) -> None:
    """The page says why in words, the text stays, and with room again it is saved by itself."""
    page = reader.open(ONE)
    place = area(page, KEY)
    typed = reader.type_on(place, words=2)
    kept(page, KEY, typed)
    disk.fill(reader)
    before, claims = (reader.home / "answers.json").read_bytes(), len(reader.witness.claims)
    dark = reader.type_on(place, words=4)
    place.blur()
    expect(field(page, KEY)).to_have_attribute("data-state", "unsaved")
    expect(field(page, KEY).locator(".under > .state")).to_contain_text(disk.says)
    expect(place).to_have_value(typed + dark)
    assert (reader.home / "answers.json").read_bytes() == before
    assert len(reader.witness.claims) == claims
    disk.free(reader)
    expect(field(page, KEY)).to_have_attribute("data-state", "saved")
    kept(page, KEY, typed + dark)
    assert reader.versions(KEY) == [typed + dark]
