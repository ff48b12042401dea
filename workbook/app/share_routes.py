"""The addresses for sharing one answer, and for reading one that somebody gave. Nothing is kept here."""

from __future__ import annotations

import re
from typing import Any

from workbook.app.route import FORMS, Route
from workbook.chapters import Chapter
from workbook.errors import WorkbookError
from workbook.export.share import LARGEST, Shared, as_file, read_file, share
from workbook.export.share_code import read_text
from workbook.export.share_page import FILE, choose_page, given_page, share_page, spans
from workbook.markup.page import sorry_page


class Sharing(Route):
    """What they have in common: a form that may be sent, to this very place."""

    @property
    def content_security_policy(self) -> str:
        """As everywhere, and a form may be sent here."""
        return FORMS

    def chosen(self) -> tuple[Shared, object, list[str]]:
        """Return the answer as it would leave, as it is, and what is blacked out.

        Raises:
            WorkbookError: there is no such answer, or it cannot leave.
        """
        key, black = self.get_query_argument("key", ""), self.get_query_arguments("black")
        answers = self.library.answers
        value = answers.get(key)
        return share(answers, key, spans=spans(value, black)), value, black


class Share(Sharing):
    """One answer is chosen and looked at."""

    async def get(self) -> None:
        """Show the answers to choose from, or the chosen one."""
        if await self.shut():
            return
        await self.library.settle()
        if not self.get_query_argument("key", ""):
            self.show(choose_page(self.library.site, list(map(self._asked, self._answered()))))
            return
        try:
            shared, value, black = self.chosen()
            self.show(share_page(self.library.site, shared, value, black))
        except WorkbookError as error:
            self.show(sorry_page(self.library.site, "This cannot be shared", str(error)))

    def _answered(self) -> list[Chapter]:
        found = self.library.answers
        return [book for book in self.library.books() if any(it.key in found for it in book.exercises)]

    def _asked(self, book: Chapter) -> tuple[str, list[tuple[str, str]]]:
        found = self.library.answers
        title = f"{book.number} · {book.title}" if book.number else book.title
        return title, [(it.key, it.prompt) for it in book.exercises if it.key in found]


class SharedFile(Sharing):
    """The answer as a file."""

    async def get(self) -> None:
        """Send it."""
        if await self.shut():
            return
        await self.library.settle()
        try:
            raw = as_file(self.chosen()[0])
        except WorkbookError as error:
            self.show(sorry_page(self.library.site, "This cannot be shared", str(error)))
            return
        self.set_header("Content-Type", "application/json")
        self.set_header("Content-Disposition", f'attachment; filename="{FILE}"')
        self.finish(raw)


class Given(Sharing):
    """An answer that somebody gave is read."""

    def check_xsrf_cookie(self) -> None:
        """Let any page of this browser ask: the answer comes with the question, and nothing is changed."""

    async def get(self) -> None:
        """Show where to put it."""
        if not await self.shut():
            self.show(given_page(self.library.site))

    async def post(self) -> None:
        """Show what is in it."""
        if await self.shut():
            return
        files = self.request.files.get("file") or []
        code = self.get_body_argument("code", "")[:LARGEST]
        try:
            raw = files[0]["body"] if files else b""
            shared = read_file(raw) if raw else read_text(code)
        except WorkbookError as error:
            self.show(given_page(self.library.site, why=str(error)))
            return
        self.show(given_page(self.library.site, shared))


def share_routes(base: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the addresses for sharing.

    Args:
        base: the path the app is served under, ready for a pattern.
        given: what every address is given.
    """
    return [
        (rf"{base}share", Share, given),
        (rf"{base}share/{re.escape(FILE)}", SharedFile, given),
        (rf"{base}share/read", Given, given),
    ]
