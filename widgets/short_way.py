"""In a notebook the short way is a line above each of its questions: its cells stay as Jupyter shows them."""

from __future__ import annotations

from pathlib import Path

from workbook.chapters.minutes import minutes
from workbook.chapters.notebook import Chapter, find_chapter, read_chapter
from workbook.chapters.ways import has_short_way, short_way
from workbook.errors import ChapterMissing

FIRST = (
    "Short way, 1 of {of}. With all that is marked so it takes {minutes} minutes; "
    "the rest is for staying longer."
)
NEXT = "Short way, {number} of {of}"


def marks(slug: str) -> dict[str, str]:
    """Return what stands above each question of the short way, by its key; nothing where none is marked.

    Args:
        slug: the chapter. Its notebook lies where the kernel was started, or with all others.
    """
    book = _notebook(slug)
    if book is None or not has_short_way(book):
        return {}
    way = short_way(book)
    told = {"of": len(way.exercises), "minutes": minutes(way.pieces)}
    return {
        exercise.key: (FIRST if number == 1 else NEXT).format(number=number, **told)
        for number, exercise in enumerate(way.exercises, 1)
    }


def _notebook(slug: str) -> Chapter | None:
    beside = Path.cwd() / f"{slug}.ipynb"
    try:
        return read_chapter(beside) if beside.is_file() else find_chapter(slug)
    except (ChapterMissing, OSError):
        return None
