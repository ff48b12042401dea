"""Where the answers and the chapters are."""

from pathlib import Path

import pytest

from workbook import paths


def test_workbook_home_moves_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What `WORKBOOK_HOME` says counts, and asking makes no folder."""
    monkeypatch.setenv("WORKBOOK_HOME", str(tmp_path / "mine"))
    assert paths.data_folder() == tmp_path / "mine"
    assert not (tmp_path / "mine").exists()


def test_a_tilde_is_the_reader_s_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As it would be in a shell; a tilde that means nobody stays as it is."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("WORKBOOK_HOME", "~/mine")
    assert paths.data_folder() == tmp_path / "mine"


@pytest.mark.parametrize("home", ["", None])
def test_without_it_the_system_s_usual_place_is_used(
    monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    """An empty setting is none."""
    monkeypatch.delenv("WORKBOOK_HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("WORKBOOK_HOME", home)
    assert paths.data_folder().is_absolute() and "dance-workbook" in paths.data_folder().parts


def test_workbook_chapters_moves_the_chapters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An author's own folder."""
    monkeypatch.setenv("WORKBOOK_CHAPTERS", str(tmp_path))
    assert paths.chapters_folder() == tmp_path


@pytest.mark.parametrize(("checkout", "place"), [(True, "chapters"), (False, "workbook/_chapters")])
def test_the_checkout_s_chapters_come_before_the_installed_ones(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, checkout: bool, place: str
) -> None:
    """Whoever edits a chapter in a checkout sees that chapter."""
    monkeypatch.delenv("WORKBOOK_CHAPTERS", raising=False)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "workbook" / "paths.py"))
    if checkout:
        (tmp_path / "chapters").mkdir()
    assert paths.chapters_folder() == tmp_path / place
