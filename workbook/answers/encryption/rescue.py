"""Write locked answers out as plain text, where there is no workbook any more.

It needs nothing but Python and its package “cryptography”, and no other file of the workbook:

    pip install cryptography
    python rescue.py answers.json [plain.json]

It asks for the passphrase or the recovery code (or reads a line, if nobody sits at a terminal), and never
writes over a file. It ends with 0 when the answers are written, 1 after one sentence that says what is wrong,
2 if it was called in another way.
"""

import argparse
import base64
import getpass
import hashlib
import json
import os
import re
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

LIMIT = 8_000_000
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans("OILU", "011V")
BETWEEN = re.compile(r"[\s\-_.\u2010-\u2015\u2212]+")


class Trouble(Exception):
    """What is wrong, in one sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open one file; returns the exit code."""
    parser = argparse.ArgumentParser(prog="rescue.py", description="Write locked answers out as plain text.")
    parser.add_argument("locked", type=Path, help="the locked file")
    parser.add_argument("plain", type=Path, nargs="?", help="the new file, which must not be there yet")
    chosen = parser.parse_args(arguments)
    plain: Path = chosen.plain or chosen.locked.with_name(f"{chosen.locked.stem}-plain.json")
    try:
        rescue(chosen.locked, plain)
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"The system refuses, and nothing was written: {error.strerror or error}.\n")
        return 1
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("You stopped it, and nothing was written.\n")
        return 1
    sys.stderr.write(f"Written to {plain} without a lock: whoever finds it can read it.\n")
    return 0


def rescue(locked: Path, plain: Path) -> None:
    """Read the locked file and write the plain one."""
    if os.path.lexists(plain):
        raise Trouble(
            f"There is a file {plain} already: name another as the second word, nothing was written."
        )
    with open(locked, "rb") as file:
        header = read(file.read(LIMIT + 1))
    found = opened(header, asked())
    descriptor = os.open(plain, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(found)
            file.flush()
            os.fsync(descriptor)
    except OSError:
        plain.unlink()
        raise


def read(raw: bytes) -> dict[str, Any]:
    """The members of a locked file."""
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("ascii")
        header = json.loads(text) if len(raw) <= LIMIT and sum(map(text.count, "[{,\\")) <= 200 else {}
    except (ValueError, RecursionError):
        raise Trouble(
            "The file is damaged, or is not a locked answers file: try another copy of it."
        ) from None
    if not isinstance(header, dict) or header.get("format") != "dance-workbook-answers-locked":
        raise Trouble("This is not a locked answers file, so there is nothing to open.")
    if header.get("version") != 1:
        raise Trouble(
            "The file was locked by a newer edition of the workbook: use the rescue.py of that one."
        )
    return header


def asked() -> str:
    """The passphrase or the recovery code, from the terminal or from the first line of what is sent."""
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase or recovery code: ")
    return sys.stdin.buffer.readline().decode("utf-8", "surrogateescape")


def opened(header: dict[str, Any], typed: str) -> bytes:
    """The plain bytes of a locked file."""
    try:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError:
        raise Trouble("Python's package “cryptography” is missing: “pip install cryptography”.") from None
    try:
        sealed = base64.b64decode(header.pop("sealed"), validate=True)
        nonce = base64.b64decode(header["nonce"], validate=True)
        return AESGCM(key_of(header, typed)).decrypt(nonce, sealed, canonical(header))
    except (InvalidTag, LookupError, TypeError, ValueError, AttributeError, OverflowError, MemoryError):
        raise Trouble("The file is damaged: try another copy of it, such as one from “snapshots”.") from None


def key_of(header: dict[str, Any], typed: str) -> bytes:
    """The key that a passphrase or a recovery code opens."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    said = {"passphrase": unicodedata.normalize("NFKC", typed).strip(" \t\r\n"), "recovery": code_of(typed)}
    for wrap in header["opened_by"][:2]:
        open_part = {**wrap, "key": header["key"]}
        wrapped = base64.b64decode(open_part.pop("wrapped"), validate=True)
        derived = derive(wrap, said[wrap["for"]].encode("utf-8", "surrogatepass"))
        nonce = base64.b64decode(wrap["nonce"], validate=True)
        try:
            return AESGCM(derived).decrypt(nonce, wrapped, canonical(open_part))
        except InvalidTag:
            continue
    check = hashlib.sha256(canonical([header["key"], header["opened_by"]])).hexdigest()[:16]
    if header["check"] != check:
        raise ValueError
    raise Trouble(
        "Neither the passphrase nor the recovery code: check capital letters, or look for a mistake."
    )


def derive(wrap: dict[str, Any], said: bytes) -> bytes:
    """What opens one wrap, at no more than the cost that the workbook writes."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    kdf, params, salt = wrap["kdf"], wrap["params"], base64.b64decode(wrap["salt"], validate=True)
    if kdf == "scrypt" and params["r"] == 8 and 1 < params["n"] <= 2**17 >= params["n"] * params["p"]:
        return Scrypt(salt, 32, params["n"], params["r"], params["p"]).derive(said)
    if kdf == "pbkdf2-sha256" and params["iterations"] <= 2_000_000:
        return PBKDF2HMAC(SHA256(), 32, salt, params["iterations"]).derive(said)
    if kdf == "hkdf-sha256":
        return HKDF(SHA256(), 32, salt, b"dance-workbook recovery code").derive(said)
    raise ValueError


def code_of(typed: str) -> str:
    """What counts of a recovery code: without its last group, which only guards against slips."""
    letters = BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(READ_AS)
    return letters[:30] if len(letters) == 35 and set(letters) <= set(LETTERS) else "none"


def canonical(value: object) -> bytes:
    """The one text that stands for a JSON value where it is authenticated."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


if __name__ == "__main__":
    sys.exit(main())
