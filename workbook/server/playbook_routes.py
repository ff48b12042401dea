"""The addresses of the playbook: its page, every file it can leave as, one person's sheet, and the search."""

from __future__ import annotations

from tornado.web import HTTPError

from workbook import urls
from workbook.endpoints.person import person_page_for
from workbook.endpoints.playbook import playbook_file, playbook_page_for
from workbook.endpoints.searching import search_page_for
from workbook.export.formats.html import look_on_a_page
from workbook.export.person_page import LOOK as SHEET
from workbook.export.playbook_page import LOOK
from workbook.pages.search_page import LOOK as SEARCH_LOOK
from workbook.server.endpoint_routes import EndpointRoute


class PlaybookPage(EndpointRoute):
    """The page. Its choice may be sent, to this very page."""

    sheets = (LOOK, look_on_a_page())
    forms = styled = True

    async def get(self) -> None:
        """Show it."""
        if await self.shut():
            return
        await self.library.settle()
        asked = self.question()
        self.send(await self.library.ask(lambda answers: playbook_page_for(self.at(answers), asked)))


class PersonPage(EndpointRoute):
    """One person on one sheet."""

    sheets = (SHEET, look_on_a_page())
    styled = True

    async def get(self) -> None:
        """Show it."""
        if await self.shut():
            return
        await self.library.settle()
        asked = self.question()
        self.send(await self.library.ask(lambda answers: person_page_for(self.at(answers), asked)))


class File(EndpointRoute):
    """One file."""

    async def get(self, name: str) -> None:
        """Send it."""
        if await self.shut():
            return
        await self.library.settle()
        asked = self.question()
        reply = await self.library.ask(lambda answers: playbook_file(self.at(answers), asked, name))
        if reply is None:
            raise HTTPError(404)
        self.send(reply)


class Search(EndpointRoute):
    """Words are looked for in everything that was written."""

    sheets = (SEARCH_LOOK,)
    forms = True

    def check_xsrf_cookie(self) -> None:
        """Let only our own pages ask: how long it takes could tell another site whether a word was found.

        Raises:
            HTTPError: another site asks.
        """
        if not self.asked_from_here():
            raise HTTPError(403)

    async def get(self) -> None:
        """Show the page, with nothing looked for yet."""
        await self.post()

    async def post(self) -> None:
        """Show where the words stand."""
        if await self.shut():
            return
        await self.library.settle()
        asked = self.question()
        self.send(await self.library.ask(lambda answers: search_page_for(self.at(answers), asked)))


ROUTES = {urls.PLAYBOOK: PlaybookPage, urls.PERSON: PersonPage, urls.PLAYBOOK_FILE: File, urls.SEARCH: Search}
"""The addresses of the playbook, of one person’s sheet and of the search."""
