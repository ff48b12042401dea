"""The outside of a locked file: what tells it from a plain one, and a header checked before it is used."""

import hashlib
import re
from codecs import BOM_UTF8
from typing import Any

from workbook.answers.encryption.key_wrap import canonical, checked
from workbook.answers.reading import load_json
from workbook.errors import AnswersFlawed, AnswersNewer, AnswersUnreadable, Flaw

FORMAT_SEALED = "dance-workbook-answers-locked"
VERSION = 1
SEALED_LIMIT = 8_000_000
MARKS_LIMIT = 200  # brackets, commas and backslashes; a header of ours has about forty
ABOUT = (
    "These are the answers of a workbook, locked with a passphrase. The workbook opens them with the "
    "passphrase or the recovery code. Where there is no workbook, the small program rescue.py does that "
    "too. Without the passphrase and the recovery code, nobody can."
)

_OURS = re.compile(rb'"format"\s*:\s*"dance-workbook-answers-locked"')
_PLAIN = re.compile(rb'"format"\s*:\s*"dance-workbook-answers"')
_PLAIN_START = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"answers"\s*:')
_TRACES = (
    re.compile(rb'"about"\s*:\s*"These are the answers'),
    re.compile(rb'"opened_by"\s*:\s*\['),
    re.compile(rb'"sealed"\s*:\s*"'),
    re.compile(rb'"version"\s*:\s*\d+\s*\}\s*\Z'),
)
_BODY = re.compile(r',\s*"sealed"\s*:')
_VERSION_AT_END = re.compile(r'"version"\s*:\s*(\d{1,9})\s*\}\s*\Z')
_ID = re.compile(r"[0-9a-f]{16}")


def is_sealed(raw: bytes) -> bool:
    """Whether this is a locked file, or what damage has left of one.

    It is cheap and proves nothing: only `unseal` does. What is not recognised is a file of which only the
    first forty bytes are left, or only a piece from the middle.
    """
    if _PLAIN_START.match(raw):
        return False
    raw = raw.translate(None, b"\0")  # holes in a file, and every other byte of UTF-16
    if _OURS.search(raw):
        return True
    return not _PLAIN.search(raw) and any(trace.search(raw) for trace in _TRACES)


def read_envelope(raw: bytes) -> dict[str, Any]:
    """The members of a locked file.

    Raises:
        AnswersUnreadable: it is damaged, odd, or of a newer edition.
    """
    if len(raw) > SEALED_LIMIT:
        raise AnswersFlawed(Flaw.TOO_LARGE, SEALED_LIMIT // 1_000_000, locked=True)
    try:
        text = raw.removeprefix(BOM_UTF8).decode("ascii")
    except UnicodeDecodeError:
        raise AnswersFlawed(Flaw.BROKEN_SEAL, locked=True) from None
    return _checked(read_members(text))


def read_header(raw: bytes) -> dict[str, Any]:
    """The members of a locked file that come before its text, which may be damaged or cut off.

    Raises:
        AnswersUnreadable: these members are damaged themselves, odd, or of a newer edition.
    """
    try:
        return read_envelope(raw)
    except AnswersUnreadable:
        text = raw[:SEALED_LIMIT].removeprefix(BOM_UTF8).decode("ascii", "replace")
        body = _BODY.search(text)
        if body is None:
            raise
    version = _VERSION_AT_END.search(text, body.end())
    rest = f', "version": {version[1] if version else VERSION}}}'
    return _checked(read_members(text[: body.start()] + rest))


def has_lost_its_lock(raw: bytes) -> bool:
    """Whether the members of a locked file from which a secret gets the key are damaged."""
    try:
        read_header(raw)
    except AnswersNewer:
        return False
    except AnswersUnreadable:
        return True
    return False


def read_members(text: str) -> dict[str, Any]:
    """The members of a JSON object that can hold little but long strings.

    Raises:
        AnswersUnreadable: it is damaged or odd.
    """
    if sum(map(text.count, "[{,\\")) > MARKS_LIMIT:
        raise AnswersFlawed(Flaw.BROKEN_SEAL, locked=True)
    found = load_json(text)
    if not isinstance(found, dict):
        raise AnswersFlawed(Flaw.BROKEN_SEAL, locked=True)
    return found


def read_id(found: dict[str, Any]) -> str:
    """The name of a key.

    Raises:
        AnswersUnreadable: it has none.
    """
    key_id = found.get("key")
    if not isinstance(key_id, str) or not _ID.fullmatch(key_id):
        raise AnswersFlawed(Flaw.BROKEN_SEAL, locked=True)
    return key_id


def check_of(key_id: str, wraps: tuple[dict[str, Any], ...]) -> str:
    """What tells a header that was damaged from a passphrase that is wrong; anyone can make it anew."""
    return hashlib.sha256(canonical([key_id, wraps])).hexdigest()[:16]


def _checked(header: dict[str, Any]) -> dict[str, Any]:
    if header.get("format") != FORMAT_SEALED:
        raise AnswersFlawed(Flaw.SOMETHING_ELSE, locked=True)
    version = header.get("version")
    if type(version) is int and version > VERSION:
        raise AnswersNewer("The answers were locked by a newer edition of the workbook: update this one.")
    wraps = checked(header.get("opened_by"))
    if type(version) is not int or version < 1 or header.get("check") != check_of(read_id(header), wraps):
        raise AnswersFlawed(Flaw.BROKEN_SEAL, locked=True)
    return header
