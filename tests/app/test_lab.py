"""JupyterLab as “workbook lab” sets it up: what a cell showed is not saved."""

import json
from pathlib import Path

from jupyter_server.services.contents.filemanager import FileContentsManager
from traitlets.config import PyFileConfigLoader

import workbook.app.lab

SHOWN = [{"output_type": "stream", "name": "stdout", "text": "the words of a reader"}]
CELL = {"cell_type": "code", "id": "a", "metadata": {}, "source": "1", "outputs": SHOWN, "execution_count": 1}
BOOK = {"cells": [CELL], "metadata": {"widgets": {"state": "words"}}, "nbformat": 4, "nbformat_minor": 5}


def test_what_a_cell_showed_is_not_saved(tmp_path, monkeypatch):
    """Neither its outputs, nor how often it has run, nor what widgets hold."""
    monkeypatch.setattr("os.umask", lambda mask: mask)  # the process of the tests keeps its own
    config = PyFileConfigLoader("lab_config.py", str(Path(workbook.app.lab.__file__).parent)).load_config()
    manager = FileContentsManager(config=config, root_dir=str(tmp_path))
    manager.save({"type": "notebook", "format": "json", "content": json.loads(json.dumps(BOOK))}, "/x.ipynb")
    saved = json.loads((tmp_path / "x.ipynb").read_text())
    assert (saved["cells"][0]["outputs"], saved["cells"][0]["execution_count"]) == ([], None)
    assert "widgets" not in saved["metadata"] and "the words" not in json.dumps(saved)
