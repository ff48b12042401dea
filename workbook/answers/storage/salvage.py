"""Complete answers out of damaged bytes: each is read as strictly as a whole file, or left where it is.

Nothing outside an answer matters to it: wherever a key is followed by a brace, the way to the brace that
closes it is looked for anew. So one wrong byte costs the answer it lies in and no other, however the file is
laid out.
"""

import re
from typing import Any

from workbook.answers.document import SIZE_LIMIT
from workbook.answers.reading import DEPTH_LIMIT, VALUES_LIMIT, read_piece
from workbook.errors import AnswersUnreadable

EFFORT = 36_000_000  # in bytes looked at: less than half a second
PER_START, PER_BRACE, PER_PIECE, PER_REFUSAL = 200, 60, 1_000, 5_000

_START = re.compile(
    rb'(?<!\\)"(?:[^"\\{}\x00-\x1f]|\\u[0-9A-Fa-f]{4}){1,400}+"[ \t\r\n]{0,400}:[ \t\r\n]{0,400}\{'
)
_TO_BRACE = re.compile(rb'[^"{}]*+(?:"[^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+"[^"{}]*+)*+([{}]?)')


def salvage(raw: bytes) -> dict[str, dict[str, Any]]:
    """Find every answer that is still whole; never raises, and takes less than a second.

    Args:
        raw: the bytes of a damaged file; of more than 5 MB, the first 5 are looked at.

    Returns:
        Key to entry; of two entries with one key, the one saved more often. Empty if the file is locked.
    """
    raw = raw[:SIZE_LIMIT]
    found: dict[str, dict[str, Any]] = {}
    left, values, place = EFFORT, VALUES_LIMIT, 0
    while left > 0 and (start := _START.search(raw, place)):
        place = start.end()
        end, effort = _end(raw, place, left)
        left -= effort + PER_START
        if end is None:
            continue
        left -= PER_PIECE + end - start.start()
        piece = _read(raw[start.start() + 1 : end])
        if piece is None:
            left -= PER_REFUSAL
            continue
        place = end
        values -= sum(raw.count(mark, start.start(), end) for mark in (b",", b"[", b"{"))
        if values < 0:
            break
        key, entry = piece
        found[key] = max(found.get(key, entry), entry, key=_rank)
    return found


def _end(raw: bytes, start: int, left: int) -> tuple[int | None, int]:
    """Where the object ends whose brace was opened before `start`, and the effort of looking."""
    depth, place, effort = 1, start, 0
    while 0 < depth < DEPTH_LIMIT and effort <= left and (step := _TO_BRACE.match(raw, place)):
        effort += step.end() - place + PER_BRACE
        place = step.end()
        if not step[1]:
            return None, effort
        depth += 1 if step[1] == b"{" else -1
    return place if depth == 0 else None, effort


def _read(piece: bytes) -> tuple[str, dict[str, Any]] | None:
    try:
        return read_piece(piece.decode("utf-8"))
    except (AnswersUnreadable, ValueError):
        return None


def _rank(entry: dict[str, Any]) -> tuple[int, str]:
    return entry["rev"], entry["by"]
