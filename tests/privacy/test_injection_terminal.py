"""The command line prints names that others have chosen: none of them gives a terminal an order."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import notebook
from tests.privacy.restored import everything
from tests.privacy.scripts import TEXTS
from workbook.answers import Answers
from workbook.cli import hosting
from workbook.cli.terminal_text import plainly
from workbook.hub.words import Words

NAME = "\x1b]0;told\x07\x1b[2J\x9b31m\u202eold\r"
Say = Callable[..., tuple[int, str, str]]


def orders(*said: str) -> list[str]:
    """Return every sign in what was said that a terminal would obey, line ends excepted."""
    return [sign for words in said for sign in words if sign != "\n" and plainly(sign) == "?" != sign]


@pytest.fixture
def answers(home: Path) -> Answers:
    """The answers of somebody beside whose file a program has left copies with odd names."""
    found = Answers.open(home)
    found["01-what-closeness-asks.fear-to-lose"] = "x"
    for name in (NAME, *(text.replace("/", "").replace("\x00", "")[:80] for text in TEXTS)):
        (home / f"answers ({name}).json").write_bytes((home / "answers.json").read_bytes())
    return found


def test_copies_are_listed_on_a_line_each(say: Say, answers: Answers) -> None:
    """Whatever the program that left them has called them."""
    code, out, err = say("restore")
    assert code == 0 and orders(out, err) == []
    assert out.count("\n") == len(answers.copies()) + 1 > len(TEXTS)


def test_a_restored_file_says_nothing_of_its_own(say: Say, home: Path, tmp_path: Path) -> None:
    """Only how much is in it."""
    (tmp_path / f"{NAME}.json").write_bytes(everything())
    code, out, err = say("restore", tmp_path / f"{NAME}.json", "--yes")
    assert code == 0 and orders(out, err) == []
    assert "beacon" not in out + err


@pytest.mark.parametrize(
    "given",
    [
        ["restore", f"{NAME}.json"],
        ["restore", f"{NAME}.html"],
        ["export", "--to", "md", "--out", f"{NAME}.md"],
        ["export", "--to", "md", "--out", f"{NAME}/no.md"],
        ["export", "--to", "md", "--chapters", NAME],
        ["export", "--to", "sheets", "--answer", NAME],
        ["export", "--to", NAME],
        ["forget", "--chapter", NAME, "--yes"],
        ["check", f"{NAME}.ipynb"],
        ["new", NAME, NAME],
        ["pack", "--agenda", NAME],
        ["pack", "--without-wheels", "--out", f"{NAME}.zip"],
        [NAME],
    ],
)
def test_a_name_that_was_given_comes_back_as_words(
    say: Say, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str]
) -> None:
    """A file's name, a chapter's or a word that means nothing: pasted from somewhere, perhaps."""
    monkeypatch.chdir(tmp_path)
    _, out, err = say(*given)
    assert out + err and orders(out, err) == []


def test_a_folder_is_printed_as_words(say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Wherever the answers are kept."""
    monkeypatch.setenv("WORKBOOK_HOME", str(tmp_path / NAME))
    code, out, err = say("where")
    assert (code, err, out.count("\n")) == (0, "", 1) and orders(out) == []


def hostile_chapter(path: Path) -> Path:
    """A chapter with a mistake in every cell, each in words that are orders."""
    calls = [
        f'page.text({NAME!r}, "x")',
        f'page.show("no.{NAME}", "x")',
        f'page.show({NAME!r}, "x")',
        f'page.picture({NAME!r}, "x")',
        f'page.table("t", "x", columns={{{NAME!r}: ({NAME!r}, {NAME!r})}})',
        f'page.text("k", "x", **{{{NAME!r}: 1}})',
        f"page.nothing({NAME!r})",
    ]
    opening = f"from widgets import open_chapter\n\npage = open_chapter({NAME!r})"
    cells: Any = notebook(opening, *calls, f"# {NAME}\n\n<b> ![x](y.png)")
    for cell in cells["cells"]:
        cell["id"] = NAME
    path.write_text(json.dumps(cells), encoding="utf-8")
    return path


def test_a_chapter_s_mistakes_are_told_on_a_line_each(say: Say, shelf: Path) -> None:
    """Its name, its cells and its keys are somebody else's words."""
    code, out, err = say("check", hostile_chapter(shelf / f"01-{NAME}.ipynb"))
    assert code == 1 and out == "" and orders(err) == [] and "it holds a picture" in err
    assert all(line.startswith("01-") for line in err.splitlines())


def test_a_room_s_name_is_only_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    """However it was pasted behind --name."""
    room = SimpleNamespace(title=NAME, people=3, folder=Path(NAME), closes_at="10:00")
    words = Words(hosting._say)
    words.found(room)  # type: ignore[arg-type]
    words.closing(room)  # type: ignore[arg-type]
    hosting._say(f"{room.title} is open for {room.people} people.")
    out = capsys.readouterr().out
    assert out.count("\n") == 3 and orders(out) == []
