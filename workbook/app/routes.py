"""The addresses of the app: contents, chapters, the line to a kernel, built files."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.websocket import WebSocketMixin
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from workbook import chapters, place
from workbook.app import built
from workbook.app.answers_routes import answers_routes
from workbook.app.demo import Demo, demo_routes
from workbook.app.facilitator_routes import facilitator_routes
from workbook.app.library import Library
from workbook.app.open_page import Message, OpenPage
from workbook.app.playbook_routes import playbook_routes
from workbook.app.room_routes import room_routes
from workbook.app.route import Route
from workbook.app.share_routes import share_routes
from workbook.errors import ChapterMissing
from workbook.markup.chapter import chapter as chapter_text
from workbook.markup.page import SUPPORT, Trouble, chapter_page
from workbook.markup.promises_page import promises_page
from workbook.markup.start_page import start_page

SILENCE = 600

KEPT = {
    place.HERE: "What you write stays in one file on this computer. Nobody reads it.",
    place.SESSION: (
        "This is a public computer: what you write lives only in this session and is gone when it ends. "
        "Use a made-up name."
    ),
    place.DEMO: (
        "Everything here is invented, and so is whoever wrote it. Change what you like: "
        "“Begin again” brings it all back."
    ),
    place.HUB: (
        "What you write is kept in your own folder on the hub’s server. Whoever runs the hub could reach it."
    ),
}


class Start(Route):
    """The contents. No kernel is needed for them."""

    async def get(self) -> None:
        library = self.library
        if self.get_query_argument("token", None):
            self.redirect(library.site.base)
            return
        if await self.shut():
            return
        await library.settle()
        books = library.books()
        self.show(
            start_page(
                library.site,
                [(book, library.progress(book)) for book in books],
                latest=library.latest(books),
                kept=KEPT[library.site.place],
                trouble=trouble(library),
                anything=bool(library.answers),
            )
        )


class Promises(Route):
    """What is promised about a reader's words, and what is not."""

    async def get(self) -> None:
        self.show(promises_page(self.library.site))


class ChapterRoute(Route):
    """A chapter: readable and fillable at once, while its kernel is being made ready."""

    async def get(self, slug: str) -> None:
        library = self.library
        try:
            book = chapters.find_chapter(slug, library.folder)
        except ChapterMissing as error:
            raise HTTPError(404) from error
        if slug != SUPPORT and await self.shut():
            return
        ticket = library.prepare(book) if book.alive else None
        await library.settle()
        books = library.books()
        at = [each.slug for each in books].index(slug)
        self.show(
            chapter_page(
                library.site,
                book,
                chapter_text(book.for_a_room if library.site.invented else book, library.known),
                progress=library.progress(book),
                neighbours=(books[at - 1] if at else None, books[at + 1] if at + 1 < len(books) else None),
                ticket=ticket,
                trouble=trouble(library),
                anything=bool(library.answers),
            )
        )


def trouble(library: Library) -> Trouble | None:
    """Return what is wrong with the answers file, unless it is only locked."""
    answers = library.answers
    if answers.trouble is None or library.locked:
        return None
    return Trouble(answers.trouble, choices=answers.recovery is not None)


class Live(WebSocketMixin, WebSocketHandler, Route):
    """The line between a page and its kernel. It carries a few words about fields and nothing else."""

    page: OpenPage | None = None
    _patience: asyncio.TimerHandle | None = None

    async def get(self, slug: str) -> None:
        try:
            self.book = chapters.find_chapter(slug, self.library.folder)
        except ChapterMissing as error:
            raise HTTPError(404) from error
        await super().get(slug)

    async def open(self, slug: str) -> None:
        super().open()
        self.set_nodelay(True)
        self._listen()
        if self.library.locked:
            self.hear({"say": "locked"})
            self.close()
            return
        self.library.lines.add(self)
        self.page = self.library.claim(self.get_query_argument("ticket", ""), self.book)
        before = self.library.in_place_of(self.get_query_argument("page", "")[:64], self.page)
        self.library.later(self._talk(self.page, before))

    async def _talk(self, page: OpenPage, before: OpenPage | None) -> None:
        if before is not None:
            await before.make_way()
        await page.talk(self.hear)
        self.close()

    def _listen(self) -> None:
        """Hang up on a page that says nothing for long: its phone has vanished, or its reader has."""
        if self._patience:
            self._patience.cancel()
        self._patience = asyncio.get_running_loop().call_later(SILENCE, self.close)

    def hear(self, message: Message) -> None:
        """Let the page hear something."""
        with contextlib.suppress(WebSocketClosedError):
            self.write_message(json.dumps(message))

    def on_message(self, text: str | bytes) -> None:
        self._listen()
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            return
        if not isinstance(message, dict) or self.page is None:
            return
        is_beat = message.get("do") == "beat"
        if message.get("used") if is_beat else message.get("do") != "hello":
            self.library.idle.used()
        if is_beat:
            self.hear({"say": "beat"})
        else:
            self.page.tell(message)

    def on_close(self) -> None:
        super().on_close()
        self.library.lines.discard(self)
        if self._patience:
            self._patience.cancel()
        if self.page is not None:
            self.library.later(self.page.close())


class Built(Route):
    """A built file under a name that changes with its content, so that browsers may keep it for ever."""

    @allow_unauthenticated
    async def get(self, marked: str) -> None:
        name = built.original(marked)
        if name is None:
            raise HTTPError(404)
        self.set_header("Content-Type", built.TYPES[name.rpartition(".")[2]])
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(built.zipped(name))
        else:
            self.finish(built.body(name))


class Nowhere(Route):
    """Every other address."""

    @allow_unauthenticated
    async def get(self, path: str = "") -> None:
        raise HTTPError(404)


def routes(*libraries: Library) -> list[tuple[Any, ...]]:
    """Return every address of the app with what answers it.

    Args:
        libraries: the reader's own, and that of the demonstration.
    """
    return [
        *(each for library in libraries for each in _of(library)),
        (r"/(.*)", Nowhere, {"library": libraries[0]}),
    ]


def _of(library: Library) -> list[tuple[Any, ...]]:
    base = re.escape(library.site.base)
    slug = r"([a-z0-9-]{1,80})"
    given = {"library": library}
    return [
        (base, Start, given),
        (rf"{base}promises", Promises, given),
        (rf"{base}voila/render/{slug}\.ipynb", ChapterRoute, given),
        (rf"{base}live/{slug}", Live, given),
        *answers_routes(base, given),
        *playbook_routes(base, given),
        *share_routes(base, given),
        *facilitator_routes(base, given),
        *room_routes(base, given),
        (rf"{base}static/([a-z]+\.[0-9a-f]+\.[a-z]+)", Built, given),
        *(demo_routes(base, given) if isinstance(library, Demo) else ()),
    ]
