"""Read by JupyterHub when a room opens; the room is named in the environment."""

import os
from pathlib import Path

from workbook.hub import room, settings, watchdog

if found := room.read(Path(os.environ[room.VARIABLE])):
    settings.configure(get_config(), found)  # type: ignore[name-defined]  # noqa: F821 - given by Jupyter
watchdog.end_with_it()
