"""A room gives with one press: six guests, one leader, real servers; nobody learns anybody’s number."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.hub.guest import Guest, run
from tests.hub.rooms import Hosted, hosted
from workbook.groups.poll.code import scale_number
from workbook.groups.poll.today import TODAY

NUMBER = str(scale_number(TODAY[0].key))
QUESTION = {"question": f"{NUMBER} before"}
STEPS = (2, 3, 9, 9, 9, 9)
PICTURE = re.compile(r"<td>(\d+)</td>")


@dataclass
class Given:
    """What was said to whom, in the order in which it was pressed."""

    asked: bool = False
    few: str = ""
    hidden: str = ""
    shown: str = ""
    counts: list[int] = field(default_factory=list)
    taken_back: str = ""
    too_late: str = ""
    own: dict[str, str] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    told_a_guest: str = ""
    files: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def given() -> Iterator[Given]:
    """What became of one question."""
    with hosted("--people", "6", "--memory", "200", "--code", "kfm-pzt") as room:
        yield run(_evening(room))


async def _evening(room: Hosted) -> Given:
    found = Given()
    async with Guest(room.url) as lead:
        guests = [Guest(room.url) for _ in STEPS]
        try:
            await asyncio.gather(lead.open(room.link), *(guest.come_in("kfm-pzt") for guest in guests))
            await _ask_and_give(found, lead, guests)
            await _show(found, lead, guests)
            await _probe(found, room, lead, guests)
        finally:
            for guest in guests:
                await guest.leave()
    return found


async def press(who: Guest, page: str, **form: str) -> str:
    """Press a button of a page, and return what the page shows then."""
    async with who.browser.post(f"{who.url}{who.base}room/{page}", data=form) as answer:
        assert answer.status == 200
        return await answer.text()


async def give(who: Guest, value: int) -> str:
    """Give a number."""
    return await press(who, "given", number=NUMBER, moment="before", value=str(value), do="give")


async def state(who: Guest) -> dict[str, object]:
    """What the hub tells every page."""
    found: dict[str, object] = json.loads((await who.get("/hub/state"))[1])
    return found


async def _ask_and_give(found: Given, lead: Guest, guests: list[Guest]) -> None:
    assert (await state(lead))["asks"] == 0
    await press(lead, "asking", question=NUMBER, moment="before", do="ask")
    found.asked = (await state(guests[0]))["asks"] == 1
    for guest, value in zip(guests[:4], STEPS[:4], strict=True):
        assert "Given." in await give(guest, value)
    found.few = await press(lead, "asking", **QUESTION, do="show")
    for guest, value in zip(guests[4:], STEPS[4:], strict=True):
        await give(guest, value)
    await give(guests[0], 1)
    found.taken_back = await press(guests[0], "given", number=NUMBER, moment="before", do="take-back")


async def _show(found: Given, lead: Guest, guests: list[Guest]) -> None:
    _, found.hidden, _ = await lead.get(f"{lead.base}room/asking")
    found.shown = await press(lead, "asking", **QUESTION, do="show")
    found.counts = [int(it) for it in PICTURE.findall(found.shown)]
    found.too_late = await press(guests[1], "given", number=NUMBER, moment="before", do="take-back")
    await give(guests[0], 4)
    for guest in guests:
        found.own[guest.name] = (await guest.get(f"{guest.base}room/given"))[1]
    found.told_a_guest = (await guests[2].get("/hub/state"))[1]


async def _probe(found: Given, room: Hosted, lead: Guest, guests: list[Guest]) -> None:
    guest, other = guests[2], guests[3]
    asks = {
        "the leader’s page": f"{guest.base}room/asking",
        "another’s page": f"{other.base}room/given",
        "the leader at a guest’s": f"{lead.base}room/given",
        "sums with a cookie": "/hub/sums",
        "gifts with a cookie": "/hub/gifts",
    }
    for what, path in asks.items():
        found.refused[what] = (await guest.get(path))[0]
    token = room.token(guest.name)
    for name in ("sums", "gifts"):
        address, headers = f"{guest.url}/hub/{name}", {"Authorization": f"token {token}"}
        async with guest.browser.get(address, headers=headers) as answer:
            found.refused[f"{name} with a guest’s own token"] = answer.status
    async with guest.browser.post(
        f"{guest.url}{guest.base}room/given", data={}, headers={"Sec-Fetch-Site": "cross-site"}
    ) as answer:
        found.refused["a press from another site"] = answer.status
    lead_token = room.token(lead.name)
    gift = {"number": int(NUMBER), "moment": "before", "step": 5}
    headers = {"Authorization": f"token {lead_token}"}
    async with lead.browser.post(f"{lead.url}/hub/gifts", json=gift, headers=headers) as answer:
        found.refused["a leader who gives"] = answer.status
    folder = room.home / "room"
    kept = (path.read_bytes() for path in folder.rglob("*") if path.is_file())
    found.files = ["found" for raw in kept if b"say-it" in raw or b'"step"' in raw]


def test_every_page_learns_that_the_room_asks(given: Given) -> None:
    """By the hub’s own word, which holds nothing of anybody."""
    assert given.asked
    assert json.loads(given.told_a_guest).keys() == {"words", "over", "left", "asks", "version"}


def test_nothing_is_shown_below_five(given: Given) -> None:
    """Not even how many gave."""
    assert "Fewer than five people so far. Shown from five people on." in given.few
    assert "<td>" not in given.few and "<svg" not in given.few


def test_nothing_is_shown_before_the_leader_shows_it(given: Given) -> None:
    """But how many gave."""
    assert "5 people have given." in given.hidden and "<td>" not in given.hidden


def test_each_counts_once_and_what_is_taken_back_does_not(given: Given) -> None:
    """The sums are of five: the sixth gave twice, and took it back."""
    assert sum(given.counts) == 5
    assert [10 - at for at, many in enumerate(given.counts) for _ in range(many)] == [9, 9, 9, 9, 3]
    assert "Taken back." in given.taken_back


def test_what_the_room_has_seen_stays(given: Given) -> None:
    """And that is said."""
    assert "so it stays" in given.too_late and "You gave 3 of 10." in given.too_late


def test_everyone_reads_their_own_number_and_nobody_elses(given: Given) -> None:
    """In what was given; whoever gave late may still take it back."""
    said = [re.findall(r"You gave (\d+) of 10\.", page) for page in given.own.values()]
    assert said == [["4"], ["3"], ["9"], ["9"], ["9"], ["9"]]
    assert [("Take it back" in page) for page in given.own.values()] == [True, *[False] * 5]


def test_nobody_else_is_let_in(given: Given) -> None:
    """A guest asks for sums and for another’s gift, by page, cookie and token; leaders give nothing."""
    assert given.refused.pop("gifts with a guest’s own token") == 200
    assert given.refused.pop("the leader’s page") == 404
    assert set(given.refused.values()) == {403}


def test_nothing_of_it_is_on_the_disk(given: Given) -> None:
    """Not in the room’s folder: no answer, no database, no log."""
    assert given.files == []
