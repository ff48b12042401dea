"""The commands about the answers: restore, lock, unlock, forget. Their words are pinned."""

import json

import pytest

from tests.conftest import is_one_line
from workbook.answers import Answers
from workbook.answers.encryption import encrypted_file
from workbook.pages.lock_page import UNREACHED

ONE, TWO, THREE = "01-here.one", "01-here.two", "02-there.three"
HERE = {ONE: "my quiet mornings", TWO: "the same in both"}
THERE = {ONE: "my noisy evenings", TWO: "the same in both", THREE: "only in the copy"}
COUNTED = "In the copy: 1 new, 1 changed, 1 the same, 0 only here.\n"
DONE = "Done. To take it back: workbook restore --undo\n"
PASSPHRASE = "four words of mine"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Cost is not the point here."""
    monkeypatch.setitem(encrypted_file.SCRYPT, "n", 2**10)


def kept(folder, given):
    """Answers in a folder."""
    answers = Answers.open(folder)
    for key, text in given.items():
        answers.put(key, text, kind="text", prompt="?")
    return answers


@pytest.fixture
def here(home):
    """The reader's file, with two answers."""
    return kept(home, HERE).path


@pytest.fixture
def copy(tmp_path):
    """A copy from elsewhere."""
    return kept(tmp_path / "there", THERE).path


def words(path):
    """Every answer in a file that is not cleared."""
    entries = json.loads(path.read_text())["answers"]
    return {key: entry["value"] for key, entry in entries.items() if entry["value"] is not None}


def test_restore_brings_together_after_it_was_agreed(say, here, copy):
    """The preview first, in words; then nothing of either is lost, and undo goes back."""
    asked = f"{COUNTED}Bring them together? [y/N] \n{DONE}".replace("] \n", "] ")
    assert say("restore", copy, typed=["y"]) == (0, asked, "")
    assert words(here)[THREE] == THERE[THREE]
    entry = json.loads(here.read_text())["answers"][ONE]
    assert {entry["value"], entry["other"][0]["value"]} == {HERE[ONE], THERE[ONE]}
    assert say("restore", "--undo") == (0, "The last restore is undone.\n", "")
    assert words(here) == HERE


@pytest.mark.parametrize("typed", [["n"], [""], [], ["perhaps"]])
def test_restore_without_a_yes_changes_nothing(say, here, copy, typed):
    """Byte for byte, and said as a problem, so that a script stops."""
    before = here.read_bytes()
    code, out, err = say("restore", copy, typed=typed)
    assert (code, err) == (1, "Nothing was changed.\n") and out.startswith(COUNTED)
    assert here.read_bytes() == before


def test_restore_can_replace_and_need_not_ask(say, here, copy):
    """For scripts."""
    assert say("restore", copy, "--replace", "--yes") == (0, COUNTED + DONE, "")
    assert words(here) == THERE


@pytest.mark.parametrize("raw", [b"", b"null", b"[]", b"words", b"[" * 100_000, "{}".encode("utf-16")])
def test_restore_refuses_what_is_no_copy_in_a_sentence(say, here, tmp_path, raw):
    """And leaves the answers alone."""
    before, odd = here.read_bytes(), tmp_path / "odd.json"
    odd.write_bytes(raw)
    code, out, err = say("restore", odd, "--yes")
    assert (code, out) == (1, "") and is_one_line(err) and here.read_bytes() == before


@pytest.mark.parametrize("ending", ["csv", "XLSX", "ics", "odt"])
def test_restore_says_what_a_table_or_a_calendar_cannot_do(say, here, tmp_path, ending):
    """And which kinds can be brought back."""
    (tmp_path / f"workbook.{ending}").write_bytes(b"chapter,key\n")
    code, out, err = say("restore", tmp_path / f"workbook.{ending}", "--yes")
    assert (code, out) == (1, "") and is_one_line(err)
    assert f"ending in .{ending.lower()} only shows answers" in err and ".json" in err and "html" in err


