"""The chapters, read from their notebooks without running them.

A chapter is a notebook: Markdown cells are prose, code cells are one literal call each. What a call
declares is read with `ast`, so that a start page, a check or an export needs no kernel. Any other computes.
"""

from __future__ import annotations

import contextlib
import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workbook import paths
from workbook.chapters.borrowing import in_place
from workbook.chapters.cells import Code, read_cell, says_nothing
from workbook.chapters.pieces import (
    FIRST_LINE,
    Borrowed,
    Computed,
    Declaration,
    Opening,
    Piece,
    Prose,
    Unclear,
    is_of_a_chapter,
    opened,
    with_a_key_of_its_own,
)
from workbook.chapters.roles import BESIDE, OWN_NOTEBOOK, SUPPORT
from workbook.chapters.threads import Threads, threads_in
from workbook.errors import ChapterMissing, ChapterWrong
from workbook.exercises.declared import Declared, Drawn, Gate, Show
from workbook.exercises.kinds import Exercise
from workbook.exercises.vocabulary import NAME

__all__ = [
    "FIRST_LINE",
    "Chapter",
    "Computed",
    "Declaration",
    "Opening",
    "Piece",
    "Prose",
    "Unclear",
    "chapters",
    "find_chapter",
    "find_exercise",
    "is_chapter",
    "own_notebooks",
    "read_cell",
    "read_chapter",
]

PRIVATE, SHORT, LATER = "private", "short", "later"
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What comes of a file that is no notebook."""
PATH = "path-"
"""How the name of a path begins: a chapter that leads from one door through exercises of others."""


@dataclass(frozen=True)
class Chapter:
    """One notebook as its readers see it."""

    slug: str
    title: str
    line: str
    pieces: tuple[Piece, ...]
    program: tuple[Code, ...] = field(default=(), repr=False)
    folder: Path | None = field(default=None, repr=False, compare=False)
    threads: Threads | None = field(default=None, repr=False)

    @property
    def computes(self) -> bool:
        """Whether a cell of the chapter has to run before anybody knows what it shows."""
        return any(code.computes for code in self.program)

    @property
    def number(self) -> int | None:
        """The chapter's number, 1 to 10; `None` for the pages beside the chapters."""
        match = re.match(r"(\d\d)-", self.slug)
        return int(match[1]) or None if match else None

    @property
    def is_path(self) -> bool:
        """Whether it is a path: it stands behind a door of the start page and not among the chapters."""
        return self.slug.startswith(PATH)

    @functools.cached_property
    def records(self) -> list[Declared]:
        """Everything the chapter declares, in order."""
        return [piece.record for piece in self.pieces if isinstance(piece, Declaration)]

    @functools.cached_property
    def exercises(self) -> list[Exercise]:
        """What this chapter itself asks, in order: the answers are its own."""
        return [it for it in self.asked if it.key.partition(".")[0] == self.slug]

    @functools.cached_property
    def asked(self) -> list[Exercise]:
        """What can be answered on its page, in order, with what it borrows from other chapters."""
        return [record for record in self.records if isinstance(record, Exercise)]

    @functools.cached_property
    def lenders(self) -> list[str]:
        """The chapters from which this one borrows, by their slugs."""
        return sorted({piece.key.partition(".")[0] for piece in self.pieces if isinstance(piece, Borrowed)})

    @property
    def alive(self) -> bool:
        """Whether anything in the chapter speaks with Python; pure reading does not."""
        return any(isinstance(record, Exercise | Drawn | Show) for record in self.records)

    @property
    def for_a_room(self) -> Chapter:
        """The chapter as it may stand on a wall: without private questions and what leads up to them."""
        return replace(self, pieces=tuple(piece for piece in self.pieces if not _is_private(piece)))

    @property
    def problems(self) -> list[str]:
        """What keeps cells from being understood, a sentence each."""
        return [f"Cell {piece.number}: {piece.why}" for piece in self.pieces if isinstance(piece, Unclear)]


def _is_private(piece: Piece) -> bool:
    if isinstance(piece, Prose):
        return piece.private
    return isinstance(piece, Declaration) and isinstance(piece.record, Gate)


def chapters(folder: Path | None = None) -> list[Chapter]:
    """Return every chapter of a folder in reading order: numbered ones, those beside them, paths.

    Raises:
        ChapterMissing: the folder is not there or holds no chapter.
    """
    folder = folder or paths.chapters_folder()
    found = []
    for path in filter(is_chapter, sorted(folder.glob("*.ipynb"))):
        with contextlib.suppress(ChapterMissing):  # one damaged notebook must not close all the others
            found.append(read_chapter(path))
    if not found:
        raise ChapterMissing(
            f"There are no chapters in {folder}. Install the workbook again, or name their folder."
        )
    return sorted(found, key=_place)


def _place(chapter: Chapter) -> tuple[int, str]:
    if re.match(r"\d\d-", chapter.slug):
        return 0, chapter.slug
    if chapter.slug in BESIDE:
        return 1 + BESIDE.index(chapter.slug), chapter.slug
    return 1 + len(BESIDE) + chapter.is_path, chapter.slug


def is_chapter(path: Path) -> bool:
    """Whether a notebook opens a chapter or calls a page; one that cannot be read may do so."""
    try:
        return any(map(is_of_a_chapter, read_chapter(path).pieces))
    except ChapterMissing:
        return True


