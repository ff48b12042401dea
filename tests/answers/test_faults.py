"""The disk refuses: the old file is whole, and one sentence says why and what to do."""

import errno
import os

import pytest

from workbook.answers import Answers
from workbook.answers.storage import disk
from workbook.errors import AnswersBusy, AnswersNotSaved

from .conftest import KEY, TEXT

OPERATIONS = ("create", "write", "sync", "replace")
CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk",
    errno.EIO: "reports a fault",
    errno.EACCES: "may not write",
    errno.EROFS: "can only be read",
    errno.ENOENT: "the folder is gone",
    errno.EMFILE: "too many files",
    errno.ENAMETOOLONG: "too long",
    errno.EBUSY: "busy",
}


@pytest.fixture
def fail(monkeypatch):
    """Makes an operation fail, once or for ever; returns the calls it has seen."""

    def fail(operation, number=errno.EIO, times=None):
        calls = []
        real = getattr(disk, operation)

        def failing(*arguments):
            calls.append(arguments)
            if times is None or len(calls) <= times:
                raise OSError(number, os.strerror(number))
            return real(*arguments)

        monkeypatch.setattr(disk, operation, failing)
        return calls

    return fail


@pytest.fixture
def kept_as_it_was(saved):
    """Checks at the end that file and folder are as before."""
    before = saved.path.read_bytes()
    yield
    assert saved.path.read_bytes() == before
    assert not list(saved.folder.glob("**/*.tmp"))
    assert Answers.open()[KEY] == TEXT


@pytest.mark.usefixtures("kept_as_it_was")
@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize(("number", "words"), CAUSES.items(), ids=map(errno.errorcode.get, CAUSES))
def test_a_refusal_leaves_everything_as_it_was(saved, put, fail, operation, number, words):
    """Whatever fails and why, the sentence names the cause, and no answer is in it."""
    fail(operation, number)
    with pytest.raises(AnswersNotSaved, match=f"^Not saved, because .*{words}.*: .+untouched") as refusal:
        put(saved, "a new text")
    assert "new text" not in str(refusal.value)


@pytest.mark.usefixtures("kept_as_it_was")
def test_a_read_that_fails_while_saving_stops_the_save(saved, put, fail):
    """What is on the disk is not guessed."""
    fail("read_file", times=1)
    with pytest.raises(AnswersNotSaved):
        put(saved, "new")


def test_after_a_refusal_the_next_try_saves(saved, put, fail):
    """The text stays with the page, and goes once there is room."""
    fail("write", errno.ENOSPC, times=1)
    with pytest.raises(AnswersNotSaved):
        put(saved, "new")
    assert saved[KEY] == TEXT
    assert put(saved, "new").rev == 2


def test_a_failed_fsync_is_tried_again_with_a_new_file(saved, put, fail, monkeypatch):
    """The same file proves nothing any more."""
    created = []
    create = disk.create
    monkeypatch.setattr(disk, "create", lambda path: created.append(path) or create(path))
    fail("sync", times=1)
    put(saved, "new")
    assert len(set(created)) == 2 and Answers.open()[KEY] == "new"


def test_short_writes_are_continued(saved, put, monkeypatch):
    """A system may take fewer bytes than it was given."""
    monkeypatch.setattr(disk, "write", lambda descriptor, raw: os.write(descriptor, raw[:100]))
    put(saved, "new")
    assert Answers.open()[KEY] == "new"


@pytest.mark.usefixtures("kept_as_it_was")
def test_a_write_that_takes_nothing_is_a_fault(saved, put, monkeypatch):
    """Rather than try for ever."""
    monkeypatch.setattr(disk, "write", lambda descriptor, raw: 0)
    with pytest.raises(AnswersNotSaved, match="fault"):
        put(saved, "new")


