"""A room’s whole life: what a fall does, who rests, and that nothing is left in the end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import psutil
import pytest

from tests.hub.guest import FEAR, Guest, refused, run
from tests.hub.rooms import PATIENCE, Hosted, free_port, hosted
from workbook.answers import Answers

WORDS = "what somebody wrote 0815"
pytestmark = pytest.mark.timeout(600)  # a life opens three hubs, one after the other


async def _write(guest: Guest, words: str) -> None:
    assert (await guest.write(words))["say"] == "saved"


def test_a_life() -> None:
    """Full, left in the middle of a save, hub killed, all killed, gone on, told, closed, erased."""
    with hosted("--people", "1", "--memory", "250", "--grace", "1") as room:
        run(_life(room))


async def _life(room: Hosted) -> None:
    async with Guest(room.url) as guest:
        await guest.come_in(room.code)
        await guest.read()
        await _write(guest, WORDS)
        assert await refused(room, room.code) == (
            "This room is full: it was opened for 1 people. Ask the facilitator to open it for more."
        )
        await guest.tell({"do": "put", "key": FEAR, "seq": 99, "value": WORDS + " and left"})
        await guest.hang_up()
        await _kept(room, guest, WORDS + " and left")
        await _hub_dies(room, guest)
        again = await _all_die(room, guest)
        await _closes(again, guest)


async def _kept(room: Hosted, guest: Guest, words: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while room.answers(guest.name).get(FEAR) != words:
            await asyncio.sleep(0.05)


async def _hub_dies(room: Hosted, guest: Guest) -> None:
    """The server goes on, and the hub comes back: the same browser finds the same answers."""
    server, hub = room.server(guest.name).pid, room.hub()
    hub.kill()
    room.until("started again")
    async with asyncio.timeout(PATIENCE):  # the proxy that answers at first goes as well, and comes again
        while WORDS + " and left" not in await _found(guest, f"{guest.base}answers/copy"):
            await asyncio.sleep(0.1)
    assert room.server(guest.name).pid == server
    async with asyncio.timeout(PATIENCE):  # the hub starts it when it already answers
        while len([each for each in room.family() if "jupyterhub_idle_culler" in each.cmdline()]) != 1:
            await asyncio.sleep(0.1)


async def _found(guest: Guest, path: str) -> str:
    try:
        return (await guest.get(path))[1]
    except (OSError, aiohttp.ClientError):
        return ""


async def _woken(guest: Guest) -> None:
    """A page that is still open has its server started, and nothing has to be followed; no other site can."""
    address = f"{guest.url}/hub/state"
    async with asyncio.timeout(PATIENCE):
        assert await _asked(guest, address, "cross-site") == (403, None)
        while WORDS + " and left" not in await _found(guest, f"{guest.base}answers/copy"):
            assert await _asked(guest, address, "same-origin") == (200, False)
            await asyncio.sleep(0.5)


async def _asked(guest: Guest, address: str, site: str) -> tuple[int, bool | None]:
    """Ask the hub, which may only just begin, until it answers: with what, and whether the room is over."""
    while True:
        with contextlib.suppress(aiohttp.ClientError):
            async with guest.browser.post(address, headers={"Sec-Fetch-Site": site}) as answer:
                if answer.status < 500:
                    return answer.status, (await answer.json())["over"] if answer.ok else None
        await asyncio.sleep(0.1)


@contextlib.contextmanager
def _taken(*ports: int) -> Iterator[None]:
    """Somebody else listens at some ports."""
    with contextlib.ExitStack() as open_ones:
        for port in ports:
            line = open_ones.enter_context(socket.socket())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            line.bind(("127.0.0.1", port))
            line.listen()
        yield


async def _all_die(room: Hosted, guest: Guest) -> Hosted:
    """As when the power fails; the next “workbook host” goes on: same code, same account, same answers.

    Meanwhile others have taken the ports that it had inside the machine.
    """
    room.kill()
    with _taken(*room.room["inside"]):
        again = Hosted(room.home, "--port", str(free_port())).ready()
    assert again.until("goes on as it was")
    assert (again.url, again.code) == (room.url, room.code)
    await _woken(guest)
    await guest.read()
    return again


async def _closes(room: Hosted, guest: Guest) -> None:
    """Everyone is told first; then nothing is left, no file and no process."""
    left = room.room
    room.interrupt()
    room.until("Ctrl-C again ends it now")
    async with asyncio.timeout(PATIENCE):
        while not any(each["say"] == "room" for each in guest.heard):
            await asyncio.sleep(0.05)
    assert "Keep a copy before" in guest.heard[-1]["words"]
    assert guest.heard[-1]["over"] is False
    family = [each for each in room.family() if each.pid != room.process.pid]
    room.interrupt()
    room.until("Everything written in it is erased")
    assert room.process.wait(PATIENCE) == 0
    assert not Path(left["folder"]).exists()
    assert not Path(left["temporary"]).exists()
    assert [each for each in family if each.is_running() and each.status() != psutil.STATUS_ZOMBIE] == []


@pytest.fixture(scope="module")
def quiet() -> Iterator[Hosted]:
    """A room for one, in which nobody rests for long."""
    with hosted("--people", "1", "--memory", "250", "--idle", "0.15") as room:
        yield room


async def _bring(guest: Guest, copy: str) -> bool:
    """Bring a copy in, and return whether it came: a server that nobody has used yet may rest before."""
    looked = await guest.act("look", text=copy)
    return "ticket" in looked and bool(await guest.act("restore", ticket=looked["ticket"], how="merge"))


def test_a_server_that_rests_is_stopped_and_comes_back(quiet: Hosted, tmp_path: Path) -> None:
    """Its answers are there as before, for the same browser."""
    copied = Answers.open(tmp_path)
    copied[FEAR] = WORDS

    async def rest() -> None:
        async with Guest(quiet.url) as guest:
            await guest.come_in(quiet.code)
            while not await _bring(guest, copied.text().decode()):
                await guest.open(guest.base)
            await asyncio.to_thread(quiet.rested, guest.name)
            await guest.open(guest.base)
            _, copy, _ = await guest.get(f"{guest.base}answers/copy")
            assert WORDS in copy

    run(rest())


def test_a_room_left_behind_is_erased_when_asked(quiet: Hosted) -> None:
    """With --end, and without opening it again."""
    folder = Path(quiet.room["folder"])
    os.kill(quiet.process.pid, signal.SIGTERM)
    quiet.until("was not erased")
    assert quiet.process.wait(PATIENCE) == 0
    assert folder.exists()
    ending = Hosted(quiet.home, "--end")
    ending.until("is erased from this computer")
    assert ending.process.wait(PATIENCE) == 0
    assert not folder.exists()
