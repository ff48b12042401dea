"""How much room words take in the drawing, and how long names are broken into lines."""

from __future__ import annotations

import unicodedata

SIZE, LINE = 13.0, 16.0
"""The one size of all words on the map, and how far a line stands below another, in units of the drawing."""
WIDEST = 112.0
_NARROW = frozenset("iljtfrI.,:;'’‘|!()[] -")


def width(text: str) -> float:
    """Return how wide a line is at most, in units of the drawing, without asking a font."""
    return SIZE * sum(map(_share, text))


def _share(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if sign in _NARROW:
        return 0.42
    if sign in "mwMW—…@%":
        return 1.0
    if ord(sign) < 0x250:
        return 0.76 if sign.isupper() or sign == "ß" else 0.63
    return 1.25 if ord(sign) > 0xFFFF or unicodedata.east_asian_width(sign) in "WF" else 0.8


def wrapped(text: str, lines: int = 2, widest: float = WIDEST) -> tuple[str, ...]:
    """Return a name on at most so many lines, ending in “…” where it is longer.

    Args:
        text: one line of words.
        lines: at most.
        widest: what one line may take, in units of the drawing.
    """
    found: list[str] = []
    words = text.split()
    while words and len(found) < lines:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}") <= widest:
            line = f"{line} {words.pop(0)}"
        found.append(_fitting(line, widest))
    if words:
        found[-1] = _fitting(f"{found[-1].rstrip('…')}…", widest)
    return tuple(found)


def _fitting(line: str, widest: float) -> str:
    if width(line) <= widest:
        return line
    room, kept = widest - width("…"), 0
    while room > 0:
        room -= _share(line[kept]) * SIZE
        kept += room > 0
    return line[:kept].rstrip() + "…"
