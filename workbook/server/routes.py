"""The addresses of the app: contents, chapters, built files, and all that its neighbours answer."""

from __future__ import annotations

from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError

from workbook import config, urls
from workbook.chapters.roles import SUPPORT
from workbook.content_policy import EMPTY
from workbook.endpoints.reading import chapter_to_read, contents, document, tonight
from workbook.errors import ChapterMissing
from workbook.server import (
    answers_routes,
    assets,
    compute_routes,
    demo,
    facilitator_routes,
    playbook_routes,
    press_routes,
    room_routes,
    share_routes,
)
from workbook.server.app_state import AppState
from workbook.server.demo import Demo
from workbook.server.endpoint_routes import EndpointRoute
from workbook.server.route import Route
from workbook.server.websocket import ChapterWebSocket
from workbook.urls import Address


class Start(EndpointRoute):
    """The contents."""

    async def get(self) -> None:
        if self.get_query_argument("token", None):
            self.redirect(self.library.site.base)
            return
        if await self.shut():
            return
        await self.library.settle()
        self.send(contents(self.at(self.library.answers)))


class Document(EndpointRoute):
    """What is promised about a reader's words, and who could see them."""

    async def get(self, name: str) -> None:
        self.send(document(self.at(self.library.answers), name))


class ChapterRoute(EndpointRoute):
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


class Tonight(EndpointRoute):
    """The exercises of an evening, as the link has them."""

    sheets = (EMPTY,)
    styled = True

    async def get(self) -> None:
        if await self.shut():
            return
        await self.library.settle()
        self.send(tonight(self.at(self.library.answers), self.question()))


class Built(Route):
    """A built file under a name that changes with its content, so that browsers may keep it for ever."""

    @allow_unauthenticated
    async def get(self, marked: str) -> None:
        name = assets.original(marked)
        if name is None:
            raise HTTPError(404)
        if not config.DEV.get():
            self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        assets.send(self, name)


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
    urls.TONIGHT: Tonight,
    urls.LIVE: ChapterWebSocket,
    urls.BUILT: Built,
    **compute_routes.ROUTES,
    **answers_routes.ROUTES,
    **playbook_routes.ROUTES,
    **share_routes.ROUTES,
    **facilitator_routes.ROUTES,
    **room_routes.ROUTES,
    **press_routes.ROUTES,
}
"""What answers each address, for a reader's own answers and for a demonstration's."""
