"""The two threads of a chapter as a drawing: an ornament, which nobody needs to hear of."""

from __future__ import annotations

from workbook.chapters.notebook import Chapter
from workbook.chapters.threads import HEIGHT, WIDTH
from workbook.pages.html import Html, tag

__all__ = ["threads"]


def threads(book: Chapter) -> Html | None:
    """Return the threads of a chapter, or `None` where it has none."""
    if not book.threads:
        return None
    lines = zip(("other", "reader"), reversed(book.threads), strict=True)
    drawn = (tag("path", d=line, class_=whose) for whose, line in lines)
    return tag("svg", *drawn, class_="threads", viewBox=f"0 0 {WIDTH} {HEIGHT}", aria_hidden="true")
