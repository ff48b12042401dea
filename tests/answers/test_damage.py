"""A damaged file is set aside, the best version shown, and the reader asked how to go on."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from workbook.answers import Answers
from workbook.answers.storage import disk, snapshots
from workbook.errors import AnswersReadOnly

from .conftest import KEY, TEXT

DAMAGED = b'{"answers": {"01-what-closeness-asks.fear-to-lose": {"value": "My "qui'


@pytest.fixture
def damaged(saved, put):
    """A data folder whose file was damaged while no window was open."""
    put(saved, "second")
    saved.path.write_bytes(DAMAGED)
    return saved.folder


# What is imported late is imported before, because this user may not see where Python is installed.
NOBODY = """
import os, sys
from pathlib import Path
import filelock
from workbook.answers import Answers, schema
schema.fits_entry(0)
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
"""


def everything(folder):
    """Every file and its bytes."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_newest_good_snapshot_is_shown(damaged):
    """What can be read is there to be read."""
    assert Answers.open(damaged)[KEY] == TEXT


def test_a_snapshot_that_is_damaged_too_is_passed_over(damaged):
    """Only what verifies is shown."""
    (damaged / "snapshots" / "answers-20300101T000000Z-99.json").write_bytes(DAMAGED)
    (damaged / "snapshots" / "answers-20300101T000000Z-98.json").mkdir()
    assert Answers.open(damaged)[KEY] == TEXT


def test_two_sentences_say_what_was_found_from_when_and_the_way_out(answers, put, clock):
    """The reader can act on them alone."""
    put(answers)
    clock(7_200)
    put(answers, "second")
    answers.path.write_bytes(DAMAGED)
    assert Answers.open().trouble == (
        "The answers file is damaged in line 1. Nothing in it was deleted: it is in the folder “kept”. "
        "You see the earlier version of 21 November 2026, 22:26 UTC with 1 answer. Please choose which "
        "answers to use, on the page “Your answers” or with “workbook restore”. Nothing new is saved until "
        "then."
    )


def test_the_bytes_are_set_aside_once(damaged):
    """Opening again adds nothing."""
    written = set()
    for _ in range(3):
        Answers.open(damaged)
        written.update((path.read_bytes(), path.stat().st_ino) for path in (damaged / "kept").iterdir())
    assert [raw for raw, _ in written] == [DAMAGED]


def test_another_damage_is_set_aside_too(damaged):
    """The name says what is in it."""
    Answers.open(damaged)
    (damaged / "answers.json").write_bytes(DAMAGED[:-3])
    Answers.open(damaged)
    assert len(list((damaged / "kept").iterdir())) == 2


def test_nothing_else_is_written(damaged):
    """Opening changes no file that is there."""
    before = everything(damaged)
    Answers.open(damaged)
    after = everything(damaged)
    assert {path: after[path] for path in before} == before and len(after) == len(before) + 1


def test_nothing_is_saved_until_the_reader_chooses(damaged, put):
    """Neither a new answer nor forgetting touches anything."""
    answers = Answers.open(damaged)
    before = everything(damaged)
    for change in (lambda: put(answers, "new"), lambda: answers.forget(KEY)):
        with pytest.raises(AnswersReadOnly, match="Nothing new is saved until then"):
            change()
    assert everything(damaged) == before


def test_putting_the_snapshot_in_its_place_by_hand_is_a_way_out(damaged, put):
    """Whoever knows the files needs no page, and need not open anew."""
    answers = Answers.open(damaged)
    snapshots.snapshots(damaged)[0].replace(answers.path)
    answers.refresh()
    assert (answers.trouble, answers[KEY]) == (None, TEXT)
    assert put(answers, "new").rev == 2


def test_moving_the_file_away_is_a_way_out(damaged, put):
    """By hand, too, one can start afresh."""
    answers = Answers.open(damaged)
    answers.path.rename(damaged / "away.json")
    answers.refresh()
    answers.choose("afresh")
    assert put(answers, "new").other == ()
    assert (answers.trouble, dict(Answers.open(damaged))) == (None, {KEY: "new"})


def test_without_a_snapshot_nothing_is_shown(saved):
    """The sentence says so, and the only way out is to start afresh."""
    saved.path.write_bytes(DAMAGED)
    answers = Answers.open()
    assert len(answers) == 0 and "no earlier version can be read" in answers.trouble
    assert [choice.name for choice in answers.recovery.choices] == ["afresh"]


def test_a_window_that_is_open_saves_what_it_has_in_hand(saved, put):
    """The version in memory is newer than any snapshot: it becomes one."""
    put(saved, "second")
    put(saved, "third")
    saved.path.write_bytes(DAMAGED)
    saved.refresh()
    assert saved[KEY] == "third" and saved.read_only
    assert Answers.open()[KEY] == "third"


