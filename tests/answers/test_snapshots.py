"""Earlier versions are kept: often at first, then one a day."""

import json
import os

import pytest

from workbook.answers import Answers
from workbook.answers.document import new_document
from workbook.answers.reading import parse
from workbook.answers.storage import disk, snapshots

from .conftest import KEY

HOUR, DAY = 3600.0, 86400.0


@pytest.fixture
def save_at(answers, put, clock):
    """Saves a text at a number of seconds."""

    def save(seconds):
        clock(seconds)
        put(answers, f"at {seconds}")

    return save


@pytest.fixture
def kept(answers):
    """The texts in the snapshots, newest first."""

    def texts():
        return [
            parse(path.read_bytes()).answers[KEY]["value"] for path in snapshots.snapshots(answers.folder)
        ]

    return texts


def test_a_snapshot_holds_what_was_there_before(save_at, kept):
    """The first save has nothing before it."""
    save_at(0)
    assert kept() == []
    save_at(1)
    assert kept() == ["at 0"]


def test_at_most_one_in_ten_minutes(save_at, kept):
    """Typing does not fill the disk."""
    for seconds in (0, 1, 300, 600, 602, 1300):
        save_at(seconds)
    assert kept() == ["at 602", "at 600", "at 0"]


def test_a_new_day_gets_one(save_at, kept):
    """The evening's last version is kept before the first save after midnight."""
    for seconds in (0, 1, 60, 12 * HOUR):
        save_at(seconds)
    assert kept() == ["at 60", "at 0"]
    midnight = DAY - (1_795_300_000 % DAY)
    save_at(midnight - 5)
    save_at(midnight - 3)
    count = len(kept())
    save_at(midnight + 1)
    assert len(kept()) == count + 1


def test_the_newest_ten_and_one_a_day_for_seven_days(save_at, answers):
    """Eleven evenings of work, until after midnight: the last ten snapshots are of three days."""
    for day in range(11):
        for hour in range(6):
            save_at(day * DAY + hour * HOUR / 2)
    found = snapshots.snapshots(answers.folder)
    assert len(found) == 10 + 4 and len({path.name[:16] for path in found}) == 7


@pytest.mark.parametrize("jump", [-40 * DAY, 70 * 365 * DAY])
def test_a_clock_that_jumps_puts_nothing_out_of_order(save_at, kept, jump):
    """Snapshots stand in the order of the saves, and are not made at every save."""
    for seconds in (0, 1, jump, jump + 2, jump + 5, 700, 702):
        save_at(seconds)
    assert kept() == [f"at {jump + 5}", "at 1", "at 0"]


def test_a_snapshot_is_a_second_name_for_the_old_file(saved, put):
    """It costs no space of its own and no time."""
    inode = saved.path.stat().st_ino
    put(saved, "second")
    assert snapshots.snapshots(saved.folder)[0].stat().st_ino == inode


def test_where_files_cannot_have_two_names_it_is_a_copy(saved, put, monkeypatch, kept):
    """Some disks know no hard links."""

    def refuse(source, target):
        raise OSError(1, "no links here")

    monkeypatch.setattr(disk, "link", refuse)
    first = saved[KEY]
    put(saved, "second")
    assert kept() == [first]


def test_where_python_knows_no_second_names_it_is_a_copy(saved, put, monkeypatch, kept):
    """As in a browser."""
    monkeypatch.delattr(os, "link")
    first = saved[KEY]
    put(saved, "second")
    assert kept() == [first]


def test_no_snapshot_is_no_reason_not_to_save(saved, put):
    """A second safety that fails does not stop the first."""
    (saved.folder / "snapshots").write_text("in the way", encoding="utf-8")
    put(saved, "second")
    put(saved, "third")
    assert json.loads(saved.path.read_bytes())["answers"][KEY]["value"] == "third"


def test_other_files_among_the_snapshots_are_left_alone(saved, put, clock):
    """What the workbook has not made it does not remove."""
    mine = saved.folder / "snapshots" / "answers-mine.json"
    mine.parent.mkdir(exist_ok=True)
    mine.touch()
    os.utime(mine, (0, 0))
    put(saved, "second")
    assert mine.exists()


def test_a_workbook_keeps_its_own_name(saved, put):
    """Whoever opens it, and however often it is saved; another workbook has another."""
    before = saved.workbook_id
    put(saved, "more")
    assert before and Answers.open().workbook_id == before != new_document().members["workbook_id"]
