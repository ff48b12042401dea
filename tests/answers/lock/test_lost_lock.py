"""A lock that is damaged itself: while a secret can open it, it stands; after that the reader goes on."""

import pytest

from tests.answers.conftest import KEY
from workbook.answers import Answers
from workbook.errors import AnswersUnreadable

from .conftest import PASSPHRASE, WORDS, plain, reopened


def without_its_lock(path):
    """A locked file in which the part that a passphrase opens is damaged."""
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'"opened_by"', b'"opened_xy"'))
    assert path.read_bytes() != raw
    return path.read_bytes()


def lose_the_lock(answers):
    """The same in every copy, seen by a process that has no key."""
    for snapshot in (answers.folder / "snapshots").iterdir():
        without_its_lock(snapshot)
    raw = without_its_lock(answers.path)
    return raw, reopened(answers)


def test_where_no_lock_can_be_opened_any_more_the_reader_may_begin_afresh(locked, put):
    """Nothing is promised that no passphrase can do, and the bytes are kept."""
    raw, answers = lose_the_lock(locked)
    assert not answers.locked and answers.read_only and "neither passphrase" in answers.trouble
    assert [choice.name for choice in answers.recovery.choices] == ["afresh"]
    assert answers.path.read_bytes() == raw and plain(answers.folder) == []
    answers.choose("afresh")
    assert raw in [path.read_bytes() for path in (answers.folder / "kept").iterdir()]
    put(answers, "a new beginning")
    assert Answers.open()[KEY] == "a new beginning" and not Answers.open().sealed
    assert plain(answers.folder) == []


def test_nothing_of_before_the_lock_is_brought_back_from_memory(kept, put):
    """A window that never knew the key must not write down what it remembers."""
    code = kept.lock(PASSPHRASE)
    assert code
    window = reopened(kept)
    lose_the_lock(kept)
    window.refresh()
    assert list(window) == [] and plain(kept.folder) == []


def test_as_long_as_a_snapshot_can_be_opened_the_lock_stands(locked):
    """The key is still to be had there."""
    without_its_lock(locked.path)
    answers = reopened(locked)
    assert answers.locked and answers.recovery is None
    answers.open_lock(PASSPHRASE)
    assert [choice.name for choice in answers.recovery.choices][-1] == "afresh"
    assert answers[KEY].startswith(WORDS)


def test_a_file_that_is_no_longer_any_file_behind_lost_locks_can_be_left(locked):
    """The snapshots tell that there was a lock; none of them opens."""
    lose_the_lock(locked)
    locked.path.write_bytes(b"neither this nor that")
    answers = reopened(locked)
    assert not answers.locked and [choice.name for choice in answers.recovery.choices] == ["afresh"]


def test_a_newer_lock_is_not_taken_for_a_lost_one(locked):
    """An update may open it."""
    for path in [locked.path, *(locked.folder / "snapshots").iterdir()]:
        path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 2'))
    answers = reopened(locked)
    assert answers.locked and answers.recovery is None
    with pytest.raises(AnswersUnreadable, match="newer edition"):
        answers.open_lock(PASSPHRASE)
