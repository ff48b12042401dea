"""Chosen scales as a short code: easy to read out and to type, and no slip goes unnoticed.

    2R5K-…   base 32 of: format and moment, giver, (scale, step) for each scale, check

A code holds numbers only, in groups of four letters. It is not encrypted: whoever has it can read the
numbers. It cannot be traced: the giver stands for one person on one day, and only that person's own folder
could tell who.
"""

from __future__ import annotations

import binascii
import datetime as dt
import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass

from workbook import urls
from workbook.answers.encryption.recovery_code import LETTERS
from workbook.errors import AnswersNewer, AnswersUnreadable
from workbook.export.qr_code import picture_code

FORMAT = 1
MOMENTS = ("", "before", "after")
STEPS = 11
"""Both kinds of scale have eleven steps: 0 to 10, and −5 to +5."""

MOST_SCALES = 40
GIVER, CHECK = 5, 4
"""Bytes. Two people share a giver about once in a million rooms of a thousand."""

FILE = urls.CODE_FILE.file
NO_CODE = (
    "This is no whole code. Ask for it again, or type it once more: its letters stand in groups of four."
)
NEWER = "A newer edition of the workbook made this code. Bring yours up to date to read it."

_READ_AS = str.maketrans("OIL", "011")
_DIGITS = str.maketrans(LETTERS, "0123456789ABCDEFGHIJKLMNOPQRSTUV")
_BETWEEN = re.compile(r"[\s\-_.\u2010-\u2015\u2212]+")
_PURPOSE = b"dance-workbook room vote "


@dataclass(frozen=True)
class Vote:
    """What one person gives: numbers, and nothing else.

    Attributes:
        giver: five bytes that stand for one person on one day.
        moment: `before`, `after`, or nothing.
        steps: the number of each scale (0–4095) with its step from the low end (0–10).
    """

    giver: bytes
    moment: str
    steps: tuple[tuple[int, int], ...]


def scale_number(key: str) -> int:
    """Return the number that stands for a scale, 0–4095; it hangs on the permanent key alone.

    Args:
        key: the scale's full key.
    """
    return int.from_bytes(hashlib.sha256(f"scale {key}".encode()).digest()[:2], "big") >> 4


def giver_of(secret: bytes, day: dt.date) -> bytes:
    """Return what stands for this person today: the same all day, and tomorrow another.

    Args:
        secret: this folder's own, so that nobody else can find out who gave.
        day: today.
    """
    return hmac.new(secret, _PURPOSE + day.isoformat().encode(), hashlib.sha256).digest()[:GIVER]


def as_code(vote: Vote) -> str:
    """Return the code; `read_code` brings the vote back. Five scales make 39 characters."""
    head = bytes([FORMAT << 4 | MOMENTS.index(vote.moment) << 2])
    body = b"".join((number << 4 | step).to_bytes(2, "big") for number, step in vote.steps)
    raw = head + vote.giver + body
    raw += _check(raw)
    many = letters_for(len(vote.steps))
    whole = int.from_bytes(raw, "big") << (5 * many - 8 * len(raw))
    letters = "".join(LETTERS[whole >> 5 * place & 31] for place in reversed(range(many)))
    return "-".join(letters[at : at + 4] for at in range(0, many, 4))


def read_code(typed: str) -> Vote:
    """Return the vote in a code; capitals, spaces and hyphens do not count, O is 0, and I and L are 1.

    Raises:
        AnswersUnreadable: it holds a slip, is no code, or a newer edition made it.
    """
    letters = plain_letters(_BETWEEN.sub("", typed))
    if not set(letters) <= set(LETTERS):
        raise AnswersUnreadable(NO_CODE)
    raw = checked(letters)
    if not raw:
        raise AnswersUnreadable(NO_CODE)
    if raw[0] >> 4 > FORMAT:
        raise AnswersNewer(NEWER)
    body = raw[1 + GIVER : -CHECK]
    pairs = [int.from_bytes(body[at : at + 2], "big") for at in range(0, len(body), 2)]
    vote = Vote(raw[1 : 1 + GIVER], _moment(raw[0]), tuple((pair >> 4, pair & 15) for pair in pairs))
    if any(step >= STEPS for _, step in vote.steps) or len(dict(vote.steps)) < len(vote.steps):
        raise AnswersUnreadable(NO_CODE)
    return vote


def plain_letters(typed: str) -> str:
    """Return letters as they count: capitals, O as 0, I and L as 1."""
    return unicodedata.normalize("NFKC", typed).upper().translate(_READ_AS)


def letters_for(scales: int) -> int:
    """Return how many letters a code of so many scales has, hyphens left out."""
    return -(-8 * (1 + GIVER + 2 * scales + CHECK) // 5)


SIZES = {letters_for(scales): 1 + GIVER + 2 * scales + CHECK for scales in range(1, MOST_SCALES + 1)}
"""The number of bytes in a code of so many letters."""


def as_picture(code: str) -> str:
    """Return a code as a picture code, SVG, dark on light with its margin, as wide as its place."""
    return picture_code(code, "Room code")


def _moment(head: int) -> str:
    place = head >> 2 & 3
    if head >> 4 != FORMAT or head & 3 or place >= len(MOMENTS):
        raise AnswersUnreadable(NO_CODE)
    return MOMENTS[place]


def _check(raw: bytes) -> bytes:
    """Return a check that finds every slip within four neighbouring letters."""
    return binascii.crc32(raw).to_bytes(CHECK, "little")


def checked(letters: str) -> bytes:
    """Return the bytes in letters of the alphabet, if they are as many as a code has and the check fits."""
    size = SIZES.get(len(letters))
    if size is None:
        return b""
    spare = 5 * len(letters) - 8 * size
    whole = int(letters.translate(_DIGITS), 32)
    raw = (whole >> spare).to_bytes(size, "big")
    fits = not whole & ((1 << spare) - 1) and _check(raw[:-CHECK]) == raw[-CHECK:]
    return raw if fits else b""
