"""A room with handles: what is put down is done once, and whoever leads alone puts it down."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.guest import Guest, refused, run
from tests.hub.rooms import PATIENCE, Hosted, for_two, hosted
from tests.hub.test_giving import press
from workbook.hub import accounts, handles, memory
from workbook.hub.accounts import OwnAccounts
from workbook.hub.for_pages import state_of
from workbook.hub.handlers import Held
from workbook.hub.handles import Handle
from workbook.hub.room import Room, read
from workbook.place import LAST_WORDS

COUNTS = re.compile(r"<dt>([^<]+)</dt><dd>(\d+)</dd>")
LINK = re.compile(r"<code[^>]*>([^<]+)</code>")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A room for two that was to be over long ago."""
    return for_two(tmp_path, ends=3600.0)


def test_what_is_put_down_is_taken_once(room: Room) -> None:
    """And then it is done."""
    handles.put(room, Handle("longer", 15))
    assert not handles.is_done(room)
    assert handles.taken(room) == Handle("longer", 15)
    assert handles.is_done(room) and handles.taken(room) is None


@pytest.mark.parametrize("words", ["", "[]", "{", '{"what": "end", "more": 1}'])
def test_what_is_no_handle_does_nothing(room: Room, words: str) -> None:
    """And is out of the way."""
    (room.folder / handles.FILE).write_text(words)
    assert handles.taken(room) is None and handles.is_done(room)


def test_longer_counts_from_the_end_and_never_from_before_now(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everyone is told, as when it opened."""
    monkeypatch.setattr(handles.time, "time", lambda: 3000.0)
    assert handles.longer(room, 15).ends == 3600 + 900
    monkeypatch.setattr(handles.time, "time", lambda: 9000.0)
    later = handles.longer(room, 15)
    assert later.ends == 9000 + 900 and read(room.folder) == later
    assert later.closes_at in later.said


def test_larger_has_more_places_and_numbers(room: Room) -> None:
    """Whoever is in keeps theirs, and is told nothing."""
    before = room.said
    wide = handles.larger(room.changed(accounts=OwnAccounts(60_600, 4)), 5)
    assert (wide.people, wide.accounts) == (7, OwnAccounts(60_600, 9))
    assert read(room.folder) == wide and wide.said == before


def test_a_span_of_accounts_grows_up_to_the_next_that_somebody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or to the last there is."""
    monkeypatch.setattr(accounts.pwd, "getpwall", list)
    monkeypatch.setattr(accounts, "_running", lambda: {accounts.FIRST + 7})
    assert accounts.more_after(OwnAccounts(accounts.FIRST, 4)) == 3
    assert accounts.more_after(OwnAccounts(accounts.LAST - 2, 3)) == 0


@pytest.mark.parametrize(
    ("people", "running", "free", "fit"), [(4, 0, 2000, 2), (4, 4, 2000, 2), (4, 4, 100, 0), (0, 0, 0, 0)]
)
def test_more_people_fit_beside_those_who_have_a_place(
    people: int, running: int, free: float, fit: int
) -> None:
    """Each who is in may still take up to the limit."""
    assert memory.more(people, running, 300, free) == fit


@pytest.fixture(scope="module")
def hosted_room() -> Iterator[Hosted]:
    """A room for one, whose end is five minutes after it is told."""
    with hosted("--people", "1", "--memory", "200", "--code", "kfm-pzt", "--grace", "5") as running:
        yield running


def test_a_room_is_led_by_two_made_longer_larger_and_ended(hosted_room: Hosted) -> None:
    """One presses, the other sees it; a guest sees nothing of it, and hears of the end."""
    run(_evening(hosted_room))


async def _evening(room: Hosted) -> None:
    async with (
        Guest(room.url) as lead,
        Guest(room.url) as second,
        Guest(room.url) as one,
        Guest(room.url) as other,
    ):
        await asyncio.gather(lead.open(room.link), one.come_in("kfm-pzt"))
        _, page, _ = await lead.get(f"{lead.base}room/handles")
        assert [int(many) for _, many in COUNTS.findall(page)] == [1, 0, 0, 0]
        assert "This room is full" in await refused(room, "kfm-pzt")
        await press(lead, "handles", do="larger", amount="1")
        await other.come_in("kfm-pzt")
        await _a_second_leads(room, lead, second)
        await _only_they(room, lead, one)
        await _longer_and_the_end(room, second, one)


async def _a_second_leads(room: Hosted, lead: Guest, second: Guest) -> None:
    """By a link that opens once; both have the same handles and clock, and not the same answers."""
    found = LINK.search(await press(lead, "handles", do="invite"))
    assert found
    await second.open(html.unescape(found[1]))
    assert (lead.name, second.name) == ("facilitator", "facilitator-2")
    async with Guest(room.url) as thief:
        assert (await thief.get(html.unescape(found[1])))[0] == 403
    headers = {"X-Workbook": "1", "Origin": lead.url, "Sec-Fetch-Mode": "cors"}
    clock = {"run": "45-minutes.1", "start": "19:00", "ago": [61_000]}
    async with lead.browser.post(f"{lead.url}{lead.base}room/clock", json=clock, headers=headers) as answer:
        assert answer.status == 200
    async with second.browser.get(
        f"{second.url}{second.base}room/clock?run=45-minutes.1", headers=headers
    ) as answer:
        told = await answer.json()
    assert told["start"] == "19:00" and told["version"] == 1 and 61_000 <= told["ago"][0] < 90_000
    assert (await second.get(f"{lead.base}answers/copy"))[0] in (403, 404)


async def _only_they(room: Hosted, lead: Guest, guest: Guest) -> None:
    """A guest turns nothing: not by the pages, not by the hub, not with the own server’s token."""
    ends = room.room["ends"]
    token = room.token(guest.name)
    for name in ("handles", "clock"):
        assert (await guest.get(f"{guest.base}room/{name}"))[0] == 404
        assert (await guest.get(f"/hub/{name}"))[0] == 403
        asked = {"do": "longer", "amount": 60}
        headers = {"Authorization": f"token {token}"}
        async with guest.browser.post(f"{guest.url}/hub/{name}", json=asked, headers=headers) as answer:
            assert answer.status == 403
    assert room.room["ends"] == ends


async def _longer_and_the_end(room: Hosted, second: Guest, guest: Guest) -> None:
    before = room.room["ends"]
    assert "open longer" in await press(second, "handles", do="longer", amount="15")
    assert room.room["ends"] == before + 900
    await press(second, "handles", do="end")
    async with asyncio.timeout(PATIENCE):
        while "Keep a copy before" not in (await guest.get("/hub/state"))[1]:
            await asyncio.sleep(0.1)
    assert "End it now" in (await second.get(f"{second.base}room/handles"))[1]
    await press(second, "handles", do="longer", amount="30")
    assert "Keep a copy before" not in (await guest.get("/hub/state"))[1]
    await press(second, "handles", do="end")
    await press(second, "handles", do="end")
    await asyncio.to_thread(room.until, "Everything written in it is erased")


@pytest.mark.parametrize("last", LAST_WORDS)
def test_a_page_hears_that_the_room_is_over(room: Room, last: str) -> None:
    """Whether it is erased or rests: then nothing is asked of it any more."""
    assert not state_of(Held(room))["over"]
    room.tell(last)
    assert state_of(Held(room))["over"]
