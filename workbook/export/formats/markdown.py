"""The playbook as Markdown (CommonMark): whatever was typed is shown as typed, and shapes nothing around it.

Signs that mean something to Markdown get a backslash, white space that it would drop becomes an entity, and a
line end becomes a hard break, which is a backslash at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from workbook.answers.document import Document, render
from workbook.export.drawn import Drawing
from workbook.export.playbook import MEMBERS, TITLE, Item, Playbook
from workbook.insights.blocks import Block, Days, Facts, Filled, Level, Lines, Rows, Words
from workbook.insights.telling import row_parts

FENCE = "```json dance-workbook"
FOR_THE_WORKBOOK = "For the workbook"
WHY = (
    "The same answers once more, as the workbook reads them. Delete everything from here to the end "
    "if nobody should be able to read them back."
)
INDENT = "  "

_SIGNS = re.compile(
    r"[\\`*_\[\]~|${}#]|<(?! )|&(?=[#a-z])|[=%](?=[=%])|(?<=[=%])[=%]"
    r"|(?<=[a-z]):(?=//)|(?<=www)\.|(?<=\S)@(?=\w)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[^\S\n ]|\ufeff|(?<![^ \n]) | (?=\n|\Z)")
_OPENS = re.compile(r"^([-+=:%(>]|\d{1,9}(?=[.)]))", re.MULTILINE)
_BLANK = re.compile(r"(?<=[^\n])\n\n")
"""The first blank line behind a paragraph; a second one stays as an empty line of the next."""

_NAMED = {"\t": "&emsp;", "\xa0": "&nbsp;", " ": "&nbsp;"}
_MATH = {"\\": "<span>&#92;</span>", "$": "<span>&#36;</span>"}
"""Notebooks look for formulas in what Markdown has made; a tag around these two signs keeps them words."""


class Markdown:
    """Blocks as Markdown.

    Args:
        in_notebook: for the cells of a notebook, where dollars and backslashes could start a formula.
    """

    def __init__(self, *, in_notebook: bool = False) -> None:
        self._instead = _MATH if in_notebook else {}
        self._set: Mapping[type[Any], Callable[[Any], str]] = {
            Words: lambda block: self.words(block.text),
            Lines: self._lines,
            Rows: self._rows,
            Facts: self._facts,
            Filled: self._filled,
            Level: self._level,
            Days: self._days,
        }

    def words(self, text: str) -> str:
        """Return words as paragraphs: a blank line between two, a hard break at every other line end."""
        return "\n\n".join(self._paragraph(part) for part in _BLANK.split(text))

    def line(self, text: str) -> str:
        """Return words on one line, for headings and labels."""
        return self._plain(" ".join(text.split()))

    def item(self, item: Item) -> str:
        """Return an answer with its question as a heading."""
        parts = [f"### {self.line(item.question)}", *map(self.block, item.told)]
        for told in item.others:
            parts += ["*Another version, written elsewhere at the same time:*", *map(self.block, told)]
        if item.changed and item.key:
            parts.append(f"*{item.changed}*")
        return "\n\n".join(filter(None, parts))

    def drawing(self, drawing: Drawing) -> str:
        """Return a picture in words."""
        return f"### {self.line(drawing.title)}\n\n*The picture in words:*\n\n{self.words(drawing.words)}"

    def block(self, block: Block) -> str:
        """Return one block."""
        return self._set[type(block)](block)

    def _paragraph(self, text: str) -> str:
        return "\\\n".join(_OPENS.sub(_opened, self._plain(line)) for line in text.split("\n"))

    def _plain(self, text: str) -> str:
        """Return words without meaning for Markdown, wherever they stand but at the beginning of a line."""
        signs = _SIGNS.sub(lambda found: self._instead.get(found[0], f"\\{found[0]}"), text)
        return _SPACES.sub(lambda found: _NAMED.get(found[0], f"&#x{ord(found[0]):x};"), signs)

    def _lines(self, block: Lines) -> str:
        listed = "\n".join(self._bullet(self.words(line)) for line in block.lines)
        return f"**{self.line(block.heading)}:**\n\n{listed}" if block.heading else listed

    def _bullet(self, markdown: str) -> str:
        """Return one item of a list; what is empty keeps its bullet."""
        return "- " + (markdown or "–").replace("\n", f"\n{INDENT}").replace(f"\n{INDENT}\n", "\n\n")

    def _rows(self, block: Rows) -> str:
        return "\n".join(self._bullet(self._pairs(row_parts(block, row))) for row in block.rows)

    def _facts(self, block: Facts) -> str:
        return "\n".join(self._bullet(self._pairs([pair])) for pair in block.pairs)

    def _pairs(self, pairs: Any) -> str:
        return "\\\n".join(self._labelled(label, said) for label, said in pairs)

    def _labelled(self, label: str, said: str) -> str:
        return f"**{self.line(label)}:** {self._continued(said)}" if label else self._lines_of(said)

    def _lines_of(self, said: str) -> str:
        return "\\\n".join(map(self._paragraph, said.split("\n")))

    def _continued(self, said: str) -> str:
        """Return words that go on in a line; their further lines are hard breaks too."""
        first, *more = said.split("\n")
        return "\\\n".join([self._plain(first), *map(self._paragraph, more)])

    def _filled(self, block: Filled) -> str:
        return self.words("".join(block.parts))

    def _level(self, block: Level) -> str:
        return f"**{self.line(block.said)}** ({self.line(block.low)} – {self.line(block.high)})"

    def _days(self, block: Days) -> str:
        found = [f"{self.line(block.ends)}\n"] if block.ends else []
        for entry in block.entries:
            label = ", ".join(self.line(part) for part in (entry.day or "No day", entry.level) if part)
            found.append(self._bullet(f"**{label}:** {self._continued(entry.words)}".rstrip()))
        return "\n".join(found)


def markdown(playbook: Playbook) -> bytes:
    """Return the playbook as a Markdown file, UTF-8; at its end stands what is needed to read it back."""
    write = Markdown()
    found = [f"# {TITLE}", f"*{playbook.day}*", *map(write.words, playbook.notes)]
    for part in playbook.parts:
        found.append(f"## {write.line(part.heading)}")
        found += [write.drawing(it) if isinstance(it, Drawing) else write.item(it) for it in part.items]
    if playbook.held:
        found += [f"## {FOR_THE_WORKBOOK}", WHY, f"{FENCE}\n{answers_file(playbook.held).decode()}```"]
    return ("\n\n".join(found) + "\n").encode()


def answers_file(held: Mapping[str, dict[str, Any]]) -> bytes:
    """Return some answers as an answers file: ASCII, sorted, a line for each member of an answer."""
    return render(Document(dict(MEMBERS), dict(held)))


def _opened(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"
