"""What is wrong with a chapter, in sentences its author can act on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import mistune

from workbook import paths
from workbook.authoring.fork_check import fork_faults
from workbook.authoring.ledger import broken_promises
from workbook.authoring.names import broken_names
from workbook.authoring.path_check import Fault, path_faults
from workbook.authoring.short_way import short_way_faults
from workbook.chapters.notebook import FIRST_LINE, Chapter, Declaration, Opening, Prose, Unclear, read_chapter
from workbook.chapters.pieces import UNOPENED
from workbook.chapters.threads import threads_in
from workbook.chapters.ways import heading, is_caution
from workbook.errors import ChapterMissing
from workbook.exercises.vocabulary import NAME
from workbook.insights.pointers import misdirected

CAUTION = "## When not to"
BEGINS = 30

_markdown = mistune.create_markdown(renderer=None, plugins=["table", "math"])


def check(path: Path, *, leftovers: bool = True) -> list[str]:
    """Say what is wrong with a chapter.

    Args:
        path: its notebook. The chapters it points to, and the ledger of published keys, lie beside it.
        leftovers: whether what programs leave in it is a fault, such as outputs; a shared file has none.

    Returns:
        One sentence or two for each fault, naming the file and the cell; nothing if there is none.
    """
    if not path.is_file():
        return [f"{path.name}: there is no such notebook in {path.absolute().parent}. Check its name."]
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        book = read_chapter(path)
    except (OSError, ValueError, RecursionError, ChapterMissing):
        return [f"{path.name}: this is not a notebook. Bring back a version that JupyterLab can open."]
    looks = (
        _name(book),
        _order(book),
        _title(book),
        _cells(book),
        _ledger(book, path.parent),
        _pointers(book, path.parent),
        _html(book),
        _caution(book),
        short_way_faults(book),
        _later(book),
        path_faults(book, path.parent),
        fork_faults(book),
        _threads(notebook.get("metadata")),
        _leftovers(notebook) if leftovers else (),
    )
    cells = notebook["cells"]
    return [f"{path.name}{_at(cell, cells)}: {words}" for look in looks for cell, words in look]


def _at(cell: int, cells: list[dict[str, Any]]) -> str:
    """Where a cell is: JupyterLab shows neither its number nor its id, but everybody sees how it begins."""
    if not cell:
        return ""
    begins = " ".join("".join(cells[cell - 1].get("source", "")).split())
    more = "…" if len(begins) > BEGINS else ""
    return f", cell {cell} (“{begins[:BEGINS].rstrip()}{more}”)" if begins else f", cell {cell}"


def _name(book: Chapter) -> Iterator[Fault]:
    if not NAME.fullmatch(book.slug):
        yield 0, "its name is no chapter's name. Use lower-case words with hyphens, such as 11-asking.ipynb."


def _order(book: Chapter) -> Iterator[Fault]:
    openings = [piece for piece in book.pieces if isinstance(piece, Opening)]
    if not openings and not any(isinstance(piece, Unclear) and piece.opens for piece in book.pieces):
        second = f'page = open_chapter("{book.slug}", "line")'
        yield 0, f"no cell opens the chapter. The first cell reads: {FIRST_LINE}, then {second}."
    elif openings and book.pieces[0] is not openings[0]:
        yield openings[0].number, "it opens the chapter and is not the first cell. Move it to the top."
    for piece in openings[1:]:
        yield piece.number, "it opens the chapter again. Once is enough: delete this cell."


def _title(book: Chapter) -> Iterator[Fault]:
    prose = next((piece for piece in book.pieces if isinstance(piece, Prose)), None)
    if prose is None:
        yield 0, "it has no title. Begin the first Markdown cell with “# ” and the title."
    elif not prose.markdown.startswith("# ") or not prose.markdown.partition("\n")[0].strip("# "):
        yield prose.number, "it has no title. Begin the first Markdown cell with “# ” and the title."


def _cells(book: Chapter) -> Iterator[Fault]:
    for piece in book.pieces:
        if isinstance(piece, Unclear) and piece.why != UNOPENED:  # of which one sentence is enough
            yield piece.number, piece.why


def _ledger(book: Chapter, folder: Path) -> Iterator[Fault]:
    cells = {piece.record.key: piece.number for piece in book.pieces if isinstance(piece, Declaration)}
    ours = folder.resolve() == paths.shipped_chapters().resolve()
    for key, words in (*broken_promises(book, folder), *broken_names(book, folder, ours=ours)):
        yield cells.get(key, 0), words


def _pointers(book: Chapter, folder: Path) -> Iterator[Fault]:
    for piece in book.pieces:
        if isinstance(piece, Declaration):
            yield from ((piece.number, words) for words in misdirected(piece.record, folder))


def _html(book: Chapter) -> Iterator[Fault]:
    for piece in book.pieces:
        found = set(_types(_markdown(piece.markdown))) if isinstance(piece, Prose) else set()
        if found & {"block_html", "inline_html"}:
            yield piece.number, "it holds HTML, which readers would see as typed. Write it in Markdown."
        if found & {"block_math", "inline_math"}:
            yield piece.number, "it holds a formula, which readers would see as typed. Say it in words."
        if "image" in found:
            yield piece.number, "it holds a picture, which no reader would see. Say it in words."


def _types(tokens: str | Iterable[dict[str, Any]]) -> Iterator[str]:
    for token in tokens:
        if isinstance(token, dict):
            yield token["type"]
            yield from _types(token.get("children", ()))


def _caution(book: Chapter) -> Iterator[Fault]:
    if (book.number or book.is_path) and not any(map(is_caution, book.pieces)):
        yield 0, f"no cell begins with “{CAUTION}”. Say there when the chapter's advice does not hold."


def _later(book: Chapter) -> Iterator[Fault]:
    for piece in book.pieces:
        if isinstance(piece, Prose) and piece.later and not heading(piece):
            yield piece.number, "it has the tag “later” and no heading. Begin it with “## ” and a title."


def _threads(metadata: object) -> Iterator[Fault]:
    if isinstance(metadata, dict) and "threads" in metadata and threads_in(metadata) is None:
        yield 0, "its threads are not two lines of an SVG path. Write two, such as “M0 8C80 8 160 40 320 40”."


def _leftovers(notebook: dict[str, Any]) -> Iterator[Fault]:
    metadata = notebook.get("metadata")
    if isinstance(metadata, dict) and "widgets" in metadata:
        yield 0, "it keeps widget state, which can hold answers. Clear all outputs, and save it again."
    for number, cell in enumerate(notebook["cells"], 1):
        if cell.get("outputs") or cell.get("execution_count") is not None:
            yield number, "it keeps what it showed when it ran. Clear all outputs, and save it again."
