"""Read by JupyterHub when a room opens; the room is named in the environment."""

from workbook.config import ROOM_FOLDER
from workbook.hub import room, settings, spawner, watchdog

if found := room.read(ROOM_FOLDER.get() or room.folder()):
    settings.configure(get_config(), found)  # type: ignore[name-defined]  # noqa: F821 - given by Jupyter
    spawner.fork_server(found.notice).begin()  # ready before anybody is at the door
watchdog.end_with_it()
