"""Words in a small room: how wide they are, roughly, and how they break into lines."""

from __future__ import annotations

import functools
import unicodedata

NARROW = frozenset("iIlj.,:;'’‘!|()[]-/\\ \u00a0`")
SLIM = frozenset("frstz–{}“”")
BROAD = frozenset("mwMW@%—…")
LONGEST = 2000
"""Characters looked at; no room in any picture holds more."""

_JOINS = {"Mn", "Me", "Mc", "Cf"}
_ZWJ = "\u200d"


@functools.lru_cache(maxsize=4096)
def _share(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in NARROW:
        return 0.36
    if letter in SLIM:
        return 0.48
    if letter in BROAD:
        return 1.0
    return 0.78 if letter.isupper() or ord(letter) > 0x2E7F else 0.62


def width(words: str, size: float) -> float:
    """Return how wide words are in the broadest of the common typefaces, such as DejaVu Serif on Linux.

    Args:
        words: one line.
        size: of the letters, in any unit; the width is in the same.
    """
    return size * sum(map(_share, words))


def letters(words: str) -> list[str]:
    """Return words cut into single letters as read: accents and joined signs stay together."""
    found: list[str] = []
    for sign in words:
        joins = unicodedata.category(sign) in _JOINS or 0x1F3FB <= ord(sign) <= 0x1F3FF
        if found and (joins or found[-1].endswith(_ZWJ)):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def clip(words: str, room: float, size: float) -> str:
    """Return words that fit into one line, with “…” where something had to go."""
    if len(words) <= LONGEST and width(words, size) <= room:
        return words
    kept, left = "", room - width("…", size)
    for letter in letters(words[:LONGEST]):
        left -= width(letter, size)
        if left < 0:
            break
        kept += letter
    return f"{kept.rstrip()}…"


def wrap(words: str, room: float, size: float, most: int) -> list[str]:
    """Return words as lines, long ones broken where they must be; past the last line stands “…”.

    Args:
        words: text on one line.
        room: how wide a line may be, in the unit of `size`.
        size: of the letters.
        most: lines at most.
    """
    lines: list[str] = []
    pieces = _pieces(words[:LONGEST], room, size)
    for spaced, piece in pieces:
        longer = f"{lines[-1]} {piece}" if lines and spaced else piece
        if lines and spaced and width(longer, size) <= room:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(piece)
        else:
            lines[-1] = clip(f"{lines[-1]} {piece}…", room, size)
            return lines
    if lines and len(words) > LONGEST:
        lines[-1] = clip(f"{lines[-1]}…", room, size)
    return lines


def _pieces(words: str, room: float, size: float) -> list[tuple[bool, str]]:
    """Return the words, wider ones in parts, and whether a space stands before each piece."""
    found: list[tuple[bool, str]] = []
    for word in words.split():
        if width(word, size) <= room:
            found.append((True, word))
            continue
        for number, part in enumerate(_parts(word, room, size)):
            found.append((number == 0, part))
    return found


def _parts(word: str, room: float, size: float) -> list[str]:
    parts = [""]
    for letter in letters(word):
        if parts[-1] and width(parts[-1] + letter, size) > room:
            parts.append("")
        parts[-1] += letter
    return parts
