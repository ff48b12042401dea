"""A lock with a passphrase: with it on, nothing stands on the disk in plain text."""

import pytest

from tests.answers.conftest import KEY
from workbook.answers import Answers
from workbook.answers.encryption import encrypted_file, keyring
from workbook.answers.storage import atomic_write, disk
from workbook.errors import (
    AnswersLocked,
    AnswersNotSaved,
    PassphraseRefused,
    WrongPassphrase,
)

from .conftest import PASSPHRASE, WORDS, plain, reopened


def test_with_the_lock_on_nothing_is_in_plain_text(kept):
    """Neither in the file nor in any copy beside it."""
    assert len(plain(kept.folder)) >= 4
    kept.lock(PASSPHRASE)
    assert plain(kept.folder) == [] and kept.plain_copies() == []
    assert kept.sealed and not kept.locked and kept[KEY].startswith(WORDS)


def test_saving_behind_the_lock_stays_behind_it(locked, put, clock):
    """Later saves, snapshots and restores too."""
    clock(9000)
    put(locked, f"{WORDS} later")
    locked.restore(locked.read_copy(locked.copies()[0]), "replace")
    assert plain(locked.folder) == []
    assert list((locked.folder / "snapshots").iterdir())
    assert {path.stat().st_mode & 0o777 for path in locked.folder.rglob("*.json")} == {0o600}


def test_without_the_key_nothing_is_shown_and_nothing_is_saved(locked, put):
    """One sentence says so, and the file stays as it is."""
    before = locked.path.read_bytes()
    answers = reopened(locked)
    assert answers.locked and answers.sealed and len(answers) == 0 and "passphrase" in answers.trouble
    with pytest.raises(AnswersLocked, match="locked with a passphrase"):
        put(answers, "new")
    assert locked.path.read_bytes() == before


def test_the_passphrase_opens(locked, put):
    """For this process, until it is closed again."""
    answers = reopened(locked)
    answers.open_lock(PASSPHRASE)
    assert answers[KEY].startswith(WORDS) and answers.trouble is None
    put(answers, "new")
    answers.close_lock()
    assert answers.locked and KEY not in answers


def test_closing_in_one_window_closes_it_in_every_window_of_the_process(locked):
    """The key is the process's, not the window's."""
    other = Answers.open()
    assert other[KEY].startswith(WORDS)
    locked.close_lock()
    other.refresh()
    assert other.locked and len(other) == 0


def test_the_recovery_code_opens(locked):
    """When the passphrase is forgotten."""
    answers = reopened(locked)
    answers.open_lock(locked.code)
    assert answers[KEY].startswith(WORDS)


def test_a_wrong_passphrase_is_said(locked):
    """And opens nothing."""
    answers = reopened(locked)
    with pytest.raises(WrongPassphrase):
        answers.open_lock("not the passphrase")
    assert answers.locked


def test_a_short_passphrase_is_refused(kept):
    """Before anything has changed."""
    before = kept.path.read_bytes()
    with pytest.raises(PassphraseRefused):
        kept.lock("short")
    assert kept.path.read_bytes() == before and not kept.sealed


def test_opening_what_has_no_lock_does_nothing(kept):
    """Who is not sure may try."""
    kept.open_lock("whatever")
    assert not kept.sealed and keyring.held(kept.folder) is None


def test_removing_the_lock_brings_everything_back(locked):
    """The file and every copy can be read by any program again."""
    copies = sorted(path.name for path in locked.folder.rglob("*.json"))
    locked.remove_lock(PASSPHRASE)
    assert not locked.sealed and keyring.held(locked.folder) is None
    assert sorted(path.name for path in locked.folder.rglob("*.json")) == copies
    assert len(plain(locked.folder)) >= 4
    assert Answers.open()[KEY].startswith(WORDS)


