"""One open chapter: its session does one thing after the other, beside the event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Event
from typing import Protocol, TypeVar

from workbook import tracebacks
from workbook.answers import Answers
from workbook.chapters.notebook import Chapter
from workbook.protocol.from_page import Arrived
from workbook.protocol.to_page import Failed, ToPage
from workbook.session.chapter_session import ChapterSession
from workbook.session.watch import watch

T = TypeVar("T")
Turn = Callable[[ChapterSession], None]
SOON = 0.1
"""How many seconds a session waits at most for what it has told to leave."""
NOT_OPENED = "This chapter did not start. What you type stays on this page; reload it to try again."

log = logging.getLogger("workbook")


class Line(Protocol):
    """A page that listens."""

    def hear(self, message: ToPage) -> None:
        """Tell the page something."""

    def close(self) -> None:
        """Hang up."""


class OpenChapter:
    """A chapter that is open for one page of one reader.

    A disk takes time, and so does a large family: whatever the session does happens in a thread, in the
    order in which it was asked for. The page hears of it in the event loop.

    Args:
        chapter: the chapter.
        home: the folder of the answers.
        where: what that folder is called on a page.

    Attributes:
        line: the page that listens, once one does.
        closed: whether nothing more is taken.
    """

    def __init__(self, chapter: Chapter, home: Path, where: str) -> None:
        self.chapter, self._home, self._where = chapter, home, where
        self.line: Line | None = None
        self.closed = False
        self._loop = asyncio.get_running_loop()
        self._turns: asyncio.Queue[Turn] = asyncio.Queue()
        self._working = asyncio.create_task(self._work())
        watch(self)

    def _opened(self) -> ChapterSession:
        session = ChapterSession(Answers.open(self._home), self._where, self)
        for key, kind in session.open(self.chapter.records):
            log.warning("%s could not be opened: %s", key, kind)
        return session

    async def _work(self) -> None:
        try:
            session = await asyncio.to_thread(self._opened)
        except Exception as error:  # noqa: BLE001 - a message could hold an answer
            log.error("%s could not be opened: %s", self.chapter.slug, type(error).__name__)
            tracebacks.show()
            self._fail()
            return
        while True:
            act = await self._turns.get()
            try:
                await asyncio.to_thread(act, session)
            except Exception as error:  # noqa: BLE001 - the next has its turn; a message could hold an answer
                log.error("%s: a turn failed with %s", self.chapter.slug, type(error).__name__)
                tracebacks.show()
            self._turns.task_done()

    def _fail(self) -> None:
        self.closed = True
        while not self._turns.empty():
            self._turns.get_nowait()
            self._turns.task_done()
        if self.line is not None:
            self.line.hear(Failed(say="failed", why=NOT_OPENED))
            self.line.close()

    def _turn(self, act: Turn) -> None:
        if not self.closed:
            self._turns.put_nowait(act)

    def connect(self, line: Line, made: str = "") -> None:
        """Speak with a page from now on; one that spoke before it is hung up on.

        Args:
            line: the page.
            made: the `fingerprint` of the answers that it was made with, if it shows them still.
        """
        before, self.line = self.line, line
        if before is not None:
            before.close()

        def hear(message: ToPage) -> None:
            self._loop.call_soon_threadsafe(line.hear, message)

        self._turn(lambda session: session.connect(hear, made))

    def tell(self, message: Arrived) -> None:
        """Pass on one message of the page."""
        self._turn(lambda session: session.receive(message))

    def look(self) -> None:
        """Let the page hear of what was changed elsewhere; one that comes back is told everything."""
        if self.line is not None:
            self._turn(lambda session: session.look())

    def later(self, seconds: float, act: Callable[[], None]) -> bool:
        """Let the session do something after a while, between two messages."""
        self._loop.call_soon_threadsafe(self._loop.call_later, seconds, self._turn, lambda session: act())
        return True

    def beside(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> bool:
        """Do work in another thread, and hand the session the outcome between two messages."""

        async def go() -> None:
            done: Future[T] = Future()
            try:
                done.set_result(await asyncio.to_thread(work))
            except Exception as error:  # noqa: BLE001 - whoever asked finds out
                done.set_exception(error)
            self._turn(lambda session: then(done))

        asyncio.run_coroutine_threadsafe(go(), self._loop)
        return True

    def part(self) -> None:
        """Wait for the loop, which tells the page; a thread that computes would let it come late."""
        told = Event()
        self._loop.call_soon_threadsafe(told.set)
        told.wait(SOON)

    async def settled(self) -> None:
        """Wait until the session has dealt with all it was told."""
        await self._turns.join()

    async def close(self) -> None:
        """Take nothing more, and end once all that was told has been dealt with."""
        self.closed = True
        await self._turns.join()
        self._working.cancel()
