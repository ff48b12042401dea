"""The chapters, read from their notebooks without running them.

A chapter is a notebook: Markdown cells are prose, code cells are one literal call each. What a call
declares is read with `ast`, so that a start page, a check or an export needs no kernel.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbook import paths
from workbook.chapters.pieces import (
    FIRST_LINE,
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
from workbook.errors import ChapterMissing, ChapterWrong
from workbook.exercises.kinds import Exercise
from workbook.exercises.vocabulary import KEY_FIRST, NAME, Declared, Drawn, Gate, Show, declare

__all__ = [
    "FIRST_LINE",
    "Chapter",
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

LONGEST_CELL = 8
PRIVATE = "private"


@dataclass(frozen=True)
class Chapter:
    """One notebook as its readers see it."""

    slug: str
    title: str
    line: str
    pieces: tuple[Piece, ...]

    @property
    def number(self) -> int | None:
        """The chapter's number, 1 to 10; `None` for the pages beside the chapters."""
        match = re.match(r"(\d\d)-", self.slug)
        return int(match[1]) or None if match else None

    @property
    def records(self) -> list[Declared]:
        """Everything the chapter declares, in order."""
        return [piece.record for piece in self.pieces if isinstance(piece, Declaration)]

    @property
    def exercises(self) -> list[Exercise]:
        """What can be answered in this chapter, in order."""
        return [record for record in self.records if isinstance(record, Exercise)]

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
    """Return every chapter of a folder in reading order: numbered ones, then those beside them.

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
    return 1 + BESIDE.index(chapter.slug) if chapter.slug in BESIDE else 1 + len(BESIDE), chapter.slug


def is_chapter(path: Path) -> bool:
    """Whether a notebook opens a chapter or calls a page; one that cannot be read may do so."""
    try:
        return any(map(is_of_a_chapter, read_chapter(path).pieces))
    except ChapterMissing:
        return True


def own_notebooks(*folders: Path) -> list[Chapter]:
    """Return the notebooks that are no chapters and whose names can be addresses, the one for all first.

    Args:
        folders: where they may be; of two of one name, the first counts.
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
        found = path.stat()
        return _read(path, found.st_mtime_ns, found.st_size)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ChapterMissing(
            f"The chapter {path.name} cannot be read as a notebook. Open it in JupyterLab to see why, "
            "or install the workbook again."
        ) from None


@functools.lru_cache(maxsize=128)
def _read(path: Path, changed: int, size: int) -> Chapter:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    slug = path.stem
    found = (_piece(cell, number, slug) for number, cell in enumerate(cells, 1))
    pieces = tuple(with_a_key_of_its_own(opened(filter(None, found), slug)))
    opening = next((piece for piece in pieces if isinstance(piece, Opening)), None)
    return Chapter(slug=slug, title=_title(pieces), line=opening.line if opening else "", pieces=pieces)


def _piece(cell: dict[str, Any], number: int, slug: str) -> Piece | None:
    name, source = str(cell.get("id") or number), "".join(cell["source"])
    if not source.strip():
        return None
    if cell["cell_type"] == "markdown":
        private = PRIVATE in cell.get("metadata", {}).get("tags", ())
        return Prose(name, source, private=private, number=number)
    if cell["cell_type"] != "code":
        return None
    try:
        return replace(read_cell(source, slug, name), number=number)
    except ChapterWrong as error:
        return Unclear(name, str(error), opens="open_chapter" in source, number=number)


def read_cell(source: str, slug: str, cell: str) -> Opening | Declaration:
    """Return what one code cell declares.

    Args:
        source: the cell's text.
        slug: the chapter it stands in.
        cell: the cell's id, to name it.

    Raises:
        ChapterWrong: the cell is anything but the opening or one literal call on `page`.
    """
    try:
        tree = ast.parse(source)
        compile(tree, cell, "exec", dont_inherit=True)  # finds what Python would refuse; nothing runs
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ChapterWrong("this is not Python. Check its brackets and quotation marks.") from None
    body = tree.body
    if any(isinstance(line, ast.Import | ast.ImportFrom) for line in body):
        return _opening(source, body, cell)
    if len([line for line in source.splitlines() if line.strip()]) > LONGEST_CELL:
        raise ChapterWrong(
            f"it is longer than {LONGEST_CELL} lines. Make it shorter, or split the exercise in two."
        )
    match body:
        case [ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="page"), attr=name)) as call)]:
            return Declaration(cell, _declared(name, slug, call))
    raise ChapterWrong(
        'it is not one call on page. Write one call to a cell, such as page.text("key", "Question?").'
    )


def _declared(name: str, slug: str, call: ast.Call) -> Declared:
    first = dict(zip(("key", "prompt"), map(_literal, call.args), strict=False))
    named = {keyword.arg or "**": _literal(keyword.value) for keyword in call.keywords}
    given = first | named
    if len(call.args) > 2 or first.keys() & named.keys() or not {"key", "prompt"} <= given.keys():
        raise ChapterWrong(KEY_FIRST.format(name))
    return declare(name, slug, given.pop("key"), given.pop("prompt"), given)


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError):
        raise ChapterWrong(
            "it computes something. Write every argument out: words, numbers, lists."
        ) from None


def _opening(source: str, body: list[ast.stmt], cell: str) -> Opening:
    match body:
        case [
            ast.ImportFrom(module="widgets", names=[ast.alias(name="open_chapter", asname=None)], level=0),
            ast.Assign(
                targets=[ast.Name(id="page")],
                value=ast.Call(
                    func=ast.Name(id="open_chapter"), args=[ast.Constant(str(slug)), *rest], keywords=[]
                ),
            ),
        ] if len(rest) <= 1:
            return Opening(cell, slug, str(_literal(rest[0])) if rest else "")
    raise ChapterWrong(
        "it imports or opens something else. "
        f'The first cell reads: {FIRST_LINE}, then page = open_chapter("slug", "line").'
    )


def _title(pieces: tuple[Piece, ...]) -> str:
    for piece in pieces:
        if isinstance(piece, Prose) and (match := re.search(r"^# +(.+)$", piece.markdown, re.MULTILINE)):
            return match[1].strip()
    return ""
