"""Notebooks that somebody wrote: a whole chapter, and one code cell."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

from tests.fuzz import bounds
from tests.fuzz.changing import as_document
from tests.fuzz.target import Target
from workbook.authoring.check import check
from workbook.chapters import notebook
from workbook.chapters.notebook import Declaration, Opening, read_cell, read_chapter
from workbook.chapters.pieces import Borrowed, Computed
from workbook.errors import ChapterMissing, ChapterWrong
from workbook.pages.chapter import chapter as page_of
from workbook.pages.known import Known

_FOLDER = tempfile.TemporaryDirectory(prefix="workbook-fuzz-")
_PATH = Path(_FOLDER.name) / "01-here.ipynb"


def _chapter(raw: bytes) -> None:
    """A notebook is told to be none, or is read; its faults are sentences, and it can be shown."""
    with bounds.writing():
        _PATH.write_bytes(raw)
    notebook._read.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        faults = check(_PATH)
        assert all("\n" not in fault for fault in faults)
        book = read_chapter(_PATH)
    assert not book.problems or faults
    page_of(book.for_a_room, lambda key: Known(None, None, 0))


def _cell(raw: bytes) -> None:
    """A cell is one of four things, or its author is told in a line what to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        found = read_cell(raw.decode("utf-8", "replace"), "01-here", "a")
    assert isinstance(found, Opening | Declaration | Computed | Borrowed)


CALLS = (
    "page.text(", "page.scale(", "page.balance(", "page.choice(", "page.checklist(", "page.table(",
    "page.sentence(", "page.plan(", "page.deck(", "page.log(", "page.timer(", "page.breathe(",
    "page.show(", "page.gate(", "page.picture(", "page.family_map(", "page.patterns(", "options=[",
    "page.fork(", "page.borrow(", "ways={",
    "columns={", "template=", "slots={", "low=", "seconds=(", "low=1e999", "b''", "1j", "-" * 90,
    "(" * 90, "[" * 90, "*[]", "**{}", "f'{1}'", "{**{}}", "0x", "from widgets import open_chapter\n",
    "page = open_chapter(",
)  # fmt: skip

CHAPTER = Target(
    name="chapter",
    brief=600,
    run=_chapter,
    refuses=(ChapterMissing,),
    change=as_document,
    words=(
        *CALLS,
        "## When not to",
        "| a | b |\n|---|---|",
        "[a](b)",
        "<script>",
        "private",
        "tags",
        "*" * 50,
        "> ",
    ),
)
CELL = Target(name="cell", brief=2500, run=_cell, refuses=(ChapterWrong,), words=CALLS, longest=1024)
