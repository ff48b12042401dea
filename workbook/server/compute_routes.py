"""The addresses of cells that compute: the line to their kernel, and the frame that shows what they show."""

from __future__ import annotations

import asyncio
import contextlib
import json

from jupyter_server.base.websocket import WebSocketMixin
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from workbook import urls
from workbook.compute import sentences
from workbook.compute.run import Run
from workbook.compute.stage import Message
from workbook.content_policy import for_a_frame
from workbook.elements import Html, join, tag, void
from workbook.errors import ChapterMissing
from workbook.server import assets
from workbook.server.endpoint_routes import EndpointRoute
from workbook.server.route import Route
from workbook.urls import Address

SILENCE = 600


class Cells(WebSocketMixin, WebSocketHandler, EndpointRoute):
    """The line between a page and the kernel of its cells; what a field says does not travel here."""

    run: Run | None = None
    _patience: asyncio.TimerHandle | None = None

    async def get(self, slug: str) -> None:
        """Open the line for a page of the workbook, to a chapter that computes."""
        if "Origin" not in self.request.headers:  # a browser always says which page opens a line
            raise HTTPError(403)
        try:
            self.book = self.at(self.library.answers).find(slug)
        except ChapterMissing as error:
            raise HTTPError(404) from error
        if not self.book.computes:
            raise HTTPError(404)
        await super().get(slug)

    async def open(self, slug: str) -> None:
        """Let the cells run, unless the answers have a lock: their program is not given the key."""
        super().open()
        self._listen()
        if self.library.sealed or self.library.runs is None:
            self.hear({"say": "off", "words": sentences.SEALED})
            self.close()
            return
        self.name = f"{slug} {self.get_query_argument('page', '')[:64]}"
        self.run = self.library.runs.open(self.name, self.book.program, self, self.book.folder)

    def _listen(self) -> None:
        if self._patience:
            self._patience.cancel()
        self._patience = asyncio.get_running_loop().call_later(SILENCE, self.close)

    def hear(self, message: Message) -> None:
        """Let the page hear something."""
        with contextlib.suppress(WebSocketClosedError):
            self.write_message(json.dumps(message))

    def on_message(self, text: str | bytes) -> None:
        """Pass on what the page says to a widget; everything else is nothing."""
        self._listen()
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            return
        if self.run is not None and self.run.line is self and isinstance(message, dict):
            self.library.idle.used()
            self.run.receive(message)

    def on_close(self) -> None:
        """Let the kernel wait a while for a page that comes back."""
        super().on_close()
        if self._patience:
            self._patience.cancel()
        if self.run is not None and self.library.runs is not None:
            self.library.runs.rest(self.name, self)


class Frame(Route):
    """The document of a frame: one script of ours, which shows what its page hands it, and no origin."""

    @property
    def content_security_policy(self) -> str:
        """What the frame may load: nothing from any address."""
        return for_a_frame(_script())

    async def get(self) -> None:
        """Send it; it holds nothing of anybody’s."""
        self.set_header("X-DNS-Prefetch-Control", "off")
        # Firefox takes a frame without an origin for one of another site.
        self.set_header("Cross-Origin-Resource-Policy", "cross-origin")
        head = join(void("meta", charset="utf-8"), tag("title", "A part of the page"))
        body = tag("body", tag("script", Html(_script())))
        self.show(join(Html("<!doctype html>"), tag("html", tag("head", head), body, lang="en")))


def _script() -> str:
    return assets.body("frame.js").decode("utf-8")


ROUTES: dict[Address, type[Route]] = {urls.CELLS: Cells, urls.FRAME: Frame}
"""What answers each address of cells that compute."""
