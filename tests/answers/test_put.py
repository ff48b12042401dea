"""Saving one answer: what is written, what is merged, what is left alone."""

import json
import os
import stat

import pytest

from workbook.answers import Answers, reading
from workbook.errors import AnswersNotSaved

from .conftest import KEY, TEXT


@pytest.fixture
def two_windows(saved):
    """Two windows that have both seen the first version."""
    return saved, Answers.open()


def test_the_file_describes_itself(saved):
    """An export needs no notebook: kind, prompt and value stand together."""
    stored = json.loads(saved.path.read_bytes())["answers"][KEY]
    assert stored["value"] == TEXT and stored["kind"] == "text" and stored["prompt"]


def test_every_save_counts(saved, put):
    """The rev of an answer and the seq of the file go up by one."""
    entry = put(saved, "second")
    assert (entry.rev, json.loads(saved.path.read_bytes())["seq"]) == (2, 2)


def test_the_same_value_writes_nothing(saved, put):
    """Leaving a field without a change is no save."""
    before = os.stat(saved.path)
    assert put(saved).rev == 1
    assert os.stat(saved.path).st_mtime_ns == before.st_mtime_ns


def test_nothing_typed_writes_nothing(answers, put):
    """A field that was never filled leaves no record."""
    assert put(answers, None).rev == 0
    assert not answers.path.exists()


def test_one_is_not_true(answers, put):
    """Python takes 1 and True for equal; the file does not."""
    put(answers, [True], kind="later")
    assert put(answers, [1], kind="later").rev == 2


def test_another_window_s_answers_stay(two_windows, put):
    """The file is read again before it is written."""
    first, second = two_windows
    put(first, "a", key="x.a")
    put(second, "b", key="x.b")
    assert set(Answers.open()) == {KEY, "x.a", "x.b"}


def test_a_text_the_writer_had_not_seen_is_kept_beside(two_windows, put):
    """Two windows, one question: both texts survive."""
    first, second = two_windows
    put(first, "from the first", base=1)
    entry = put(second, "from the second", base=1)
    assert entry.value == "from the second"
    assert [version["value"] for version in entry.other] == ["from the first"]


def test_what_is_written_anew_after_forgetting_is_not_written_over(two_windows, put):
    """A window that still has the forgotten text, saved more often, has not seen the new one."""
    first, second = two_windows
    for text in ("a", "b", "c"):
        put(first, text)
    second.refresh()
    first.forget(KEY)
    put(first, "written anew")
    assert [version["value"] for version in put(second, "from the second").other] == ["written anew"]


def test_by_default_the_base_is_what_was_last_read(two_windows, put):
    """A window that did not look again had not seen the other text."""
    first, second = two_windows
    put(first, "from the first")
    assert len(put(second, "from the second").other) == 1


def test_a_text_the_writer_had_seen_is_written_over(two_windows, put):
    """Editing what one sees is no conflict."""
    first, second = two_windows
    put(first, "from the first")
    second.refresh()
    assert put(second, "edited").other == ()


def test_typing_in_two_windows_keeps_one_version_of_each(two_windows, put):
    """A session's own draft that it has written over does not pile up."""
    first, second = two_windows
    ours, theirs = 1, 1
    for count in range(5):
        ours = put(first, f"ours {count}", base=ours).rev
        entry = put(second, f"theirs {count}", base=theirs)
        theirs = entry.rev
    assert [version["value"] for version in entry.other] == ["ours 4"]


def test_clearing_does_not_lose_an_unseen_text(two_windows, put):
    """Even an emptied field keeps what another window wrote."""
    first, second = two_windows
    put(first, "unseen")
    assert [version["value"] for version in put(second, None).other] == ["unseen"]


def test_a_scale_takes_the_later_number(answers, put):
    """For numbers and choices, the later arrival wins."""
    put(answers, 3, kind="scale")
    other = Answers.open()
    put(answers, 4, kind="scale", base=1)
    assert put(other, 5, kind="scale", base=1).other == ()


def test_rev_goes_on_after_forgetting(saved, put):
    """A window that knew a later version is not outranked by its past."""
    saved.forget(KEY)
    assert put(saved, "again", base=7).rev == 8


def test_unknown_members_survive(saved, put):
    """A later edition's additions are kept by this one, in the file, the answer and its versions."""
    document = json.loads(saved.path.read_bytes())
    document["mood_board"] = {"of": ["later"]}
    document["answers"][KEY]["voice"] = "later"
    saved.path.write_text(json.dumps(document), encoding="utf-8")
    put(saved, "new")
    again = json.loads(saved.path.read_bytes())
    assert again["mood_board"] == {"of": ["later"]}
    assert again["answers"][KEY]["voice"] == "later"


def test_everything_is_private_whatever_the_umask(put):
    """Folder 0700, files 0600, the lock and the snapshots included."""
    before = os.umask(0)
    try:
        answers = Answers.open()
        for count in range(3):
            put(answers, f"{count}")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in answers.folder.rglob("*")}
    assert modes.pop("snapshots") == 0o700 and stat.S_IMODE(answers.folder.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}


