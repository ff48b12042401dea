"""Read an answers file strictly: nothing is believed before it is checked, and no file can hang us."""

import json
import re
from codecs import BOM_UTF8
from itertools import accumulate
from typing import Any, NoReturn

from workbook.answers.document import BETWEEN, HEAD, SIZE_LIMIT, TAIL, Document
from workbook.answers.migrations import migrate
from workbook.answers.schema import FORMAT, SCHEMA, fits_document, fits_entry
from workbook.errors import AnswersFlawed, AnswersUnreadable, Flaw

DEPTH_LIMIT = 40
VALUES_LIMIT = 300_000

_STRUCTURE = b'"[]{},'
_REST = bytes(byte for byte in range(256) if byte not in _STRUCTURE)
_STRING = re.compile(rb'"[^"]*"')
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1, ord(","): 0, ord('"'): 0}
_PAIR = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..")


def parse(raw: bytes, known: Document | None = None) -> Document:
    """Read an answers file.

    Args:
        raw: the bytes of the file.
        known: an earlier version; answers whose text has not changed are taken from it.

    Returns:
        The document. If `newer` is true, it may be shown but not changed, and holds what could be understood.
        A file of an earlier schema has been migrated; `came_as` says from which.

    Raises:
        AnswersUnreadable: with one sentence that says what was found.
    """
    text = _text(raw)
    return _by_pieces(text, known) or _whole(text)


def read_piece(text: str) -> tuple[str, dict[str, Any]]:
    """Read the text of one entry under the same rules as a whole file.

    Raises:
        AnswersUnreadable: if a file with this entry in it could not be read again.
    """
    _check_limits(f'"{text}', DEPTH_LIMIT - 2)
    found = load_json(f'{{"{text}}}')
    ((key, entry),) = found.items()
    if not fits_entry(entry):
        raise AnswersUnreadable("An answer in the file has the wrong shape.")
    return key, entry


def load_json(text: str) -> Any:
    """Read JSON with neither double keys, nor numbers that are none, nor halves of characters.

    Raises:
        AnswersUnreadable: with one sentence that says what was found, and never what was written.
    """
    try:
        found = _STRICT.decode(text)
        if _may_hold_half_a_character(text):
            json.dumps(found, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        raise AnswersFlawed(Flaw.BROKEN_LINE, error.lineno) from None
    except UnicodeEncodeError:
        raise AnswersFlawed(Flaw.HALF_A_CHARACTER) from None
    except (ValueError, RecursionError):
        raise AnswersFlawed(Flaw.BEYOND_SIZE) from None
    return found


def _may_hold_half_a_character(text: str) -> bool:
    return "\\u" in text and "\\ud" in _PAIR.sub("", text).lower()


def _text(raw: bytes) -> str:
    if len(raw) > SIZE_LIMIT:
        raise AnswersFlawed(Flaw.TOO_LARGE, SIZE_LIMIT // 1_000_000)
    if not raw.strip(b" \t\r\n\0"):
        raise AnswersFlawed(Flaw.EMPTY)
    try:
        return raw.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        raise AnswersFlawed(Flaw.NOT_UTF8) from None


def _by_pieces(text: str, known: Document | None) -> Document | None:
    """The fast way, for a file laid out as `render` does it: read only the pieces that are not known."""
    end = text.find(TAIL)
    if end < 0 or not (text.isascii() and text.startswith(HEAD)) or _values(text) > VALUES_LIMIT:
        return None
    pieces = text[len(HEAD) : end].split(BETWEEN)
    try:
        rest = _whole('{"answers": {' + text[end:])
        if rest.newer or rest.came_as is not None:
            return None
        read = [_known(line, known) or read_piece(line) for line in pieces]
    except (AnswersUnreadable, ValueError):
        return None
    answers = dict(read)
    if len(answers) != len(pieces):
        return None
    return Document(rest.members, answers, dict(zip(answers, pieces, strict=True)))


def _known(line: str, known: Document | None) -> tuple[str, dict[str, Any]] | None:
    key = line[: line.find('"')]
    return (key, known.answers[key]) if known is not None and known.pieces.get(key) == line else None


def _whole(text: str) -> Document:
    _check_limits(text, DEPTH_LIMIT)
    found = load_json(text)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise AnswersFlawed(Flaw.SOMETHING_ELSE)
    reader = found.get("min_reader")
    if type(reader) is int and reader > SCHEMA:
        return Document(found, _understood(found.pop("answers", {})))
    current = migrate(found)
    if not fits_document(current):
        raise AnswersFlawed(Flaw.OTHER_SHAPE)
    came_as = None if current is found else found["schema"]
    answers = current.pop("answers")
    return Document(current, answers, came_as=came_as)


def _understood(answers: object) -> dict[str, dict[str, Any]]:
    if not isinstance(answers, dict):
        return {}
    return {key: entry for key, entry in answers.items() if fits_entry(entry)}


def _values(text: str) -> int:
    """At least the number of values in a text, counted without reading it."""
    return text.count(",") + text.count("[") + text.count("{")


def _check_limits(text: str, depth: int) -> None:
    if _values(text) <= depth:
        return
    raw = text.encode("utf-8", "surrogatepass").replace(b"\\\\", b"").replace(b'\\"', b"")
    # Every value has at most a name and itself in quotation marks; far more would cost far too much memory.
    is_too_much = raw.count(b'"') > 4 * VALUES_LIMIT
    structure = b"" if is_too_much else _STRING.sub(b"", raw.translate(None, _REST))
    if is_too_much or _values(structure.decode("ascii")) > VALUES_LIMIT:
        raise AnswersFlawed(Flaw.TOO_MANY_VALUES)
    if max(accumulate(map(_STEP.__getitem__, structure)), default=0) > depth:
        raise AnswersFlawed(Flaw.TOO_DEEP)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise AnswersFlawed(Flaw.SAID_TWICE)
    return found


def _no_number(_: str) -> NoReturn:
    raise AnswersFlawed(Flaw.NO_NUMBER)


def _number(text: str) -> float:
    found = float(text)
    if found - found != 0:
        _no_number(text)
    return found


_STRICT = json.JSONDecoder(object_pairs_hook=_members, parse_constant=_no_number, parse_float=_number)
