"""A file for its owner: whole or not at all, and never over another unasked; on a stick as well."""

import errno
import os
import stat

import pytest

from workbook.cli.own_file import write_own
from workbook.errors import WorkbookError


@pytest.fixture(autouse=True)
def stick(monkeypatch):
    """A disk that gives no second names, as FAT and exFAT do not."""

    def refused(*_, **__):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refused)


def fill(file):
    file.write(b"mine")


@pytest.mark.parametrize("force", [False, True])
def test_a_file_is_written_without_second_names(tmp_path, force):
    """Nothing but the file is left, for its owner alone."""
    path = tmp_path / "x.md"
    write_own(path, fill, force=force)
    assert path.read_bytes() == b"mine" and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_came_in_between_stays(tmp_path):
    """It is somebody’s."""
    path = tmp_path / "x.md"

    def slowly(file):
        fill(file)
        path.write_bytes(b"theirs")

    with pytest.raises(WorkbookError, match="file exists"):
        write_own(path, slowly, force=False)
    assert path.read_bytes() == b"theirs" and list(tmp_path.iterdir()) == [path]


def test_a_stick_that_is_pulled_out_keeps_no_empty_file(tmp_path, monkeypatch):
    """An empty file would stand in the way of the next try."""

    def refused(*_):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(WorkbookError, match="input/output error"):
        write_own(tmp_path / "x.md", fill, force=False)
    assert not list(tmp_path.iterdir())