def test_the_lock_is_not_removed_with_a_wrong_passphrase(locked):
    """Even while it is open."""
    with pytest.raises(WrongPassphrase):
        locked.remove_lock("not the passphrase")
    assert locked.sealed and plain(locked.folder) == []


def test_another_passphrase_takes_the_place_of_the_first(locked):
    """For the file and for every copy."""
    locked.lock("another passphrase")
    answers = reopened(locked)
    with pytest.raises(WrongPassphrase):
        answers.open_lock(PASSPHRASE)
    answers.open_lock("another passphrase")
    answers.remove_lock("another passphrase")
    assert len(plain(locked.folder)) >= 4


def test_a_lock_on_an_empty_workbook_holds_from_the_first_word(answers, put):
    """Who is careful locks first."""
    answers.lock(PASSPHRASE)
    put(answers, WORDS)
    assert plain(answers.folder) == []
    answers.close_lock()
    assert answers.locked


def test_a_window_that_was_open_before_the_lock_learns_of_it(kept, put):
    """It cannot save over it in plain text."""
    other = Answers.open()
    kept.lock(PASSPHRASE)
    keyring.drop(kept.folder)
    with pytest.raises(AnswersLocked):
        put(other, WORDS)
    assert plain(kept.folder) == [] and other.locked


def test_a_window_with_the_key_of_an_earlier_lock_is_closed(locked):
    """The lock was changed elsewhere; that is no damage."""
    old = keyring.held(locked.folder)
    locked.lock("another passphrase")
    keyring.hold(locked.folder, old)
    answers = Answers.open()
    assert answers.locked and answers.recovery is None


def test_a_disk_that_refuses_leaves_the_answers_unlocked(kept, monkeypatch):
    """Nothing has changed, and the way back is open."""
    before = kept.path.read_bytes()
    real = disk.replace

    def refuse(source, target):
        if target == kept.path:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(disk, "replace", refuse)
    with pytest.raises(AnswersNotSaved, match="disk is full"):
        kept.lock(PASSPHRASE)
    assert kept.path.read_bytes() == before and not kept.sealed and not list(kept.folder.rglob("*.tmp"))
    assert kept[KEY].startswith(WORDS) and keyring.held(kept.folder) is None


def test_a_copy_that_cannot_be_changed_is_rather_removed_than_left_open(kept, monkeypatch):
    """An earlier version less is better than one that anyone can read."""
    real = disk.replace

    def refuse(source, target):
        if target.parent.name == "snapshots":
            raise OSError(5, "Input/output error")
        real(source, target)

    monkeypatch.setattr(disk, "replace", refuse)
    kept.lock(PASSPHRASE)
    assert plain(kept.folder) == [] and kept.sealed


def test_a_copy_that_can_neither_be_changed_nor_removed_is_named(kept, monkeypatch):
    """What stays open is said; the lock is on."""

    def refuse(*paths):
        if paths[-1].parent.name == "snapshots":
            raise OSError(30, "Read-only file system")
        return real[len(paths)](*paths)

    real = {2: disk.replace, 1: disk.remove}
    monkeypatch.setattr(disk, "replace", refuse)
    monkeypatch.setattr(disk, "remove", refuse)
    with pytest.raises(AnswersNotSaved, match="snapshots"):
        kept.lock(PASSPHRASE)
    assert kept.sealed and kept.plain_copies()


def test_what_a_window_that_died_left_open_is_locked_when_the_lock_is_opened(locked):
    """Nobody has to know that it happened."""
    left = locked.folder / "snapshots" / "answers-20260101T000000Z-1.json"
    left.write_bytes(locked.text())
    answers = reopened(locked)
    assert plain(locked.folder) == [str(left)]
    answers.open_lock(PASSPHRASE)
    assert plain(locked.folder) == [] and left.exists()


