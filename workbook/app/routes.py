"""The addresses of the app: contents, chapters, the line to a kernel, built files."""

from __future__ import annotations

import contextlib
import json
import re
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.base.websocket import WebSocketMixin
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from workbook import chapters, place
from workbook.app import built
from workbook.app.library import Library
from workbook.app.open_page import Message, OpenPage
from workbook.errors import ChapterMissing
from workbook.markup.chapter import chapter as chapter_text
from workbook.markup.page import chapter_page, sorry_page, start_page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
}
KEPT = {
    place.HERE: "What you write stays in one file on this computer. Nobody reads it.",
    place.SESSION: (
        "This is a public computer: what you write lives only in this session and is gone when it ends. "
        "Use a made-up name."
    ),
    place.HUB: (
        "What you write is kept in your own folder on the hub’s server. Whoever runs the hub could reach it."
    ),
}


class Route(JupyterHandler):
    """What every address has: the library, strict headers, a friendly page for what goes wrong."""

    def initialize(self, library: Library) -> None:
        self.library = library

    @property
    def content_security_policy(self) -> str:
        """What the browser may load for this page: nothing from anywhere else."""
        return POLICY

    def set_default_headers(self) -> None:
        super().set_default_headers()
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self, *args: Any, **kwargs: Any) -> Any:
        return super().prepare(*args, **kwargs | {"_redirect_to_login": False})

    def show(self, page: str) -> None:
        """Send a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in one sentence what went wrong; no traceback, nothing of the request."""
        self.set_status(status_code)
        self.show(sorry_page(self.library.site, *SORRY.get(status_code, SORRY_ALL_THE_SAME)))


SORRY = {
    403: ("This door is closed", "Open the workbook with the link it printed when it started."),
    404: (
        "There is no such page",
        "The address may be old or mistyped. The contents list every chapter there is.",
    ),
}
SORRY_ALL_THE_SAME = (
    "Something went wrong",
    "Your saved answers are untouched. Go back to the contents and try again.",
)


class Start(Route):
    """The contents. No kernel is needed for them."""

    async def get(self) -> None:
        library = self.library
        if self.get_query_argument("token", None):
            self.redirect(library.site.base)
            return
        await library.settle()
        books = library.books()
        self.show(
            start_page(
                library.site,
                [(book, library.progress(book)) for book in books],
                latest=library.latest(books),
                kept=KEPT[library.site.place],
                trouble=library.answers.trouble,
            )
        )


class ChapterRoute(Route):
    """A chapter: readable and fillable at once, while its kernel is being made ready."""

    async def get(self, slug: str) -> None:
        library = self.library
        try:
            book = chapters.find_chapter(slug, library.folder)
        except ChapterMissing as error:
            raise HTTPError(404) from error
        ticket = library.prepare(book) if book.alive else None
        await library.settle()
        books = library.books()
        at = [each.slug for each in books].index(slug)
        self.show(
            chapter_page(
                library.site,
                book,
                chapter_text(book, library.known),
                progress=library.progress(book),
                neighbours=(books[at - 1] if at else None, books[at + 1] if at + 1 < len(books) else None),
                ticket=ticket,
                trouble=library.answers.trouble,
            )
        )


class Live(WebSocketMixin, WebSocketHandler, Route):
    """The line between a page and its kernel. It carries a few words about fields and nothing else."""

    page: OpenPage | None = None

    async def get(self, slug: str) -> None:
        try:
            self.book = chapters.find_chapter(slug, self.library.folder)
        except ChapterMissing as error:
            raise HTTPError(404) from error
        await super().get(slug)

    async def open(self, slug: str) -> None:
        super().open()
        self.set_nodelay(True)
        self.page = self.library.claim(self.get_query_argument("ticket", ""), self.book)
        self.library.later(self._talk(self.page))

    async def _talk(self, page: OpenPage) -> None:
        await page.talk(self._hear)
        self.close()

    def _hear(self, message: Message) -> None:
        with contextlib.suppress(WebSocketClosedError):
            self.write_message(json.dumps(message))

    def on_message(self, text: str | bytes) -> None:
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            return
        if not isinstance(message, dict) or self.page is None:
            return
        if message.get("do") == "beat":
            self._hear({"say": "beat"})
        else:
            self.page.tell(message)

    def on_close(self) -> None:
        super().on_close()
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


def routes(library: Library) -> list[tuple[Any, ...]]:
    """Return every address of the app with what answers it."""
    base = re.escape(library.site.base)
    slug = r"([a-z0-9-]{1,80})"
    given = {"library": library}
    return [
        (base, Start, given),
        (rf"{base}voila/render/{slug}\.ipynb", ChapterRoute, given),
        (rf"{base}live/{slug}", Live, given),
        (rf"{base}static/([a-z]+\.[0-9a-f]+\.[a-z]+)", Built, given),
        (r"/(.*)", Nowhere, given),
    ]
