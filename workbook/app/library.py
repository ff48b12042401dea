"""What all pages share: the chapters, the answers, the kernels, and the pages that are open."""

from __future__ import annotations

import asyncio
import functools
import json
import uuid
import weakref
from collections.abc import Coroutine, Sequence
from pathlib import Path

from workbook import chapters, place
from workbook.answers import Answers
from workbook.app import built
from workbook.app.kernels import Kernels
from workbook.app.open_page import OpenPage
from workbook.chapters import Chapter
from workbook.markup.chapter import Known
from workbook.markup.page import Progress, Site

UNCLAIMED = 30
SETTLE = 1.0


class Library:
    """What all pages share: the chapters, the answers, the kernels, and the pages that are open.

    Args:
        base: the path the app is served under, with slashes at both ends.
        folder: the folder of the chapters.
        kernels: kernels that wait ready.
    """

    def __init__(self, base: str, folder: Path, kernels: Kernels) -> None:
        self.site = Site(base=base, files=built.names(), place=place.place())
        self.folder, self.kernels = folder, kernels
        self.answers = Answers.open()
        self._unclaimed: dict[str, OpenPage] = {}
        self._work: set[asyncio.Future[None]] = set()
        self._pages: weakref.WeakSet[OpenPage] = weakref.WeakSet()

    def books(self) -> list[Chapter]:
        """Return the chapters in order."""
        return chapters.chapters(self.folder)

    def known(self, key: str) -> Known:
        """Return what is known of one key."""
        entry, exercise = self.answers.entry(key), chapters.find_exercise(key, self.folder)
        value = exercise.shown(entry.value) if exercise and entry else None
        return Known(exercise, value, entry.rev if entry else 0)

    def progress(self, book: Chapter) -> Progress:
        """Return how much of a chapter is answered."""
        keys = [exercise.key for exercise in book.exercises]
        return Progress(answered=sum(key in self.answers for key in keys), of=len(keys))

    def latest(self, books: Sequence[Chapter]) -> Chapter | None:
        """Return the chapter that was answered last."""
        entries = ((self.answers.entry(key), key) for key in self.answers)
        newest = max(((entry.at, key) for entry, key in entries if entry), default=("", ""))[1]
        return next((book for book in books if book.slug == newest.partition(".")[0]), None)

    def open(self, book: Chapter) -> OpenPage:
        """Start a chapter in a kernel."""
        page = OpenPage(book, _code(self.folder / f"{book.slug}.ipynb"), self.kernels)
        self._pages.add(page)
        return page

    async def settle(self) -> None:
        """Wait a moment for edits on their way to the file, so that a reload shows what was just typed."""
        waiting = [asyncio.ensure_future(page.settled()) for page in self._pages]
        _, late = await asyncio.wait(waiting, timeout=SETTLE) if waiting else ((), ())
        for task in late:
            task.cancel()
        self.answers.refresh()

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

    def _drop(self, ticket: str) -> None:
        if page := self._unclaimed.pop(ticket, None):
            self.later(page.close())

    def later(self, work: Coroutine[None, None, None]) -> None:
        """Do something without waiting for it; it is held on to until it is done."""
        task = asyncio.ensure_future(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)


@functools.lru_cache(maxsize=64)
def _sources(path: Path, changed: int, size: int) -> tuple[str, ...]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return tuple("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def _code(path: Path) -> list[str]:
    stat = path.stat()
    return list(_sources(path, stat.st_mtime_ns, stat.st_size))
