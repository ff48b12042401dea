"""Words for a terminal that has not every letter, and from one that sends another encoding."""

import io
import sys

import pytest

from workbook.answers import Answers
from workbook.cli.terminal_text import show_anything


@pytest.fixture
def printed(monkeypatch):
    """Prints words where an encoding has not every letter, and returns the bytes."""

    def printed(words, encoding):
        out = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding))
        show_anything()
        print(words, end="", flush=True)
        return out.getvalue()

    return printed


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "“日本” – Ann’s, é …"),
        ("cp1252", "“??” – Ann’s, é …"),
        ("ascii", '"??" - Ann\'s, ? ...'),
        ("cp437", '"??" - Ann\'s, é ...'),
    ],
)
def test_what_cannot_be_shown_is_said_more_simply(printed, encoding, said):
    """No command ends in the middle because a folder or a name has a letter that a terminal has not."""
    assert printed("“日本” – Ann’s, é …", encoding).decode(encoding) == said


def test_where_is_told_in_any_encoding(printed, say, home, monkeypatch):
    """The folder is shown as far as it can be, and the command goes well."""
    monkeypatch.setenv("WORKBOOK_HOME", str(home.with_name("日本")))
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="cp1252"))
    assert say("where")[0] == 0
    sys.stdout.flush()
    assert out.getvalue().decode("cp1252").endswith("??\n")


def test_a_passphrase_in_another_encoding_is_no_traceback(monkeypatch, home):
    """It opens what it locked; a traceback could show it."""
    from workbook.cli import own_answers

    for command in (own_answers.lock, own_answers.unlock):
        monkeypatch.setattr(
            sys, "stdin", io.TextIOWrapper(io.BytesIO(b"m\xfcde W\xf6rter\n"), encoding="utf-8")
        )
        show_anything()
        command()
    assert not Answers.open().sealed