def test_restore_brings_in_what_is_whole_in_a_damaged_copy(say, here, copy):
    """And says that it is damaged before it asks."""
    copy.write_bytes(copy.read_bytes()[:-20])
    code, out, err = say("restore", copy, "--yes")
    assert (code, err) == (0, "") and out.startswith("The copy is damaged") and out.endswith(DONE)
    assert words(here)[THREE] == THERE[THREE]


def test_restore_of_a_file_that_is_not_there_is_one_sentence(say, here, tmp_path):
    """With exit code 1."""
    code, out, err = say("restore", tmp_path / "nowhere.json", "--yes")
    assert (code, out) == (1, "") and is_one_line(err)


def test_restore_opens_a_locked_copy(say, here, tmp_path):
    """From a terminal without an echo, or as one line from a pipe."""
    there = kept(tmp_path / "there", THERE)
    there.lock(PASSPHRASE)
    assert say("restore", there.path, "--yes", typed=[PASSPHRASE], terminal=True) == (0, COUNTED + DONE, "")
    code, out, err = say("restore", there.path, "--yes", typed=["not these words"])
    assert (code, out) == (1, "") and is_one_line(err)
    assert words(here)[THREE] == THERE[THREE]


def test_restore_without_a_file_lists_what_it_found(say, here, copy):
    """Numbered, ready to be chosen."""
    nothing = "Nothing is damaged and no other copies were found. Name the copy to restore.\n"
    assert say("restore") == (0, nothing, "")
    copy.rename(here.parent / "answers 2.json")
    listed = "1. The copy answers 2.json\nTo take one: workbook restore --choose NUMBER\n"
    assert say("restore") == (0, listed, "")
    assert say("restore", "--choose", "1", "--yes") == (0, f"{COUNTED}Done.\n", "")
    assert words(here)[THREE] == THERE[THREE] and say("restore") == (0, nothing, "")


