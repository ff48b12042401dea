"""How the workbook starts JupyterLab: no outputs kept in notebooks, no news fetched from elsewhere."""

import os
from pathlib import Path

import workbook.server.lab
from workbook.server.lab import without_words

os.umask(0o077)  # notebooks and their checkpoints are the reader's alone
c = get_config()  # type: ignore[name-defined]  # noqa: F821 - given by Jupyter
c.FileContentsManager.pre_save_hook = without_words
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.news_url = None
c.LabApp.app_settings_dir = str(Path(workbook.server.lab.__file__).with_name("lab_settings"))
