"""The bytes of a GEDCOM file as text: what the header declares, unless the bytes themselves say otherwise."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress

_HEAD = 20_000
"""The bytes in which the header says how the letters are written."""

_DOUBTFUL = (
    "Some letters may be wrong: the file does not say truly how they are written. Look through the names."
)
_CODECS = {
    "ansel": "ansel",
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
_ROWS = re.compile("[À-ɏ]{3,}")
"""Accented Latin letters in rows, rare in any spelling: Greek or Cyrillic that was declared as Latin."""

_ANSEL = dict.fromkeys(range(0x80, 0x100), "\ufffd") | dict(
    zip(
        (*range(0xA1, 0xAF), *range(0xB0, 0xBB), *range(0xBC, 0xC9), 0xCD, 0xCE, 0xCF, *range(0xE0, 0xFF)),
        "ŁØĐÞÆŒʹ·♭®±ƠƯʼʻłøđþæœʺı£ðơư□■°ℓ℗©♯¿¡ß€eoß"
        "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310"
        "\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23\u0338\ufffd\u0313",
        strict=True,
    )
)
"""Signs above ASCII by their byte. Source: ANSI/NISO Z39.47, and GEDCOM 5.5.1, appendix C."""

_MARKS = "\u0300-\u036f\ufe20-\ufe23"
_MARKED = re.compile(f"([{_MARKS}]+)([^{_MARKS}\r\n])")
_LOOSE = re.compile(f"[{_MARKS}\ufffd]")


def decode(raw: bytes) -> tuple[str, list[str]]:
    """Return a file's text, and a sentence where some of its letters are doubtful.

    Args:
        raw: the file, in UTF-8, UTF-16, ANSEL or the letters of one part of the world, declared truly or not.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace"), []
    for start, codec in ((b"0\x00", "utf-16-le"), (b"\x000", "utf-16-be")):
        if raw.startswith(start):
            return raw.decode(codec, "replace"), []
    raw = raw.removeprefix(codecs.BOM_UTF8)
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8"), []
    codec = _declared(raw)
    text = None
    with suppress(LookupError):  # a Python without these letters, such as a small one in a browser
        text = _from_ansel(raw) if codec == "ansel" else raw.decode(codec, "replace") if codec else None
    if text is None:
        return "\n".join(map(_western, re.split(rb"[\r\n]+", raw))), [_DOUBTFUL]
    beyond = sum(not sign.isascii() and sign.isalpha() for sign in text)
    doubtful = codec != "ansel" and 2 * sum(map(len, _ROWS.findall(text))) > beyond
    return text, [_DOUBTFUL] if doubtful else []


def _declared(raw: bytes) -> str:
    """Return Python's name for the encoding that the header declares, `ansel`, or nothing."""
    declared = re.search(rb"^\s*1\s+CHAR\s+([^\r\n]*)", raw[:_HEAD].replace(b"\r", b"\n"), re.MULTILINE)
    said = declared[1].decode("ascii", "replace").strip().casefold() if declared else ""
    if page := _PAGES.fullmatch(said):
        number, part, name = page.groups()
        return f"cp{number}" if number else f"iso8859-{part}" if part else str(name)
    return _CODECS.get(said, "")


def _from_ansel(raw: bytes) -> str | None:
    """Return ANSEL with each letter and its accent as one sign; `None` where the accents fit no letters."""
    text = raw.decode("latin-1").translate(_ANSEL)
    text = unicodedata.normalize("NFC", _MARKED.sub(_accented, text))
    lines = "".join(line for line in text.splitlines(keepends=True) if not line.isascii() and _is_prose(line))
    return None if 2 * len(_LOOSE.findall(lines)) > _beyond(lines) else text


def _beyond(text: str) -> int:
    return sum(not sign.isascii() for sign in text)


def _is_prose(line: str) -> bool:
    """Whether a line could be somebody's words, and is no list of all accents there are."""
    return 5 * _beyond(line) <= len(line)


def _accented(match: re.Match[str]) -> str:
    """Return a letter with its accents, which ANSEL writes before it, in the one order or the other."""
    marks, letter = match.groups()
    orders = (unicodedata.normalize("NFC", letter + order) for order in (marks[::-1], marks))
    return min(orders, key=len)


def _western(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
