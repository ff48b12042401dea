"""Several answers in one save: all of them are kept, or none, and what they will be can be seen before."""

import json

import pytest

from workbook.answers import Answers
from workbook.answers.change import Given
from workbook.answers.storage import disk
from workbook.errors import AnswerRefused, AnswersNotSaved

from .conftest import KEY, TEXT


def given(key, value, base=None):
    """An answer to save."""
    return Given(key=key, value=value, kind="text", prompt="And?", base=base)


def test_all_are_one_save(saved):
    """The file is written once, and each has a rev of its own."""
    entries = saved.put_all([given(KEY, "second"), given("x.a", "first")])
    assert [(entry.value, entry.rev) for entry in entries] == [("second", 2), ("first", 1)]
    stored = json.loads(saved.path.read_bytes())
    assert stored["seq"] == 2 and stored["answers"]["x.a"]["value"] == "first"


def test_one_that_cannot_be_kept_keeps_the_others_out(saved):
    """Half of what was done would be worse than nothing of it."""
    with pytest.raises(AnswerRefused):
        saved.put_all([given("x.a", "first"), given("x.b", {1, 2})])
    assert set(Answers.open()) == {KEY}


def test_a_disk_that_refuses_keeps_all_out(saved, monkeypatch):
    """And the file is as it was."""

    def full(descriptor, raw):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", full)
    with pytest.raises(AnswersNotSaved):
        saved.put_all([given("x.a", "first"), given("x.b", "second")])
    assert set(saved) == {KEY}


def test_what_another_window_wrote_stays_beside(saved):
    """Each answer is merged with what the file has by then."""
    Answers.open().put_all([given(KEY, "elsewhere")])
    (entry, _) = saved.put_all([given(KEY, "here", base=1), given("x.a", "first")])
    assert [version["value"] for version in entry.other] == ["elsewhere"]


def test_what_is_to_come_can_be_seen_before(saved):
    """It says what the file will, which is not touched."""
    coming = saved.foreseen([given(KEY, None), given("x.a", "first")])
    assert dict(coming) == {"x.a": "first"}
    assert dict(saved) == dict(Answers.open()) == {KEY: TEXT}


def test_an_answer_to_save_shows_no_words():
    """Neither in a log nor in a traceback."""
    assert TEXT not in repr(given(KEY, TEXT))
