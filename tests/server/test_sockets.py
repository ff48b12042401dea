"""Sockets: their paths are short, wherever temporary files go."""

import os
import shutil
import socket
import stat
import tempfile
from pathlib import Path

import pytest
from tornado.httpserver import HTTPServer

from workbook.server import binder
from workbook.server.serve import Serving, WorkbookError, _bind


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Lets temporary files go to a folder whose name has so many letters."""

    def temporary(letters):
        folder = tmp_path / "x"
        folder = folder.with_name("x" * (letters - len(str(folder)) + 1))
        folder.mkdir()
        assert len(str(folder)) == letters
        monkeypatch.setattr(tempfile, "tempdir", str(folder))

    return temporary


def test_a_usual_temporary_folder_takes_the_socket(temporary, monkeypatch):
    """Sixty letters are no trouble; a Mac's has 48."""
    monkeypatch.setattr(binder, "ADDED", 7)
    temporary(binder.LONGEST - 7)
    assert binder.setup()["unix_socket"] is True


def test_the_socket_of_a_long_temporary_folder_is_elsewhere(temporary):
    """In a folder of its own that nobody else can enter."""
    temporary(130)
    place = Path(binder.setup()["unix_socket"])
    try:
        assert len(os.fsencode(place)) < 60 and stat.S_IMODE(place.parent.stat().st_mode) == 0o700
        with socket.socket(socket.AF_UNIX) as line:
            line.bind(str(place))
    finally:
        shutil.rmtree(place.parent)


def test_a_mac_s_temporary_folder_is_usual():
    """The proxy adds a folder and a name."""
    assert 60 + binder.ADDED <= binder.LONGEST


def test_a_socket_that_cannot_be_is_one_sentence(tmp_path):
    """Its path is too long, or its folder is not there."""
    for place in (tmp_path / ("x" * 120), tmp_path / "none" / "s"):
        with pytest.raises(WorkbookError, match="cannot listen at the socket"):
            _bind(HTTPServer(lambda request: None), Serving(socket=place))
