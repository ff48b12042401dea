"""What is wrong with a chapter, in sentences its author can act on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import mistune

from workbook.authoring.ledger import broken_promises
from workbook.chapters.notebook import (
    FIRST_LINE,
    Chapter,
    Declaration,
    Opening,
    Prose,
    Unclear,
    find_exercise,
    read_chapter,
)
from workbook.errors import ChapterMissing
from workbook.exercises.vocabulary import NAME, Picture, Show
from workbook.insights.pictures import PICTURES

CAUTION = "## When not to"

_markdown = mistune.create_markdown(renderer=None, plugins=["table"])


def check(path: Path) -> list[str]:
    """Say what is wrong with a chapter.

    Args:
        path: its notebook. The chapters it points to, and the ledger of published keys, lie beside it.

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
        _leftovers(notebook),
    )
    return [f"{path.name}{fault}" for look in looks for fault in look]


def _at(cell: str, words: str) -> str:
    return f", cell {cell}: {words}"


def _name(book: Chapter) -> Iterator[str]:
    if not NAME.fullmatch(book.slug):
        yield ": its name is no chapter's name. Use lower-case words with hyphens, such as 11-asking.ipynb."
    for piece in book.pieces:
        if isinstance(piece, Opening) and piece.slug != book.slug:
            way = f'Write open_chapter("{book.slug}", …), or rename the file'
            yield _at(piece.cell, f"it opens “{piece.slug}”, and the file is called “{book.slug}”. {way}.")


def _order(book: Chapter) -> Iterator[str]:
    openings = [piece for piece in book.pieces if isinstance(piece, Opening)]
    if not openings:
        second = f'page = open_chapter("{book.slug}", "line")'
        yield f": no cell opens the chapter. The first cell reads: {FIRST_LINE}, then {second}."
    elif book.pieces[0] is not openings[0]:
        yield _at(openings[0].cell, "it opens the chapter and is not the first cell. Move it to the top.")
    for piece in openings[1:]:
        yield _at(piece.cell, "it opens the chapter again. Once is enough: delete this cell.")


def _title(book: Chapter) -> Iterator[str]:
    prose = next((piece for piece in book.pieces if isinstance(piece, Prose)), None)
    if prose is None:
        yield ": it has no title. Begin the first Markdown cell with “# ” and the title."
    elif not prose.markdown.startswith("# ") or not prose.markdown.partition("\n")[0].strip("# "):
        yield _at(prose.cell, "it has no title. Begin the first Markdown cell with “# ” and the title.")


def _cells(book: Chapter) -> Iterator[str]:
    for piece in book.pieces:
        if isinstance(piece, Unclear):
            yield _at(piece.cell, piece.why)


def _ledger(book: Chapter, folder: Path) -> Iterator[str]:
    cells = {piece.record.key: piece.cell for piece in book.pieces if isinstance(piece, Declaration)}
    for key, words in broken_promises(book, folder):
        yield _at(cells[key], words) if key in cells else f": {words}"


def _pointers(book: Chapter, folder: Path) -> Iterator[str]:
    for piece in book.pieces:
        match piece:
            case Declaration(cell=cell, record=Show(key=key)):
                if find_exercise(key, folder) is None:
                    yield _at(cell, f"it shows {key}, and no chapter asks that. Correct the key.")
            case Declaration(cell=cell, record=Picture() as drawn):
                yield from (_at(cell, words) for words in _drawable(drawn, folder))


def _drawable(drawn: Picture, folder: Path) -> Iterator[str]:
    picture = PICTURES[drawn.name]
    for role, key in drawn.sources.items():
        exercise = find_exercise(key, folder)
        if role not in picture.roles:
            yield f"the picture {drawn.name} takes no {role}=. It takes: {', '.join(picture.roles)}."
        elif exercise is None:
            yield f"it draws {key}, and no chapter asks that. Correct the key."
        elif exercise.kind != picture.takes[role]:
            yield f"it draws {key}, which is a {exercise.kind}. For {role}= it takes a {picture.takes[role]}."


def _html(book: Chapter) -> Iterator[str]:
    for piece in book.pieces:
        found = set(_types(_markdown(piece.markdown))) if isinstance(piece, Prose) else set()
        if found & {"block_html", "inline_html"}:
            yield _at(piece.cell, "it holds HTML, which readers would see as typed. Write it in Markdown.")
        if "image" in found:
            yield _at(piece.cell, "it holds a picture, which no reader would see. Say it in words.")


def _types(tokens: str | Iterable[dict[str, Any]]) -> Iterator[str]:
    for token in tokens:
        if isinstance(token, dict):
            yield token["type"]
            yield from _types(token.get("children", ()))


def _caution(book: Chapter) -> Iterator[str]:
    headings = (piece.markdown.lstrip().lower() for piece in book.pieces if isinstance(piece, Prose))
    if book.number and not any(text.startswith(CAUTION.lower()) for text in headings):
        yield f": no cell begins with “{CAUTION}”. Say there when the chapter's advice does not hold."


def _leftovers(notebook: dict[str, Any]) -> Iterator[str]:
    metadata = notebook.get("metadata")
    if isinstance(metadata, dict) and "widgets" in metadata:
        yield ": it keeps widget state, which can hold answers. Clear all outputs, and save it again."
    for number, cell in enumerate(notebook["cells"], 1):
        if cell.get("outputs") or cell.get("execution_count") is not None:
            name = str(cell.get("id") or number)
            yield _at(name, "it keeps what it showed when it ran. Clear all outputs, and save it again.")
