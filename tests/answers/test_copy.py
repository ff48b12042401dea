"""An answers file is read, compared and merged from Python, without a workbook around it."""

import os
import stat
from pathlib import Path

import pytest

from workbook import Answers
from workbook.answers import AnswersCopy
from workbook.errors import AnswersNotSaved, AnswersUnreadable, CopyLocked, WrongPassphrase

from .conftest import KEY, TEXT

OTHER = "04-too-close.one-no"
JOURNAL = "journal.entries"


@pytest.fixture
def phone(tmp_path):
    """The folder of the same reader's other workbook."""
    folder = tmp_path / "phone"
    Answers.open(folder).put(OTHER, "from the phone", kind="text", prompt="Which?")
    return folder


@pytest.mark.parametrize("name", ["", "answers.json"])
@pytest.mark.parametrize("kind", [str, Path])
def test_a_file_or_its_folder_is_read(saved, name, kind):
    """As a mapping and as a table."""
    found = Answers.read(kind(saved.folder / name))
    assert dict(found) == {KEY: TEXT} == dict(Answers.read())
    assert list(found.to_frame()["value"]) == [TEXT] and repr(found) == "<AnswersCopy: 1>"


@pytest.mark.parametrize("name", ["hme", "home/answer.json", "home/answers.json/answers.json"])
def test_what_is_not_there_is_said(saved, name, tmp_path):
    """And nothing is made in its place."""
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(AnswersUnreadable, match="is not there; look at its name"):
        Answers.read(tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_without_answers_is_said(tmp_path):
    """A mistyped folder that is there."""
    with pytest.raises(AnswersUnreadable, match=r"answers\.json” is not there"):
        Answers.read(tmp_path)


def test_what_is_no_answers_file_is_said(tmp_path):
    """With the name of the file."""
    (tmp_path / "notes.json").write_text("{}")
    with pytest.raises(AnswersUnreadable, match=r"notes\.json"):
        Answers.read(tmp_path / "notes.json")


def test_a_locked_file_takes_its_passphrase(saved):
    """Without one, it says what to do."""
    saved.lock("a small blue boat")
    with pytest.raises(CopyLocked, match="is locked; open it with its passphrase"):
        Answers.read(saved.path)
    with pytest.raises(WrongPassphrase):
        Answers.read(saved.path, "a small red boat")
    assert Answers.read(saved.path, "a small blue boat")[KEY] == TEXT


def test_it_is_to_be_looked_at_only(saved):
    """Neither set, nor taken out, nor changed in place."""
    found = Answers.read(saved.path)
    with pytest.raises(TypeError):
        found[KEY] = "x"
    with pytest.raises(TypeError):
        del found[KEY]
    assert (found.workbook_id, found.saved_at) == (saved.workbook_id, saved.saved_at)


def test_a_file_is_brought_in(saved, phone):
    """Every answer of both, and it can be taken back."""
    saved.merge(Answers.read(phone))
    assert dict(Answers.open()) == {KEY: TEXT, OTHER: "from the phone"}
    saved.undo()
    assert dict(Answers.open()) == {KEY: TEXT}


def test_two_files_make_a_third(saved, phone, put, tmp_path):
    """Whichever comes first; where both wrote, both texts are in it."""
    put(Answers.open(phone), "said otherwise")
    one, two = Answers.read(saved.folder), Answers.read(phone)
    both = one.merged(two)
    assert both.text() == two.merged(one).text()
    both.write(str(tmp_path / "both.json"))
    found = Answers.read(tmp_path / "both.json")
    entry = found.entry(KEY)
    assert sorted([entry.value, *(version["value"] for version in entry.other)]) == sorted(
        [TEXT, "said otherwise"]
    )
    assert found[OTHER] == "from the phone" and isinstance(found, AnswersCopy)
    assert stat.S_IMODE(os.stat(tmp_path / "both.json").st_mode) == 0o600


def test_no_file_is_written_over(saved):
    """The name is taken: another is asked for."""
    before = saved.path.read_bytes()
    with pytest.raises(AnswersNotSaved, match=r"already a file answers\.json; choose another name"):
        Answers.read().write(saved.path)
    assert saved.path.read_bytes() == before


def test_a_place_that_is_none_is_said(saved, tmp_path):
    """With the reason."""
    with pytest.raises(AnswersNotSaved, match="Not written, because"):
        Answers.read().write(tmp_path / "nowhere" / "both.json")


def test_a_disk_that_is_full_leaves_nothing_behind(saved, tmp_path, monkeypatch):
    """Half a file would be taken for a whole one."""

    def refuse(*given):
        raise OSError(28, "No space left on device")

    copy = Answers.read()
    monkeypatch.setattr("workbook.answers.storage.disk.write", refuse)
    with pytest.raises(AnswersNotSaved, match="Not written, because"):
        copy.write(tmp_path / "both.json")
    assert not (tmp_path / "both.json").exists()


@pytest.fixture
def logged(answers):
    """Two logs and an answer in one piece."""
    answers.append(JOURNAL, {"day": "2026-11-20", "words": "one"})
    answers.append(JOURNAL, {"day": "2026-11-21", "words": "two"})
    answers.append("10-change-that-lasts.weekly", {"day": "2026-11-21", "level": 0, "words": "three"})
    answers.append("10-change-that-lasts.weekly", {"words": "four"})
    answers["01-what-closeness-asks.connection"] = 4
    return answers


def test_every_entry_of_a_log_is_a_row(logged):
    """Days are days, numbers whole ones, and what is empty is missing."""
    frame = logged.to_frame("10-change-that-lasts.weekly")
    assert list(frame.columns) == ["key", "day", "words", "level"]
    assert set(frame["words"]) == {"three", "four"}
    assert (str(frame["level"].dtype), frame["day"].dtype.kind) == ("Int64", "M")
    assert frame["level"].sum() == 0 and frame["level"].isna().sum() == 1


def test_several_answers_make_one_table(logged):
    """What they do not share is missing; what has no rows is one, in the column value."""
    frame = Answers.read().to_frame(JOURNAL, "01-what-closeness-asks.connection")
    assert list(frame["key"]) == [JOURNAL, JOURNAL, "01-what-closeness-asks.connection"]
    assert list(frame["words"][:2]) == ["two", "one"] and frame["value"][2] == 4


def test_lines_gaps_and_answers_of_ones_own_have_rows_as_well(answers):
    """A line each; a sentence is one row of its gaps."""
    answers.put("mine.list", ["a", "b"], kind="checklist", prompt="?")
    answers.put("mine.say", {"when": "now", "then": "go"}, kind="plan", prompt="?")
    assert list(answers.to_frame("mine.list")["value"]) == ["a", "b"]
    assert answers.to_frame("mine.say").to_dict("records") == [
        {"key": "mine.say", "when": "now", "then": "go"}
    ]


def test_a_table_of_what_has_no_answer_is_a_key_error(answers):
    """As in any dictionary."""
    with pytest.raises(KeyError):
        answers.to_frame(JOURNAL)
