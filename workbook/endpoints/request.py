"""A question that a page asks, and the reply: the same with a server and in the browser alone."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbook import paths
from workbook.answers import Answers
from workbook.chapters import notebook
from workbook.chapters.notebook import Chapter
from workbook.chapters.roles import SUPPORT
from workbook.chapters.sittings import for_today
from workbook.chapters.ways import has_short_way, parts, short_way
from workbook.errors import ChapterMissing
from workbook.pages.chapter_page import Trouble
from workbook.pages.known import Known
from workbook.pages.site import Progress, Site
from workbook.place import HERE

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is asked.

    Attributes:
        query: what the address says behind its question mark, by name.
        form: what a form sent, by name.
        files: the bytes of the files that came with it.
        own: the address of the workbook, as whoever asks has it.
    """

    query: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)
    form: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)
    files: Sequence[bytes] = field(default=(), repr=False)
    own: str = field(default="", repr=False)

    def one(self, name: str) -> str:
        """Return the last value of this name in the address, without spaces around it; empty without one."""
        return ([""] + [value.strip() for value in self.query.get(name, ())])[-1]

    def all(self, name: str) -> list[str]:
        """Return every value of this name in the address, without spaces around it."""
        return [value.strip() for value in self.query.get(name, ())]

    def sent(self, name: str) -> str:
        """Return the last value of this name in a form, as it was typed; empty without one."""
        return ["", *self.form.get(name, ())][-1]


@dataclass(frozen=True, kw_only=True)
class Response:
    """What is answered.

    Attributes:
        body: a page, or the bytes of a file.
        kind: what a browser calls it.
        name: the name under which it is to be kept; empty for what is shown.
        status: what a server says of it, as a number of HTTP.
    """

    body: str | bytes = field(repr=False)
    kind: str = HTML
    name: str = ""
    status: int = 200


@dataclass(frozen=True, kw_only=True)
class PageContext:
    """Where a question is asked.

    Attributes:
        site: where its page stands.
        answers: the reader's answers, opened.
        folder: the folder of the chapters.
        now: the moment, with its zone.
        tz: the reader's time zone.
    """

    site: Site
    answers: Answers
    folder: Path
    now: dt.datetime
    tz: dt.tzinfo

    @functools.cached_property
    def books(self) -> list[Chapter]:
        """The chapters in order."""
        return notebook.chapters(self.folder)

    @property
    def own_notebooks(self) -> list[Chapter]:
        """Notebooks of the reader's own that are no chapters; none before others, or without a server."""
        if self.site.invented or self.site.alone or self.site.place != HERE:
            return []
        return notebook.own_notebooks(self.folder, paths.notebooks_folder())

    def find(self, slug: str) -> Chapter:
        """Return what has a name: a chapter, the support page, or a notebook of the reader's own.

        Args:
            slug: its permanent name.

        Raises:
            ChapterMissing: there is none of that name.
        """
        for book in (*self.books, *self.own_notebooks):
            if book.slug == slug:
                return book
        if slug == SUPPORT:
            return notebook.find_chapter(slug, self.folder)
        raise ChapterMissing(f"There is no chapter called {slug!r}. The start page lists those there are.")

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the answers file, unless it is only locked."""
        answers = self.answers
        if answers.trouble is None or answers.locked:
            return None
        return Trouble(answers.trouble, choices=answers.recovery is not None)

    @functools.cached_property
    def _known(self) -> dict[str, Known]:
        return {}

    def known(self, key: str) -> Known:
        """Return what is known of one key; what it was when this was first asked, however often it is."""
        if key not in self._known:
            self._known[key] = self._found(key)
        return self._known[key]

    def _found(self, key: str) -> Known:
        entry, exercise = self.answers.entry(key), notebook.find_exercise(key, self.folder)
        value = exercise.shown(entry.value) if exercise and entry else None
        return Known(exercise, value, entry.rev if entry else 0, entry.beside if entry else "")

    def progress(self, book: Chapter) -> Progress:
        """Return how much of a chapter is answered.

        It is told for the short way until every part beside it that asks something holds an answer. What is
        put off for later comes on top.
        """
        everything = self._answered(book).answered
        whole = self._answered(for_today(book))
        whole = replace(whole, more=everything - whole.answered)
        if not has_short_way(book):
            return whole
        short = self._answered(short_way(book))
        short = replace(short, more=everything - short.answered)
        folded = [part.questions for part in parts(book) if part.folded and part.questions]
        everywhere = all(any(it.key in self.answers for it in questions) for questions in folded)
        return replace(whole if everywhere else short, ways={"short": str(short), "whole": str(whole)})

    def _answered(self, book: Chapter) -> Progress:
        keys = [exercise.key for exercise in book.asked]
        return Progress(answered=sum(key in self.answers for key in keys), of=len(keys))

    def latest(self) -> Chapter | None:
        """Return the chapter that was answered last; none in a demonstration, which begins anew each time."""
        if self.site.invented:
            return None
        chapters = [key for key in self.answers if not key.startswith(notebook.PATH)]
        entries = ((self.answers.entry(key), key) for key in chapters)
        newest = max(((entry.at, key) for entry, key in entries if entry), default=("", ""))[1]
        return next((book for book in self.books if book.slug == newest.partition(".")[0]), None)