def test_damage_found_while_saving_stops_the_save(saved, put):
    """The file is read again under the lock, so damage is met before a byte is written."""
    saved.path.write_bytes(DAMAGED)
    with pytest.raises(AnswersReadOnly):
        put(saved, "new")
    assert saved.path.read_bytes() == DAMAGED and saved[KEY] == TEXT


def test_what_is_in_hand_is_shown_even_if_it_cannot_become_a_snapshot(saved, put, monkeypatch):
    """A full disk on top of the damage loses nothing from the page."""
    put(saved, "second")
    saved.path.write_bytes(DAMAGED)

    def full(descriptor, raw):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", full)
    saved.refresh()
    assert saved[KEY] == "second" and "kept" not in saved.trouble
    assert saved.recovery.kept is None and "kept" not in saved.recovery.choices[-1].says


def test_looking_again_at_the_same_damage_costs_nothing(damaged, monkeypatch):
    """Pages refresh every few seconds."""
    answers = Answers.open(damaged)
    trouble = answers.trouble
    monkeypatch.setattr(disk, "read_file", None)
    answers.refresh()
    assert answers.trouble == trouble


def test_saving_again_into_the_same_damage_sets_nothing_aside_again(damaged, put):
    """Every try is refused with the same sentence."""
    answers = Answers.open(damaged)
    for _ in range(2):
        with pytest.raises(AnswersReadOnly) as refusal:
            put(answers, "x")
    assert str(refusal.value) == answers.trouble


def as_nobody(code, *arguments):
    """Run Python as a user who may do nothing, whoever runs the tests; returns what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", NOBODY + code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return done.stdout


@pytest.fixture
def shared(tmp_path):
    """A folder every user can reach, with the way to it open."""
    for folder in (tmp_path, *tmp_path.parents):
        if Path(tempfile.gettempdir()) in folder.parents:
            folder.chmod(0o755)
    return tmp_path


def test_a_folder_that_cannot_be_entered_gives_trouble(saved, shared):
    """Another user's answers stay closed, and the page opens with a sentence."""
    saved.folder.chmod(0o000)
    said = as_nobody(
        "a = Answers.open(Path(sys.argv[1])); print(len(a), a.read_only, a.trouble)", saved.folder
    )
    saved.folder.chmod(0o700)
    assert said.startswith("0 True The answers in") and "may not" in said


def test_a_folder_that_cannot_be_made_gives_trouble_until_it_can(shared):
    """A folder in a place that is closed; refresh sees when it is opened."""
    code = (
        "a = Answers.open(Path(sys.argv[1]) / 'closed' / 'home'); print(a.read_only, a.trouble)\n"
        "a.refresh(); print(a.read_only)"
    )
    (shared / "closed").mkdir(mode=0o555)
    lines = as_nobody(code, shared).splitlines()
    assert lines[0].startswith("True The answers in") and lines[1] == "True"


def test_refresh_recovers_when_the_way_is_open(home, put):
    """What stood in the way is gone: the answers can be used at once."""
    home.write_text("a file where the folder should be", encoding="utf-8")
    answers = Answers.open()
    assert answers.read_only and "there is a file" in answers.trouble
    home.unlink()
    answers.refresh()
    assert not answers.read_only
    assert put(answers).rev == 1


def test_a_read_only_folder_is_read_and_refused_on_saving(saved, shared):
    """Reading goes on; saving says why not, and the file is as it was."""
    saved.folder.chmod(0o555)
    saved.path.chmod(0o644)
    before = saved.path.read_bytes()
    code = (
        "a = Answers.open(Path(sys.argv[1])); print(len(a), a.trouble)\n"
        "try: a.put('x.y', 'new', kind='text', prompt='?')\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    lines = as_nobody(code, saved.folder).splitlines()
    saved.folder.chmod(0o700)
    assert lines[0] == "1 None"
    assert lines[1].startswith(
        "AnswersNotSaved Not saved, because this account may not write there: allow it, or"
    )
    assert saved.path.read_bytes() == before


def test_what_is_shown_from_a_snapshot_is_complete(damaged):
    """History included."""
    assert Answers.open(damaged).entry(KEY).rev == 1


def test_an_answer_forgotten_in_the_file_is_not_shown_from_a_snapshot(saved, put):
    """Forgetting reached the snapshots before the damage."""
    put(saved, "second")
    put(saved, "stays", key="x.y")
    saved.forget(KEY)
    saved.path.write_bytes(DAMAGED)
    os.utime(saved.path, (0, 0))
    assert KEY not in Answers.open()
    assert all(
        KEY not in json.loads(path.read_bytes())["answers"] for path in snapshots.snapshots(saved.folder)
    )
