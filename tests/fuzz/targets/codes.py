"""What one reader gives another: a shared answer as a file or a code, and numbers for a room."""

from __future__ import annotations

import json
import zlib

from tests.fuzz.changing import as_document
from tests.fuzz.target import Target
from workbook.errors import AnswerRefused, AnswersUnreadable
from workbook.export import share_code
from workbook.export.share import as_file, read_file
from workbook.export.share_code import as_text, read_text
from workbook.groups.poll import code as room_code
from workbook.groups.poll.carried import carried
from workbook.groups.poll.code import SIZES, as_code, read_code
from workbook.groups.poll.gather import each_once, find

MARKS = (
    "dance-workbook-answer",
    '"version": 1',
    '"key": "',
    "01-what-closeness-asks.fear-to-lose",
    "[black]",
)


def _share_file(raw: bytes) -> None:
    """What is accepted becomes the same file again, with the same answer in it."""
    shared = read_file(raw)
    assert read_file(as_file(shared)) == shared
    assert isinstance(shared.in_words(), str)


def _share_code(raw: bytes) -> None:
    """A code is read as it is, and the same bytes as what stands in a code whose check is right."""
    for line in (raw.decode("utf-8", "replace"), _checked_line(raw)):
        try:
            shared = read_text(line)
        except AnswersUnreadable:
            continue
        try:
            again = as_text(shared)
        except AnswerRefused:
            continue
        assert read_text(again) == shared
    find([raw.decode("utf-8", "replace"), _checked_line(raw)])


def _checked_line(plain: bytes) -> str:
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(plain) + packed.flush() + share_code._check(plain)
    return share_code.MARK + share_code._base45(body) + share_code.END


def _room_code(raw: bytes) -> None:
    """A code is read as it is, and from bytes whose check is right; a text full of them is gathered."""
    typed = raw.decode("utf-8", "replace")
    found = find([typed, _checked_letters(raw)])
    assert len(each_once(found.answers)) <= len(found.answers)
    again = carried(typed, _checked_letters(raw), "", "").with_found(found)
    assert len(again.votes) <= 2 * room_code.MOST_SCALES + len(found.votes)
    for letters in (_checked_letters(raw), typed):
        vote = read_code(letters)
        assert read_code(as_code(vote)) == vote


def _checked_letters(raw: bytes) -> str:
    size = min(SIZES.values(), key=lambda size: abs(size - room_code.CHECK - len(raw)))
    body = raw[: size - room_code.CHECK].ljust(size - room_code.CHECK, b"\0")
    whole = body + room_code._check(body)
    many = next(letters for letters, of in SIZES.items() if of == size)
    number = int.from_bytes(whole, "big") << (5 * many - 8 * size)
    return "".join(room_code.LETTERS[number >> 5 * place & 31] for place in reversed(range(many)))


def spelt(key: str, kind: str, value: object) -> bytes:
    """Return what stands inside a share code."""
    return json.dumps([key, kind, "?", value]).encode()


SHARE_FILE = Target(
    name="share-file",
    brief=2000,
    run=_share_file,
    refuses=(AnswersUnreadable, AnswerRefused),
    change=as_document,
    words=MARKS,
)
SHARE_CODE = Target(
    name="share-code",
    brief=700,
    run=_share_code,
    refuses=(AnswersUnreadable, AnswerRefused),
    change=as_document,
    words=(*MARKS, "WB1:", "WB2:", "."),
)
ROOM_CODE = Target(
    name="room-code",
    brief=700,
    run=_room_code,
    refuses=(AnswersUnreadable,),
    words=("2", "3", "-", "WB1:", "O", "I"),
    longest=512,
)
