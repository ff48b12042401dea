"""The addresses for whoever leads a group. No answer is read for them, so they open behind a lock as well."""

from __future__ import annotations

import datetime as dt

from tornado.web import HTTPError

from workbook import config, urls
from workbook.groups.agendas.agenda import Agenda, AgendaMissing, NoTime
from workbook.groups.agendas.reading import agendas, find_agenda
from workbook.groups.agendas.timing import read_ran, read_start, soon, times
from workbook.groups.leading import guide, join_page, links, run_page
from workbook.groups.leading.choose_page import HAND, choose_page
from workbook.groups.leading.joining import REPOSITORY, TAG, Joining, NoAddress, on_binder, this_host
from workbook.pages.page import sorry_page
from workbook.server.route import Route

NO_SUCH = "There is no such agenda"


class Leading(Route):
    """What they have in common: a form that may be sent, to this very place."""

    forms = True

    def missing(self, error: AgendaMissing) -> None:
        """Say that there is no such agenda."""
        self.set_status(404)
        self.show(sorry_page(self.library.site, NO_SUCH, str(error)))

    def asked(self) -> links.Asked:
        """Return every exercise of this edition."""
        return links.asked(self.library.books())


class Choose(Leading):
    """The agendas, and what to see to before the day."""

    sheets = (HAND,)

    async def get(self) -> None:
        """Show them."""
        self.show(choose_page(self.library.site, agendas()))


class Lead(Leading):
    """One session, with its times."""

    sheets = (run_page.look(),)

    async def get(self, name: str) -> None:
        """Show it."""
        try:
            agenda = find_agenda(name)
            run = self._run(agenda)
        except AgendaMissing as error:
            self.missing(error)
            return
        self.show(run_page.run_page(self.library.site, agenda, run, self.asked()))

    def _run(self, agenda: Agenda) -> run_page.Run:
        text = self.get_query_argument("session", "1")
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
        session = agenda.session(number)
        start, ran, why = soon(dt.datetime.now().astimezone()), [], None
        given = self.get_query_argument("start", "")
        try:
            start = read_start(given) if given else start
            ran = read_ran(self.get_query_arguments("ran"))[: len(session.blocks)]
        except NoTime as error:
            why = str(error)
        found = times(session, start, ran)
        return run_page.Run(
            number=number, start=start, ran=ran, times=found, given=bool(given) and not why, why=why
        )


class Guide(Leading):
    """The guide to print."""

    sheets = (guide.look(),)
    styled = True

    async def get(self) -> None:
        """Show it for one agenda, or for all."""
        name = self.get_query_argument("agenda", "")
        try:
            chosen = (find_agenda(name),) if name else agendas()
        except AgendaMissing as error:
            self.missing(error)
            return
        self.show(guide.guide_page(self.library.site, chosen, self.asked()))


class Join(Leading):
    """How a room joins."""

    sheets = (join_page.look(),)

    async def get(self) -> None:
        """Show a code and an address, for this host or for Binder."""
        site = self.library.site
        by = self.get_query_argument("by", "binder" if site.public else "host")
        if by not in ("host", "binder"):
            raise HTTPError(404)
        repository = self.get_query_argument("repository", REPOSITORY)[:140]
        name = self.get_query_argument("tag", TAG)[:140]
        joining, why = None, None
        try:
            joining = on_binder(repository, name) if by == "binder" else self._host()
        except NoAddress as error:
            why = str(error)
        self.show(join_page.join_page(site, by, joining, repository=repository, tag_=name, why=why))

    def _host(self) -> Joining:
        base = self.library.site.base
        if self.library.site.invented:
            base = base.removesuffix(urls.DEMO.path)
        own = f"{self.request.protocol}://{self.request.host}{base}"
        return this_host(own, config.JOIN_URL.get(), config.ROOM_CODE.get())


ROUTES = {urls.FACILITATE: Choose, urls.GUIDE: Guide, urls.AGENDA: Lead, urls.JOIN: Join}
"""The addresses for whoever leads a group."""