def test_after_damage_a_choice_is_taken_by_its_number(say, here):
    """The list says what each choice means; nothing is written before."""
    raw = here.read_bytes()
    here.write_bytes(raw[: len(raw) * 2 // 3])
    code, out, _ = say("restore")
    lines = out.splitlines()
    assert (
        code == 0
        and lines[0].startswith("1. ")
        and lines[-2].partition(". ")[2].startswith("Start with no answers.")
    )
    assert here.read_bytes() == raw[: len(raw) * 2 // 3]
    assert say("restore", "--choose", "1", "--yes")[0] == 0
    assert words(here)[ONE] == HERE[ONE]


def test_answers_that_are_out_of_sight_are_not_called_none(say, here, tmp_path):
    """Neither where there is nothing to choose, nor beside an export that has nothing in it."""
    here.rename(here.with_name(".answers.json.icloud"))
    code, out, err = say("restore")
    assert (code, out) == (1, "") and ".answers.json.icloud" in err and is_one_line(err)
    code, out, err = say("export", "--to", "md", "--out", tmp_path / "x.md")
    assert code == 0 and ".answers.json.icloud" in err


def test_a_number_that_is_not_listed_is_one_sentence(say, here):
    """With the way to see them."""
    missing = "There is no number 3; see the numbers with: workbook restore\n"
    assert say("restore", "--choose", "3") == (1, "", missing)


def test_undo_without_a_restore_is_one_sentence(say, here):
    """Nothing to undo is a problem, not a fault."""
    code, out, err = say("restore", "--undo")
    assert (code, out) == (1, "") and is_one_line(err)


def test_lock_asks_twice_and_prints_the_code_once(say, here):
    """Then nothing can be read on the disk, and commands ask for the passphrase."""
    code, out, err = say("lock", typed=[PASSPHRASE, PASSPHRASE], terminal=True)
    first, *rest = out.splitlines()
    assert (code, err) == (0, "") and first.startswith("Your recovery code: ")
    assert rest == [
        "Write it down now; it is shown only this once.",
        "Without the passphrase and without this code nobody can open these answers again.",
    ]
    files = [path.read_bytes() for path in here.parent.rglob("*") if path.is_file()]
    assert not any(HERE[ONE].encode() in raw for raw in files)
    assert PASSPHRASE not in out and PASSPHRASE not in err


@pytest.mark.parametrize(
    ("typed", "why"), [([PASSPHRASE, "another one"], "not the same"), (["short", "short"], "shorter than 8")]
)
def test_lock_refuses_a_slip_and_a_short_one(say, here, typed, why):
    """Nothing has changed."""
    before = here.read_bytes()
    code, out, err = say("lock", typed=typed, terminal=True)
    assert (code, out) == (1, "") and why in err and is_one_line(err) and here.read_bytes() == before


@pytest.fixture
def locked(say, here):
    """Locked answers; returns the recovery code."""
    return say("lock", typed=[PASSPHRASE])[1].splitlines()[0].rpartition(": ")[2]


def test_unlock_takes_the_passphrase_or_the_code(say, here, locked):
    """Afterwards the file is as plain as before."""
    removed = "The lock is removed. The file can be read by anyone who can open it.\n"
    code, out, err = say("unlock", typed=["not these words"])
    assert (code, out) == (1, "") and is_one_line(err)
    assert say("unlock", typed=[locked]) == (0, removed, "")
    assert words(here) == HERE
    assert say("unlock") == (0, "There is no lock.\n", "")


def test_commands_ask_for_the_passphrase_of_locked_answers(say, here, locked, copy):
    """A wrong one ends them; the right one lets them go on."""
    assert say("restore", copy, "--yes", typed=["not these words"])[0] == 1
    assert say("restore", copy, typed=[PASSPHRASE, "y"])[0] == 0
    say("unlock", typed=[PASSPHRASE])
    assert words(here)[THREE] == THERE[THREE]


@pytest.mark.parametrize(
    ("given", "count", "left"),
    [
        (["--answer", ONE], "1 answer", {TWO, THREE}),
        (["--chapter", "01-here"], "2 answers", {THREE}),
    ],
)
def test_forget_says_what_it_cannot_reach_and_asks(say, home, given, count, left):
    """Then the words are gone from every file in the folder."""
    path = kept(home, THERE).path
    assert say("forget", *given, typed=["n"]) == (
        1,
        f"{UNREACHED}\nForget {count}? [y/N] ",
        "Nothing was changed.\n",
    )
    assert say("forget", *given, "--yes") == (0, f"{UNREACHED}\nForgotten.\n", "")
    assert set(words(path)) == left
    assert not any(THERE[ONE].encode() in it.read_bytes() for it in home.rglob("*") if it.is_file())


def test_forget_everything_leaves_no_word(say, home, here):
    """Nowhere in the folder."""
    assert say("forget", "--everything", "--yes")[0] == 0
    assert not any(HERE[TWO].encode() in it.read_bytes() for it in home.rglob("*") if it.is_file())


def test_whoever_lost_the_passphrase_may_forget_everything(say, here, locked):
    """It is the one thing that needs none."""
    assert say("forget", "--everything", "--yes") == (0, f"{UNREACHED}\nForgotten.\n", "")
    assert say("restore")[0] == 0


@pytest.mark.parametrize(
    "given",
    [
        ["forget"],
        ["forget", "--everything", "--chapter", "01-here"],
        ["restore", "a.json", "--undo"],
        ["restore", "--undo", "--choose", "1"],
        ["restore", "--choose", "0"],
        ["lock", "four words of mine"],
        ["unlock", "four words of mine"],
    ],
)
def test_wrong_usage_is_exit_code_2(say, given):
    """A passphrase is no argument: it would stand in the shell's history."""
    code, out, err = say(*given)
    assert (code, out) == (2, "") and err
