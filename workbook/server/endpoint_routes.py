"""What the addresses have in common whose pages need no server: the question goes in, the reply comes out."""

from __future__ import annotations

import datetime as dt

from workbook.answers import Answers
from workbook.endpoints import PageContext, Request, Response
from workbook.server.route import Route
from workbook.zone import zone


class EndpointRoute(Route):
    """An address whose page an endpoint makes; only the asking and the sending are the server's."""

    def question(self) -> Request:
        """Return what is asked.

        Raises:
            HTTPError: a part of it is no text.
        """
        query, form = self.request.query_arguments, self.request.body_arguments
        return Request(
            query={name: self.get_query_arguments(name) for name in query},
            form={name: self.get_body_arguments(name, strip=False) for name in form},
            files=[file["body"] for file in self.request.files.get("file", ())],
            own=f"{self.request.protocol}://{self.request.host}{self.library.site.base}",
        )

    def at(self, answers: Answers) -> PageContext:
        """Return where it is asked.

        Args:
            answers: the reader's answers, opened.
        """
        library, now = self.library, dt.datetime.now(dt.UTC)
        return PageContext(site=library.site, answers=answers, folder=library.folder, now=now, tz=zone())

    def send(self, reply: Response) -> None:
        """Send what is answered: a page to look at, or a file to keep."""
        self.set_status(reply.status)
        self.set_header("Content-Type", reply.kind)
        if reply.name:
            self.set_header("Content-Disposition", f'attachment; filename="{reply.name}"')
        self.finish(reply.body)
