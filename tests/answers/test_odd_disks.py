"""Disks that know no modes, no locks or no owners: each file is as private, and as whole, as it can be."""

import errno
import os
import stat
import time

import pytest

from workbook.answers import Answers
from workbook.answers.storage import atomic_write
from workbook.errors import AnswersBusy, AnswersNotSaved

from .conftest import KEY


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_disk_that_knows_no_modes_saves_from_the_first_word_on(home, put, monkeypatch, number):
    """A memory stick, a network disk, FUSE: each file is made as private as it can be."""

    def refusing(*_, **__):
        raise OSError(number, os.strerror(number))

    for name in ("chmod", "fchmod"):
        monkeypatch.setattr(os, name, refusing)
    answers = Answers.open()
    assert answers.trouble is None and put(answers).rev == 1 and put(answers, "new").rev == 2
    assert Answers.open()[KEY] == "new" and len(list((home / "snapshots").iterdir())) == 1
    assert not list(home.rglob("*.tmp"))


def test_a_disk_without_flock_saves_in_silence(answers, put, monkeypatch, recwarn):
    """Another kind of lock does; nobody at the terminal can do anything about it."""

    def refusing(*_):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr("fcntl.flock", refusing)
    assert put(answers).rev == 1 and put(answers, "new").rev == 2 and not recwarn.list


@pytest.mark.parametrize(("age", "content"), [(0, b""), (60, b"1\nhost\n")])
def test_a_lock_that_another_window_holds_there_is_waited_for(answers, put, monkeypatch, age, content):
    """One that was just begun, and one that says whose it is."""

    def refusing(*_):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr("fcntl.flock", refusing)
    monkeypatch.setattr("workbook.answers.storage.store.LOCK_SECONDS", 0.05)
    lock = answers.folder / "answers.json.lock"
    lock.write_bytes(content)
    os.utime(lock, (time.time() + 30 - age,) * 2)
    with pytest.raises(AnswersBusy):
        put(answers)
    assert lock.exists()


def test_a_lock_from_a_disk_with_flock_does_not_stay_in_the_way(saved, put, monkeypatch):
    """A folder was moved: nobody holds the empty file that it brought along."""

    def refusing(*_):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr("fcntl.flock", refusing)
    monkeypatch.setattr("workbook.answers.storage.store.LOCK_SECONDS", 0.05)
    os.utime(saved.folder / "answers.json.lock", (0, 0))
    assert put(saved, "new").rev == 2


def test_a_disk_that_fails_over_modes_leaves_nothing_behind(saved, put, monkeypatch):
    """No file without a name, no open descriptor."""
    before = len(os.listdir("/proc/self/fd"))
    monkeypatch.setattr(os, "fchmod", lambda *_: (_ for _ in ()).throw(OSError(5, "fault")))
    with pytest.raises(AnswersNotSaved):
        put(saved, "new")
    assert not list(saved.folder.rglob("*.tmp")) and len(os.listdir("/proc/self/fd")) == before


def test_a_file_for_all_may_be_read_by_all_and_any_other_by_its_owner(tmp_path):
    """Such as what a room says to its people."""
    atomic_write.write_file(tmp_path / "notice", b"The room closes.", for_all=True)
    atomic_write.write_file(tmp_path / "own", b"Mine.")
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("notice", "own")] == [0o644, 0o600]
    assert (tmp_path / "notice").read_bytes() == b"The room closes."
