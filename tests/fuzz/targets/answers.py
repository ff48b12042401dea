"""Answers files: as they are, and with a lock."""

from __future__ import annotations

import json

from tests.fuzz.changing import as_document
from tests.fuzz.target import Target
from workbook.answers.document import Document, new_document, render
from workbook.answers.encryption.header import (
    check_of,
    has_lost_its_lock,
    is_sealed,
    read_envelope,
    read_header,
)
from workbook.answers.encryption.key_wrap import canonical
from workbook.answers.operations.preview import merged, preview, read_copy, read_or_salvage, replaced, undone
from workbook.errors import AnswersUnreadable, CopyLocked, WrongPassphrase

PASSPHRASE = "a small blue boat"
CHEAP = 2**11
"""What a passphrase may cost here; what a header may ask for at most is a test of its own."""

_HERE = Document(
    new_document().members,
    {
        key: {"kind": "text", "prompt": "?", "value": "mine", "rev": 3, "by": "s-1", "at": "", "other": []}
        for key in ("01-one.a", "02-two.b")
    },
)


def _answers(raw: bytes) -> None:
    """What is accepted is written and read back as it was, and can be merged, restored and taken back."""
    if is_sealed(raw):
        return
    copy, damage = read_or_salvage(raw)
    assert read_copy(render(copy)) == copy
    assert damage or read_copy(raw) == copy
    seen = preview(_HERE, copy)
    assert {*seen.new, *seen.changed, *seen.same} <= copy.answers.keys()
    both = merged(_HERE, copy)
    again = merged(both, copy)
    assert again.answers == both.answers and read_copy(render(both)) == both
    restored = replaced(_HERE, copy)
    assert read_copy(render(restored)) == restored
    assert not preview(_HERE, undone(_HERE, restored, restored)).changed


def _locked(raw: bytes) -> None:
    """What has a lock is opened, refused or found damaged, and its header never costs more than ours."""
    has_lost_its_lock(raw)
    if not is_sealed(raw):
        return
    header = read_header(raw)
    if sum(map(_cost, header["opened_by"])) > CHEAP:
        read_envelope(raw)
        return
    copy = read_copy(raw, PASSPHRASE)
    assert read_copy(render(copy)) == copy


def _cost(wrap: dict[str, dict[str, int]]) -> int:
    given = wrap["params"]
    return given.get("n", 0) * given.get("p", 1) + given.get("iterations", 0)


def _with_its_check(raw: bytes) -> bytes:
    """Return a locked file whose header claims to be whole."""
    try:
        found = json.loads(raw)
        found["check"] = check_of(found["key"], tuple(found["opened_by"]))
        canonical(found)
    except (ValueError, TypeError, LookupError, RecursionError):
        return raw
    return json.dumps(found).encode()


ANSWERS = Target(
    name="answers",
    brief=700,
    run=_answers,
    refuses=(AnswersUnreadable,),
    change=as_document,
    words=(
        "format",
        "schema",
        "min_reader",
        '"answers": {',
        '"other": [',
        '"rev": ',
        "\\ud83d",
        "NaN",
        "1e999",
    ),
)
LOCKED = Target(
    name="locked",
    brief=2000,
    run=_locked,
    refuses=(AnswersUnreadable, CopyLocked, WrongPassphrase),
    change=lambda raw, rng, bytewise: _with_its_check(as_document(raw, rng, bytewise)),
    words=("opened_by", '"sealed": "', "scrypt", "pbkdf2-sha256", "hkdf-sha256", '"version": 1}', "params"),
)
