"""The addresses of the playbook: the page, and every file it can leave as."""

from __future__ import annotations

from tornado.web import HTTPError

from workbook import urls
from workbook.endpoints.playbook import playbook_file, playbook_page_for
from workbook.export.formats.html import look_on_a_page
from workbook.export.playbook_page import LOOK
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


ROUTES = {urls.PLAYBOOK: PlaybookPage, urls.PLAYBOOK_FILE: File}
"""The addresses of the playbook."""
