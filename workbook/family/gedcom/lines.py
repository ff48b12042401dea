"""The lines of a GEDCOM file as a tree: what the map can use, and a sentence about what stays out.

The reader is our own, under the grammar that GEDCOM 5.5.1 and 7 share: a level, perhaps a mark, a tag, a
value. That is one regular expression. What makes the files of other programs hard is all around it: broken
lines, levels left out, false encodings, odd dates. A general parser refuses a whole tree for one of these, so
they had to be mended before it saw the file, and this module is no longer than that mending was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbook.errors import WorkbookError
from workbook.family.gedcom.encoding import decode
from workbook.family.gedcom.tags import FOR_PROGRAMS, READ, STAYS_OUT

LARGEST = 20_000_000
"""The most bytes that are read."""

MOST_PEOPLE = 20_000
"""The most people that are read."""

LONGEST = 20_000
"""The most letters of one value that are kept."""

MOST_TAGS = 8
"""The most tags that are told of lines which stay out."""

_LINE = re.compile(
    r"\s*(\d{1,3})(?:\s+|(?=@))(?:(@[^@]+@|@[^@\s]+(?=\s))\s*)?([A-Za-z0-9_]+)(?:[ \t](.*))?", re.DOTALL
)
_RECORDS = frozenset(("HEAD", "INDI", "FAM", "NOTE", "SNOTE", "TRLR", "_DWTIE", "_DWHOME"))


@dataclass(slots=True, eq=False)
class Line:
    """One line and all that stands below it.

    Attributes:
        tag: what it tells, in capitals.
        text: its value with every continuation, as written.
        mark: its own mark, such as `@I1@`; empty without one.
    """

    tag: str
    text: str = ""
    mark: str = ""
    below: list[Line] = field(default_factory=list)

    def all(self, *tags: str) -> list[Line]:
        """Return the lines of some tags right below, in the order of the file."""
        return [line for line in self.below if line.tag in tags]

    def first(self, *tags: str) -> Line | None:
        """Return the first line of some tags right below."""
        return next((line for line in self.below if line.tag in tags), None)

    @property
    def value(self) -> str:
        """The value without the blanks around it: a mark, a word of a list, a date."""
        return self.text.strip()

    def pointers(self, *tags: str) -> list[str]:
        """Return the marks to which the lines of some tags point, each once."""
        return list(dict.fromkeys(line.value for line in self.all(*tags) if line.value))


def read_lines(raw: bytes) -> tuple[list[Line], list[str]]:
    """Return the records of a GEDCOM file that the map can use, and what was left out, a sentence each.

    Args:
        raw: the file, at most 20 MB.

    Raises:
        WorkbookError: no GEDCOM file, or one that is too large.
    """
    if len(raw) > LARGEST:
        raise WorkbookError("This file is larger than 20 MB. Export a part of the tree, and bring that in.")
    text, notes = decode(raw)
    if not re.match(r"\s*0+\s+(HEAD\b|@[^@\r\n]+@\s+[A-Z])", text):
        raise WorkbookError(
            "This is no GEDCOM file: it does not begin with “0 HEAD”. Export your tree as GEDCOM first."
        )
    reading = _Reading()
    for match in re.finditer(r"[^\r\n]+", text):
        reading.take(match[0])
    return reading.records, [*reading.notes(), *notes]


class _Reading:
    """Lines one by one: the lines that are open decide where the next one belongs."""

    def __init__(self) -> None:
        self.records: list[Line] = []
        self._open: list[Line | None] = []  # by level; `None` for what is passed over, with all below it
        self._people = 0
        self._unread = 0
        self._broken_off = 0
        self._shortened = False
        self._left_out: Counter[str] = Counter()

    def notes(self) -> Iterator[str]:
        """Return what was left out, or put right."""
        yield from _out(self._left_out)
        if self._unread:
            lines = "1 line" if self._unread == 1 else f"{self._unread:,} lines"
            yield f"{lines} of the file could not be read and stayed out."
        if self._broken_off:
            yield "Some notes were broken into lines by another program. They are put together again."
        if self._shortened:
            yield "A very long note was shortened."
        tags = {record.tag for record in self.records}
        if "HEAD" not in tags:
            yield "The beginning of the file is missing. Look whether everybody is there."
        if "TRLR" not in tags:
            yield "The end of the file is missing, and perhaps people with it. Export it again to be sure."

    def take(self, line: str) -> None:
        """Put one line where it belongs."""
        match = _LINE.fullmatch(line)
        level = int(match[1]) if match else -1
        if match and level <= len(self._open):
            self._put(level, match[3].upper(), match[4] or "", match[2] or "")
        elif line.strip():
            self._not_understood(line)

    def _put(self, level: int, tag: str, text: str, mark: str) -> None:
        if tag in ("CONC", "CONT") and level:
            self._continue(level, tag, text)
            return
        above = self._open[level - 1] if level else None
        del self._open[level:]
        kept = tag in _RECORDS if level == 0 else above is not None and _is_read(tag, level, above)
        if not kept and above is not None and above.tag != "HEAD":
            self._left_out[tag] += 1
        self._open.append(self._line(tag, text, mark, above) if kept else None)

    def _line(self, tag: str, text: str, mark: str, above: Line | None) -> Line:
        line = Line(tag, "", "@" + mark.strip("@ ") + "@" if mark else "")
        (self.records if above is None else above.below).append(line)
        self._add(line, text)
        self._people += above is None and tag == "INDI"
        if self._people > MOST_PEOPLE:
            raise WorkbookError(
                f"This file has more than {MOST_PEOPLE:,} people. Export a part of the tree, "
                "and bring that in."
            )
        return line

    def _continue(self, level: int, tag: str, text: str) -> None:
        above = self._open[-1]
        if level != len(self._open):
            self._unread += 1
        elif above is not None:
            self._add(above, text if tag == "CONC" else f"\n{text}")

    def _add(self, line: Line, text: str) -> None:
        room = LONGEST - len(line.text)
        self._shortened |= len(text) > room
        if text and room > 0:
            line.text += text[:room]

    def _not_understood(self, line: str) -> None:
        """Go on with a note that another program broke into lines; a record that cannot be read is closed."""
        if re.match(r"\s*0+(\s|@|$)", line):
            self._open = [None]
            self._unread += 1
        elif self._open and (above := self._open[-1]) is not None and above.tag in ("NOTE", "SNOTE"):
            self._broken_off += 1
            self._add(above, f"\n{line}")
        elif not self._open or self._open[-1] is not None:
            self._unread += 1


def _out(tags: Counter[str]) -> Iterator[str]:
    """Return what stays out: by its name where it has one, and of the rest the commonest tags."""
    named = list(dict.fromkeys(words for tag, words in STAYS_OUT.items() if tag in tags))
    if named:
        *most, last = named
        both = f"{', '.join(most)} and {last}" if most else last
        yield f"{both[:1].upper()}{both[1:]} in the file stay out of the map."
    other = [tag for tag, _ in tags.most_common() if tag not in STAYS_OUT and not FOR_PROGRAMS.fullmatch(tag)]
    if other:
        more = " and others" if len(other) > MOST_TAGS else ""
        yield f"Lines of these kinds stay out: {', '.join(other[:MOST_TAGS])}{more}."


def _is_read(tag: str, level: int, above: Line) -> bool:
    return bool(READ.fullmatch(tag)) or (tag == "SOUR" and level == 1 and above.tag == "HEAD")
