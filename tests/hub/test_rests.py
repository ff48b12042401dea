"""A room over two evenings, on a real hub: what was kept with a code comes back, and nothing else is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.guest import Guest, refused, run
from tests.hub.rooms import PATIENCE, Hosted, free_port, hosted
from workbook.endpoints.part import new_code
from workbook.hub.resting import place

WORDS = "what somebody kept 2342"
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def room() -> Iterator[Hosted]:
    """A room that rests between evenings."""
    with hosted("--rests", "--people", "3", "--memory", "250", "--name", "Tuesday") as room:
        yield room


def rested(room: Hosted) -> None:
    """Close it as Ctrl-C twice does, and wait until it rests."""
    assert room.end() == 0
    room.until("The room rests.")


def held(home: Path) -> bytes:
    """All that lies below the room’s data folder."""
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


async def first_evening(room: Hosted) -> tuple[str, str]:
    """One keeps a part, one does not; gives back the account and the code of the one who does."""
    async with Guest(room.url) as kept, Guest(room.url) as lost:
        for guest in (kept, lost):
            await guest.come_in(room.code)
            await guest.read()
            assert (await guest.write(f"{WORDS} of {guest.name}"))["say"] == "saved"
        code = (await kept.act("part"))["code"]
        assert (await kept.write(f"{WORDS}, later"))["say"] == "saved"
        return kept.name, code


async def second_evening(room: Hosted, name: str, code: str) -> None:
    """The code alone opens the part; one that is wrong, or the room’s, opens nothing of it."""
    assert (await refused(room, new_code(name))).startswith("That is neither this room’s code nor")
    async with Guest(room.url) as guest, Guest(room.url) as other:
        page = await guest.come_in(code.replace("-", " ").upper())
        assert guest.name == name and "Your answers are locked" in page
        assert (await guest.act("open", secret=code.replace("-", "")))["done"]
        _, copy, _ = await guest.get(f"{guest.base}answers/copy")
        assert f"{WORDS}, later" in copy
        await guest.read()
        assert (await guest.write(f"{WORDS}, again"))["say"] == "saved"
        await other.come_in(room.code)
        assert other.name != name
        status, page, _ = await other.get(f"{guest.base}answers/copy")
        assert status in (403, 404) and WORDS not in page


def test_two_evenings(room: Hosted) -> None:
    """Between them no word in plain text lies anywhere, and the room wakes with its code."""
    name, code = run(first_evening(room))
    old = room.code
    rested(room)
    assert WORDS.encode() not in held(room.home) and not (room.home / "room").exists()
    (sleeping,) = place(room.home / "room").iterdir()
    assert [path.name for path in (sleeping / "parts").iterdir()] == [f"{name}.json"]
    again = Hosted(room.home, "--address", "127.0.0.1", "--port", str(free_port()), "--go-on").ready()
    try:
        assert again.code == old
        run(second_evening(again, name, code))
        rested(again)
        assert WORDS.encode() not in held(room.home)
    finally:
        again.kill()
    ending = Hosted(room.home, "--end")
    ending.until("is erased from this computer")
    assert ending.process.wait(PATIENCE) == 0
    assert not list(place(room.home / "room").iterdir())
