"""The command line: its words are pinned, because people and scripts rely on them."""

import json
import os
import socket
import subprocess
import sys

import pytest

from tests.conftest import CHECKOUT, is_one_line, notebook

COMMANDS = (
    "open",
    "serve",
    "demo",
    "host",
    "pack",
    "lab",
    "where",
    "export",
    "restore",
    "lock",
    "unlock",
    "forget",
    "check",
    "new",
    "rename",
    "share-chapter",
)


def test_help_lists_the_commands(say):
    """And says first what this is."""
    code, out, _ = say("--help")
    assert code == 0 and "The Dance Workbook: read and fill in its chapters on this computer." in out
    assert all(f"\n  {command} " in out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(say, command):
    """One sentence at least."""
    code, out, _ = say(command, "--help")
    said = " ".join(out.partition("\n\n")[2].partition("\n\n")[0].split())
    assert code == 0 and len(said) > 20 and said.endswith(".")


def test_serve_keeps_the_options_others_rely_on(say):
    """Port, path, and no browser."""
    out = say("serve", "--help")[1]
    assert all(option in out for option in ("--port", "--base-url", "--no-browser", "--lock-after"))


@pytest.mark.parametrize(
    "words", [["sing"], ["--sing"], ["serve", "--port", "x"], ["serve", "--port", "70000"], ["new"]]
)
def test_wrong_usage_is_exit_code_2(say, words):
    """As every command line has it; nothing goes to the output."""
    code, out, err = say(*words)
    assert (code, out) == (2, "") and err


def test_an_unknown_command_is_named(say):
    """Whoever mistyped sees what."""
    assert "No such command 'sing'." in say("sing")[2]


def test_where_prints_the_folder_and_makes_none(say, home):
    """One line, ready to be used by a script."""
    assert say("where") == (0, f"{home}\n", "")
    assert not home.exists()


def test_check_without_names_checks_every_chapter(say):
    """Those that came with the workbook have nothing to mend."""
    count = len(list((CHECKOUT / "chapters").glob("*.ipynb")))
    assert say("check") == (0, f"{count} chapters checked, nothing to mend.\n", "")


def test_check_of_one_chapter_speaks_of_one(say, write):
    """One chapter, not 1 chapters."""
    path = write("# Here", "## When not to\n\nAfraid.")
    assert say("check", path) == (0, "1 chapter checked, nothing to mend.\n", "")


def test_check_says_every_fault_on_its_line(say, write):
    """On stderr, with exit code 1."""
    code, out, err = say("check", write("No title", "page.slider('x', '?')"))
    assert (code, out, err.count("\n")) == (1, "", 3)
    assert all(line.startswith("01-here.ipynb") and line.endswith(".") for line in err.splitlines())


@pytest.mark.parametrize("raw", [None, "{", "[]"])
def test_check_of_a_chapter_that_is_missing_or_none_is_one_sentence(say, shelf, raw):
    """No traceback, whatever was named."""
    path = shelf / "01-here.ipynb"
    if raw:
        path.write_text(raw)
    code, out, err = say("check", path)
    assert (code, out) == (1, "") and err.startswith("01-here.ipynb: ") and err.count("\n") == 1


def test_new_writes_a_chapter_that_checks(say, shelf):
    """And says where, and what to do with it."""
    path = shelf / "11-asking.ipynb"
    code, out, err = say("new", "11-asking", "Asking")
    assert (code, err) == (0, "") and out.startswith(f"Wrote {path}. Write it in JupyterLab: workbook lab")
    assert say("check") == (0, "1 chapter checked, nothing to mend.\n", "")


def test_new_refuses_a_bad_name(say, shelf):
    """One sentence, and nothing written."""
    code, out, err = say("new", "11 Asking", "Asking")
    assert (code, out) == (1, "") and is_one_line(err) and "'11 Asking' is no name for a chapter" in err
    assert list(shelf.iterdir()) == []


def test_new_refuses_to_write_over_a_chapter(say, shelf):
    """Byte for byte as it was."""
    say("new", "11-asking", "Asking")
    before = (shelf / "11-asking.ipynb").read_bytes()
    code, out, err = say("new", "11-asking", "Again")
    assert (code, out) == (1, "") and is_one_line(err) and "already a chapter 11-asking" in err
    assert (shelf / "11-asking.ipynb").read_bytes() == before


@pytest.fixture
def started(monkeypatch):
    """What would be started in place of this process."""
    seen = []
    monkeypatch.setattr(os, "execve", lambda program, command, env: seen.append(command))
    return seen


def test_lab_opens_a_copy_and_says_where_answers_go(say, home, started):
    """The notebooks are the reader's own; the file is the same."""
    code, out, _ = say("lab", "--no-browser", "--allow-root")
    assert code == 0 and str(home / "notebooks") in out and str(home / "answers.json") in out
    assert (home / "notebooks" / "journal.ipynb").exists() and "--no-browser" in started[0]


def test_lab_writes_over_nothing(say, home, started):
    """What the reader changed stays."""
    (home / "notebooks").mkdir(parents=True)
    (home / "notebooks" / "journal.ipynb").write_text("mine")
    say("lab", "--allow-root")
    assert (home / "notebooks" / "journal.ipynb").read_text() == "mine"


def test_lab_in_a_folder_that_cannot_be_written_is_one_sentence(say, home, started):
    """With the reason and the way out; nothing is started."""
    home.write_text("in the way")
    code, out, err = say("lab", "--allow-root")
    assert (code, out, started) == (1, "", []) and "cannot be copied" in err and "set WORKBOOK_HOME" in err
    assert err.count("\n") == 1


@pytest.fixture
def taken():
    """A port that someone else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_in_use_is_one_sentence(taken):
    """With the way out, and exit code 1."""
    command = [sys.executable, "-m", "workbook.cli", "serve", "--no-browser", "--port", str(taken)]
    ended = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    way = "Close what uses it, or choose another: workbook serve --port N."
    assert ended.stderr == f"Port {taken} is in use or not allowed. {way}\n"


def test_the_helper_writes_what_jupyter_writes(write):
    """These tests mean the same files as a reader has."""
    assert json.loads(write("# Here").read_text())["nbformat"] == notebook()["nbformat"] == 4
