"""The playbook for a word processor: real headings, lists and tables on A4, and pictures in words."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from workbook.export.drawn import Drawing
from workbook.export.formats.docx_styles import hold, packed, set_up
from workbook.export.formats.markdown import answers_file
from workbook.export.playbook import TITLE, Item, Playbook
from workbook.insights.blocks import Block, Days, Facts, Filled, Level, Lines, Rows, Words

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PIECES = re.compile(r"[\n\t]|[^\n\t]+")
_SIGNS = {"\n": "br", "\t": "tab"}
_STRONG = {"R": True, "AL": True, "L": False}


def docx(playbook: Playbook, *, today: dt.date) -> bytes:
    """Return the playbook as a document; the same playbook is always the same bytes.

    Args:
        playbook: what was chosen.
        today: the day that is noted as its day of making.
    """
    import docx as word

    document = word.Document()
    set_up(document, today)
    body = _Body(document)
    body.paragraph("Title", TITLE)
    for note in (playbook.day, *playbook.notes):
        body.paragraph("Note", note)
    for part in playbook.parts:
        body.paragraph("Heading1", part.heading)
        for item in part.items:
            body.drawing(item) if isinstance(item, Drawing) else body.item(item)
    if playbook.held:
        hold(document, answers_file(playbook.held))
    return packed(document)


class _Body:
    """Writes paragraphs and tables, each before the page's own settings, which stay last."""

    def __init__(self, document: Document) -> None:
        from lxml import etree  # type: ignore[import-untyped, unused-ignore]

        self._sub: Callable[..., Any] = etree.SubElement
        self._body = document.element.body
        self._last = self._body[-1]
        self._set: Mapping[type[Any], Callable[[Any], None]] = {
            Words: self._words,
            Lines: self._lines,
            Rows: self._rows,
            Facts: self._facts,
            Filled: self._filled,
            Level: self._level,
            Days: self._days,
        }

    def paragraph(self, style: str, *runs: str | tuple[str, str], into: Any = None) -> None:
        """Add a paragraph.

        Args:
            style: the id of its style.
            runs: words; with the id of a style for letters, a pair.
            into: a cell; by default the end of the document.
        """
        found = self._sub(self._body if into is None else into, f"{_W}p")
        look = self._sub(found, f"{_W}pPr")
        self._sub(look, f"{_W}pStyle").set(f"{_W}val", style)
        leftwards = _runs_leftwards(run if isinstance(run, str) else run[0] for run in runs)
        if leftwards:
            self._sub(look, f"{_W}bidi")
        for run in runs:
            words, letters = (run, "") if isinstance(run, str) else run
            self._run(found, words, letters, leftwards=leftwards)
        if into is None:
            self._last.addprevious(found)

    def _run(self, paragraph: Any, words: str, letters: str, *, leftwards: bool) -> None:
        run = self._sub(paragraph, f"{_W}r")
        look = self._sub(run, f"{_W}rPr") if letters or leftwards else None
        if letters:
            self._sub(look, f"{_W}rStyle").set(f"{_W}val", letters)
        if leftwards:
            self._sub(look, f"{_W}rtl")
        for part in _PIECES.findall(words):
            if part in _SIGNS:
                self._sub(run, f"{_W}{_SIGNS[part]}")
            else:
                held = self._sub(run, f"{_W}t")
                held.text = part
                held.set(_SPACE, "preserve")

    def item(self, item: Item) -> None:
        """Add an answer with its question as a heading."""
        self.paragraph("Heading2", " ".join(item.question.split()))
        for block in item.told:
            self._block(block)
        for told in item.others:
            self.paragraph("Label", "Another version, written elsewhere at the same time:")
            for block in told:
                self._block(block)
        if item.changed and item.key:
            self.paragraph("Note", item.changed)

    def drawing(self, drawing: Drawing) -> None:
        """Add a picture in words."""
        self.paragraph("Heading2", drawing.title)
        self.paragraph("Label", "The picture in words:")
        for line in drawing.words.split("\n\n"):
            self.paragraph("Picture", line)

    def _block(self, block: Block) -> None:
        self._set[type(block)](block)

    def _words(self, block: Words) -> None:
        for line in block.text.split("\n"):
            self.paragraph("Answer", line)

    def _lines(self, block: Lines) -> None:
        if block.heading:
            self.paragraph("Label", f"{block.heading}:")
        for line in block.lines:
            self.paragraph("ListBullet", line)

    def _rows(self, block: Rows) -> None:
        wide = 9_400 // max(1, len(block.labels))
        table = self._sub(self._body, f"{_W}tbl")
        look = self._sub(table, f"{_W}tblPr")
        self._sub(look, f"{_W}tblStyle").set(f"{_W}val", "Rows")
        whole = self._sub(look, f"{_W}tblW")
        whole.set(f"{_W}w", "5000")
        whole.set(f"{_W}type", "pct")
        grid = self._sub(table, f"{_W}tblGrid")
        for _ in block.labels:
            self._sub(grid, f"{_W}gridCol").set(f"{_W}w", str(wide))
        self._row(table, block.labels, "Label", wide, heading=True)
        for row in block.rows:
            self._row(table, row, "Cell", wide)
        self._last.addprevious(table)

    def _row(self, table: Any, cells: Iterable[str], style: str, wide: int, *, heading: bool = False) -> None:
        row = self._sub(table, f"{_W}tr")
        look = self._sub(row, f"{_W}trPr")
        self._sub(look, f"{_W}cantSplit")
        if heading:
            self._sub(look, f"{_W}tblHeader")
        for words in cells:
            cell = self._sub(row, f"{_W}tc")
            width = self._sub(self._sub(cell, f"{_W}tcPr"), f"{_W}tcW")
            width.set(f"{_W}w", str(wide))
            width.set(f"{_W}type", "dxa")
            self.paragraph(style, words, into=cell)

    def _facts(self, block: Facts) -> None:
        for label, said in block.pairs:
            self.paragraph("Label", f"{label}:")
            self.paragraph("Answer", said)

    def _filled(self, block: Filled) -> None:
        turns = enumerate(block.parts)
        self.paragraph("Answer", *((part, "Own") if turn % 2 else part for turn, part in turns if part))

    def _level(self, block: Level) -> None:
        self.paragraph("Answer", f"{block.said} ({block.low} – {block.high})")

    def _days(self, block: Days) -> None:
        if block.ends:
            self.paragraph("Note", block.ends)
        for entry in block.entries:
            self.paragraph("Label", ", ".join(filter(None, (entry.day or "No day", entry.level))))
            if entry.words:
                self.paragraph("Answer", entry.words)


def _runs_leftwards(words: Iterable[str]) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    for text in words:
        for sign in text[:200]:
            side = _STRONG.get(unicodedata.bidirectional(sign))
            if side is not None:
                return side
    return False
