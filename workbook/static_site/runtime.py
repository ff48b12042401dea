"""Python inside a page: it opens chapters, keeps their answers, and makes every page that has answers on it.

Runs in a worker under Pyodide. What a page and a server say to each other is said here as well, in the
same words, by the same session; where a page would ask the server, it asks here. The script beside this
keeps the files of the data folder in the browser's storage, and lets no reply go before they are kept.

A reader waits for all that is imported here. What pages need that are no chapter is in `answering.py`, which
comes when it is asked for, or as soon as there is nothing else to do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from workbook import paths, tracebacks
from workbook.answers import Answers
from workbook.answers.schema import fits_entry
from workbook.chapters import notebook
from workbook.chapters.evening import named
from workbook.protocol.from_page import understood
from workbook.protocol.to_page import Locked, Sealed, ToPage
from workbook.session.chapter_session import ChapterSession

if TYPE_CHECKING:
    from workbook.static_site.answering import Answering

SOON = (
    "filelock",
    "workbook.session.picture",
    "workbook.groups.poll.summary",
    "workbook.pages.page",
    "mistune",
    "workbook.insights.patterns",
    "workbook.pages.chapter",
    "workbook.export.playbook",
    "workbook.export.playbook_page",
    "workbook.endpoints.reading",
    "workbook.export.read_back",
    "workbook.endpoints.your_answers",
    "workbook.static_site.answering",
)
"""What is needed soon, in pieces that keep nobody waiting: for saving, for pictures, for other pages."""


class StaticSite:
    """Everything Python does in one window.

    Attributes:
        where: where the answers live, in the reader's words; by default as this process was started.
    """

    where: str | None = None

    def __init__(self) -> None:
        self.folder = paths.chapters_folder()
        self.answers = Answers.open()
        self._pages: dict[str, ChapterSession] = {}
        self._told: list[tuple[str, ToPage]] = []
        self._answering: Answering | None = None
        self._soon = self._prepared()

    def open(self, line: str, slug: str) -> None:
        """Open a chapter for a page.

        Args:
            line: the page's name for what is said between them.
            slug: the chapter, or an evening with its plan.
        """
        if self.locked:
            self._told.append((line, Locked(say="locked")))
            return
        session = ChapterSession(self.answers, self.where)
        book = named(slug, lambda name: notebook.find_chapter(name, self.folder))
        session.open(book.records)
        self._pages[line] = session
        session.connect(lambda message: self._told.append((line, message)))

    def close(self, line: str) -> None:
        """Let a page go."""
        self._pages.pop(line, None)

    def hear(self, line: str, text: str) -> None:
        """Take one message of a page."""
        message, session = understood(text), self._pages.get(line)
        if message is None or session is None:
            return
        # What goes wrong in one piece ends nothing else, and its words go nowhere. A page that gets no answer
        # asks again.
        try:
            session.receive(message)
        except Exception:  # noqa: BLE001 - see above
            tracebacks.show()

    def look(self) -> None:
        """Tell open pages what another window has changed."""
        was = self.locked
        self.answers.refresh()
        if self.locked and not was:
            self._shut()
        for session in list(self._pages.values()):
            session.look()

    def told(self) -> str:
        """Return what is to be told since this was last asked: a list of lines and messages, as JSON."""
        told, self._told = self._told, []
        return json.dumps(told)

    @property
    def locked(self) -> bool:
        """Whether the lock is on and closed."""
        return self.answers.locked

    @property
    def sealed(self) -> bool:
        """Whether the lock is on."""
        return self.answers.sealed

    def lock_now(self) -> None:
        """Lock the answers again, as when nobody has used them for a while."""
        if not self.sealed:
            return
        self.answers.close_lock()
        if self._answering:
            self._answering.looked_at.clear()
        self._shut()

    def lock_changed(self) -> None:
        """Let open pages go on with the lock as it is now."""
        self._told += [(line, Sealed(say="sealed", on=self.sealed)) for line in self._pages]

    def _shut(self) -> None:
        self._told += [(line, Locked(say="locked")) for line in self._pages]
        self._pages.clear()

    def answer(self, asked: str, files: Sequence[bytes] = ()) -> tuple[str, bytes]:
        """Answer what a page asks for.

        Args:
            asked: JSON with `path` below the edition's folder, `query` and `form` by name, and `body`.
            files: the bytes of the files that came with it.

        Returns:
            JSON with `kind` and `name`, and the body.
        """
        if self._answering is None:
            self._answering = self._answers_pages()
        return self._answering.answer(asked, files)

    def _answers_pages(self) -> Answering:
        from workbook.static_site.answering import Answering

        return Answering(self)

    def prepare(self) -> bool:
        """Get one more piece ready of what is needed soon, and return whether there may be another."""
        return next(self._soon, False)

    def _prepared(self) -> Iterator[bool]:
        fits_entry(0)  # makes what checks an answer, which takes a moment the first time
        yield True
        for name in SOON:
            import_module(name)
            yield True
