"""The demonstration inside a page: the same pages over invented answers, in memory alone.

It runs in a worker of its own, which keeps nothing in the browser: it is forgotten with its window, and the
reader's answers are out of its reach.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from workbook import place, urls
from workbook.answers import Answers
from workbook.answers.encryption import keyring
from workbook.demo.people import NOBODY, fill, people
from workbook.endpoints import PageContext, Request, Response, reading
from workbook.pages.demo_page import people_page
from workbook.pages.site import Site
from workbook.static_site.answering import Answering
from workbook.static_site.runtime import StaticSite
from workbook.urls import Address
from workbook.zone import zone

ROOT = "../"
"""Its pages lie in a folder of the site, and have the site's files."""


def shown(site: Site, name: str = "") -> Site:
    """Return where a page of the demonstration stands.

    Args:
        site: where the same page of the reader's stands.
        name: whose answers are shown; by default those of the first.
    """
    return replace(site, place=place.DEMO, invented=name or people()[0].name, root=ROOT)


class Demonstration(StaticSite):
    """Everything Python does in a window of the demonstration."""

    where = place.DEMO

    def __init__(self) -> None:
        super().__init__()
        self.people = [*people(), NOBODY]
        self.person = self.people[0]
        self.begin("")

    def begin(self, name: str) -> None:
        """Begin again: whatever was typed is gone.

        Args:
            name: whose answers are shown from now on; of no one there is, those of the one who is shown.
        """
        self.person = next((each for each in self.people if each.name == name), self.person)
        keyring.drop(self.answers.folder)
        fill(self.answers.folder, self.person, dt.datetime.now(zone()))
        self.answers = Answers.open()
        self._pages.clear()

    def _answers_pages(self) -> Answering:
        return Showing(self)


class Showing(Answering):
    """Answers what the pages of a demonstration ask."""

    window: Demonstration

    @property
    def at(self) -> PageContext:
        """Where a page asks."""
        at = super().at
        return replace(at, site=shown(at.site, self.window.person.name))

    def _page(
        self, at: PageContext, address: Address | None, name: str, asked: Request, *, posted: bool
    ) -> Response:
        if address == urls.PEOPLE:
            return Response(body=people_page(at.site, self.window.people))
        if address != urls.BEGIN:
            return super()._page(at, address, name, asked, posted=posted)
        self.window.begin(asked.one("person"))
        back = asked.one("back")
        is_chapter = any(book.slug == back for book in at.books)
        return reading.chapter_to_read(self.at, back) if is_chapter else reading.contents(self.at)
