"""What the hub answers any page of its room: how the room stands, and where an evening is."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import urlsplit

from jupyterhub.handlers.base import BaseHandler
from jupyterhub.user import User
from tornado.web import HTTPError

from workbook import urls
from workbook.hub.handlers import Held
from workbook.place import LAST_WORDS


class State(BaseHandler):  # type: ignore[misc]
    """How the room stands, for every page in it: what it says, how long it is open, whether it asks."""

    def initialize(self, held: Held) -> None:
        """Take what the hub holds."""
        self.held = held

    def get(self) -> None:
        """Say it; nobody has to say who they are, because the door says it as well."""
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(state_of(self.held)))

    async def post(self) -> None:
        """Say it, and start the server of whoever asks: a page that waits for one leads nowhere."""
        user = self.current_user
        if isinstance(user, User) and not user.active:
            await self.spawn_single_user(user)
        self.get()

    def check_xsrf_cookie(self) -> None:
        """Let no page from elsewhere start anything.

        Raises:
            HTTPError: one does.
        """
        # Where a room has no certificate browsers say nothing of the site, but always which page presses.
        said = self.request.headers
        site, origin = said.get("Sec-Fetch-Site"), urlsplit(said.get("Origin", "")).netloc
        if site != "same-origin" and not (site is None and origin == self.request.host):
            raise HTTPError(403)


def state_of(held: Held) -> dict[str, Any]:
    """Return how a room stands, with nothing of anybody in it."""
    room, gifts = held.room, held.gifts
    said, left = room.said, max(0, round(room.ends - time.time()))
    told = {"words": said, "over": said in LAST_WORDS, "left": left}
    return told | {"asks": gifts.asks, "version": gifts.version}


class Evening(BaseHandler):  # type: ignore[misc]
    """An address that a person can type: it leads each to that page in a workbook of their own."""

    def get(self) -> None:
        """Lead there."""
        own = urls.TONIGHT.to(f"{self.hub.base_url}user-redirect/")
        self.redirect(f"{own}?{self.request.query}")


def for_pages(held: Held) -> list[tuple[Any, ...]]:
    """Return what the hub answers pages, below its own address."""
    return [
        (urls.HUB_STATE.pattern("/"), State, {"held": held}),
        (urls.TONIGHT.pattern("/"), Evening),
    ]
