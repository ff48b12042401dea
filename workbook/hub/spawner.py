"""A person’s own server: our app and nothing else, in a home of its own, with little memory."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from typing import Any

from jupyterhub.spawner import LocalProcessSpawner
from traitlets import Any as AnyTrait
from traitlets import default

from workbook import config
from workbook.hub import addresses
from workbook.hub.room import Room

FILES, PROCESSES, STACK = 1024, 512, 2_000_000
RESERVED = 250  # MB that a process reserves and does not use, for threads and libraries
KEPT = ["PATH", "PYTHONPATH", "LANG", "LC_ALL", "TZ"]


class PersonSpawner(LocalProcessSpawner):  # type: ignore[misc]
    """Starts one person’s workbook under the person’s own account, where the system has such."""

    room = AnyTrait(help="the room").tag(config=True)

    @default("cmd")
    def _our_app(self) -> list[str]:
        return [sys.executable, "-m", "workbook.cli", "serve", "--hub"]

    @default("env_keep")
    def _little(self) -> list[str]:
        return KEPT

    def make_preexec_fn(self, name: str) -> Callable[[], None]:
        """Return what sets the limits of the process that is about to start."""
        own, most = self.room.accounts is not None, (self.room.memory + RESERVED) * 1_000_000

        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
            if own:  # the number counts all of one account
                resource.setrlimit(resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))

        return limit

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Return the environment: everything the server writes goes to its home, or to its place for now."""
        room: Room = self.room
        home, place = room.home(self.user.name), room.place(self.user.name)
        return env | {
            "USER": self.user.name,
            "HOME": str(home),
            config.HOME.name: str(home / "workbook"),
            config.ROOM.name: str(room.notice),
            config.JOIN_URL.name: addresses.for_people(room),
            config.ROOM_CODE.name: room.code,
            "TMPDIR": str(place),
            "OPENBLAS_NUM_THREADS": "1",
            "JUPYTER_RUNTIME_DIR": str(place / "runtime"),
            "JUPYTER_DATA_DIR": str(place / "jupyter"),
            "JUPYTER_CONFIG_DIR": str(place / "jupyter"),
        }

    async def start(self) -> Any:
        """Start it, and return its address and port."""
        home = self.room.furnish(self.user.name)
        account = home.stat().st_uid
        apart = {"user": account, "group": account, "extra_groups": []} if self.room.accounts else {}
        self.popen_kwargs = {**apart, "cwd": str(home), "umask": 0o077}
        return await super().start()