@pytest.mark.parametrize("operation", ["settle", "save"])
def test_a_removal_that_fails_leaves_the_lock_on(locked, monkeypatch, operation):
    """And no copy open."""
    real = disk.replace
    counted = []

    def refuse(source, target):
        counted.append(target)
        wrong = target == locked.path if operation == "save" else target.parent.name == "snapshots"
        if wrong and len(counted) < 20:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(disk, "replace", refuse)
    with pytest.raises(AnswersNotSaved):
        locked.remove_lock(PASSPHRASE)
    monkeypatch.undo()
    assert locked.sealed and locked[KEY].startswith(WORDS)
    assert plain(locked.folder) == []
    assert encrypted_file.is_sealed(locked.path.read_bytes())


def test_a_damaged_locked_file_is_recovered_behind_its_lock(locked, put, clock):
    """With the passphrase, an earlier version comes back, and still nothing is in plain text."""
    clock(20_000)
    put(locked, f"{WORDS} last")
    raw = locked.path.read_bytes()
    locked.path.write_bytes(raw[: len(raw) // 2])
    answers = reopened(locked)
    assert answers.locked
    answers.open_lock(PASSPHRASE)
    assert not answers.locked and answers.recovery.choices[0].answers == 1
    answers.choose(answers.recovery.choices[0].name)
    assert answers[KEY].startswith(WORDS) and answers.trouble is None
    assert plain(locked.folder) == []


def test_a_file_of_zeros_beside_locked_snapshots_is_locked(locked, put, clock):
    """Whoever finds it does not see “start afresh” as the only way on."""
    clock(20_000)
    put(locked, f"{WORDS} last")
    locked.path.write_bytes(b"\0" * 4096)
    answers = reopened(locked)
    assert answers.locked and "empty" in answers.trouble
    answers.open_lock(PASSPHRASE)
    assert [choice.name for choice in answers.recovery.choices] == ["snapshot", "afresh"]


def test_a_deleted_file_is_not_begun_again_in_plain_text(locked, put):
    """Whoever has the key open goes on behind the lock."""
    locked.path.unlink()
    locked.refresh()
    locked.choose("afresh")
    put(locked, WORDS)
    assert plain(locked.folder) == [] and locked.sealed


def test_a_locked_file_that_is_gone_comes_back_from_a_snapshot(locked, put, clock):
    """The lock of the snapshots is opened with the same passphrase."""
    clock(20_000)
    put(locked, f"{WORDS} last")
    locked.path.unlink()
    answers = reopened(locked)
    assert answers.locked and "gone" in answers.trouble
    answers.open_lock(PASSPHRASE)
    answers.choose("snapshot")
    assert answers[KEY].startswith(WORDS) and answers.sealed and plain(answers.folder) == []


def test_a_temporary_file_of_a_dead_window_does_not_stay(kept):
    """It could hold anything in plain text."""
    for place in (kept.folder, kept.folder / "snapshots"):
        atomic_write.prepare(place / "answers.json", WORDS.encode())
    kept.lock(PASSPHRASE)
    assert not list(kept.folder.rglob("*.tmp"))


def test_forgetting_reaches_behind_the_lock(locked):
    """The snapshots and copies are opened, changed and locked again."""
    locked.forget(KEY)
    locked.remove_lock(PASSPHRASE)
    assert plain(locked.folder) == []


def test_a_copy_with_another_lock_is_named_when_forgetting(locked, tmp_path):
    """It cannot be looked into."""
    other = Answers.open(tmp_path / "other")
    other.lock("another passphrase")
    strange = locked.folder / "kept" / "strange.json"
    strange.write_bytes(other.path.read_bytes())
    with pytest.raises(AnswersNotSaved, match=r"strange\.json"):
        locked.forget(KEY)
    assert KEY not in Answers.open()


def test_a_damaged_locked_copy_goes_when_forgetting(locked):
    """Nothing can open it, and it could hold the answer."""
    damaged = locked.folder / "kept" / "damaged-1.json"
    raw = locked.path.read_bytes()
    damaged.write_bytes(raw[:-200])
    locked.forget(KEY)
    assert not damaged.exists()
