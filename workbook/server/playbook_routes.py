"""The addresses of the playbook: its page, every file it can leave as, one person's sheet, and the search."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from tornado.web import HTTPError

from workbook import urls
from workbook.endpoints import Response
from workbook.endpoints.person import person_page_for
from workbook.endpoints.playbook import playbook_file, playbook_page_for
from workbook.endpoints.searching import search_page_for
from workbook.export.formats.html import look_on_a_page
from workbook.export.person_page import LOOK as SHEET
from workbook.export.playbook_page import LOOK
from workbook.pages.search_page import LOOK as SEARCH_LOOK
from workbook.server.endpoint_routes import EndpointRoute


class Gathered(EndpointRoute):
    """What they have in common: it is made of the answers, once every word that was sent is kept."""

    page: ClassVar[Callable[..., Response | None]]

    async def get(self, *name: str) -> None:
        """Send it, unless the answers are locked.

        Raises:
            HTTPError: there is nothing of that name.
        """
        if await self.shut():
            return
        await self.library.settle()
        made, asked = type(self).page, self.question()
        reply = await self.library.ask(lambda answers: made(self.at(answers), asked, *name))
        if reply is None:
            raise HTTPError(404)
        self.send(reply)


class PlaybookPage(Gathered):
    """The page. Its choice may be sent, to this very page."""

    sheets = (LOOK, look_on_a_page())
    forms = styled = True
    page = playbook_page_for


class PersonPage(Gathered):
    """One person on one sheet."""

    sheets = (SHEET, look_on_a_page())
    styled = True
    page = person_page_for


class File(Gathered):
    """One file."""

    page = playbook_file


class Search(Gathered):
    """Words are looked for in everything that was written; nothing is, while the page is only opened."""

    sheets = (SEARCH_LOOK,)
    forms = True
    page = search_page_for

    def check_xsrf_cookie(self) -> None:
        """Let only our own pages ask: how long it takes could tell another site whether a word was found.

        Raises:
            HTTPError: another site asks.
        """
        if not self.asked_from_here():
            raise HTTPError(403)

    async def post(self) -> None:
        """Show where the words stand."""
        await self.get()


ROUTES = {urls.PLAYBOOK: PlaybookPage, urls.PERSON: PersonPage, urls.PLAYBOOK_FILE: File, urls.SEARCH: Search}
"""The addresses of the playbook, of one person’s sheet and of the search."""
