"""What pages are made from, read before anybody waits for it: chapters, their prose, their pictures' code."""

from __future__ import annotations

from pathlib import Path

from workbook.chapters.notebook import chapters, find_exercise
from workbook.pages.chapter import chapter
from workbook.pages.known import Known


def warm_up(folder: Path | None = None) -> None:
    """Read every chapter and set it once, as it is for somebody who has written nothing.

    Args:
        folder: that of the chapters; by default the one in use.

    Raises:
        ChapterMissing: there is none.
    """
    for book in chapters(folder):
        chapter(book, lambda key: Known(find_exercise(key, folder), None, 0))
