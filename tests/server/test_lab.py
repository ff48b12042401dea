"""JupyterLab as “workbook lab” sets it up: what a cell showed is not saved."""

import json
from pathlib import Path

import pytest
from jupyter_server.services.contents.filemanager import FileContentsManager
from traitlets.config import PyFileConfigLoader

from workbook.server import lab

SHOWN = [{"output_type": "stream", "name": "stdout", "text": "the words of a reader"}]
CELL = {"cell_type": "code", "id": "a", "metadata": {}, "source": "1", "outputs": SHOWN, "execution_count": 1}
BOOK = {"cells": [CELL], "metadata": {"widgets": {"state": "words"}}, "nbformat": 4, "nbformat_minor": 5}


def test_on_windows_lab_stays_with_its_terminal(monkeypatch, tmp_path):
    """There a process that is replaced goes on behind the prompt, and Ctrl-C never reaches it."""
    called: list[list[str]] = []
    monkeypatch.setattr(lab, "WINDOWS", True)
    monkeypatch.setattr("subprocess.call", lambda command, **given: called.append(command) or 3)
    monkeypatch.setattr("signal.signal", lambda *given: None)
    monkeypatch.setattr(lab, "leave_no_core", lambda: None)
    with pytest.raises(SystemExit, match="3"):
        lab.start(tmp_path, browser=False, extra=["--port=1"])
    assert called[0][1:3] == ["-m", "jupyterlab"] and called[0][-2:] == ["--no-browser", "--port=1"]


def test_what_a_cell_showed_is_not_saved(tmp_path, monkeypatch):
    """Neither its outputs, nor how often it has run, nor what widgets hold."""
    monkeypatch.setattr("os.umask", lambda mask: mask)  # the process of the tests keeps its own
    config = PyFileConfigLoader("lab_config.py", str(Path(lab.__file__).parent)).load_config()
    manager = FileContentsManager(config=config, root_dir=str(tmp_path))
    manager.save({"type": "notebook", "format": "json", "content": json.loads(json.dumps(BOOK))}, "/x.ipynb")
    saved = json.loads((tmp_path / "x.ipynb").read_text())
    assert (saved["cells"][0]["outputs"], saved["cells"][0]["execution_count"]) == ([], None)
    assert "widgets" not in saved["metadata"] and "the words" not in json.dumps(saved)
