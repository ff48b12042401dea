"""A page of its own, to print: no script, nothing from anywhere, ink on white."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Literal

from workbook.content_policy import TAKEN_ALONG
from workbook.pages.html import Html, join, tag, void

Paper = Literal["A4", "Letter"]
MARGIN = "17mm 17mm 19mm 17mm"
ABOUT = (
    "The Dance Workbook is independent and meant for learning about yourself. It is not therapy. Neither "
    "the author nor the publisher of The Dance of Intimacy has endorsed it. Its ten-part order is that of a "
    "public summary, not of the book."
)


def leaf(body: Html, look: str, paper: Paper, *, margin: str = MARGIN, numbered: bool = True) -> bytes:
    """Return a whole document as UTF-8.

    Args:
        body: what stands on it.
        look: the name of a style sheet beside this module.
        paper: its size.
        margin: around each page, as CSS writes it.
        numbered: whether pages carry their number.
    """
    number = '@bottom-center { content: counter(page); font: 8.5pt "Liberation Sans", Arial, sans-serif; }'
    page = f"@page {{ size: {paper}; margin: {margin}; {number if numbered else ''} }}"
    head = join(
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=TAKEN_ALONG),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="color-scheme", content="light"),
        tag("title", "Workbook"),
        tag("style", Html(page + _look(look))),
    )
    html = tag("html", tag("head", head), tag("body", tag("main", body)), lang="en")
    return f"<!doctype html>\n{html}\n".encode("utf-8", "replace")


@functools.cache
def _look(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")
