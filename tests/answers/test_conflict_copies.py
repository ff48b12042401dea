"""The copies that sync programs leave beside the answers are found, and nothing else is."""

import os

import pytest

from workbook.answers import Answers
from workbook.answers.storage import disk
from workbook.answers.storage.copies import conflict_copies, copies_beside

FOUND = [
    "answers (Maya's conflicted copy 2026-11-21).json",  # Dropbox
    "answers (In Konflikt stehende Kopie von Maya 2026-11-21).json",
    "answers (Copie en conflit de Maya 2026-11-21).json",
    "answers (Case Conflict).json",
    "answers (conflicted copy 2026-11-21 221703).json",  # Nextcloud
    "answers_conflict-20261121-221703.json",  # ownCloud
    "answers.sync-conflict-20261121-221703-ABCDEF1.json",  # Syncthing
    "answers.sync-conflict-20261121-221703.json",
    "answers-MAYAS-LAPTOP.json",  # OneDrive
    "answers-Maya’s MacBook.json",
    "answers 2.json",  # iCloud
    "answers 13.json",
    "answers (1).json",  # Google Drive
    "answers(1).json",
    "answers [Conflict].json",
    "answers (SFConflict maya@example.org 2026-11-21-22-17-03).json",  # Seafile
    "answers_maya-laptop_Nov-21-221703-2026_Conflict.json",  # Synology
    "answers.Conflict.json",  # Resilio
    "answers.variant-1a2b.json",
    "answers.json.conflict1",  # rclone
    "answers.conflict2.json",
    "answers.json..path1",
    "answers.json.sync-conflict-20261121-221703-ABCDEF1",
    "answers.json (1)",
]
LEFT = [
    "answers.json",
    "answers.json.lock",
    "answers.json.0123456789abcdef.tmp",
    "answers (1).json.0123456789abcdef.tmp",
    ".syncthing.answers.json.tmp",
    "~syncthing~answers.json.tmp",
    "answers.json-MAYAS-LAPTOP.lock",
    "answers.json.sync-conflict-20261121-221703-ABCDEF1.lock",
    "answers.json.conflict1.lock",
    "answers.json.bak",
    "answers().json",
    "answers .json",
    "answers two.json",
    "answersheet.json",
    "my answers (1).json",
    "answers (1).txt",
    "questions (1).json",
]


@pytest.mark.parametrize("name", FOUND)
def test_what_a_sync_program_leaves_is_found(saved, name):
    """Whatever its language."""
    (saved.folder / name).write_bytes(b"{}")
    assert conflict_copies(saved.folder) == [saved.folder / name]


def test_nothing_else_is_found(saved):
    """Least of all the answers themselves, or what is being written."""
    for name in LEFT:
        (saved.folder / name).touch()
    assert conflict_copies(saved.folder) == []


def test_what_a_working_workbook_has_in_its_folder_is_no_copy(saved, put):
    """Its snapshots lie deeper."""
    put(saved, "second")
    saved.path.write_bytes(b"damaged")
    Answers.open()
    assert conflict_copies(saved.folder) == []


def test_links_folders_and_pipes_are_no_copies(saved):
    """Nothing is followed, and nothing waited for."""
    (saved.folder / "answers 2.json").symlink_to(saved.path)
    (saved.folder / "answers 3.json").symlink_to("nowhere")
    (saved.folder / "answers 4.json").mkdir()
    os.mkfifo(saved.folder / "answers 5.json")
    assert conflict_copies(saved.folder) == []


def test_the_one_written_last_comes_first(saved):
    """Of two written at once, by their names; a file from before all clocks is one, too."""
    names = {"answers 2.json": 50, "answers 4.json": 70, "answers 3.json": 70, "answers-OLD.json": 0}
    for name, seconds in names.items():
        (saved.folder / name).touch()
        os.utime(saved.folder / name, (seconds, seconds))
    found = [path.name for path in conflict_copies(saved.folder)]
    assert found == ["answers 3.json", "answers 4.json", "answers 2.json", "answers-OLD.json"]


def test_a_folder_that_cannot_be_seen_has_none(home, monkeypatch):
    """Neither one that is not there, nor one that is closed, nor a copy that goes while one looks."""
    assert conflict_copies(home) == []
    monkeypatch.setattr(disk, "names", lambda folder: ["answers 2.json"])
    assert conflict_copies(home) == []
    home.write_bytes(b"a file in its place")
    monkeypatch.undo()
    assert conflict_copies(home) == []


def test_a_copy_that_is_only_out_of_sight_is_not_passed_over(saved, monkeypatch):
    """Whoever has to reach every copy must hear of it; the page merely shows none."""
    path = saved.folder / "answers 2.json"
    path.write_bytes(b"{}")

    def out_of_sight(looked_at):
        raise FileNotFoundError(2, "x")

    monkeypatch.setattr(os, "lstat", out_of_sight)
    assert conflict_copies(saved.folder) == []
    with pytest.raises(FileNotFoundError):
        copies_beside(saved.folder)