def test_a_tight_umask_does_not_lock_the_reader_out(put):
    """Whatever the umask takes away is given back."""
    before = os.umask(0o777)
    try:
        put(Answers.open())
    finally:
        os.umask(before)
    answers = Answers.open()
    assert stat.S_IMODE(answers.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(answers.folder.stat().st_mode) == 0o700


def test_a_folder_the_reader_made_keeps_its_mode(home, put):
    """A folder chosen by the reader is not ours to close."""
    home.mkdir()
    home.chmod(0o755)
    put(Answers.open())
    assert stat.S_IMODE(home.stat().st_mode) == 0o755


def test_nothing_is_left_beside_the_file(saved, put):
    """A save leaves the file, its lock and the snapshots."""
    put(saved, "second")
    assert sorted(path.name for path in saved.folder.iterdir()) == [
        "answers.json",
        "answers.json.lock",
        "snapshots",
    ]


def test_old_temporary_files_are_cleaned(saved, put):
    """A window that died an hour ago has left nothing; one that is alive is not disturbed."""
    old, young, foreign = (saved.folder / f"answers.json.{name}.tmp" for name in ("0" * 16, "1" * 16, "mine"))
    for path in (old, young, foreign):
        path.touch()
    os.utime(old, (0, 0))
    os.utime(foreign, (0, 0))
    put(saved, "second")
    assert [path.exists() for path in (old, young, foreign)] == [False, True, True]


def test_the_file_never_outgrows_what_can_be_read(answers, put):
    """What would be refused on reading is refused on writing, with a way out."""
    for count in range(9):
        put(answers, f"{count}" * 550_000, key=f"x.{count}")
    with pytest.raises(AnswersNotSaved, match="5 MB"):
        put(answers, "z" * 550_000)
    assert len(Answers.open()) == 9


def test_refresh_sees_another_window(saved, put):
    """After refresh, what another window saved is here."""
    put(Answers.open(), "elsewhere")
    saved.refresh()
    assert saved[KEY] == "elsewhere"


def test_refresh_does_not_read_what_has_not_changed(saved, monkeypatch):
    """It costs one look at the folder."""
    monkeypatch.setattr(reading, "parse", None)
    monkeypatch.setattr("workbook.answers.storage.disk.read_file", None)
    saved.refresh()
    assert saved[KEY] == TEXT


def test_a_file_taken_away_is_not_brought_back(saved, put):
    """Someone who deleted everything meant it."""
    saved.path.unlink()
    saved.refresh()
    assert len(saved) == 0
    put(saved, "new", key="x.new")
    assert set(Answers.open()) == {"x.new"}


def test_a_folder_taken_away_is_made_again_for_the_next_answer(saved, put):
    """Deleting everything does not stop a page that is still open."""
    for path in sorted(saved.folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    saved.folder.rmdir()
    put(saved, "new")
    assert Answers.open()[KEY] == "new"


def test_a_file_laid_out_by_hand_is_read_and_kept(saved, put):
    """Whoever opens the file in an editor and saves it in another layout loses nothing."""
    put(saved, "b", key="x.b")
    for layout in ({}, {"indent": 1}, {"indent": "\t"}, {"indent": 2, "ensure_ascii": False}):
        found = json.loads(saved.path.read_bytes())
        saved.path.write_text(json.dumps(found, **layout), encoding="utf-8")
        put(saved, str(layout), key="x.b")
    assert Answers.open()[KEY] == TEXT


def test_seq_counts_on_when_an_older_file_is_put_back(saved, put, clock):
    """Snapshots stay in order after the reader has put one in the place of the file."""
    old = saved.path.read_bytes()
    clock(0)
    put(saved, "second")
    clock(700)
    put(saved, "third")
    saved.path.write_bytes(old)
    put(saved, "another way")
    assert json.loads(saved.path.read_bytes())["seq"] == 3


def test_own_words_stay_beside_a_choice_until_they_are_taken_up(answers, put):
    """Whoever chooses an option keeps them; a program that knows nothing of them leaves them there."""
    put(answers, "my own words", kind="choice")
    put(answers, "an option", kind="choice", beside="my own words")
    put(answers, "another option", kind="choice")
    assert answers.entry(KEY).beside == "my own words" and answers[KEY] == "another option"
    put(answers, "my own words", kind="choice", beside="")
    assert answers.entry(KEY).beside == "" and b"beside" not in answers.path.read_bytes()


def _edit(answers, value):
    """Change the one answer in the file as with an editor, and nothing else."""
    found = json.loads(answers.path.read_bytes())
    found["answers"][KEY]["value"] = value
    answers.path.write_text(json.dumps(found, indent=1), encoding="utf-8")


def test_a_file_edited_by_hand_is_seen_and_not_written_over(saved, put):
    """The number by which changes are told apart stays as it was; still it is another answer."""
    _edit(saved, "by hand")
    saved.refresh()
    assert (saved[KEY], saved.entry(KEY).rev) == ("by hand", 2)
    entry = put(saved, "from a page that had not seen it", base=1)
    assert entry.value == "from a page that had not seen it"
    assert [version["value"] for version in entry.other] == ["by hand"]


def test_an_edit_by_hand_is_found_while_saving(saved, put):
    """Also where nobody has looked at the file since."""
    _edit(saved, "by hand")
    assert [version["value"] for version in put(saved, "mine", base=1).other] == ["by hand"]


def test_what_was_seen_of_an_edit_by_hand_is_seen_once(saved, put):
    """Whoever goes on from it writes over it, also when another answer was saved in between."""
    _edit(saved, "by hand")
    saved.refresh()
    put(Answers.open(), "elsewhere", key="01-what-closeness-asks.hope-to-gain")
    saved.refresh()
    assert saved.entry(KEY).rev == 2
    assert put(saved, "by hand, and on", base=2).other == ()
