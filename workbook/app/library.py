"""What all pages share: the chapters, the answers, the kernels, and the pages that are open."""

from __future__ import annotations

import asyncio
import secrets
import uuid
import weakref
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from workbook import chapters, place
from workbook.answers import Answers, keyring, sealing
from workbook.app import built
from workbook.app.idle import Idle
from workbook.app.kernels import Kernels
from workbook.app.open_page import OpenPage
from workbook.chapters import Chapter
from workbook.desk.looked_at import LookedAtCopies
from workbook.desk.said import Message
from workbook.markup.site import Site

UNCLAIMED = 30
SETTLE = 1.0
T = TypeVar("T")


class Line(Protocol):
    """A page that listens."""

    def hear(self, message: Message) -> None:
        """Tell the page something."""

    def close(self) -> None:
        """Hang up."""


class Library:
    """What all pages share: the chapters, the answers, the kernels, and the pages that are open.

    Args:
        base: the path the app is served under, with slashes at both ends.
        folder: the folder of the chapters.
        kernels: kernels that wait ready.
        lock_after: after how many minutes without use the answers are locked again.
        home: the folder of the answers; by default the reader's own.
        drafts: the key for drafts in the browser; by default one of this run.
    """

    def __init__(
        self,
        base: str,
        folder: Path,
        kernels: Kernels,
        lock_after: float,
        home: Path | None = None,
        drafts: str = "",
    ) -> None:
        drafts = drafts or secrets.token_hex(32)
        self._site = Site(base=base, files=built.names(), place=place.place(), drafts=drafts)
        self.folder, self.kernels = folder, kernels
        self.answers = Answers.open(home)
        self.idle = Idle(lock_after * 60, lambda: self.later(self.close_lock()))
        self.lines: set[Line] = set()
        self._named: weakref.WeakValueDictionary[str, OpenPage] = weakref.WeakValueDictionary()
        self.looked_at = LookedAtCopies()
        self._one_at_a_time = asyncio.Lock()
        self._unclaimed: dict[str, OpenPage] = {}
        self._work: set[asyncio.Future[None]] = set()
        self._pages: weakref.WeakSet[OpenPage] = weakref.WeakSet()

    @property
    def sealed(self) -> bool:
        """Whether the lock is on."""
        return self.answers.sealed

    @property
    def locked(self) -> bool:
        """Whether the lock is on and closed."""
        return self.answers.locked

    @property
    def site(self) -> Site:
        """Where pages stand at this moment."""
        return replace(self._site, sealed=self.sealed, room=place.room())

    async def ask(self, work: Callable[[Answers], T]) -> T:
        """Let one piece of work have the answers, beside the event loop: a passphrase or a disk takes time.

        Args:
            work: what is to be done with them.
        """
        async with self._one_at_a_time:
            return await asyncio.to_thread(work, self.answers)

    async def refresh(self) -> None:
        """Read the answers again if they have changed."""
        await self.ask(Answers.refresh)

    def books(self) -> list[Chapter]:
        """Return the chapters in order."""
        return chapters.chapters(self.folder)

    def open(self, book: Chapter) -> OpenPage:
        """Start a chapter in a kernel."""
        page = OpenPage(book, chapters.code(self.folder / f"{book.slug}.ipynb"), self.kernels, self._key)
        self._pages.add(page)
        return page

    async def settle(self) -> None:
        """Wait a moment for edits on their way to the file, so that a reload shows what was just typed."""
        waiting = [asyncio.ensure_future(page.settled()) for page in self._pages]
        _, late = await asyncio.wait(waiting, timeout=SETTLE) if waiting else ((), ())
        for task in late:
            task.cancel()
        await self.refresh()

    def prepare(self, book: Chapter) -> str:
        """Start a chapter before its page asks, and return the ticket to claim it with."""
        ticket = uuid.uuid4().hex
        self._unclaimed[ticket] = self.open(book)
        asyncio.get_running_loop().call_later(UNCLAIMED, self._drop, ticket)
        return ticket

    def claim(self, ticket: str, book: Chapter) -> OpenPage:
        """Return the page a ticket stands for, or a new one when it is spent."""
        page = self._unclaimed.get(ticket)
        if page is None or page.chapter.slug != book.slug:
            return self.open(book)
        return self._unclaimed.pop(ticket)

    def in_place_of(self, name: str, page: OpenPage) -> OpenPage | None:
        """Return the page that had this name before, if a reader's page has opened a new line."""
        before = self._named.get(name)
        if name:
            self._named[name] = page
        return before

    async def open_lock(self, secret: str) -> None:
        """Open the lock for this run of the server.

        Raises:
            WrongPassphrase: it does not fit.
        """
        await self.ask(lambda answers: answers.open_lock(secret))
        self.idle.watch()

    async def close_lock(self) -> None:
        """Forget the key: every open page is told, and its kernel, which has the key as well, ends."""
        self.idle.stop()
        if not self.sealed:
            return
        await self.ask(Answers.close_lock)
        self.looked_at.clear()
        for line in list(self.lines):
            line.hear({"say": "locked"})
            line.close()
        await asyncio.gather(*(page.close() for page in self._pages))

    def lock_changed(self) -> None:
        """Let open pages and their kernels go on with the lock as it is now."""
        if self.sealed:
            self.idle.watch()
        else:
            self.idle.stop()
        for page in self._pages:
            page.take_key(self._key())
        for line in list(self.lines):
            line.hear({"say": "sealed", "on": self.sealed})

    def _key(self) -> tuple[str, str]:
        key = keyring.held(self.answers.folder)
        return str(self.answers.folder), sealing.hand_over(key) if key else ""

    def _drop(self, ticket: str) -> None:
        if page := self._unclaimed.pop(ticket, None):
            self.later(page.close())

    def later(self, work: Coroutine[None, None, None]) -> None:
        """Do something without waiting for it; it is held on to until it is done."""
        task = asyncio.ensure_future(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)
