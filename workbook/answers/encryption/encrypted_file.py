"""Answers behind a passphrase: one random key seals the text, and two secrets open the key.

The file is JSON in ASCII and says of itself what it is. `sealed` is the text under AES-256-GCM with a new
nonce each time; all other members are the data that is authenticated with it. The key lies in `opened_by`,
wrapped once under the passphrase and once under the recovery code.
"""

import json
import os
import unicodedata
from dataclasses import dataclass, field
from typing import Any, NoReturn

from workbook.answers.encryption.header import (
    ABOUT,
    FORMAT_SEALED,
    SEALED_LIMIT,
    VERSION,
    check_of,
    has_lost_its_lock,
    is_sealed,
    read_envelope,
    read_header,
    read_id,
)
from workbook.answers.encryption.key_wrap import (
    NONCE,
    PASSPHRASE,
    RECOVERY,
    SECRET,
    canonical,
    checked,
    decoded,
    encoded,
    unwrap,
    wrap,
)
from workbook.answers.encryption.recovery_code import new_code, read_code, resembles_code
from workbook.errors import AnswersFlawed, AnswersNotSaved, Flaw, PassphraseRefused, WrongPassphrase

__all__ = [
    "FORMAT_SEALED",
    "SCRYPT",
    "SEALED_LIMIT",
    "Key",
    "has_lost_its_lock",
    "is_sealed",
    "new_key",
    "open_key",
    "seal",
    "unseal",
]

SHORTEST, LONGEST = 8, 1_000  # characters of a passphrase
SCRYPT = {"n": 2**17, "r": 8, "p": 1}  # 128 MB and a third of a second; tests may ask for less

_WRONG = (
    "This passphrase does not open these answers: check the capital letters and the language of the "
    "keyboard, or use the recovery code."
)
_SLIP = "There is a mistake in this recovery code: compare it, letter by letter, with what you wrote down."
_OTHER = (
    "This recovery code is complete, but it belongs to other answers: look for a newer code, "
    "or use the passphrase."
)


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What seals and unseals answers; it shows nothing of itself, and keys with the same secret are equal.

    Args:
        secret: 32 random bytes.
        wraps: the public parts of a header from which the passphrase and the recovery code get the secret.
        id: a random name, by which a file says which key it needs.
    """

    secret: bytes
    wraps: tuple[dict[str, Any], ...] = field(compare=False)
    id: str

    def __repr__(self) -> str:
        return "<Key>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("A key is neither copied nor written down.")


def new_key(passphrase: str) -> tuple[Key, str]:
    """Make a key that a passphrase opens, and a recovery code besides.

    A passphrase may hold letters of any language. However a keyboard composes them, they count as the same
    (NFKC). Spaces count between words, but neither before the first nor after the last.

    Returns:
        The key, and the recovery code in groups, ready to be printed; it is kept nowhere else.

    Raises:
        PassphraseRefused: it is shorter than 8 characters, or longer than 1,000.
    """
    if len(passphrase) > LONGEST:
        raise PassphraseRefused(
            f"This passphrase is longer than {LONGEST:,} characters: choose a shorter one."
        )
    said = _said(passphrase)
    if len(said) < SHORTEST:
        raise PassphraseRefused(
            f"This passphrase is shorter than {SHORTEST} characters: choose a longer one, such as four words."
        )
    secret, key_id, code = os.urandom(SECRET), os.urandom(8).hex(), new_code()
    wraps = (
        wrap(secret, key_id, PASSPHRASE, "scrypt", dict(SCRYPT), _bytes(said)),
        wrap(secret, key_id, RECOVERY, "hkdf-sha256", {}, _bytes(str(read_code(code)))),
    )
    return Key(secret, wraps, key_id), code


def open_key(raw: bytes, secret: str) -> Key:
    """Get the key out of a locked file.

    The sealed text may be damaged or cut off, for the key may open a snapshot that is whole.

    Args:
        raw: the bytes of the file.
        secret: the passphrase or the recovery code, as typed.

    Raises:
        WrongPassphrase: it is neither, or the recovery code holds a slip.
        AnswersUnreadable: the file's header is damaged or odd.
    """
    header = read_header(raw)
    if len(secret) > LONGEST:
        raise WrongPassphrase(_WRONG)
    key_id, wraps = read_id(header), checked(header["opened_by"])
    by = {each["for"]: each for each in wraps}
    code = read_code(secret)
    found = unwrap(by[RECOVERY], key_id, _bytes(code)) if code and RECOVERY in by else None
    if found is None and PASSPHRASE in by:
        found = unwrap(by[PASSPHRASE], key_id, _bytes(_said(secret)))
    if found is None:
        raise WrongPassphrase(_OTHER if code else _SLIP if resembles_code(secret) else _WRONG)
    return Key(found, wraps, key_id)


def seal(plain: bytes, key: Key) -> bytes:
    """Make a locked file of the bytes of a plain one.

    Raises:
        AnswersNotSaved: it would be larger than what is ever read again.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE)
    header = {
        "about": ABOUT,
        "check": check_of(key.id, key.wraps),
        "format": FORMAT_SEALED,
        "key": key.id,
        "nonce": encoded(nonce),
        "opened_by": key.wraps,
        "version": VERSION,
    }
    sealed = AESGCM(key.secret).encrypt(nonce, plain, canonical(header))
    file = {**header, "sealed": encoded(sealed)}
    raw = json.dumps(file, ensure_ascii=True, indent=2, sort_keys=True).encode("ascii") + b"\n"
    if len(raw) > SEALED_LIMIT:
        raise AnswersNotSaved(
            f"Not saved, because the locked answers would outgrow the {SEALED_LIMIT // 1_000_000} MB one "
            "file may have: forget or shorten some of them."
        )
    return raw


def unseal(raw: bytes, key: Key) -> bytes:
    """Get the bytes of the plain file out of a locked one, exactly as they were sealed.

    Raises:
        AnswersUnreadable: the file is damaged, odd, or sealed with another key.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    header = read_envelope(raw)
    if read_id(header) != key.id:
        raise AnswersFlawed(Flaw.OTHER_KEY, locked=True)
    sealed, nonce = decoded(header.pop("sealed", None)), decoded(header.get("nonce"), NONCE)
    try:
        return AESGCM(key.secret).decrypt(nonce, sealed, canonical(header))
    except InvalidTag:
        raise AnswersFlawed(Flaw.BROKEN_SEAL, locked=True) from None


def _said(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase).strip(" \t\r\n")


def _bytes(said: str) -> bytes:
    return said.encode("utf-8", "surrogatepass")
