"""What every test starts from: a data folder of its own, and chapters it may write."""

import getpass
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from tests.beside import pytest_xdist_make_scheduler as pytest_xdist_make_scheduler
from tests.faults.scale import SOAK, scaled
from tests.marks import pytest_collection as pytest_collection
from tests.marks import pytest_collection_modifyitems as pytest_collection_modifyitems
from workbook import cli
from workbook.answers.encryption import keyring

# Invented examples are the same every time and everywhere; a soak invents others, and more of them.
hypothesis.settings.register_profile(
    "workbook",
    deadline=None,
    database=None,
    derandomize=not SOAK,
    max_examples=scaled(60),
)
hypothesis.settings.load_profile("workbook")

CHECKOUT = Path(__file__).parent.parent
OPENING = 'from widgets import open_chapter\n\npage = open_chapter("01-here", "A line")'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that does not exist yet, and nothing of the surroundings."""
    folder = tmp_path / "home"
    monkeypatch.setenv("WORKBOOK_HOME", str(folder))
    for name in ("WORKBOOK_CHAPTERS", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for chapters that the workbook reads its chapters from."""
    folder = tmp_path / "chapters"
    folder.mkdir()
    monkeypatch.setenv("WORKBOOK_CHAPTERS", str(folder))
    return folder


def notebook(*cells: str | dict, **metadata: object) -> dict:
    """A notebook of cells; prose begins with #, > or a word, code with `page.` or `from`."""
    return {
        "cells": [_cell(each) for each in cells],
        "metadata": metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(source: str | dict) -> dict:
    if isinstance(source, dict):
        return source
    code = source.startswith(("page", "from", "import", "x =", "%"))
    outcome = {"outputs": [], "execution_count": None} if code else {}
    return {"cell_type": "code" if code else "markdown", "metadata": {}, "source": source, **outcome}


@pytest.fixture
def write(shelf: Path) -> Callable[..., Path]:
    """Writes a chapter of cells; the opening comes by itself unless `opening` says otherwise."""

    def write(
        *cells: str | dict, slug: str = "01-here", opening: str | None = OPENING, **metadata: object
    ) -> Path:
        path = shelf / f"{slug}.ipynb"
        first = [opening.replace("01-here", slug)] if opening else []
        path.write_text(json.dumps(notebook(*first, *cells, **metadata)), encoding="utf-8")
        return path

    return write


class Terminal(io.StringIO):
    """A terminal at which someone sits."""

    def isatty(self):
        return True


@pytest.fixture
def say(monkeypatch, capsys, home):
    """Says something on the command line, with lines typed; every time in a process that knows no key."""

    def say(*given, typed=(), terminal=False):
        keyring.drop(home)
        lines = list(typed)
        monkeypatch.setattr(getpass, "getpass", lambda question: lines.pop(0))
        stdin = Terminal("") if terminal else io.StringIO("".join(f"{line}\n" for line in typed))
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(sys, "argv", ["workbook", *map(str, given)])
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    return say


def is_one_line(err):
    """One line that ends its sentence, and no traceback."""
    return err.count("\n") == 1 and err.endswith(".\n") and "Traceback" not in err
