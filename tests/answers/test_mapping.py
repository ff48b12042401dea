"""Answers are used like a dictionary."""

import subprocess
import sys

import pytest

from workbook import Answers
from workbook.errors import AnswerRefused

from .conftest import KEY, TEXT


def test_an_answer_comes_back_as_it_was_typed(saved):
    """Emoji, quotes, tags and line breaks are the same in a new process's eyes."""
    assert Answers.open()[KEY] == TEXT


@pytest.mark.parametrize("value", [0, 7, -5, ["a", "b"], [{"who": "me", "how": 3}], {"feeling": "x"}, "y"])
def test_every_kind_of_value_is_kept(answers, put, value):
    """Zero is an answer like any other."""
    put(answers, value)
    assert dict(Answers.open()) == {KEY: value}


@pytest.mark.parametrize("value", [True, 1.5, object(), {1, 2}, b"x"])
def test_what_is_no_answer_is_refused(saved, value):
    """Neither yes-or-no values nor fractions nor Python objects are answers."""
    with pytest.raises(AnswerRefused, match="takes words"):
        saved[KEY] = value
    assert Answers.open()[KEY] == TEXT


@pytest.mark.parametrize("value", ["\ud800", float("nan"), float("inf"), [object()], {1: "a", "1": "b"}])
def test_what_could_not_be_read_again_is_never_written(saved, put, value):
    """The strict reader has the last word before a byte is written."""
    with pytest.raises(AnswerRefused):
        put(saved, value)
    assert Answers.open()[KEY] == TEXT


def test_a_list_without_end_is_refused(answers, put):
    """Depth is limited when writing as it is when reading."""
    value = []
    for _ in range(5000):
        value = [value]
    with pytest.raises(AnswerRefused):
        put(answers, value)


def test_a_cleared_answer_is_no_longer_an_item(saved, put):
    """None is unanswered everywhere, but the record stays so that it wins over older copies."""
    put(saved, None)
    assert (KEY in saved, len(saved), list(saved), saved.entry(KEY).rev) == (False, 0, [], 2)


def test_an_unanswered_key_is_a_key_error(answers):
    """As in any dictionary."""
    with pytest.raises(KeyError):
        answers[KEY]


def test_deleting_forgets(saved):
    """`del` is the same as "Forget this answer"."""
    del saved[KEY]
    assert saved.entry(KEY) is None


def test_deleting_what_is_not_there_is_a_key_error(answers):
    """As in any dictionary."""
    with pytest.raises(KeyError):
        del answers[KEY]


def test_keys_come_sorted(answers, put):
    """Chapter by chapter."""
    for key in ("b.x", "a.y", "a.x"):
        put(answers, key=key)
    assert list(answers) == ["a.x", "a.y", "b.x"]


def test_only_text_is_a_key(saved):
    """Asking for something else is answered, not an error."""
    assert 3 not in saved


def test_no_repr_shows_an_answer(saved):
    """Answers appear in no log and no traceback."""
    shown = repr(saved) + repr(saved.entry(KEY)) + repr(saved._file.document)
    assert "quiet" not in shown


def test_no_refusal_shows_an_answer(answers, put):
    """The sentence names the question's key and never what was typed."""
    with pytest.raises(AnswerRefused) as refusal:
        put(answers, "secret \ud800")
    assert "secret" not in str(refusal.value)


def test_repr_counts(saved):
    """How many answers is all it says."""
    assert repr(saved) == "<Answers: 1>"


def test_path_and_folder(answers, home):
    """Where things are."""
    assert (answers.folder, answers.path) == (home, home / "answers.json")


def test_import_is_light():
    """No table library, no lock, no thread until it is needed: a later edition runs in the browser."""
    code = (
        "import sys, threading, workbook.answers\n"
        "heavy = {'pandas', 'numpy', 'plotly', 'filelock', 'fcntl', 'subprocess', 'asyncio'}\n"
        "print(sorted(heavy & set(sys.modules)), threading.active_count())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "[] 1"
