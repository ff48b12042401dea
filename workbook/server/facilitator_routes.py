"""The addresses for whoever leads a group. No answer is read for them, so they open behind a lock as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from workbook import urls
from workbook.endpoints import PageContext, Request, Response, leading
from workbook.groups.leading import guide, join_page, run_page
from workbook.groups.leading.choose_page import HAND
from workbook.server.endpoint_routes import EndpointRoute


class Leading(EndpointRoute):
    """What they have in common: a form that may be sent, to this very place."""

    forms = True
    page: ClassVar[Callable[..., Response]]

    async def get(self, *name: str) -> None:
        """Show it."""
        made: Callable[[PageContext, Request, *tuple[str, ...]], Response] = type(self).page
        self.send(made(self.at(self.library.answers), self.question(), *name))


class Choose(Leading):
    """The agendas, and what to see to before the day."""

    sheets = (HAND,)
    page = leading.choosing


class Lead(Leading):
    """One session, with its times; or a plan of one's own."""

    sheets = (run_page.look(),)
    page = leading.leading


class Guide(Leading):
    """The guide to print."""

    sheets = (guide.look(),)
    styled = True
    page = leading.guide


class Sheets(Leading):
    """The blank sheets to choose from."""

    page = leading.sheets


class Join(Leading):
    """How a room joins."""

    sheets = (join_page.look(),)
    page = leading.joining


ROUTES = {
    urls.FACILITATE: Choose,
    urls.GUIDE: Guide,
    urls.AGENDA: Lead,
    urls.JOIN: Join,
    urls.SHEETS: Sheets,
}
"""The addresses for whoever leads a group."""
