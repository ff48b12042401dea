"""In a kernel of JupyterLab: a cell that is no Python, or has no page yet, is told so in one sentence."""

from __future__ import annotations

import ast
import sys
from typing import Any, NoReturn

from workbook.chapters.notebook import FIRST_LINE, read_cell
from workbook.chapters.pieces import UNOPENED
from workbook.errors import ChapterWrong

RUN_ALL = "choose Run, then Run All Cells"


class Unopened:
    """What `page` is until a chapter is opened."""

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(name)
        reads = f'It reads: {FIRST_LINE}, then page = open_chapter("slug", "line").'
        raise ChapterWrong(f"{UNOPENED} The first cell does, once it is run: {RUN_ALL}. {reads}")


def speak_plainly() -> None:
    """Let the kernel that runs this say what is wrong with a cell as the app does."""
    shell: Any = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None:
        shell.input_transformers_post.append(_looked_at)
        shell.user_ns.setdefault("page", Unopened())


def _looked_at(lines: list[str]) -> list[str]:
    source = "".join(lines)
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        if "page." in source or "open_chapter" in source:
            read_cell(source, "", "")
    return lines
