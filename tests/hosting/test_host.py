"""A room’s whole life: who comes in, who does not, what a fall does, and that nothing is left in the end."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path

import psutil

from tests.hosting.guest import FEAR, Guest, NotIn, run
from tests.hosting.rooms import Hosted, free_port, hosted

WORDS = "what somebody wrote 0815"


async def _refused(room: Hosted, code: str) -> str:
    async with Guest(room.url) as guest:
        try:
            await guest.come_in(code)
        except NotIn as refusal:
            return str(refusal)
    return ""


def test_a_wrong_code_is_one_sentence(room: Hosted) -> None:
    """It says what is wrong and what to do."""
    said = run(_refused(room, "bbb-bbb"))
    assert said == "That is not this room’s code. Look at it once more, and try again."


def test_guessing_becomes_slow(room: Hosted) -> None:
    """Four wrong guesses at the same time from one address wait for one another."""

    async def guess() -> float:
        began = time.monotonic()
        await asyncio.gather(*(_refused(room, f"ccc-cc{number}") for number in range(5)))
        return time.monotonic() - began

    assert run(guess()) > 0.7


def test_the_door_says_what_becomes_of_the_words(room: Hosted) -> None:
    """What is kept, where, how long, and who could see it, before anything is asked; one script: the exit."""

    async def look() -> tuple[int, str, str]:
        async with Guest(room.url) as guest:
            return await guest.get("/")

    _, page, _ = run(look())
    assert all(
        words in page for words in ("What is kept", "Where", "How long", "Who could see it", "Tuesday group")
    )
    assert page.count("<script") == page.count("/look/first.js") == 1
    assert "Jupyter" not in page


def test_the_facilitators_account_opens_nobody_elses(room: Hosted) -> None:
    """The link lets the facilitator in, and nowhere else; every page says when the room closes."""

    async def try_doors() -> list[int]:
        async with Guest(room.url) as guest, Guest(room.url) as lead:
            page = await guest.come_in(room.code)
            assert "This room closes at" in page
            assert "Keep a copy" in page
            await lead.open(room.link)
            assert lead.name == "facilitator"
            paths = (
                f"{guest.base}answers/copy",
                "/hub/api/users",
                f"/hub/api/users/{guest.name}",
                "/hub/admin",
            )
            return [(await lead.get(path))[0] for path in paths]

    codes = run(try_doors())
    assert set(codes) <= {403, 404}


async def _write(guest: Guest, words: str) -> None:
    assert (await guest.write(words))["say"] == "saved"


def test_a_life(tmp_path: Path) -> None:
    """Full, left in the middle of a save, hub killed, all killed, gone on, told, closed, erased."""
    port, life = free_port(), ("--people", "1", "--memory", "250", "--grace", "1")
    with hosted(*life, "--port", str(port)) as room:
        run(_life(room))


async def _life(room: Hosted) -> None:
    async with Guest(room.url) as guest:
        await guest.come_in(room.code)
        await guest.read()
        await _write(guest, WORDS)
        assert await _refused(room, room.code) == (
            "This room is full: it was opened for 1 people. Ask the facilitator to open it for more."
        )
        await guest.tell({"do": "put", "key": FEAR, "seq": 99, "value": WORDS + " and left"})
        await guest.hang_up()
        await _kept(room, guest, WORDS + " and left")
        await _hub_dies(room, guest)
        again = await _all_die(room, guest)
        await _closes(again, guest)


async def _kept(room: Hosted, guest: Guest, words: str) -> None:
    async with asyncio.timeout(30):
        while room.answers(guest.name).get(FEAR) != words:
            await asyncio.sleep(0.05)


async def _hub_dies(room: Hosted, guest: Guest) -> None:
    """The server goes on, and the hub comes back: the same browser finds the same answers."""
    server, hub = room.server(guest.name).pid, room.hub()
    hub.kill()
    room.until("started again")
    async with asyncio.timeout(60):
        while (await _status(guest, f"{guest.base}answers/copy")) != 200:
            await asyncio.sleep(0.1)
    _, copy, _ = await guest.get(f"{guest.base}answers/copy")
    assert WORDS + " and left" in copy
    assert room.server(guest.name).pid == server
    assert len([each for each in room.family() if "jupyterhub_idle_culler" in each.cmdline()]) == 1


async def _status(guest: Guest, path: str) -> int:
    try:
        return (await guest.get(path))[0]
    except OSError:
        return 0


async def _all_die(room: Hosted, guest: Guest) -> Hosted:
    """As when the power fails; the next “workbook host” goes on: same code, same account, same answers."""
    room.kill()
    again = Hosted(room.home, "--port", str(free_port())).ready()
    assert again.until("goes on as it was")
    assert (again.url, again.code) == (room.url, room.code)
    await guest.open(guest.base)
    await guest.read()
    _, copy, _ = await guest.get(f"{guest.base}answers/copy")
    assert WORDS + " and left" in copy
    return again


async def _closes(room: Hosted, guest: Guest) -> None:
    """Everyone is told first; then nothing is left, no file and no process."""
    left = room.room
    room.interrupt()
    room.until("Ctrl-C again ends it now")
    async with asyncio.timeout(20):
        while not any(each["say"] == "room" for each in guest.heard):
            await asyncio.sleep(0.05)
    assert "Keep a copy before" in guest.heard[-1]["words"]
    family = [each for each in room.family() if each.pid != room.process.pid]
    room.interrupt()
    room.until("Everything written in it is erased")
    assert room.process.wait(30) == 0
    assert not Path(left["folder"]).exists()
    assert not Path(left["temporary"]).exists()
    assert [each for each in family if each.is_running() and each.status() != psutil.STATUS_ZOMBIE] == []


def test_a_server_that_rests_is_stopped_and_comes_back() -> None:
    """Its answers are there as before, for the same browser."""

    async def rest(room: Hosted) -> None:
        async with Guest(room.url) as guest:
            await guest.come_in(room.code)
            await guest.read()
            await _write(guest, WORDS)
            await guest.hang_up()
            server = room.server(guest.name)
            await asyncio.to_thread(server.wait, 60)
            await guest.open(guest.base)
            _, copy, _ = await guest.get(f"{guest.base}answers/copy")
            assert WORDS in copy
            assert room.server(guest.name).pid != server.pid

    with hosted("--people", "1", "--memory", "250", "--idle", "0.15") as room:
        run(rest(room))


def test_a_room_left_behind_is_erased_when_asked(tmp_path: Path) -> None:
    """With --end, and without opening it again."""
    with hosted("--people", "1", "--memory", "250") as room:
        folder = Path(room.room["folder"])
        os.kill(room.process.pid, signal.SIGTERM)
        room.until("was not erased")
        assert room.process.wait(60) == 0
        assert folder.exists()
        ending = Hosted(room.home, "--end")
        ending.until("is erased from this computer")
        assert ending.process.wait(30) == 0
        assert not folder.exists()


def test_a_second_room_is_refused(room: Hosted) -> None:
    """One sentence: what is wrong, and the way out."""
    second = Hosted(room.home, "--port", str(free_port()))
    assert second.until("already").startswith("A room is open on this computer already.")
    assert second.process.wait(30) == 1


def test_more_people_than_memory_are_refused(tmp_path: Path) -> None:
    """And it says how many fit."""
    refused = Hosted(tmp_path / "home", "--people", "300", "--memory", "900000")
    assert refused.until("fit")
    assert refused.process.wait(30) == 1
