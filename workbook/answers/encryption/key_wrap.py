"""The key of locked answers, wrapped so that a passphrase or a recovery code can take it out again."""

import binascii
import json
import os
from base64 import b64decode, b64encode
from typing import Any

from workbook.errors import AnswersFlawed, Flaw

PASSPHRASE, RECOVERY = "passphrase", "recovery"
SECRET, SALT, NONCE, TAG = 32, 16, 12, 16  # bytes
SCRYPT_LIMIT = 2**17  # n × p with r = 8: 128 MB and half a second
PBKDF2_LIMIT = 2_000_000

_MEMBERS = {"for", "kdf", "nonce", "params", "salt", "wrapped"}
_KDFS = {PASSPHRASE: {"scrypt", "pbkdf2-sha256"}, RECOVERY: {"hkdf-sha256"}}
_INFO = b"dance-workbook recovery code"


def canonical(value: object) -> bytes:
    """The one text that stands for a JSON value where it is authenticated."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def encoded(raw: bytes) -> str:
    """Bytes as a file in JSON holds them."""
    return b64encode(raw).decode("ascii")


def decoded(text: object, length: int | None = None) -> bytes:
    """The bytes that a member of a file stands for.

    Raises:
        AnswersUnreadable: if it stands for none, or for more or fewer than `length`.
    """
    if isinstance(text, str):
        try:
            raw = b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raw = b""
        if raw and length in (None, len(raw)):
            return raw
    raise AnswersFlawed(Flaw.ODD_PART, locked=True)


def wrap(
    secret: bytes, key_id: str, opens: str, kdf: str, params: dict[str, int], said: bytes
) -> dict[str, Any]:
    """Wrap the key so that `said`, put through `kdf`, takes it out again.

    Args:
        secret: the key.
        key_id: the name of the key, to which the wrap is tied.
        opens: PASSPHRASE or RECOVERY.
        kdf: "scrypt", "pbkdf2-sha256" (all that a browser can do) or "hkdf-sha256" (for a recovery code).
        params: what the kdf may cost.
        said: the passphrase or the recovery code.

    Returns:
        The part of a file's header that may be public.
    """
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    open_part = {"for": opens, "kdf": kdf, "params": params, "salt": encoded(salt), "nonce": encoded(nonce)}
    sealed = _cipher(open_part, said).encrypt(nonce, secret, _tied(open_part, key_id))
    return {**open_part, "wrapped": encoded(sealed)}


def unwrap(wrapped: dict[str, Any], key_id: str, said: bytes) -> bytes | None:
    """Take the key out of a wrap that `checked` has passed, None if this is not what it was wrapped with."""
    from cryptography.exceptions import InvalidTag

    open_part = {name: value for name, value in wrapped.items() if name != "wrapped"}
    nonce, sealed = decoded(wrapped["nonce"]), decoded(wrapped["wrapped"])
    try:
        secret: bytes = _cipher(open_part, said).decrypt(nonce, sealed, _tied(open_part, key_id))
    except InvalidTag:
        return None
    return secret


def checked(found: object) -> tuple[dict[str, Any], ...]:
    """The wraps of a header, of which none may cost more than ours do.

    Raises:
        AnswersUnreadable: if anything about them is odd.
    """
    if isinstance(found, list) and 1 <= len(found) <= len(_KDFS) and all(map(_is_sound, found)):
        wraps = tuple(found)
        if len({each["for"] for each in wraps}) == len(wraps):
            return wraps
    raise AnswersFlawed(Flaw.ODD_WRAP, locked=True)


def _is_sound(found: object) -> bool:
    if not isinstance(found, dict) or found.keys() != _MEMBERS:
        return False
    opens, kdf = found["for"], found["kdf"]
    if not (isinstance(opens, str) and isinstance(kdf, str) and kdf in _KDFS.get(opens, ())):
        return False
    for name, length in (("salt", SALT), ("nonce", NONCE), ("wrapped", SECRET + TAG)):
        decoded(found[name], length)
    return _is_affordable(kdf, found["params"])


def _is_affordable(kdf: str, params: object) -> bool:
    if not isinstance(params, dict) or not all(type(each) is int and each > 0 for each in params.values()):
        return False
    match kdf, params:
        case "scrypt", {"n": n, "r": 8, "p": p, **rest}:
            return not rest and n > 1 and n & (n - 1) == 0 and n * p <= SCRYPT_LIMIT
        case "pbkdf2-sha256", {"iterations": iterations, **rest}:
            return not rest and iterations <= PBKDF2_LIMIT
    return kdf == "hkdf-sha256" and not params


def _tied(open_part: dict[str, Any], key_id: str) -> bytes:
    return canonical({**open_part, "key": key_id})


def _cipher(open_part: dict[str, Any], said: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(_derived(open_part, said))


def _derived(open_part: dict[str, Any], said: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    salt, params = decoded(open_part["salt"], SALT), open_part["params"]
    if open_part["kdf"] == "scrypt":
        return Scrypt(salt, SECRET, params["n"], params["r"], params["p"]).derive(said)
    if open_part["kdf"] == "pbkdf2-sha256":
        return PBKDF2HMAC(SHA256(), SECRET, salt, params["iterations"]).derive(said)
    return HKDF(SHA256(), SECRET, salt, _INFO).derive(said)
