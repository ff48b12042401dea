"""A person’s own server: our app and nothing else, in a home of its own, with little memory."""

from __future__ import annotations

import asyncio
import functools
import os
from pathlib import Path
from typing import Any

from jupyterhub.spawner import LocalProcessSpawner
from jupyterhub.utils import random_port
from traitlets import Any as AnyTrait
from traitlets import default

from workbook import config
from workbook.hub import addresses
from workbook.hub.fork_server import ForkServer, Start
from workbook.hub.room import Room

FILES, PROCESSES, STACK = 1024, 512, 2_000_000
RESERVED = 250  # MB that a process reserves and does not use, for threads and libraries
LOOK = 0.05  # seconds from one look whether it listens to the next
EVENING = 240  # minutes: a code of eighteen letters is asked for once in an evening
KEPT = ["PATH", "PYTHONPATH", "LANG", "LC_ALL", "TZ"]


@functools.cache
def fork_server(notice: Path) -> ForkServer:
    """Return what a room's servers are copied from; by the notice in its environment they are found."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return ForkServer(kept | {config.ROOM.name: str(notice)})


class PersonSpawner(LocalProcessSpawner):  # type: ignore[misc]
    """Starts one person’s workbook under the person’s own account, where the system has such."""

    room = AnyTrait(help="the room").tag(config=True)

    @default("env_keep")
    def _little(self) -> list[str]:
        return KEPT

    @property
    def limits(self) -> dict[str, int]:
        """What the system lets a person's process have, by the names that `resource` gives them."""
        most = (self.room.memory + RESERVED) * 1_000_000
        limits = {"STACK": STACK, "DATA": most, "CORE": 0, "NOFILE": FILES}
        if self.room.accounts is not None:  # the number counts all of one account
            limits["NPROC"] = PROCESSES
        return {f"RLIMIT_{name}": most for name, most in limits.items()}

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Return the environment: everything the server writes goes to its home, or to its place for now."""
        room: Room = self.room
        home, place = room.home(self.user.name), room.place(self.user.name)
        rests = {config.ROOM_RESTS.name: "1", config.LOCK_AFTER.name: str(EVENING)} if room.rests else {}
        return (
            env
            | rests
            | {
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
        )

    async def start(self) -> Any:
        """Start it, wait until it listens, and return its address and port.

        Raises:
            RuntimeError: it has ended; the hub's log says why.
        """
        home = self.room.now.furnish(self.user.name)
        account = home.stat().st_uid if self.room.accounts else None
        self.set_trait("port", self.port or random_port())
        how = Start(env=self.get_env(), folder=str(home), limits=self.limits, account=account)
        self.pid = await fork_server(self.room.notice).start(how)
        where = self.ip or "127.0.0.1", self.port
        await self._listens(*where)
        return where

    async def _listens(self, host: str, port: int) -> None:
        """Wait until somebody listens: JupyterHub itself looks ever more seldom."""
        while await self.poll() is None:
            try:
                _, line = await asyncio.open_connection(host, port)
            except OSError:
                await asyncio.sleep(LOOK)
            else:
                line.close()
                return
        raise RuntimeError("A person's server ended before it listened.")
