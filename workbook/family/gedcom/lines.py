"""The lines of a GEDCOM file that the family map can use, in an order and an encoding a parser can trust.

Files come from many programs, in many encodings, with lines broken off and levels left out. What the map has
no place for stays out here, so that a parser meets little, and nothing that could keep it busy.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from workbook.errors import WorkbookError

LARGEST = 20_000_000
"""The most bytes that are read."""

MOST_PEOPLE = 20_000
"""The most people that are read."""

HEAD = 20_000
"""The bytes in which the header says how the letters are written."""

_MOST_PIECES = 2_000
_LINE = re.compile(rb"\s*(\d{1,2})\s+(?:(@[A-Za-z0-9][^@]*@)\s+)?([A-Za-z0-9_]+)(?: (.*))?", re.DOTALL)
_KEPT = (
    frozenset((b"HEAD", b"INDI", b"FAM", b"NOTE", b"SNOTE")),
    frozenset(b"NAME SEX BIRT DEAT NOTE SNOTE FAMC ADOP HUSB WIFE CHIL MARR DIV EVEN SOUR CONC CONT".split()),
    frozenset((b"DATE", b"TYPE", b"PEDI", b"FAMC", b"SURN", b"GIVN", b"_MARNM", b"CONC", b"CONT")),
    frozenset((b"PHRASE", b"CONC", b"CONT")),
    frozenset((b"CONC", b"CONT")),
)
_CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "unicode": "utf-8",
    "ascii": "ascii",
    "ansel": "gedcom",
    "ansi": "cp1252",
    "windows": "cp1252",
    "ibm windows": "cp1252",
    "ibm_windows": "cp1252",
    "ibmpc": "cp437",
    "ibm-pc": "cp437",
    "ibm": "cp437",
    "oem": "cp437",
    "msdos": "cp850",
    "ms-dos": "cp850",
    "ibm dos": "cp850",
    "macintosh": "mac-roman",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859": "cp1252",
    "latin1": "cp1252",
}
_PAGES = re.compile(
    r"(?:windows|win|cp|ms)?[-_ ]?(?P<page>125[0-8]|874|93[26]|949|950)"
    r"|iso[-_ ]?8859[-_ ]?(?P<part>[2-9]|1[013-6])"
    r"|(?P<name>koi8-[ru]|gbk|gb2312|gb18030|big5|shift[-_]jis|euc-(?:kr|jp))"
)


@dataclass
class Lines:
    """What is left of a file.

    Attributes:
        raw: the lines, ready for a parser.
        codec: Python's name for their encoding.
        notes: what was left out, a sentence each.
    """

    raw: bytes
    codec: str
    notes: list[str] = field(default_factory=list)


def prepare(raw: bytes) -> Lines:
    """Return the lines of a GEDCOM file that the map can use.

    Args:
        raw: the file, at most 20 MB.

    Raises:
        WorkbookError: no GEDCOM file, or one that is too large.
    """
    if len(raw) > LARGEST:
        raise WorkbookError("This file is larger than 20 MB. Export a part of the tree, and bring that in.")
    raw = _from_its_page(_without_wide_characters(raw))
    lines = [line for line in raw.replace(b"\r", b"\n").split(b"\n") if line.strip()]
    if not lines or not re.match(rb"\s*0\s+HEAD\b", lines[0]):
        raise WorkbookError(
            "This is no GEDCOM file: it does not begin with “0 HEAD”. Export your tree as GEDCOM first."
        )
    if sum(1 for line in lines if re.match(rb"\s*0\s+@[^@]*@\s+INDI\b", line)) > MOST_PEOPLE:
        raise WorkbookError(
            f"This file has more than {MOST_PEOPLE:,} people. Export a part of the tree, and bring that in."
        )
    picked = _Picked()
    kept = b"\n".join(picked.lines(lines)) + b"\n"
    codec, declared = _codec(raw, lines)
    if codec == "gedcom":
        kept, codec = _composed(kept), "utf-8"
    return Lines(kept, codec, [*picked.notes(), *declared])


def _without_wide_characters(raw: bytes) -> bytes:
    """Return UTF-16 as UTF-8, and anything else without its byte order mark."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace").encode("utf-8", "replace")
    for start, codec in ((b"0\x00", "utf-16-le"), (b"\x000", "utf-16-be")):
        if raw.startswith(start):
            return raw.decode(codec, "replace").encode("utf-8", "replace")
    return raw.removeprefix(codecs.BOM_UTF8)


