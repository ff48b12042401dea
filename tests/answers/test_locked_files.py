"""What is left of a locked file after damage, and what someone else has made of it."""

import json
import random
import time
import traceback
import tracemalloc
from contextlib import suppress

import pytest

from tests.answers.test_encrypted_file import CHEAP, FOLDER, PHRASE, PLAIN, opened
from workbook.answers.document import new_document, render
from workbook.answers.encryption import encrypted_file
from workbook.answers.encryption.encrypted_file import (
    SEALED_LIMIT,
    Key,
    is_sealed,
    new_key,
    open_key,
    seal,
    unseal,
)
from workbook.answers.encryption.key_wrap import PASSPHRASE, checked, wrap
from workbook.answers.reading import parse
from workbook.errors import AnswersUnreadable, WrongPassphrase


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """The cost is not the point here."""
    monkeypatch.setattr(encrypted_file, "SCRYPT", CHEAP)


@pytest.fixture
def key():
    """A key that the passphrase opens."""
    return new_key(PHRASE)[0]


@pytest.fixture
def locked(key):
    """A locked file."""
    return seal(PLAIN, key)


def rewritten(raw, **members):
    """A locked file in which someone has changed members of the header, and made its check fit."""
    header = {**json.loads(raw), **members}
    if isinstance(header["opened_by"], list):
        header["check"] = encrypted_file.check_of(header["key"], header["opened_by"])
    return json.dumps(header).encode()


def first_wrap(raw, **members):
    """A locked file in which someone has changed members of the passphrase's wrap."""
    wraps = json.loads(raw)["opened_by"]
    return rewritten(raw, opened_by=[{**wraps[0], **members}, *wraps[1:]])


def test_a_truncated_file_is_a_damaged_locked_file(locked, key):
    """At every byte: never plain, never another text; while the header is there, its key opens snapshots."""
    snapshot = seal(b"before", key)
    for end in range(len(locked) - 2):
        cut = locked[:end]
        assert is_sealed(cut) == (end >= 35), end
        with pytest.raises(AnswersUnreadable):
            parse(cut)
        with pytest.raises(AnswersUnreadable):
            unseal(cut, key)
        if end < locked.index(b'"sealed":') + 9 or end % 10:
            continue
        assert unseal(snapshot, open_key(cut, PHRASE)) == b"before"


def test_a_flipped_bit_changes_nothing_or_is_found(locked, key):
    """Three hundred of them, and each of the header; never a wrong text, never another error."""
    chance = random.Random(4)
    bits = [(chance.randrange(len(locked)), 1 << chance.randrange(8)) for _ in range(300)]
    bits += [(place, 1 << place % 7) for place in range(locked.index(b'"sealed"'))]
    for place, bit in bits:
        raw = bytearray(locked)
        raw[place] ^= bit
        assert is_sealed(bytes(raw)), place
        for attempt in (lambda raw=bytes(raw): opened(raw), lambda raw=bytes(raw): unseal(raw, key)):
            with suppress(AnswersUnreadable):  # and never WrongPassphrase, for the passphrase is right
                assert attempt() == PLAIN, place


@pytest.mark.parametrize("member", ["about", "key", "nonce", "version", "check", "new"])
def test_the_header_is_authenticated(locked, key, member):
    """Whoever changes a word of it changes the file."""
    header = json.loads(locked)
    changed = {"key": "0" * 16, "nonce": "A" * 16, "version": True}.get(member, "changed")
    with pytest.raises(AnswersUnreadable):
        unseal(json.dumps({**header, member: changed}).encode(), Key(key.secret, key.wraps, "0" * 16))
    with pytest.raises(AnswersUnreadable):
        unseal(json.dumps({**header, member: changed}).encode(), key)


def test_a_file_laid_out_anew_still_opens(locked):
    """By another program: members in another order, other line breaks, a mark before the first byte."""
    members = dict(reversed(json.loads(locked).items()))
    for raw in (json.dumps(members).encode(), locked.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + locked):
        assert is_sealed(raw) and opened(raw) == PLAIN


def test_what_an_older_edition_did_not_know_is_authenticated_too(key, locked):
    """A member that a later edition adds neither hinders opening, nor can it be forged."""
    wraps = json.loads(locked)["opened_by"]
    with pytest.raises(AnswersUnreadable, match="newer edition"):
        open_key(rewritten(locked, version=2), PHRASE)
    with pytest.raises(AnswersUnreadable, match="newer edition"):
        open_key(rewritten(locked, version=2).replace(b'"sealed": "', b'"sealed": "\xff'), PHRASE)
    with pytest.raises(WrongPassphrase):
        opened(rewritten(locked, opened_by=[wraps[0] | {"salt": wraps[1]["salt"]}]))


