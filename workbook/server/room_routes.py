"""The addresses for a room: giving scales, and seeing together what was given. The server keeps nothing."""

from __future__ import annotations

import asyncio
import json

from workbook import urls
from workbook.endpoints.giving import code_file, give_page_for
from workbook.groups.poll.carried import Carried, carried
from workbook.groups.poll.counting import taken_out, told
from workbook.groups.poll.gather import find
from workbook.groups.poll.look import LOOK
from workbook.groups.poll.poll_page import room_page
from workbook.groups.poll.scales import asked_in
from workbook.pages.html import Html
from workbook.server.endpoint_routes import EndpointRoute
from workbook.server.route import Route

MOST_FILES = 1_000


class InRoom(Route):
    """What the addresses have in common: a form that may be sent here, and a code to be copied."""

    sheets = (LOOK,)
    forms = True
    granted: tuple[str, ...] = ("clipboard-write",)


class Give(EndpointRoute, InRoom):
    """Scales are chosen and looked at."""

    async def get(self) -> None:
        """Show the scales to choose from, or what leaves."""
        if await self.shut():
            return
        await self.library.settle()
        self.send(give_page_for(self.at(self.library.answers), self.question(), self.secret))

    @property
    def secret(self) -> bytes:
        """This folder's own secret, or one of this run where none can be kept."""
        secret: bytes = self.settings["cookie_secret"]
        return secret


class CodeFile(Give):
    """The code as a small file."""

    async def get(self) -> None:
        """Send it."""
        if await self.shut():
            return
        await self.library.settle()
        self.send(code_file(self.at(self.library.answers), self.question(), self.secret))


class Room(InRoom):
    """What the room shares. Each press brings everything with it, and nothing stays here."""

    granted = ("clipboard-write", "camera", "autoplay")

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


ROUTES = {urls.ROOM: Room, urls.GIVE: Give, urls.CODE_FILE: CodeFile}
"""The addresses for a room."""
