"""Bringing a copy back: said first, nothing of either side lost, and undone if it was wrong."""

import pytest

from workbook.answers import Answers
from workbook.answers.storage import disk
from workbook.answers.storage.copies import read_copy
from workbook.errors import AnswerRefused, AnswersBusy, AnswersNotSaved, AnswersReadOnly

from .conftest import KEY, TEXT

OTHER = "01-what-closeness-asks.hope-to-gain"
HERE = "01-what-closeness-asks.still-good"


@pytest.fixture
def copy(saved, put, tmp_path):
    """A copy of an earlier day: another text, an answer forgotten since, and one that is the same."""
    put(saved, "the same", OTHER)
    put(saved, "forgotten since", "02-x.y")
    raw = saved.text()
    saved.forget("02-x.y")
    put(saved, "a later text")
    put(saved, "only here", HERE)
    return read_copy(raw)


def test_a_preview_says_what_would_happen(saved, copy):
    """By keys; nothing is written."""
    before = saved.path.read_bytes()
    shown = saved.preview(copy)
    assert (shown.new, shown.changed, shown.same, shown.only_here) == (("02-x.y",), (KEY,), (OTHER,), (HERE,))
    assert saved.path.read_bytes() == before


def test_merging_keeps_every_text(saved, copy):
    """Where two differ, both are there."""
    saved.restore(copy, "merge")
    entry = Answers.open().entry(KEY)
    assert {entry.value, *(version["value"] for version in entry.other)} == {TEXT, "a later text"}
    assert dict(saved) | {KEY: 0} == {
        KEY: 0,
        OTHER: "the same",
        HERE: "only here",
        "02-x.y": "forgotten since",
    }


def test_replacing_takes_the_copy(saved, copy):
    """Its answers, and no others."""
    saved.restore(copy, "replace")
    assert dict(Answers.open()) == {KEY: TEXT, OTHER: "the same", "02-x.y": "forgotten since"}


@pytest.mark.parametrize("how", ["merge", "replace"])
def test_a_restore_can_be_undone(saved, copy, how):
    """The answers are as they were, also for a process that did not do it."""
    before = dict(saved)
    saved.restore(copy, how)
    again = Answers.open()
    assert again.can_undo
    again.undo()
    assert dict(Answers.open()) == before and Answers.open().entry(KEY).other == ()
    assert not again.can_undo


def test_an_undo_keeps_what_was_written_since(saved, copy, put):
    """Nobody loses an afternoon by pressing a button."""
    saved.restore(copy, "replace")
    put(saved, "written after the restore", OTHER)
    saved.undo()
    assert saved[OTHER] == "written after the restore" and saved[KEY] == "a later text"


def test_there_is_one_undo(saved, copy):
    """And it is said when there is none."""
    with pytest.raises(AnswerRefused, match="nothing to undo"):
        saved.undo()
    saved.restore(copy, "merge")
    saved.undo()
    with pytest.raises(AnswerRefused, match="nothing to undo"):
        saved.undo()


def test_a_copy_that_brings_nothing_writes_nothing(saved):
    """The same answers once more."""
    before = saved.path.read_bytes()
    saved.restore(read_copy(saved.text()), "merge")
    assert saved.path.read_bytes() == before and not saved.can_undo


def test_a_restore_that_could_not_be_undone_is_not_done(saved, copy, monkeypatch):
    """The way back is on the disk before anything changes."""
    real = disk.replace

    def refuse(source, target):
        if target.name == "after-restore.json":
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(disk, "replace", refuse)
    with pytest.raises(AnswersNotSaved, match="the disk is full"):
        saved.restore(copy, "replace")
    assert Answers.open()[KEY] == "a later text" and not saved.can_undo


def test_an_undo_that_cannot_be_looked_for_is_not_offered(saved, monkeypatch):
    """A folder that cannot be listed."""

    def refuse(folder):
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(disk, "names", refuse)
    assert not saved.can_undo