def _from_its_page(raw: bytes) -> bytes:
    """Return what is declared to be in the letters of one part of the world as UTF-8, if it is not that."""
    head = [line for line in raw[:HEAD].replace(b"\r", b"\n").split(b"\n") if line.strip()]
    if not (found := _PAGES.fullmatch(_declared(head))):
        return raw
    page, part, name = found.groups()
    codec = f"cp{page}" if page else f"iso8859-{part}" if part else str(name)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        with suppress(LookupError):  # a Python without these letters, such as a small one in a browser
            return raw.decode(codec, "replace").encode("utf-8")
    return raw


def _declared(lines: list[bytes]) -> str:
    """Return what the header says of the encoding."""
    for line in lines[1:200]:
        match = _LINE.fullmatch(line)
        if match and match[1] == b"0":
            break
        if match and match[1] == b"1" and match[3] == b"CHAR":
            return (match[4] or b"").decode("ascii", "replace").strip().casefold()
    return ""


def _codec(raw: bytes, lines: list[bytes]) -> tuple[str, list[str]]:
    """Return the encoding that the header declares, or what the bytes themselves are."""
    declared = _declared(lines)
    if raw.isascii():
        return "ascii", []
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        codec = _CODECS.get(declared, "")
        if codec not in ("", "utf-8", "ascii"):
            return codec, []
    else:
        return "utf-8", []
    says = (
        "Some letters may be wrong: the file does not say truly how they are written. Look through the names."
    )
    return ("utf-8" if codec == "utf-8" else "cp1252"), [says]


def _composed(kept: bytes) -> bytes:
    """Return ANSEL as UTF-8, with each letter and its accent as one sign."""
    import ged4py  # noqa: F401 - teaches Python the encoding

    lines = kept.split(b"\n")
    for place, line in enumerate(lines):
        if not line.isascii():
            lines[place] = unicodedata.normalize("NFC", line.decode("gedcom", "replace")).encode()
    return b"\n".join(lines)


class _Picked:
    """Lines one by one: whether the line above is kept decides about the line below."""

    def __init__(self) -> None:
        self._above: list[bytes | None] = []
        self._last = (0, b"")
        self._pieces = 0
        self._unread = 0
        self._shortened = 0

    def notes(self) -> Iterator[str]:
        """Return what was left out."""
        if self._unread:
            lines = "1 line" if self._unread == 1 else f"{self._unread:,} lines"
            yield f"{lines} of the file could not be read and stayed out."
        if self._shortened:
            yield "A very long note was shortened."

    def lines(self, lines: list[bytes]) -> Iterator[bytes]:
        """Return the lines to keep."""
        for line in lines:
            match = _LINE.fullmatch(line)
            if match is None:
                self._unread += 1
                continue
            level, tag = int(match[1]), match[3].upper()
            if self._keep(level, tag):
                self._last = (level, tag)
                yield b" ".join(part for part in (match[1], match[2], tag, match[4]) if part is not None)

    def _keep(self, level: int, tag: bytes) -> bool:
        inside = level == 0 or (level <= len(self._above) and self._above[level - 1] is not None)
        keep = inside and self._wanted(level, tag)
        if tag in (b"CONC", b"CONT"):
            return keep and self._continues(level)
        if level <= len(self._above):
            del self._above[level:]
            self._above.append(tag if keep else None)
        else:
            self._unread += 1
        return keep

    def _wanted(self, level: int, tag: bytes) -> bool:
        if tag == b"SOUR":
            return level == 1 and self._above[0] == b"HEAD"
        return tag.startswith(b"_DW") or (level < len(_KEPT) and tag in _KEPT[level])

    def _continues(self, level: int) -> bool:
        last, tag = self._last
        if tag in (b"CONC", b"CONT"):
            self._pieces += 1
            self._shortened += self._pieces > _MOST_PIECES
            return level == last and self._pieces <= _MOST_PIECES
        self._pieces = 1
        return level == last + 1
