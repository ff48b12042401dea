"""What all pages share: the chapters, the answers, and the pages that are open."""

from __future__ import annotations

import asyncio
import secrets
import weakref
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from workbook import config, place, urls
from workbook.answers import Answers
from workbook.chapters import notebook
from workbook.chapters.notebook import Chapter
from workbook.compute import sentences
from workbook.compute.runs import Runs
from workbook.endpoints.uploads import LookedAtCopies
from workbook.pages.site import Site
from workbook.protocol.to_page import Locked, Sealed, ToPage
from workbook.server import assets
from workbook.server.idle import Idle
from workbook.server.open_chapter import Line, OpenChapter

SETTLE = 1.0
RESTING = 4
T = TypeVar("T")


class AppState:
    """What all pages share: the chapters, the answers, and the pages that are open.

    Args:
        base: the path the app is served under, with slashes at both ends.
        folder: the folder of the chapters.
        lock_after: after how many minutes without use the answers are locked again.
        home: the folder of the answers; by default the reader's own.
        drafts: the key for drafts in the browser; by default one of this run.
        author: whether whoever reads may change the chapters, and wants to know why a cell does not work.

    Attributes:
        runs: the chapters that compute, once there is something to start their kernels.
    """

    def __init__(
        self,
        base: str,
        folder: Path,
        lock_after: float,
        home: Path | None = None,
        drafts: str = "",
        *,
        author: bool = False,
    ) -> None:
        drafts = drafts or secrets.token_hex(32)
        where = place.place()
        rests = config.ROOM_RESTS.get()
        self._site = Site(
            base=base, files=assets.names(), place=where, drafts=drafts, author=author, rests=rests
        )
        self.folder = folder
        self.answers = Answers.open(home)
        self.idle = Idle(lock_after * 60, lambda: self.later(self.close_lock()))
        self.lines: set[Line] = set()
        self._named: weakref.WeakValueDictionary[str, OpenChapter] = weakref.WeakValueDictionary()
        self.looked_at = LookedAtCopies()
        self._one_at_a_time = asyncio.Lock()
        self._resting: deque[OpenChapter] = deque()
        self._work: set[asyncio.Future[None]] = set()
        self._pages: weakref.WeakSet[OpenChapter] = weakref.WeakSet()
        self.runs: Runs | None = None

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
        hub = urls.HUB_STATE.to(f"/{urls.HUB}") if place.in_a_room() else ""
        return replace(self._site, sealed=self.sealed, room=place.room(), hub=hub, leads=place.leads())

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
        return notebook.chapters(self.folder)

    def open(self, book: Chapter, name: str = "") -> OpenChapter:
        """Open a chapter for a page, or go on where a page of that name has lost its line.

        Args:
            book: the chapter.
            name: what the page calls itself for as long as it is open.
        """
        found = self._named.get(name)
        if found is not None and not found.closed and found.chapter.slug == book.slug:
            with suppress(ValueError):
                self._resting.remove(found)
            return found
        page = OpenChapter(book, self.answers.folder, self.site.place)
        self._pages.add(page)
        if name:
            self._named[name] = page
        return page

    def rest(self, page: OpenChapter) -> None:
        """Keep a chapter whose line is gone for its page, which may come back; the oldest makes way.

        Whoever opens it anew would take for another’s what this page has written and heard nothing of.
        """
        page.line = None
        if page.closed:
            return
        self._resting.append(page)
        if len(self._resting) > RESTING:
            oldest = self._resting.popleft()
            oldest.closed = True  # at once: it must not be gone on with while it ends
            self.later(self.let_go(oldest))

    async def let_go(self, page: OpenChapter) -> None:
        """Close a chapter whose page is gone."""
        self._pages.discard(page)
        await page.close()

    async def settle(self) -> None:
        """Wait a moment for edits on their way to the file, so that a reload shows what was just typed."""
        waiting = [asyncio.ensure_future(page.settled()) for page in self._pages]
        _, late = await asyncio.wait(waiting, timeout=SETTLE) if waiting else ((), ())
        for task in late:
            task.cancel()
        await self.refresh()

    async def open_lock(self, secret: str) -> None:
        """Open the lock for this run of the server.

        Raises:
            WrongPassphrase: it does not fit.
        """
        await self.ask(lambda answers: answers.open_lock(secret))
        self.idle.watch()

    async def close_lock(self) -> None:
        """Forget the key: what is on its way is kept first, and every open page is told."""
        self.idle.stop()
        if not self.sealed:
            return
        await self._close_all()
        await self.ask(Answers.close_lock)
        self.looked_at.clear()
        self.tell_all(Locked(say="locked"), hang_up=True)
        await self._close_all()  # a page may have come back in between

    async def _close_all(self) -> None:
        pages = list(self._pages)
        self._pages.clear()
        self._resting.clear()
        closing = [asyncio.ensure_future(page.close()) for page in pages]
        if closing:
            await asyncio.wait(closing, timeout=SETTLE)

    def lock_changed(self) -> None:
        """Let open pages go on with the lock as it is now."""
        if self.sealed:
            self.idle.watch()
            if self.runs is not None:
                self.later(self.runs.close(sentences.SEALED))
        else:
            self.idle.stop()
        self.tell_all(Sealed(say="sealed", on=self.sealed))

    def tell_all(self, message: ToPage, *, hang_up: bool = False) -> None:
        """Let every open page hear something.

        Args:
            message: what.
            hang_up: whether that was the last word.
        """
        for line in list(self.lines):
            line.hear(message)
            if hang_up:
                line.close()

    def later(self, work: Coroutine[None, None, None]) -> None:
        """Do something without waiting for it; it is held on to until it is done."""
        task = asyncio.ensure_future(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)
