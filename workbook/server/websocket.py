"""The WebSocket handler: the line between a page and its open chapter."""

from __future__ import annotations

import asyncio
import contextlib
import json

from jupyter_server.base.websocket import WebSocketMixin
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from workbook.chapters import notebook
from workbook.chapters.evening import named
from workbook.errors import ChapterMissing
from workbook.protocol.from_page import Beat, Hello, understood
from workbook.protocol.to_page import Alive, Locked, ToPage
from workbook.server.open_chapter import OpenChapter
from workbook.server.route import Route

SILENCE = 600


class ChapterWebSocket(WebSocketMixin, WebSocketHandler, Route):
    """The line between a page and its open chapter. It carries a few words about fields and nothing else."""

    page: OpenChapter | None = None
    _patience: asyncio.TimerHandle | None = None

    async def get(self, slug: str) -> None:
        if "Origin" not in self.request.headers:  # a browser always says which page opens a line
            raise HTTPError(403)
        try:
            asked = f"{slug}?{self.request.query}"
            self.book = named(asked, lambda name: notebook.find_chapter(name, self.library.folder))
        except ChapterMissing as error:
            raise HTTPError(404) from error
        await super().get(slug)

    async def open(self, slug: str) -> None:
        super().open()
        self.set_nodelay(True)
        self._listen()
        if self.library.locked:
            self.hear(Locked(say="locked"))
            self.close()
            return
        self.library.lines.add(self)
        self.page = self.library.open(self.book, self.get_query_argument("page", "")[:64])
        self.page.connect(self, self.get_query_argument("made", ""))

    def _listen(self) -> None:
        """Hang up on a page that says nothing for long: its phone has vanished, or its reader has."""
        if self._patience:
            self._patience.cancel()
        self._patience = asyncio.get_running_loop().call_later(SILENCE, self.close)

    def hear(self, message: ToPage) -> None:
        """Let the page hear something."""
        with contextlib.suppress(WebSocketClosedError):
            self.write_message(json.dumps(message))

    def on_message(self, text: str | bytes) -> None:
        self._listen()
        message = understood(text)
        # What comes late over a line that was given up is older than what its page has said since.
        if message is None or self.page is None or self.page.line is not self:
            return
        if message.used if isinstance(message, Beat) else not isinstance(message, Hello):
            self.library.idle.used()
        if isinstance(message, Beat):
            self.hear(Alive(say="beat"))
        else:
            self.page.tell(message)

    def on_close(self) -> None:
        super().on_close()
        self.library.lines.discard(self)
        if self._patience:
            self._patience.cancel()
        if self.page is not None and self.page.line is self:
            self.library.rest(self.page)
