"""What cannot be seen for a moment is not taken for gone, as on a network folder."""

import errno
import os

import pytest

from workbook.answers import Answers
from workbook.answers.encryption import encrypted_file
from workbook.answers.operations import restore
from workbook.answers.storage import atomic_write, disk
from workbook.errors import AnswersNotSaved, AnswersReadOnly

from .conftest import KEY, TEXT


@pytest.fixture
def refuse(monkeypatch):
    """Lets a function of the system refuse for some paths."""

    def refuse(name, number, *words):
        real = getattr(os, name)

        def refusing(path, *rest, **more):
            if any(word in str(path) for word in words):
                raise OSError(number, os.strerror(number), str(path))
            return real(path, *rest, **more)

        monkeypatch.setattr(os, name, refusing)

    return refuse


def test_a_file_that_is_out_of_sight_is_not_begun_again(saved, put, refuse, monkeypatch):
    """A save waits for it, rather than write one answer in the place of all."""
    before = saved.path.read_bytes()
    refuse("lstat", errno.ENOENT, "answers.json")
    with pytest.raises(AnswersNotSaved):
        put(saved, "new", key="x.y")
    saved.refresh()
    assert saved.read_only
    monkeypatch.undo()
    assert saved.path.read_bytes() == before


def test_a_folder_that_is_out_of_sight_is_not_taken_for_empty(saved, refuse):
    """A copy in it may still hold what is to be forgotten."""
    (saved.folder / "kept").mkdir()
    refuse("listdir", errno.ENOENT, "kept")
    with pytest.raises(AnswersNotSaved, match="kept"):
        saved.forget(KEY)


@pytest.mark.parametrize("function", [disk.remove, disk.remove_folder])
def test_what_is_out_of_sight_is_not_taken_for_removed(home, refuse, function):
    """It is there again a moment later."""
    (home / "x").mkdir(parents=True)
    refuse("unlink", errno.ENOENT, "x")
    refuse("rmdir", errno.ENOENT, "x")
    with pytest.raises(FileNotFoundError):
        function(home / "x")


def test_what_is_gone_is_removed(home):
    """A file, a folder, a folder in a folder that is gone as well."""
    for path in (home / "x", home / "y" / "z"):
        assert disk.is_gone(path) and disk.remove(path) is None and disk.remove_folder(path) is None
        assert disk.names(path) == []


@pytest.fixture
def gone(saved, put):
    """A folder with two versions behind it, whose file somebody or something has taken away."""
    put(saved, "second")
    saved.path.unlink()
    return saved.folder


def test_a_file_that_is_gone_beside_its_versions_is_not_begun_again(gone, put):
    """Whoever forgets everything leaves no versions; so nothing is saved before somebody has chosen."""
    answers = Answers.open()
    assert "is gone" in answers.trouble and answers[KEY] == TEXT
    with pytest.raises(AnswersReadOnly):
        put(answers, "new")
    assert [choice.name for choice in answers.recovery.choices] == ["snapshot", "afresh"]
    assert not (gone / "answers.json").exists()


@pytest.mark.parametrize(("name", "texts"), [("snapshot", [TEXT]), ("afresh", [])])
def test_a_file_that_is_gone_is_chosen_anew(gone, put, name, texts):
    """The newest of the versions, or a workbook without answers; the versions stay."""
    before = {path.name for path in (gone / "snapshots").iterdir()}
    Answers.open().choose(name)
    answers = Answers.open()
    assert answers.trouble is None and list(answers.values()) == texts and put(answers, "new").value == "new"
    assert before <= {path.name for path in (gone / "snapshots").iterdir()}


def test_what_is_only_out_of_sight_is_set_apart_before_it_is_replaced(saved, refuse):
    """A damaged file may be there again a moment later."""
    refuse("lstat", errno.ENOENT, "answers.json")
    with pytest.raises(FileNotFoundError):
        restore._set_apart(saved._file)


def test_a_window_that_is_open_brings_nothing_back_by_itself(saved, put):
    """What it holds in memory may have been forgotten elsewhere; what is on the disk is offered."""
    put(saved, "second")
    put(saved, "third")
    saved.path.unlink()
    saved.refresh()
    assert saved[KEY] == TEXT and len(list((saved.folder / "snapshots").iterdir())) == 1


def test_versions_that_are_elsewhere_too_are_a_sign(gone):
    """Nothing of them can be read here, and that is said."""
    for path in (gone / "snapshots").iterdir():
        path.rename(path.with_name(f".{path.name}.icloud"))
    answers = Answers.open()
    assert "no earlier version can be read" in answers.trouble
    assert [choice.name for choice in answers.recovery.choices] == ["afresh"]


