"""One shared answer as a line of letters with a check, and as a picture code that a camera reads.

    WB1:<base 45 of: deflated JSON of [key, kind, prompt, value], and four bytes of its SHA-256>.

The letters are those that picture codes hold best. The check finds a letter that was misread; it keeps
nothing secret.
"""

from __future__ import annotations

import hashlib
import json
import zlib

from workbook.errors import AnswerRefused, AnswersNewer, AnswersUnreadable
from workbook.export.qr_code import TooLong, picture_code
from workbook.export.share import FORMAT, LARGEST, NEWER, NO_ANSWER, VERSION, Shared, read_file

MARK = f"WB{VERSION}:"
END = "."
"""Keeps a space at the end of the line from getting lost."""

CHECK = 4
LONGEST = 5_000
FINEST = 25
"""The largest code made, 117 squares a side: finer ones are hard to read off a phone."""

TOO_LONG = "This answer is too long for a picture code. Share it as a file, or choose a shorter one."
MISREAD = "This code was not read whole. Hold it steady and try again, or ask for the file."
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def as_text(shared: Shared) -> str:
    """Return the answer as one line of letters; `read_text` brings it back.

    Raises:
        AnswerRefused: the line would have more than 5,000 letters.
    """
    said = [shared.key, shared.kind, shared.prompt, shared.value]
    plain = json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    line = MARK + _base45(packed.compress(plain) + packed.flush() + _check(plain)) + END
    if len(plain) > LARGEST or len(line) > LONGEST:
        raise AnswerRefused(TOO_LONG)
    return line


def as_picture(shared: Shared) -> str:
    """Return the picture code as SVG, dark on light with its margin; it is as wide as its place.

    Raises:
        AnswerRefused: the answer is too long for one; the file always works.
    """
    try:
        return picture_code(as_text(shared), "Workbook", finest=FINEST)
    except TooLong:
        raise AnswerRefused(TOO_LONG) from None


def read_text(text: str) -> Shared:
    """Return the answer in a line of letters, as a camera has read it; nothing is saved.

    Raises:
        AnswersUnreadable: it is no shared answer, one of a newer edition, or was misread.
        AnswerRefused: it is one, and its value does not fit its exercise.
    """
    line = text.strip()
    if not line.startswith(MARK):
        if line.startswith("WB") and line[2:3].isdigit():
            raise AnswersNewer(NEWER)
        raise AnswersUnreadable(NO_ANSWER)
    if len(line) > LONGEST:
        raise AnswersUnreadable(NO_ANSWER)
    if not line.endswith(END):
        raise AnswersUnreadable(MISREAD)
    plain = _unpacked(_bytes(line.removeprefix(MARK).removesuffix(END)))
    try:
        key, kind, prompt, value = json.loads(plain)
        said = {"key": key, "kind": kind, "prompt": prompt, "value": value}
        raw = json.dumps({"format": FORMAT, "version": VERSION, **said}).encode("ascii")
    except (ValueError, TypeError, RecursionError):
        raise AnswersUnreadable(NO_ANSWER) from None
    return read_file(raw)


def _check(plain: bytes) -> bytes:
    return hashlib.sha256(plain).digest()[:CHECK]


def _unpacked(packed: bytes) -> bytes:
    unpack = zlib.decompressobj(-15)
    try:
        plain = unpack.decompress(packed[:-CHECK], LARGEST)
    except zlib.error:
        raise AnswersUnreadable(MISREAD) from None
    if not unpack.eof or unpack.unused_data or _check(plain) != packed[-CHECK:]:
        raise AnswersUnreadable(MISREAD)
    return plain


def _base45(raw: bytes) -> str:
    """Return bytes as RFC 9285 writes them: two bytes as three letters, a last one as two."""
    found = []
    for at in range(0, len(raw), 2):
        pair = raw[at : at + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, digit = divmod(number, 45)
            found.append(_LETTERS[digit])
    return "".join(found)


def _bytes(text: str) -> bytes:
    found = bytearray()
    for at in range(0, len(text), 3):
        digits = [_LETTERS.find(letter) for letter in text[at : at + 3]]
        number = sum(digit * 45**place for place, digit in enumerate(digits))
        size = len(digits) - 1
        if min(digits) < 0 or not size or number >= 256**size:
            raise AnswersUnreadable(MISREAD)
        found += number.to_bytes(size, "big")
    return bytes(found)