@pytest.mark.usefixtures("kept_as_it_was")
def test_an_interruption_leaves_nothing_behind(saved, put, monkeypatch):
    """Ctrl-C in the middle of a save."""

    def interrupt(*_):
        raise KeyboardInterrupt

    for operation in ("write", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(disk, operation, interrupt)
            with pytest.raises(KeyboardInterrupt):
                put(saved, "new")


def test_what_the_folder_did_not_confirm_is_not_called_saved(saved, put, fail):
    """The same value again is written again, until the disk confirms it."""
    fail("sync_folder", times=2)
    for _ in range(2):
        with pytest.raises(AnswersNotSaved):
            put(saved, "new")
    before = saved.path.stat().st_ino
    assert put(saved, "new").value == "new"
    assert saved.path.stat().st_ino != before


def test_a_temporary_file_that_cannot_be_removed_hides_nothing(saved, put, fail):
    """The first cause is the one that is told."""
    fail("write", errno.ENOSPC)
    fail("remove", errno.EROFS)
    with pytest.raises(AnswersNotSaved, match="the disk is full"):
        put(saved, "new")


def test_cleaning_that_fails_does_not_unsay_a_save(saved, put, fail):
    """The answer is on the disk."""
    fail("names", errno.EIO)
    assert put(saved, "new").rev == 2


def test_another_window_holding_the_lock_is_said(saved, put, monkeypatch):
    """After five seconds the reader is told, and the text stays."""
    monkeypatch.setattr("workbook.answers.storage.store.LOCK_SECONDS", 0.05)
    with (
        disk.lock(saved.folder / "answers.json.lock", 1),
        pytest.raises(AnswersBusy, match="another window is saving"),
    ):
        put(saved, "new")
    assert put(saved, "new").rev == 2


def test_a_reader_waits_five_seconds_at_most():
    """As the design says."""
    from workbook.answers.storage.store import LOCK_SECONDS

    assert LOCK_SECONDS == 5


def test_a_lock_that_cannot_be_made_is_said(saved, put):
    """A folder lies where the lock should be."""
    lock = saved.folder / "answers.json.lock"
    lock.unlink()
    lock.mkdir()
    with pytest.raises(AnswersNotSaved):
        put(saved, "new")


def test_an_error_without_a_number_is_said(saved, put, monkeypatch):
    """Some libraries raise them."""

    def refuse(*_):
        raise OSError("something")

    monkeypatch.setattr(disk, "replace", refuse)
    with pytest.raises(AnswersNotSaved, match="the system refused"):
        put(saved, "new")


@pytest.fixture
def windows(monkeypatch):
    """Windows' rules: a replace may be refused while a scanner looks at the file."""
    monkeypatch.setattr(disk, "WINDOWS", True)
    monkeypatch.setattr(disk, "REPLACE_PAUSE", 0)


def test_on_windows_a_replace_is_tried_again(saved, put, windows, monkeypatch):
    """A scanner lets go after a while."""
    tries = []
    replace = os.replace

    def busy(source, target):
        tries.append(target)
        if len(tries) < 4:
            raise PermissionError(13, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", busy)
    put(saved, "new")
    assert Answers.open()[KEY] == "new"


@pytest.mark.usefixtures("kept_as_it_was")
def test_on_windows_a_replace_is_not_tried_for_ever(saved, put, windows, monkeypatch):
    """About a second, then the reader is told."""
    tries = []

    def busy(source, target):
        tries.append(target)
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "replace", busy)
    with pytest.raises(AnswersNotSaved):
        put(saved, "new")
    assert len(tries) == disk.REPLACE_TRIES + 1


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_system_that_cannot_sync_folders_still_saves(saved, put, monkeypatch, number):
    """Where there is nothing to wait for, nothing is waited for."""
    fsync = os.fsync

    def files_only(descriptor):
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):
            raise OSError(number, os.strerror(number))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    assert put(saved, "new").rev == 2


def test_a_folder_whose_sync_fails_is_a_failed_save(saved, put, monkeypatch):
    """A fault of the disk is not overlooked."""
    fsync = os.fsync

    def files_only(descriptor):
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):
            raise OSError(errno.EIO, "fault")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    with pytest.raises(AnswersNotSaved):
        put(saved, "new")


def test_a_folder_that_may_not_be_opened_is_not_synced(tmp_path, monkeypatch):
    """A folder one may write in but not list."""

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert disk.sync_folder(tmp_path) is None


def test_a_system_without_fchmod_still_saves(saved, put, monkeypatch):
    """Windows knows no such modes."""
    monkeypatch.delattr(os, "fchmod")
    assert put(saved, "new").rev == 2


def test_refresh_says_what_it_cannot_read_and_recovers(saved, fail):
    """A fault that passes leaves no trace."""
    saved.path.touch()
    fail("read_file", errno.EMFILE, times=1)
    saved.refresh()
    assert saved.read_only and "too many files are open" in saved.trouble and saved[KEY] == TEXT
    saved.refresh()
    assert not saved.read_only