def own_notebooks(*folders: Path) -> list[Chapter]:
    """Return the notebooks that are no chapters and whose names can be addresses, the one for all first.

    Of two of one name, that in the first folder counts.
    """
    found = [path for folder in folders for path in folder.glob("*.ipynb") if NAME.fullmatch(path.stem)]
    named = {path.stem: path for path in reversed(found) if not is_chapter(path)}
    books = [read_chapter(path) for path in named.values()]
    return sorted(books, key=lambda book: (book.slug != OWN_NOTEBOOK, book.title, book.slug))


def find_chapter(slug: str, folder: Path | None = None) -> Chapter:
    """Return one chapter by its slug; the support page is there whatever folder is in use.

    Raises:
        ChapterMissing: there is no notebook of that name.
    """
    path = (folder or paths.chapters_folder()) / f"{slug}.ipynb"
    if slug == SUPPORT and not path.is_file():
        path = paths.shipped_chapters() / path.name
    if not NAME.fullmatch(slug) or not path.is_file():
        raise ChapterMissing(
            f"There is no chapter called {slug!r}. The start page lists the chapters there are."
        )
    return read_chapter(path)


def find_exercise(key: str, folder: Path | None = None) -> Exercise | None:
    """Return the exercise with a full key, or `None` when no chapter has it."""
    try:
        chapter = find_chapter(key.partition(".")[0], folder)
    except ChapterMissing:
        return None
    return next((exercise for exercise in chapter.exercises if exercise.key == key), None)


def read_chapter(path: Path) -> Chapter:
    """Return the chapter in one notebook; unchanged files are read once.

    Raises:
        ChapterMissing: the file cannot be read as a notebook.
    """
    try:
        return _with_what_it_borrows(*_now(path))
    except UNREADABLE:
        raise ChapterMissing(
            f"The chapter {path.name} cannot be read as a notebook. Open it in JupyterLab to see why, "
            "or install the workbook again."
        ) from None


def asks(key: str, folder: Path) -> Exercise | None:
    """Return the exercise of a full key that a chapter itself asks, or `None`; it borrows nothing."""
    try:
        book = _read(*_now(folder / f"{key.partition('.')[0]}.ipynb"))
    except UNREADABLE:
        return None
    return next((exercise for exercise in book.exercises if exercise.key == key), None)


def _now(path: Path) -> tuple[Path, int, int]:
    """Return a file as it is now: unchanged, it need not be read again."""
    found = path.stat()
    return path, found.st_mtime_ns, found.st_size


def _with_what_it_borrows(path: Path, changed: int, size: int) -> Chapter:
    book = _read(path, changed, size)
    if not book.lenders:
        return book
    there = (path.with_name(f"{slug}.ipynb") for slug in book.lenders)
    return _lent(path, changed, size, tuple(_now(each) for each in there if each.is_file()))


@functools.lru_cache(maxsize=128)
def _lent(path: Path, changed: int, size: int, lenders: tuple[tuple[Path, int, int], ...]) -> Chapter:
    """Return a chapter with what it borrows, read once for each state of those that lend."""
    book = _read(path, changed, size)
    return replace(book, pieces=tuple(in_place(book.pieces, book.slug, lambda key: asks(key, path.parent))))


@functools.lru_cache(maxsize=128)
def _read(path: Path, changed: int, size: int) -> Chapter:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    slug = path.stem
    named = [(str(cell.get("id") or number), cell) for number, cell in enumerate(notebook["cells"], 1)]
    found = (_piece(name, cell, number, slug) for number, (name, cell) in enumerate(named, 1))
    pieces = tuple(with_a_key_of_its_own(opened(filter(None, found), slug)))
    opening = next((piece for piece in pieces if isinstance(piece, Opening)), None)
    return Chapter(
        slug=slug,
        title=_title(pieces),
        line=opening.line if opening else "",
        pieces=pieces,
        program=tuple(_program(named, pieces)),
        folder=path.parent,
        threads=threads_in(notebook.get("metadata")),
    )


def _program(named: list[tuple[str, dict[str, Any]]], pieces: tuple[Piece, ...]) -> Iterator[Code]:
    """Return the code cells to run for those that compute: all but what nobody understands."""
    runs = {
        piece.cell: isinstance(piece, Computed) for piece in pieces if not isinstance(piece, Prose | Unclear)
    }
    for name, cell in named:
        if name in runs:
            yield Code(name, "".join(cell["source"]), runs[name])


def _piece(name: str, cell: dict[str, Any], number: int, slug: str) -> Piece | None:
    source = "".join(cell["source"])
    if not source.strip():
        return None
    tags = cell.get("metadata", {}).get("tags", ())
    if cell["cell_type"] == "markdown":
        marks = {"private": PRIVATE in tags, "short": SHORT in tags, "later": LATER in tags}
        return Prose(name, source, number=number, **marks)
    if cell["cell_type"] != "code" or says_nothing(source):
        return None
    try:
        read = replace(read_cell(source, slug, name), number=number)
        return read if isinstance(read, Opening) else replace(read, short=SHORT in tags)
    except ChapterWrong as error:
        return Unclear(name, str(error), opens="open_chapter" in source, number=number)


def _title(pieces: tuple[Piece, ...]) -> str:
    for piece in pieces:
        if isinstance(piece, Prose) and (match := re.search(r"^# +(.+)$", piece.markdown, re.MULTILINE)):
            return match[1].strip()
    return ""
