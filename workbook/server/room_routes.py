"""The addresses for a room: giving scales, and seeing together what was given. The server keeps nothing."""

from __future__ import annotations

import asyncio

from workbook import urls
from workbook.endpoints.gathering import gathered, nothing_yet
from workbook.endpoints.giving import code_file, give_page_for
from workbook.groups.poll.look import LOOK
from workbook.server.endpoint_routes import EndpointRoute
from workbook.server.route import PressedRoute, Route


class InRoom(Route):
    """What the addresses have in common: a form that may be sent here, and a code to be copied."""

    sheets = (LOOK,)
    forms = True
    granted: tuple[str, ...] = ("clipboard-write",)


class CodeFile(EndpointRoute, InRoom):
    """The code as a small file."""

    reply = staticmethod(code_file)

    async def get(self) -> None:
        """Send what is asked for."""
        if await self.shut():
            return
        await self.library.settle()
        secret = self.settings["cookie_secret"]
        self.send(self.reply(self.at(self.library.answers), self.question(), secret))


class Give(PressedRoute, CodeFile):
    """Scales are chosen and looked at."""

    reply = staticmethod(give_page_for)

    async def post(self) -> None:
        """Show what leaves: a form brings the numbers of a day, which no address holds."""
        await self.get()


class Room(EndpointRoute, InRoom):
    """What the room shares."""

    granted = ("clipboard-write", "camera", "autoplay")

    def check_xsrf_cookie(self) -> None:
        """Let any page of this browser ask: what is shown comes with the question, and nothing is changed."""

    async def get(self) -> None:
        """Show where to put the codes."""
        self.send(nothing_yet(self.at(self.library.answers)))

    async def post(self) -> None:
        """Show what they tell; a thousand codes take a moment, so beside the event loop."""
        at = self.at(self.library.answers)
        self.send(await asyncio.to_thread(gathered, at, self.question()))


ROUTES = {urls.ROOM: Room, urls.GIVE: Give, urls.CODE_FILE: CodeFile}
"""The addresses for a room."""
