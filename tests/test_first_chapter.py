"""What the page “Your first chapter” lets people type does what it says."""

import re
import shlex

import pytest

from workbook import paths
from workbook.server import lab, serve

from .conftest import CHECKOUT

PAGE = CHECKOUT / "workbook" / "docs" / "first-chapter.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="no checkout around the tests")


@pytest.fixture
def opened(monkeypatch):
    """What would be opened, and with which chapters."""
    seen = []
    monkeypatch.setenv("WORKBOOK_CHAPTERS", "")
    monkeypatch.setattr(lab, "start", lambda folder, *more: seen.append(("lab", folder)))
    monkeypatch.setattr(lab, "check_account", lambda extra: None)
    monkeypatch.setattr(serve, "serve", lambda serving: seen.append(("app", paths.chapters_folder())))
    return seen


def test_every_command_does_what_is_said(say, opened, tmp_path, home, monkeypatch):
    """One after the other, from an empty folder; the colleague is who has only the file."""
    commands = re.findall(r"^\$ workbook (.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    desk, mine = tmp_path / "desk", tmp_path / "desk" / "chapters-of-mine"
    desk.mkdir()
    monkeypatch.chdir(desk)
    for command in commands:
        monkeypatch.setenv("WORKBOOK_CHAPTERS", "")
        if command.startswith("open "):
            monkeypatch.chdir(desk / "to-send")
        code, _, err = say(*shlex.split(command))
        assert (code, err) == (0, ""), command
        monkeypatch.chdir(desk)
    assert opened == [("lab", mine), ("app", mine), ("app", home / "notebooks")]
    assert 'page.scale("near"' in (mine / "11-repair.ipynb").read_text().replace('\\"', '"')
    assert (desk / "site" / "11-repair.html").exists() and (mine / "keys.json").exists()
