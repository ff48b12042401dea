"""What the hub itself answers for a room: how the room stands, and what people give to it.

People’s own servers ask, each with the token that the hub has started it with; so it is known whose press it
is, and nobody can press for another. A page may ask how the room stands: that is said at the door as well.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from jupyterhub.apihandlers.base import APIHandler
from jupyterhub.handlers.base import BaseHandler
from jupyterhub.user import User
from tornado.web import HTTPError

from workbook import urls
from workbook.hub.gifts import Gifts, NotGiven
from workbook.hub.rate_limit import Pace
from workbook.hub.room import Room, read
from workbook.place import LEADERS, ROOM_OVER

LARGEST = 2_000
"""Bytes of a press."""

TOO_FAST = "That was often in a short while. Wait a moment, and press once more."


class Held:
    """What the hub’s process holds for its room, for as long as it runs.

    Args:
        room: the room.
    """

    def __init__(self, room: Room) -> None:
        self.opened, self.gifts, self.pace = room, Gifts(), Pace()

    @property
    def room(self) -> Room:
        """The room as it is now: it may close earlier or later than it was to."""
        return read(self.opened.folder) or self.opened


class State(BaseHandler):  # type: ignore[misc]
    """How the room stands, for every page in it: what it says, how long it is open, whether it asks."""

    def initialize(self, held: Held) -> None:
        """Take what the hub holds."""
        self.held = held

    def get(self) -> None:
        """Say it; nobody has to say who they are, because the door says it as well."""
        room, gifts = self.held.room, self.held.gifts
        self.set_header("Content-Type", "application/json")
        said, left = room.said, max(0, round(room.ends - time.time()))
        told = {"words": said, "over": said == ROOM_OVER, "left": left}
        self.finish(json.dumps(told | {"asks": gifts.asks, "version": gifts.version}))


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


def _whole(asked: Mapping[str, Any], name: str) -> int:
    found = asked.get(name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise HTTPError(400)
    return found


def handlers(held: Held) -> list[tuple[Any, ...]]:
    """Return what the hub answers for its room, below its own address."""
    given = {"held": held}
    return [
        (urls.HUB_STATE.pattern("/"), State, given),
        (urls.HUB_GIFTS.pattern("/"), GiftsOfOne, given),
        (urls.HUB_SUMS.pattern("/"), SumsOfAll, given),
    ]
