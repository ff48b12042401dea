"""The addresses about the answers themselves: their page, a copy, and what its buttons ask for."""

from __future__ import annotations

import json
from typing import Any

from tornado.web import HTTPError

from workbook import urls
from workbook.chapters.evening import ASKED, read_items
from workbook.endpoints.your_answers import CLOSED, LOOK_LIMIT, act, kept
from workbook.pages.answers_page import answers_page
from workbook.server.route import Route

LIMIT = 64_000
SAYS = {
    403: "This page cannot be opened this way: open the workbook with the link it printed when it started.",
    413: "That file is larger than any copy of answers; choose another.",
}
SAYS_ALL_THE_SAME = "Something went wrong; your saved answers are untouched, so try once more."


def only_our_script(route: Route) -> None:
    """Let only a script of our own pages ask.

    Raises:
        HTTPError: another site asks, or someone whom our script did not send.
    """
    # In place of Jupyter's cookie, which our pages do not have: another site can send neither a header of
    # its own without asking first, which nobody answers, nor a Sec-Fetch-Site that is not its own.
    headers = route.request.headers
    ours = headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")
    if headers.get("X-Workbook") != "1" or not ours or not route.check_origin():
        raise HTTPError(403)


class AnswersPage(Route):
    """The page “Your answers”."""

    async def get(self) -> None:
        """Show it."""
        if await self.shut():
            return
        await self.library.settle()
        books = self.library.books()
        items = read_items(self.get_query_arguments(ASKED), books)
        found = await self.library.ask(lambda answers: kept(answers, books))
        self.show(answers_page(self.library.site, found, items))


class AnswersRoute(Route):
    """What speaks in words for a script: JSON out, and nothing of it in any log."""

    def say(self, told: dict[str, Any]) -> None:
        """Send what became of it."""
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(told))

    def asked(self, limit: int) -> dict[str, Any]:
        """Return what is asked, which is JSON.

        Raises:
            HTTPError: it is more than so many bytes, or none.
        """
        if len(self.request.body) > limit:
            raise HTTPError(413)
        try:
            asked = json.loads(self.request.body or b"{}")
        except (ValueError, RecursionError):
            raise HTTPError(400) from None
        if not isinstance(asked, dict):
            raise HTTPError(400)
        return asked

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in one sentence what went wrong."""
        self.set_status(status_code)
        self.say({"why": SAYS.get(status_code, SAYS_ALL_THE_SAME)})


class Copy(AnswersRoute):
    """The answers as a file, without a lock."""

    async def get(self) -> None:
        """Send it."""
        await self.library.refresh()
        raw = await self.library.ask(lambda answers: None if answers.locked else answers.text())
        if raw is None:
            self.set_status(403)
            self.say({"why": CLOSED})
            return
        self.set_header("Content-Type", "application/json")
        self.set_header("Content-Disposition", 'attachment; filename="workbook-copy.json"')
        self.finish(raw)


class Act(AnswersRoute):
    """Whatever a button on the page asks for."""

    def check_xsrf_cookie(self) -> None:
        """Let only our own pages ask.

        Raises:
            HTTPError: another site asks, or someone whom our script did not send.
        """
        only_our_script(self)

    async def post(self, name: str) -> None:
        """Do it and say what became of it."""
        asked = self.asked(LOOK_LIMIT if name == "look" else LIMIT)
        await self.library.refresh()
        if not self.library.locked:
            self.library.idle.used()
        self.say(await act(self.library, name, asked))


ROUTES = {urls.ANSWERS: AnswersPage, urls.COPY: Copy, urls.ACT: Act}
"""The addresses about the answers themselves."""