BIG = 6_000_000
HOSTILE = {
    "empty": lambda raw: b"",
    "a list": lambda raw: b"[]",
    "only the format": lambda raw: b'{"format": "dance-workbook-answers-locked"}',
    "another format": lambda raw: rewritten(raw, format="dance-workbook-answers"),
    "version zero": lambda raw: rewritten(raw, version=0),
    "no wraps": lambda raw: rewritten(raw, opened_by=[]),
    "wraps as text": lambda raw: rewritten(raw, opened_by="x"),
    "a wrap as text": lambda raw: rewritten(raw, opened_by=["x"]),
    "three wraps": lambda raw: rewritten(raw, opened_by=json.loads(raw)["opened_by"][:1] * 3),
    "the same wrap twice": lambda raw: rewritten(raw, opened_by=json.loads(raw)["opened_by"][:1] * 2),
    "a wrap with more": lambda raw: first_wrap(raw, more=1),
    "a wrap for nobody": lambda raw: first_wrap(raw, **{"for": "nobody"}),
    "a wrap for a list": lambda raw: first_wrap(raw, **{"for": []}),
    "an unknown kdf": lambda raw: first_wrap(raw, kdf="md5"),
    "a cheap kdf for a passphrase": lambda raw: first_wrap(raw, kdf="hkdf-sha256", params={}),
    "scrypt of 16 GB": lambda raw: first_wrap(raw, params={"n": 2**24, "r": 8, "p": 1}),
    "scrypt of 256 MB": lambda raw: first_wrap(raw, params={"n": 2**18, "r": 8, "p": 1}),
    "scrypt with r": lambda raw: first_wrap(raw, params={"n": 2**17, "r": 9, "p": 1}),
    "scrypt for an hour": lambda raw: first_wrap(raw, params={"n": 2**17, "r": 8, "p": 10_000}),
    "scrypt with n = 1": lambda raw: first_wrap(raw, params={"n": 1, "r": 8, "p": 1}),
    "scrypt with n = 3": lambda raw: first_wrap(raw, params={"n": 3, "r": 8, "p": 1}),
    "scrypt with a fraction": lambda raw: first_wrap(raw, params={"n": 2.0, "r": 8, "p": 1}),
    "scrypt with true": lambda raw: first_wrap(raw, params={"n": 2, "r": 8, "p": True}),
    "scrypt below zero": lambda raw: first_wrap(raw, params={"n": 2, "r": 8, "p": -1}),
    "scrypt with more": lambda raw: first_wrap(raw, params={"n": 2, "r": 8, "p": 1, "q": 1}),
    "scrypt with less": lambda raw: first_wrap(raw, params={"n": 2, "r": 8}),
    "scrypt with a list": lambda raw: first_wrap(raw, params=[2, 8, 1]),
    "pbkdf2 for an hour": lambda raw: first_wrap(raw, kdf="pbkdf2-sha256", params={"iterations": 10**10}),
    "pbkdf2 without": lambda raw: first_wrap(raw, kdf="pbkdf2-sha256", params={}),
    "pbkdf2 with more": lambda raw: first_wrap(raw, kdf="pbkdf2-sha256", params={"iterations": 1, "n": 1}),
    "a huge salt": lambda raw: first_wrap(raw, salt="A" * BIG),
    "a short nonce": lambda raw: first_wrap(raw, nonce="AAAA"),
    "no base64": lambda raw: first_wrap(raw, wrapped="{}"),
    "base64 beyond ASCII": lambda raw: first_wrap(raw, wrapped="é"),
    "a number for a salt": lambda raw: first_wrap(raw, salt=1),
    "a key as a number": lambda raw: rewritten(raw, key=7),
    "a long key": lambda raw: rewritten(raw, key="a" * 17),
    "no text": lambda raw: rewritten(raw, sealed=None),
    "an empty text": lambda raw: rewritten(raw, sealed=""),
    "a number for a text": lambda raw: rewritten(raw, sealed=1),
    "half a tag": lambda raw: rewritten(raw, sealed="AAAAAAAA"),
    "a double key": lambda raw: raw.replace(b'"version": 1', b'"version": 1, "key": "0"'),
    "NaN": lambda raw: raw.replace(b'"version": 1', b'"version": NaN'),
    "a huge number": lambda raw: raw.replace(b'"version": 1', b'"version": ' + b"9" * BIG),
    "a huge fraction": lambda raw: raw.replace(b'"version": 1', b'"version": 0.' + b"1" * BIG),
    "brackets without end": lambda raw: raw.replace(b'"version": 1', b'"version": ' + b"[" * BIG),
    "braces without end": lambda raw: b'{"a":' * (BIG // 5),
    "millions of lists": lambda raw: raw.replace(
        b'"version": 1', b'"more": [' + b"[]," * (BIG // 3) + b"[]]"
    ),
    "millions of escapes": lambda raw: raw.replace(
        b'"version": 1', b'"more": "' + b"\\ud83d" * (BIG // 6) + b'"'
    ),
    "blanks without end": lambda raw: raw.replace(b'"sealed"', b" " * BIG + b'"sealed'),
    "many half traces": lambda raw: b'"version": 1} ' * (BIG // 14),
    "larger than 8 MB": lambda raw: rewritten(raw, sealed="A" * SEALED_LIMIT),
    "beyond ASCII": lambda raw: raw.replace(b"These", "Thesé".encode()),
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "half a character": lambda raw: raw.replace(b"These", b"\\ud800"),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_within_a_second(make, locked, key):
    """In one sentence without what was written, and without filling the memory."""
    raw = make(locked)
    start = time.process_time()
    is_sealed(raw)
    with pytest.raises(AnswersUnreadable, match=r"^[^\n]+\.$|may be whole\.$") as caught:
        unseal(raw, open_key(raw, PHRASE))
    with pytest.raises(AnswersUnreadable):
        unseal(raw, key)
    assert time.process_time() - start < 1
    assert len(str(caught.value)) < 200 and PHRASE not in "".join(traceback.format_exception(caught.value))


def test_a_hostile_file_does_not_fill_the_memory(locked, key):
    """The worst of them stay below what one reading of a key takes."""
    for name in (
        "millions of lists",
        "brackets without end",
        "millions of escapes",
        "a huge salt",
        "larger than 8 MB",
    ):
        raw = HOSTILE[name](locked)
        tracemalloc.start()
        for attempt in (lambda raw=raw: open_key(raw, PHRASE), lambda raw=raw: unseal(raw, key)):
            with pytest.raises(AnswersUnreadable):
                unseal(raw, attempt())
        assert tracemalloc.get_traced_memory()[1] < 100_000_000, name
        tracemalloc.stop()


def test_the_dearest_wrap_is_our_own():
    """What costs more is refused, and so is the choice between two of a kind."""
    own = wrap(b"s" * 32, "0" * 16, PASSPHRASE, "scrypt", CHEAP, b"x")
    dearest = [{**own, "params": {"n": 2**17, "r": 8, "p": 1}}]
    assert checked(dearest) == tuple(dearest)
    for refused in ([{**own, "params": {"n": 2**16, "r": 8, "p": 3}}], [own, own]):
        with pytest.raises(AnswersUnreadable):
            checked(refused)


NOT_LOCKED = {
    "an empty document": render(new_document()),
    "our own": (FOLDER / "schema-1.json").read_bytes(),
    "a text about it": b'{"a": "\\"format\\": \\"dance-workbook-answers-locked\\" \\"sealed\\": \\"x"}',
    "an answer that quotes it": b'{"answers": {"a": {"format": "dance-workbook-answers-locked"}}}',
    "a later one": b'{"about": "These are the answers", "format": "dance-workbook-answers", "sealed": ""}',
    "another program's": b'{"version": 1, "cells": []}',
    "nothing": b"",
    "zeros": bytes(5000),
}


@pytest.mark.parametrize("raw", NOT_LOCKED.values(), ids=NOT_LOCKED)
def test_a_plain_file_is_not_taken_for_a_locked_one(raw):
    """Or its owner would be asked for a passphrase that there is not."""
    assert not is_sealed(raw)


def test_a_damaged_plain_file_is_not_taken_for_a_locked_one():
    """Not after any flipped bit, and not cut off anywhere."""
    raw = (FOLDER / "schema-1.json").read_bytes()
    flipped = (
        raw[:place] + bytes([raw[place] ^ (1 << place % 8)]) + raw[place + 1 :] for place in range(len(raw))
    )
    assert not [1 for each in flipped if is_sealed(each)] and not any(
        is_sealed(raw[:end]) for end in range(len(raw))
    )


def test_a_locked_file_with_holes_is_known(locked):
    """A disk that lost one block leaves zeros there; a program may write two bytes for each letter."""
    assert is_sealed(bytes(200) + locked[200:]) and is_sealed(locked[:300] + bytes(900) + locked[1200:])
    assert is_sealed(bytes(len(locked) - 20) + locked[-20:]) and is_sealed(locked.decode().encode("utf-16"))
