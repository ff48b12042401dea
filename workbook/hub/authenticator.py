"""Who comes in: a room code instead of a password, and an account of a made-up name."""

from __future__ import annotations

import asyncio
import hmac
import re
import time
from typing import Any

from jupyterhub.auth import Authenticator
from jupyterhub.handlers.base import BaseHandler
from tornado.web import HTTPError
from traitlets import Any as AnyTrait

from workbook import urls
from workbook.endpoints.part import read_code
from workbook.hub.for_pages import for_pages
from workbook.hub.handlers import Held, handlers
from workbook.hub.rate_limit import RateLimit, TooManyGuesses
from workbook.hub.resting import bring, opens
from workbook.hub.room import FACILITATOR, SECOND, Room, RoomFull
from workbook.hub.room_code import same
from workbook.server import assets

WRONG = "That is not this room’s code. Look at it once more, and try again."
WRONG_OF_TWO = "That is neither this room’s code nor anybody’s own. Look at it once more, and try again."
WAIT = "Too many people are trying at this moment. Wait a little, and try again."
OVER = "This room has closed, and what was in it is being erased or locked away."
LINK = "This link does not open this room. Take the newest one from the terminal."


class RoomAuthenticator(Authenticator):  # type: ignore[misc]
    """Lets in whoever knows the room code, and gives each an account that nobody else has."""

    room = AnyTrait(help="the room").tag(config=True)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.rate_limit = RateLimit()
        self.one_at_a_time = asyncio.Lock()
        self.held = Held(self.room)

    async def authenticate(self, handler: BaseHandler, given: dict[str, str]) -> str:
        """Return the account of whoever gives the code or the facilitator’s secret.

        Raises:
            HTTPError: neither is right, or the room is full or over; the message can be shown.
        """
        room: Room = self.room.now
        if time.time() > room.ends:
            raise HTTPError(403, OVER)
        address = handler.request.remote_ip
        try:
            async with self.rate_limit.turn(address):
                name = await self._named(room, given)
                if name is None:
                    self.rate_limit.wrong(address)
        except TooManyGuesses:
            raise HTTPError(429, WAIT) from None
        except RoomFull as full:
            raise HTTPError(403, str(full)) from None
        if name is None:
            raise HTTPError(403, LINK if "secret" in given else WRONG_OF_TWO if room.rests else WRONG)
        return name

    async def _named(self, room: Room, given: dict[str, str]) -> str | None:
        if "secret" in given:
            right = hmac.compare_digest(given["secret"].encode(), room.secret.encode())
            name = FACILITATOR if right else SECOND if self.held.is_invited(given["secret"]) else None
            if name:
                bring(room, name)
            return name
        typed = given.get("code", "")
        if same(typed, room.code):
            return room.welcome()
        own = read_code(typed) if room.rests else None
        if own is None:
            return None
        async with self.one_at_a_time:  # each takes 128 MB for a moment
            name = await asyncio.to_thread(opens, room, own)
        if name:
            bring(room, name)
        return name

    def get_handlers(self, app: Any) -> list[tuple[Any, ...]]:
        """Return our own addresses at the hub."""
        sent = "|".join(map(re.escape, assets.sent_by("hub")))
        return [
            (urls.HUB_FACILITATOR.pattern("/"), Facilitator),
            (urls.HUB_FILE.pattern("/", file=sent), Look),
            *for_pages(self.held),
            *handlers(self.held),
        ]


class Facilitator(BaseHandler):  # type: ignore[misc]
    """The facilitator’s own link: an account like everyone’s, whose first page is the one for leading."""

    async def get(self, secret: str) -> None:
        """Let the facilitator in."""
        user = await self.login_user({"secret": secret})
        if user is None:
            raise HTTPError(403, LINK)
        leads = f"{self.hub.base_url}user-redirect/{urls.FACILITATE.path}"
        self.redirect(self.get_next_url(user, default=leads))


class Look(BaseHandler):  # type: ignore[misc]
    """How the pages look and are left, the same as in the workbook; and the script of those that wait."""

    def get(self, name: str) -> None:
        """Send it."""
        self.set_header("Cache-Control", "public, max-age=3600")
        assets.send(self, name)
