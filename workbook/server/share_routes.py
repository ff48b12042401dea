"""The addresses for sharing one answer, and for reading one that somebody gave. Nothing is kept here."""

from __future__ import annotations

from workbook import urls
from workbook.endpoints.sharing import read_given, reading_page, share_file, share_page_for
from workbook.export.share_page import LOOK
from workbook.server.endpoint_routes import EndpointRoute


class Sharing(EndpointRoute):
    """What they have in common: a form that may be sent, to this very place."""

    sheets = (LOOK,)
    forms = True


class Share(Sharing):
    """One answer is chosen and looked at."""

    async def get(self) -> None:
        """Show the answers to choose from, or the chosen one."""
        if await self.shut():
            return
        await self.library.settle()
        self.send(share_page_for(self.at(self.library.answers), self.question()))


class SharedFile(Sharing):
    """The answer as a file."""

    async def get(self) -> None:
        """Send it."""
        if await self.shut():
            return
        await self.library.settle()
        self.send(share_file(self.at(self.library.answers), self.question()))


class Given(Sharing):
    """An answer that somebody gave is read."""

    def check_xsrf_cookie(self) -> None:
        """Let any page of this browser ask: the answer comes with the question, and nothing is changed."""

    async def get(self) -> None:
        """Show where to put it."""
        if not await self.shut():
            self.send(reading_page(self.at(self.library.answers)))

    async def post(self) -> None:
        """Show what is in it."""
        if not await self.shut():
            self.send(read_given(self.at(self.library.answers), self.question()))


ROUTES = {urls.SHARE: Share, urls.SHARED_FILE: SharedFile, urls.READ: Given}
"""The addresses for sharing."""
