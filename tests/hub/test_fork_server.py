"""Copies of one process: each is one person's alone, all share the rest, and a dead one is begun again."""

from __future__ import annotations

import asyncio
import os
import resource
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.hub.guest import run
from tests.hub.rooms import PATIENCE, free_port
from workbook.hub.fork_server import ForkServer, Start

TOKEN = "a-token-of-one-person"


@pytest.fixture
def forks() -> Iterator[ForkServer]:
    """A fork server that ends with the test, and its copies with it."""
    server = ForkServer({"PATH": os.environ["PATH"]})
    yield server
    if server.process and server.process.poll() is None:
        for copy in psutil.Process(server.process.pid).children():
            copy.kill()
        server.process.kill()
        server.process.wait(PATIENCE)


def person(folder: Path, port: int) -> Start:
    """Return one person's server, as the hub would describe it."""
    folder.mkdir()
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "WORKBOOK_HOME": str(folder / "workbook"),
        "JUPYTERHUB_USER": folder.name,
        "JUPYTERHUB_API_TOKEN": TOKEN,
        "JUPYTERHUB_API_URL": "http://127.0.0.1:9/hub/api",
        "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{port}/user/{folder.name}/",
        "JUPYTERHUB_SERVICE_PREFIX": f"/user/{folder.name}/",
    }
    return Start(env=env, folder=str(folder), limits={"RLIMIT_NOFILE": 700, "RLIMIT_CORE": 0})


def ready(forks: ForkServer, start: Start) -> psutil.Process:
    """Start a copy, and wait until it listens where it should."""
    return run(_ready(forks, start))


async def _ready(forks: ForkServer, start: Start) -> psutil.Process:
    process = psutil.Process(await forks.start(start))
    port = int(start.env["JUPYTERHUB_SERVICE_URL"].split("/")[2].partition(":")[2])
    async with asyncio.timeout(PATIENCE):
        while True:
            assert process.is_running()
            try:
                _, line = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                line.close()
                return process


def test_each_copy_is_one_persons(forks: ForkServer, tmp_path: Path) -> None:
    """Its folder, its limits, a session of its own; and no file of the system tells what it was given."""
    one = ready(forks, person(tmp_path / "one", free_port()))
    two = ready(forks, person(tmp_path / "two", free_port()))
    assert [each.cwd() for each in (one, two)] == [str(tmp_path / "one"), str(tmp_path / "two")]
    assert one.rlimit(resource.RLIMIT_NOFILE) == (700, 700)
    assert len({os.getsid(each.pid) for each in (one, two, one.parent(), psutil.Process()) if each}) == 4
    assert TOKEN not in str(one.environ())
    assert (tmp_path / "one" / "workbook").is_dir()


def test_copies_share_what_is_the_same(forks: ForkServer, tmp_path: Path) -> None:
    """More than half of what the fork server holds is no one's own."""
    one = ready(forks, person(tmp_path / "one", free_port()))
    parent = one.parent()
    assert parent is not None
    assert one.memory_full_info().uss < parent.memory_info().rss / 2


def test_a_dead_one_is_begun_again(forks: ForkServer, tmp_path: Path) -> None:
    """Whoever is in stays in, and the next comes in."""
    one = ready(forks, person(tmp_path / "one", free_port()))
    parent = one.parent()
    assert parent is not None
    parent.kill()
    assert forks.process
    forks.process.wait(PATIENCE)
    two = ready(forks, person(tmp_path / "two", free_port()))
    assert one.is_running()
    assert two.parent() != parent
    one.kill()


def test_it_ends_with_the_hub(forks: ForkServer, tmp_path: Path) -> None:
    """It is nobody's any more when its line is closed; people's servers go on."""
    one = ready(forks, person(tmp_path / "one", free_port()))
    parent = one.parent()
    assert parent is not None
    forks.begin().close()
    assert forks.process
    forks.process.wait(PATIENCE)
    assert one.is_running()
    one.kill()
