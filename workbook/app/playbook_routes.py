"""The addresses of the playbook: the page, and every file it can leave as. No kernel is needed for them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import Any

from tornado.web import HTTPError
from tzlocal import get_localzone

from workbook.answers import Answers
from workbook.app.route import POLICY, Route
from workbook.errors import WorkbookError
from workbook.export.chosen import Wanted
from workbook.export.files import KINDS, Asked
from workbook.export.playbook_page import Page, playbook_page
from workbook.markup.page import sorry_page

KEY = re.compile(r"[a-z0-9-]{1,80}\.[a-z0-9-]{1,80}")
NAMES = {kind.name: kind for kind in KINDS.values()}


class Choosing(Route):
    """What the page and the files share: the choice in the address."""

    @property
    def wanted(self) -> Wanted:
        """What was chosen; every page when all of them are ticked."""
        pages = tuple(
            slug for slug in self.get_query_arguments("page") if re.fullmatch(r"[a-z0-9-]{1,80}", slug)
        )
        return Wanted(
            chapters=None if not pages or set(pages) >= set(self._answered()) else pages,
            without=frozenset(filter(KEY.fullmatch, self.get_query_arguments("without"))),
            since=self._day("since"),
            until=self._day("until"),
            hide_names="1" in self.get_query_arguments("hide"),
            first="1" in self.get_query_arguments("first"),
            pictures="1" not in self.get_query_arguments("plain"),
            dated_words="1" in self.get_query_arguments("dated"),
        )

    def _answered(self) -> Counter[str]:
        return Counter(key.partition(".")[0] for key in self.library.answers)

    def _day(self, name: str) -> dt.date | None:
        try:
            return dt.date.fromisoformat(self.get_query_argument(name, ""))
        except ValueError:
            return None

    def asked(self, answers: Answers) -> Asked:
        """Return what is to be made."""
        return Asked(answers, self.wanted, dt.datetime.now(dt.UTC), get_localzone())


class PlaybookPage(Choosing):
    """The page."""

    @property
    def content_security_policy(self) -> str:
        """As everywhere, and the choice may be sent: to this very page."""
        return POLICY.replace("form-action 'none'", "form-action 'self'")

    async def get(self) -> None:
        """Show it."""
        if await self.shut():
            return
        await self.library.settle()
        counts = self._answered()
        titles = {
            book.slug: f"{book.number} · {book.title}" if book.number else book.title
            for book in self.library.books()
        }
        slugs = [slug for slug in titles if counts[slug]] + sorted(set(counts) - set(titles))
        pages = [Page(slug, titles.get(slug, slug), counts[slug]) for slug in slugs]
        book = await self.library.ask(lambda answers: self.asked(answers).playbook)
        self.show(playbook_page(self.library.site, book, self.wanted, pages))


class File(Choosing):
    """One file."""

    async def get(self, name: str) -> None:
        """Send it."""
        if await self.shut():
            return
        if name not in NAMES:
            raise HTTPError(404)
        await self.library.settle()
        kind = NAMES[name]
        try:
            raw = await self.library.ask(lambda answers: kind.make(self.asked(answers)))
        except WorkbookError as error:
            self.show(sorry_page(self.library.site, "Not yet", str(error)))
            return
        self.set_header("Content-Type", kind.media)
        self.set_header("Content-Disposition", f'attachment; filename="{kind.name}"')
        self.finish(raw)


def playbook_routes(base: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the addresses of the playbook.

    Args:
        base: the path the app is served under, ready for a pattern.
        given: what every address is given.
    """
    return [(rf"{base}playbook", PlaybookPage, given), (rf"{base}playbook/([a-z.-]+)", File, given)]