def test_a_restore_that_does_not_fit_on_the_disk_changes_nothing(saved, copy, monkeypatch):
    """One sentence says so."""
    before = saved.path.read_bytes()

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", refuse)
    with pytest.raises(AnswersNotSaved, match="the disk is full"):
        saved.restore(copy, "replace")
    assert saved.path.read_bytes() == before


def test_a_restore_waits_for_no_window_for_ever(saved, copy, monkeypatch):
    """Like every other save."""
    monkeypatch.setattr("workbook.answers.storage.store.LOCK_SECONDS", 0.05)
    with disk.lock(saved.folder / "answers.json.lock", 1), pytest.raises(AnswersBusy):
        saved.restore(copy, "merge")


def test_nothing_is_restored_into_a_damaged_file(saved, copy):
    """First the reader chooses what to go on with."""
    saved.path.write_bytes(b"{")
    with pytest.raises(AnswersReadOnly):
        saved.restore(copy, "merge")
    assert saved.path.read_bytes() == b"{"


@pytest.fixture
def left(saved, copy):
    """A copy that a sync program has left beside the file."""
    path = saved.folder / "answers (conflicted copy 2026-11-21).json"
    path.write_bytes(saved.text().replace(b"a later text", b"from the other computer"))
    return path


def test_a_copy_left_by_a_sync_program_is_taken_in(saved, left):
    """Both texts are there, and the copy lies with the kept ones."""
    raw = left.read_bytes()
    assert saved.copies() == [left]
    saved.take(left, "merge")
    entry = Answers.open().entry(KEY)
    assert {entry.value, *(version["value"] for version in entry.other)} == {
        "a later text",
        "from the other computer",
    }
    assert saved.copies() == [] and raw in [
        path.read_bytes() for path in saved.folder.glob("kept/conflict-*")
    ]


def test_only_such_copies_are_taken(saved, copy, tmp_path):
    """Any other file is restored, not moved."""
    elsewhere = tmp_path / "answers (1).json"
    elsewhere.write_bytes(saved.text())
    with pytest.raises(AnswerRefused, match="restore it"):
        saved.take(elsewhere)
    assert elsewhere.exists()


@pytest.fixture
def damaged(saved, put, clock):
    """A file cut off in the middle of its second answer, with a snapshot from before."""
    clock(700)
    put(saved, "second", OTHER)
    put(saved, "third", HERE)
    raw = saved.path.read_bytes()
    saved.path.write_bytes(raw[: raw.index(b"third")])
    saved.damage = saved.path.read_bytes()
    return Answers.open()


def test_nothing_is_written_before_the_reader_chooses(saved, damaged):
    """The choices are there, and the file is as it was found."""
    assert [choice.name for choice in damaged.recovery.choices][-1] == "afresh"
    assert saved.path.read_bytes() == saved.damage


@pytest.mark.parametrize(
    ("name", "kept"),
    [("both", {KEY, OTHER}), ("snapshot", {KEY}), ("afresh", set())],
)
def test_a_choice_is_written(saved, damaged, name, kept):
    """Then everything is as usual, and the damaged bytes are still there."""
    damaged.choose(name)
    assert set(Answers.open()) == kept and damaged.trouble is None and damaged.recovery is None
    assert saved.damage in [path.read_bytes() for path in saved.folder.glob("kept/damaged-*")]


def test_a_choice_that_is_none_is_refused(saved, damaged):
    """And nothing is written."""
    with pytest.raises(AnswerRefused):
        damaged.choose("something else")
    assert saved.path.read_bytes() == saved.damage


def test_there_is_nothing_to_choose_in_a_whole_file(saved):
    """Nor after another window has chosen."""
    with pytest.raises(AnswerRefused):
        saved.choose("afresh")
    assert saved[KEY] == TEXT


def test_what_cannot_be_copied_is_moved_before_it_is_replaced(saved, tmp_path):
    """A link to another place is neither followed nor lost."""
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_bytes(saved.path.read_bytes())
    saved.path.unlink()
    saved.path.symlink_to(elsewhere)
    answers = Answers.open()
    answers.choose("afresh")
    assert not answers.path.is_symlink() and (answers.folder / "kept" / "moved-1").is_symlink()
    assert len(Answers.open()) == 0 and elsewhere.exists()
