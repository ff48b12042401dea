"""A room’s door: who comes in, who does not, and which room does not open at all."""

from __future__ import annotations

import asyncio
import html
import re
import time
from collections.abc import Callable

import pytest

from tests.hub.guest import Guest, refused, run
from tests.hub.rooms import PATIENCE, Hosted, free_port
from workbook.chapters.evening import Item, query
from workbook.groups.agendas.own import exercises_of
from workbook.groups.agendas.reading import find_agenda

SIX = "06-saying-what-matters"
PLAN = query([Item(f"{SIX}.honest", 8), Item(f"{SIX}.complaint")])
SHORT = query(exercises_of(find_agenda("45-minutes").session(1)))


def test_a_wrong_code_is_one_sentence(room: Hosted) -> None:
    """It says what is wrong and what to do."""
    said = run(refused(room, "bbb-bbb"))
    assert said == "That is not this room’s code. Look at it once more, and try again."


def test_guessing_becomes_slow(room: Hosted) -> None:
    """Four wrong guesses at the same time from one address wait for one another."""

    async def guess() -> float:
        began = time.monotonic()
        await asyncio.gather(*(refused(room, f"ccc-cc{number}") for number in range(5)))
        return time.monotonic() - began

    assert run(guess()) > 0.7


def test_the_door_says_what_becomes_of_the_words(room: Hosted) -> None:
    """What is kept, where, how long, and who could see it, before anything is asked; scripts: watch, exit."""

    async def look() -> tuple[int, str, str]:
        async with Guest(room.url) as guest:
            return await guest.get("/")

    _, page, _ = run(look())
    assert all(
        words in page for words in ("What is kept", "Where", "How long", "Who could see it", "Tuesday group")
    )
    assert page.count("<script") == page.count("/look/watch.js") + page.count("/look/first.js") == 2
    assert "Jupyter" not in page


@pytest.mark.parametrize(
    ("plan", "typed"), [(PLAN, "e=06.honest~8&e=06.complaint"), (SHORT, "from=45-minutes")]
)
def test_tonights_link_leads_through_the_door(room: Hosted, plan: str, typed: str) -> None:
    """The leader’s page names it; whoever opens it gives the code, and is at tonight’s exercises alone."""

    async def come() -> tuple[str, str]:
        async with Guest(room.url) as guest, Guest(room.url) as lead:
            await lead.open(room.link)
            _, wall, _ = await lead.get(f"{lead.base}join?{plan}")
            link = re.search(r'href="http[^"]*(/tonight[^"]*)"', wall)
            assert link
            return html.unescape(link[1]), await guest.come_in(room.code, html.unescape(link[1]))

    link, page = run(come())
    assert link == f"/tonight?{typed}"
    assert re.findall(r'data-key="([^"]+)"', page) == [
        each.partition("~")[0] for each in plan[2:].split("&e=")
    ]


def test_the_facilitators_account_opens_nobody_elses(room: Hosted) -> None:
    """The link lets the facilitator in, and nowhere else; every page says when the room closes."""

    async def try_doors() -> list[int]:
        async with Guest(room.url) as guest, Guest(room.url) as lead:
            page = await guest.come_in(room.code)
            assert "This room closes at" in page
            assert "Keep a copy" in page
            assert "Choose an agenda" in await lead.open(room.link)
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


def test_a_second_room_is_refused(room: Hosted) -> None:
    """One sentence: what is wrong, and the way out."""
    second = Hosted(room.home, "--port", str(free_port()))
    assert second.until("already").startswith("A room is open on this computer already.")
    assert second.process.wait(PATIENCE) == 1


def test_more_people_than_memory_are_refused(say: Callable[..., tuple[int, str, str]]) -> None:
    """And it says how many fit."""
    code, _, err = say("host", "--people", "300", "--memory", "900000")
    assert code == 1 and "fit" in err