ELSEWHERE = (
    ".answers.json.icloud",
    "answers.json.nextcloud",
    "answers.json.owncloud",
    "answers.json.cloud",
    "answers.json.rsls",
    ".syncthing.answers.json.tmp",
    "~syncthing~answers.json.tmp",
)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_file_that_a_sync_program_keeps_elsewhere_is_not_begun_again(home, put, name):
    """Only a placeholder is here; a new file beside it would one day take the place of the real one."""
    home.mkdir()
    (home / name).write_bytes(b"bplist00")
    answers = Answers.open()
    assert name in answers.trouble and answers.recovery is None
    with pytest.raises(AnswersReadOnly):
        put(answers)
    assert [path.name for path in home.iterdir() if path.suffix != ".lock"] == [name]


def test_a_file_that_comes_back_is_read(saved, put):
    """The placeholder goes, and all goes on; an open window shows what it had meanwhile."""
    away = saved.path.rename(saved.folder / "away")
    (saved.folder / ".answers.json.icloud").touch()
    saved.refresh()
    assert saved.read_only and saved[KEY] == TEXT
    (saved.folder / ".answers.json.icloud").unlink()
    away.rename(saved.path)
    saved.refresh()
    assert saved.trouble is None and put(saved, "new").rev == 2


def test_a_copy_that_is_elsewhere_keeps_nothing_back(home, put):
    """The answers themselves are new."""
    home.mkdir()
    (home / ".answers 2.json.icloud").touch()
    assert put(Answers.open()).rev == 1


def test_forgetting_everything_reaches_what_is_elsewhere(saved):
    """To remove what stands for a file removes the file."""
    for name in (*ELSEWHERE, ".answers 2.json.icloud"):
        (saved.folder / name).touch()
    saved.forget_everything()
    assert not saved.folder.exists()


def test_a_file_that_grows_between_two_looks_is_refused(saved, monkeypatch):
    """Its size is looked at once more when it is open."""
    monkeypatch.setattr("workbook.answers.storage.store.SEALED_LIMIT", 10)
    (saved.folder / "answers.json").write_bytes(saved.path.read_bytes() + b" ")
    assert "larger than" in Answers.open().trouble


def test_a_left_over_that_cannot_be_removed_is_named_when_forgetting(saved, refuse):
    """It could hold anything."""
    left, _ = atomic_write.prepare(saved.path, b"x")
    refuse("unlink", errno.EACCES, left.name)
    with pytest.raises(AnswersNotSaved, match=left.name):
        saved.forget(KEY)


def test_a_left_over_that_cannot_be_removed_keeps_the_lock_off(saved, refuse, monkeypatch):
    """Nothing was changed, and the sentence says what is in the way."""
    monkeypatch.setattr(encrypted_file, "SCRYPT", {"n": 2**10, "r": 8, "p": 1})
    left, _ = atomic_write.prepare(saved.path, b"x")
    refuse("unlink", errno.EACCES, left.name)
    with pytest.raises(AnswersNotSaved, match=left.name):
        saved.lock("four words or so")
    assert not saved.sealed and Answers.open()[KEY] == TEXT


def test_a_damaged_file_that_cannot_be_set_apart_stays(saved, refuse):
    """A choice is refused rather than written over what nobody has kept."""
    saved.path.write_bytes(b"{")
    answers = Answers.open()
    for path in (answers.folder / "kept").iterdir():
        path.unlink()
    refuse("open", errno.ENOSPC, "damaged-")
    with pytest.raises(AnswersNotSaved, match="the disk is full"):
        answers.choose("afresh")
    assert saved.path.read_bytes() == b"{" and not list(saved.folder.glob("*.tmp"))


def test_plain_copies_that_cannot_be_looked_for_stop_nothing(saved, refuse, monkeypatch):
    """Opening the lock goes on."""
    monkeypatch.setattr(encrypted_file, "SCRYPT", {"n": 2**10, "r": 8, "p": 1})
    (saved.folder / "kept").mkdir()
    saved.lock("four words or so")
    refuse("listdir", errno.EACCES, "kept")
    saved.close_lock()
    saved.open_lock("four words or so")
    assert saved[KEY] == TEXT and saved.plain_copies() == []
    saved.close_lock()


def test_when_it_was_saved_is_said(saved, clock):
    """For whoever compares copies."""
    assert saved.saved_at.endswith("Z") and Answers.open().saved_at == saved.saved_at


def test_a_folder_of_copies_that_cannot_be_removed_is_named(saved, refuse):
    """Whatever is in it, or may come into it."""
    (saved.folder / "kept").mkdir()
    refuse("rmdir", errno.EBUSY, "kept")
    with pytest.raises(AnswersNotSaved, match="kept"):
        saved.forget_everything()
    assert not saved.path.exists()


def test_a_copy_that_cannot_be_read_is_not_called_plain(saved, monkeypatch):
    """The lock can be put on beside it; it is no copy of ours."""
    monkeypatch.setattr(encrypted_file, "SCRYPT", {"n": 2**10, "r": 8, "p": 1})
    (saved.folder / "kept" / "a folder").mkdir(parents=True)
    saved.lock("four words or so")
    assert saved.plain_copies() == []
    saved.close_lock()
