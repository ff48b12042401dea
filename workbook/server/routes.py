"""The addresses of the app: contents, chapters, the line to an open chapter, built files."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.websocket import WebSocketMixin
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from workbook import config, urls
from workbook.chapters import notebook
from workbook.chapters.roles import SUPPORT
from workbook.content_policy import EMPTY
from workbook.endpoints.reading import chapter_to_read, contents, document
from workbook.errors import ChapterMissing
from workbook.protocol.from_page import Beat, Hello, understood
from workbook.protocol.to_page import Alive, Locked, ToPage
from workbook.server import (
    answers_routes,
    assets,
    compute_routes,
    demo,
    facilitator_routes,
    playbook_routes,
    room_routes,
    share_routes,
)
from workbook.server.app_state import AppState
from workbook.server.demo import Demo
from workbook.server.endpoint_routes import AtDesk
from workbook.server.open_chapter import OpenChapter
from workbook.server.route import Route
from workbook.urls import Address

SILENCE = 600


class Start(AtDesk):
    """The contents."""

    async def get(self) -> None:
        if self.get_query_argument("token", None):
            self.redirect(self.library.site.base)
            return
        if await self.shut():
            return
        await self.library.settle()
        self.send(contents(self.at(self.library.answers)))


class Document(AtDesk):
    """What is promised about a reader's words, and who could see them."""

    async def get(self, name: str) -> None:
        self.send(document(self.at(self.library.answers), name))


class ChapterRoute(AtDesk):
    """A chapter: readable and fillable at once, before its line is open."""

    sheets = (EMPTY,)
    styled = True

    async def get(self, slug: str) -> None:
        library = self.library
        if slug != SUPPORT and await self.shut():
            return
        await library.settle()
        try:
            at = self.at(library.answers)
            if at.find(slug).computes:
                self.framed = True
                self.set_header("Content-Security-Policy", self.content_security_policy)
            self.send(chapter_to_read(at, slug))
        except ChapterMissing as error:
            raise HTTPError(404) from error


class ChapterWebSocket(WebSocketMixin, WebSocketHandler, Route):
    """The line between a page and its open chapter. It carries a few words about fields and nothing else."""

    page: OpenChapter | None = None
    _patience: asyncio.TimerHandle | None = None

    async def get(self, slug: str) -> None:
        if "Origin" not in self.request.headers:  # a browser always says which page opens a line
            raise HTTPError(403)
        try:
            self.book = notebook.find_chapter(slug, self.library.folder)
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
        self.page.connect(self)

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


class Built(Route):
    """A built file under a name that changes with its content, so that browsers may keep it for ever."""

    @allow_unauthenticated
    async def get(self, marked: str) -> None:
        name = assets.original(marked)
        if name is None:
            raise HTTPError(404)
        self.set_header("Content-Type", assets.TYPES[name.rpartition(".")[2]])
        if not config.DEV.get():
            self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(assets.zipped(name))
        else:
            self.finish(assets.body(name))


class Nowhere(Route):
    """Every other address."""

    @allow_unauthenticated
    async def get(self, path: str = "") -> None:
        raise HTTPError(404)


def routes(*libraries: AppState) -> list[tuple[Any, ...]]:
    """Return every address of the app with what answers it.

    Args:
        libraries: the reader's own, and that of the demonstration.
    """
    return [
        *(each for library in libraries for each in _of(library)),
        (r"/(.*)", Nowhere, {"library": libraries[0]}),
    ]


def _of(library: AppState) -> list[tuple[Any, ...]]:
    ours = OURS | (demo.ROUTES if isinstance(library, Demo) else {})
    base, given = library.site.base, {"library": library}
    # As the table has them: a narrow address is tried before a wide one.
    return [
        (address.pattern(base), ours[address], given) for address in urls.TABLE.values() if address in ours
    ]


OURS: dict[Address, type[Route]] = {
    urls.CONTENTS: Start,
    urls.DOCUMENT: Document,
    urls.CHAPTER: ChapterRoute,
    urls.LIVE: ChapterWebSocket,
    urls.BUILT: Built,
    **compute_routes.ROUTES,
    **answers_routes.ROUTES,
    **playbook_routes.ROUTES,
    **share_routes.ROUTES,
    **facilitator_routes.ROUTES,
    **room_routes.ROUTES,
}
"""What answers each address, for a reader's own answers and for a demonstration's."""
