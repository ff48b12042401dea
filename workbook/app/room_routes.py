"""The addresses for a room: giving scales, and seeing together what was given. The server keeps nothing."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import re
from typing import Any

from tzlocal import get_localzone

from workbook.app.route import FORMS, Route
from workbook.markup.html import Html
from workbook.markup.page import sorry_page
from workbook.room.carried import Carried, carried
from workbook.room.code import FILE, MOMENTS, MOST_SCALES, Vote, as_code, giver_of
from workbook.room.counting import taken_out, told
from workbook.room.gather import find
from workbook.room.give_page import NONE_CHOSEN, Choice, choose_page, given_page
from workbook.room.room_page import room_page
from workbook.room.scales import asked_in

MOST_FILES = 1_000


class InRoom(Route):
    """What the addresses have in common: a form that may be sent here."""

    @property
    def content_security_policy(self) -> str:
        """As everywhere, and a form may be sent here."""
        return FORMS


class Give(InRoom):
    """Scales are chosen and looked at."""

    async def get(self) -> None:
        """Show the scales to choose from, or what leaves."""
        if await self.shut():
            return
        await self.library.settle()
        choices, chosen = self._choices(), self.chosen()
        site = self.library.site
        if self.get_query_argument("look", "") and chosen:
            self.show(given_page(site, chosen, self.moment, self.code()))
            return
        why = NONE_CHOSEN if self.get_query_argument("look", "") else ""
        keys = self.get_query_arguments("key")
        self.show(choose_page(site, choices, chosen=keys, moment=self.moment, why=why))

    @property
    def moment(self) -> str:
        """Before, after or neither."""
        asked = self.get_query_argument("moment", "")
        return asked if asked in MOMENTS else ""

    def _choices(self) -> list[Choice]:
        answers = self.library.answers
        found = asked_in(self.library.books()).values()
        values = ((asked, asked.scale.shown(answers.get(asked.scale.key))) for asked in found)
        return [Choice(asked, value) for asked, value in values if value is not None]

    def chosen(self) -> list[Choice]:
        """Return the scales that the address names, as far as they are answered."""
        keys = self.get_query_arguments("key")
        return [choice for choice in self._choices() if choice.asked.scale.key in keys][:MOST_SCALES]

    def code(self) -> str:
        """Return what leaves."""
        # Made from this folder's own secret, or from one of this run where none can be kept.
        secret = self.settings["cookie_secret"] + self.library.site.invented.encode()
        giver = giver_of(secret, dt.datetime.now(get_localzone()).date())
        steps = tuple((it.asked.number, it.asked.step(it.value)) for it in self.chosen())
        return as_code(Vote(giver, self.moment, steps))


class CodeFile(Give):
    """The code as a small file."""

    async def get(self) -> None:
        """Send it."""
        if await self.shut():
            return
        await self.library.settle()
        if not self.chosen():
            self.show(sorry_page(self.library.site, "Nothing is chosen", NONE_CHOSEN))
            return
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{FILE}"')
        self.finish(f"{self.code()}\n")


class Room(InRoom):
    """What the room shares. Each press brings everything with it, and nothing stays here."""

    def check_xsrf_cookie(self) -> None:
        """Let any page of this browser ask: what is shown comes with the question, and nothing is changed."""

    async def get(self) -> None:
        """Show where to put the codes."""
        self.show(room_page(self.library.site, Carried(), asked_in(self.library.books())))

    async def post(self) -> None:
        """Show what they tell."""
        self.show(await asyncio.to_thread(self._gathered))

    def _gathered(self) -> Html:
        """Return the page; a thousand codes take a moment, so beside the event loop."""
        whole = carried(*(self.get_body_argument(name, "") for name in ("steps", "new", "seen", "unseen")))
        found = find([self.get_body_argument("codes", "", strip=False), *self._files()])
        match self.get_body_argument("do", ""):
            case "take-out":
                said, room = taken_out(found, whole), whole.without(found)
            case "reveal":
                said, room = told(found, whole.votes), whole.with_found(found).revealed()
            case _:
                said, room = told(found, whole.votes), whole.with_found(found)
        left = "\n".join(letters for _, letters in found.unread)
        return room_page(self.library.site, room, asked_in(self.library.books()), said=list(said), left=left)

    def _files(self) -> list[str]:
        """Return the text of each file; where a script has read them, they come in one field."""
        sent = self.request.files.get("file") or []
        try:
            read = json.loads(self.get_body_argument("loaded", "[]"))
        except (ValueError, RecursionError):
            read = []
        texts = [text for text in read if isinstance(text, str)] if isinstance(read, list) else []
        return [*texts, *(file["body"].decode("utf-8", "replace") for file in sent)][:MOST_FILES]


def room_routes(base: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the addresses for a room.

    Args:
        base: the path the app is served under, ready for a pattern.
        given: what every address is given.
    """
    return [
        (rf"{base}room", Room, given),
        (rf"{base}room/give", Give, given),
        (rf"{base}room/give/{re.escape(FILE)}", CodeFile, given),
    ]
