"""The demonstration: the same pages over invented answers, in a folder that is nobody's."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from workbook import place, urls
from workbook.answers import Answers
from workbook.answers.encryption import keyring
from workbook.demo.people import NOBODY, Person, fill, people
from workbook.pages.demo_page import people_page
from workbook.pages.site import Site
from workbook.protocol.to_page import Begun
from workbook.server.app_state import AppState
from workbook.server.route import PressedRoute, Route


class Demo(AppState):
    """A library of its own: other answers, and a mark on every page.

    Nothing is written before the first visit.

    Args:
        base: the path the demonstration is served under, with slashes at both ends.
        folder: the folder of the chapters.
        lock_after: after how many minutes without use the answers are locked again.
        home: the folder of the invented answers; it is emptied at every beginning.
    """

    def __init__(self, base: str, folder: Path, lock_after: float, home: Path) -> None:
        super().__init__(base, folder, lock_after, home)
        self.home = home
        self.people = [*people(), NOBODY]
        self.person = self.people[0]
        self._begun = False
        self._beginning = asyncio.Lock()

    @property
    def site(self) -> Site:
        """Where pages stand, with whose answers they show."""
        return replace(super().site, place=place.DEMO, invented=self.person.name, hub="")

    async def refresh(self) -> None:
        """Read the answers again if they have changed; the first time, invent them."""
        if not self._begun:
            await self.begin(self.person)
        await super().refresh()

    async def begin(self, person: Person) -> None:
        """Begin again with somebody: whatever was typed is gone, and open pages start anew.

        Args:
            person: whose answers are shown from now on.
        """
        async with self._beginning:
            self.tell_all(Begun(say="begun"), hang_up=True)
            await asyncio.gather(*(self.let_go(page) for page in list(self._pages)))
            async with self._one_at_a_time:
                self.answers = await asyncio.to_thread(self._fill, person)
            self.person, self._begun = person, True
            self.idle.stop()

    def _fill(self, person: Person) -> Answers:
        keyring.drop(self.home)
        fill(self.home, person, datetime.now(UTC))
        return Answers.open(self.home)


class People(Route):
    """Whose answers are shown."""

    library: Demo

    async def get(self) -> None:
        """Show who there is."""
        await self.library.refresh()
        self.show(people_page(self.library.site, self.library.people))


class Begin(PressedRoute):
    """The button that begins again, with the same person or another."""

    library: Demo

    async def post(self) -> None:
        """Do it, and go back to where the button was."""
        name, slug = self.get_body_argument("person", ""), self.get_body_argument("back", "")
        person = next((each for each in self.library.people if each.name == name), self.library.person)
        await self.library.begin(person)
        known = any(book.slug == slug for book in self.library.books())
        self.redirect(self.library.site.chapter(slug) if known else self.library.site.base, status=303)


ROUTES = {urls.PEOPLE: People, urls.BEGIN: Begin}
"""The addresses that only a demonstration has."""
