"""Settings: one list of them, each with its meaning and its check, read when it is asked for."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from workbook import config
from workbook.config import CELL_SECONDS, LOCK_AFTER, SETTINGS
from workbook.errors import WorkbookError

NAMES = [setting.name for setting in SETTINGS]
NAME = re.compile(r"WORKBOOK_[A-Z_]+")
OURS = [CHECKOUT / name for name in ("workbook", "widgets", "binder", ".github/image")]
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
ON_IMPORT = """
import json, pkgutil, sys
from workbook.config import Setting
asked = []
get = Setting.get
Setting.get = lambda self, *given: (asked.append(self.name), get(self, *given))[1]
import workbook, widgets
CONFIGURES = ("workbook.server.lab_config", "workbook.hub.jupyterhub_config")  # a program's own, read by it
for package in (workbook, widgets):
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if found.name not in CONFIGURES and not found.name.endswith("__main__"):
            __import__(found.name)
print(json.dumps([asked, len(sys.modules)]))
"""


def ours(*endings: str) -> list[Path]:
    """Our own files, without what was built or fetched."""
    found = (path for folder in OURS for path in folder.rglob("*") if path.suffix in endings)
    return [path for path in found if not {"node_modules", "static", "__pycache__"} & set(path.parts)]


def test_no_other_module_asks_the_environment():
    """A name that stands by itself in Python is one that is asked for, or handed to another process."""
    named = [
        (path.name, node.value)
        for path in ours(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value)
    ]
    assert sorted(named) == sorted(("config.py", name) for name in NAMES)


def test_every_name_that_is_written_anywhere_is_a_setting():
    """In a sentence, a page, a script, a recipe."""
    files = [*ours(".py", ".ts", ".md", ".yaml", ".json", ".html", ".txt", ".sh"), *CHECKOUT.glob("*.md")]
    files += [path for path in OURS[-1].iterdir() if path.is_file()]
    texts = ((path, path.read_text(encoding="utf-8")) for path in files)
    assert {name for _, text in texts for name in NAME.findall(text)} == set(NAMES)


def test_the_documentation_lists_exactly_these_with_the_same_words():
    """For whoever starts the workbook by hand, and for whoever looks where a setting is read."""
    page = (CHECKOUT / "workbook/docs/command-line.md").read_text(encoding="utf-8")
    table = page.partition("| Variable |")[2].partition("\n\n")[0].splitlines()[2:]
    told = [[cell.strip() for cell in LINK.sub(r"\1", row).split("|")[1:-1]] for row in table]
    assert told == [[f"`{setting.name}`", setting.meaning] for setting in SETTINGS]


def test_nothing_is_read_on_import():
    """Whoever imports a module may still set what it will go by."""
    run = subprocess.run([sys.executable, "-c", ON_IMPORT], capture_output=True, text=True, check=True)
    asked, modules = json.loads(run.stdout)
    assert asked == [] and modules > 500


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_an_empty_setting_is_none(monkeypatch, setting):
    """As it is without one."""
    monkeypatch.setenv(setting.name, "")
    assert setting.get() == setting.get({}) == setting.default


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_what_was_put_is_read_by_this_process_and_the_next(monkeypatch, setting):
    """As a command line does for what it starts."""
    monkeypatch.delenv(setting.name, raising=False)
    monkeypatch.setenv(setting.name, "2")
    setting.put("1")
    assert setting.get() == setting.check("1")


@pytest.mark.parametrize(
    ("given", "said", "found"),
    [(None, "", LOCK_AFTER.default), (None, "0.5", 0.5), (3.0, "7", 3.0), (None, "1440", 1440)],
)
def test_how_long_is_said_on_the_command_line_or_in_the_environment(monkeypatch, given, said, found):
    """The command line goes first."""
    monkeypatch.setenv(LOCK_AFTER.name, said)
    assert config.lock_after(given) == found


@pytest.mark.parametrize("said", ["soon", "0", "-1", "nan", "inf", "1441"])
def test_anything_else_is_refused_in_a_sentence(monkeypatch, said):
    """Rather than never locking."""
    monkeypatch.setenv(LOCK_AFTER.name, said)
    with pytest.raises(WorkbookError, match="write a number"):
        config.lock_after()


@pytest.mark.parametrize(("said", "found"), [("1", True), ("0", False), ("yes", False)])
def test_a_switch_is_on_with_one_alone(monkeypatch, said, found):
    """What shows a reader's words is never on by a slip."""
    monkeypatch.setenv(config.TRACEBACKS.name, said)
    assert config.TRACEBACKS.get() is found


@pytest.mark.parametrize("said", ["soon", "0", "-1", "nan", "inf", "86401"])
def test_a_cell_is_given_a_time_that_ends(monkeypatch, said):
    """Neither none nor for ever."""
    monkeypatch.setenv(CELL_SECONDS.name, said)
    with pytest.raises(WorkbookError, match="write seconds, from 1 to 86400"):
        CELL_SECONDS.get()
