"""What the hub itself answers for a room: what people give to it, and what whoever leads wishes of it.

People’s own servers ask, each with the token that the hub has started it with; so it is known whose press it
is, and nobody can press for another.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from jupyterhub.apihandlers.base import APIHandler
from jupyterhub.user import User
from tornado.web import HTTPError

from workbook import urls
from workbook.hub import memory
from workbook.hub.accounts import more_after
from workbook.hub.addresses import for_people
from workbook.hub.clocks import Clocks
from workbook.hub.gifts import Gifts, NotGiven
from workbook.hub.handles import MOST_MINUTES, MOST_PLACES, Handle, is_done, put
from workbook.hub.rate_limit import Pace
from workbook.hub.room import Room
from workbook.place import LEADERS

LARGEST = 2_000
"""Bytes of a press."""

INVITED = 600.0
"""Seconds that a second leader has to follow the link."""

GRANTED = 5.0
"""Seconds that “workbook host” has to do what is wished."""


class Held:
    """What the hub’s process holds for its room, for as long as it runs.

    Args:
        room: the room.
    """

    def __init__(self, room: Room) -> None:
        self.opened, self.gifts, self.pace = room, Gifts(), Pace()
        self.clocks = Clocks()
        self._invited: dict[str, float] = {}

    @property
    def room(self) -> Room:
        """The room as it is now."""
        return self.opened.now

    def invite(self) -> str:
        """Return a secret that lets one more in who leads: once, and within ten minutes."""
        secret = secrets.token_urlsafe(18)
        self._invited = {secret: time.monotonic() + INVITED}
        return secret

    def is_invited(self, secret: str) -> bool:
        """Return whether a secret lets somebody in, who is let in by it from then on no more."""
        return self._invited.pop(secret, 0.0) > time.monotonic()


class OwnServers(APIHandler):  # type: ignore[misc]
    """What people’s own servers ask, and nobody else: a cookie opens nothing here."""

    _accept_cookie_auth = False
    only_leaders = False

    def initialize(self, held: Held) -> None:
        """Take what the hub holds."""
        self.held = held

    async def prepare(self) -> None:
        """Find out whose server asks.

        Raises:
            HTTPError: nobody’s does, or not that of somebody who leads.
        """
        await super().prepare()
        user = self.current_user
        if not isinstance(user, User) or (self.only_leaders and user.name not in LEADERS):
            raise HTTPError(403)
        self.who = user.name

    def asked(self) -> Mapping[str, Any]:
        """Return what is asked.

        Raises:
            HTTPError: it is too much, too often, or no such thing.
        """
        if not self.held.pace.takes(self.who):
            raise HTTPError(429)
        try:
            found = json.loads(self.request.body) if len(self.request.body) <= LARGEST else None
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise HTTPError(400)
        return found

    def say(self, **told: object) -> None:
        """Send what became of it."""
        self.finish(json.dumps(told))


class GiftsOfOne(OwnServers):
    """What one person is asked, gives, and takes back."""

    def get(self) -> None:
        """Say what they are asked, and what they gave."""
        self.say(gifts=[asdict(each) for each in self.held.gifts.of(self.who)])

    def post(self) -> None:
        """Take a number, or give it back."""
        asked, why = self.asked(), ""
        number, moment, step = _whole(asked, "number"), str(asked.get("moment", "")), asked.get("step")
        if self.who in LEADERS:  # whoever knows one of five numbers knows too much of the other four
            raise HTTPError(403)
        try:
            if step is None:
                self.held.gifts.take_back(self.who, number, moment)
            else:
                self.held.gifts.give(self.who, number, moment, _whole(asked, "step"))
        except NotGiven as error:
            why = str(error)
        self.say(why=why, gifts=[asdict(each) for each in self.held.gifts.of(self.who)])


class SumsOfAll(OwnServers):
    """What whoever leads asks the room, and the sums of what was given."""

    only_leaders = True

    def get(self) -> None:
        """Say the sums."""
        self._say_sums()

    def post(self) -> None:
        """Ask, ask no more, or show the picture."""
        asked, gifts = self.asked(), self.held.gifts
        does = {"ask": gifts.ask, "stop": gifts.stop, "show": gifts.show}.get(str(asked.get("do")))
        if does is None:
            raise HTTPError(400)
        does(_whole(asked, "number"), str(asked.get("moment", "")))
        self._say_sums()

    def _say_sums(self) -> None:
        self.say(sums=[asdict(each) for each in self.held.gifts.sums()])


class RoomHandles(OwnServers):
    """How many are in a room, and how long and how large it is: for whoever leads."""

    only_leaders = True

    def get(self) -> None:
        """Say how things stand."""
        self._say_all()

    async def post(self) -> None:
        """Make it longer or larger, end it, or let somebody in who leads with them."""
        asked, link = self.asked(), ""
        match asked.get("do"):
            case "invite":
                secret = self.held.invite()
                link = urls.HUB_FACILITATOR.to(f"{for_people(self.held.room)}{urls.HUB}", secret=secret)
            case "end":
                await self._wish(Handle("end"))
            case "longer":
                await self._wish(Handle("longer", _within(asked, 1, MOST_MINUTES)))
            case "larger":
                await self._wish(Handle("larger", _within(asked, 1, min(self._more(), MOST_PLACES))))
                self.settings["active_server_limit"] = self.held.room.servers
            case _:
                raise HTTPError(400)
        self._say_all(link=link)

    async def _wish(self, handle: Handle) -> None:
        room, until = self.held.room, time.monotonic() + GRANTED
        put(room, handle)
        while not is_done(room):
            if time.monotonic() > until:
                raise HTTPError(503)
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.1)  # what is done is kept a moment later

    def _more(self) -> int:
        room, servers = self.held.room, self._servers()
        fit = memory.more(room.people, sum(servers.values()), room.memory)
        return min(fit, more_after(room.accounts)) if room.accounts else fit

    def _servers(self) -> Mapping[str, bool]:
        """Return whose servers run, or are about to, and whether one does already."""
        return {
            user.name: bool(user.running)
            for user in self.users.values()
            if user.active and user.name not in LEADERS
        }

    def _say_all(self, **more: object) -> None:
        room, servers = self.held.room, self._servers()
        names = set(room.names()) - {*LEADERS}
        self.say(
            inside=sum(servers.values()),
            waiting=len(servers) - sum(servers.values()),
            resting=len(names - servers.keys()),
            people=room.people,
            more=self._more(),
            closes_at=room.closes_at,
            left=max(0, round(room.ends - time.time())),
            grace=room.grace,
            is_closing=room.ends - time.time() <= room.grace * 60,
            **more,
        )


class SharedClock(OwnServers):
    """The clock of a session that two people lead."""

    only_leaders = True

    def get(self) -> None:
        """Say where it stands."""
        self.say(**self.held.clocks.told(self.get_query_argument("run", "")))

    def post(self) -> None:
        """Set it."""
        asked = self.asked()
        run, start, ago = str(asked.get("run", "")), asked.get("start"), asked.get("ago")
        if not self.held.clocks.set(run, start, ago):
            raise HTTPError(400)
        self.say(**self.held.clocks.told(run))


def _within(asked: Mapping[str, Any], least: int, most: int) -> int:
    found = _whole(asked, "amount")
    if not least <= found <= most:
        raise HTTPError(400)
    return found


def _whole(asked: Mapping[str, Any], name: str) -> int:
    found = asked.get(name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise HTTPError(400)
    return found


def handlers(held: Held) -> list[tuple[Any, ...]]:
    """Return what the hub answers people’s own servers, below its own address."""
    given = {"held": held}
    return [
        (urls.HUB_GIFTS.pattern("/"), GiftsOfOne, given),
        (urls.HUB_SUMS.pattern("/"), SumsOfAll, given),
        (urls.HUB_HANDLES.pattern("/"), RoomHandles, given),
        (urls.HUB_CLOCK.pattern("/"), SharedClock, given),
    ]
