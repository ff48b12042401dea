"""The ciphers of the lock, where the package that has them cannot be: they come from the page's own script.

Python in a browser has no `cryptography`, and a browser's own ciphers answer later, which Python that is
asked cannot wait for. So a library in JavaScript does the work, under the names that the lock imports.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Protocol


class Bytes(Protocol):
    """Bytes of the script."""

    def to_bytes(self) -> bytes:
        """Return them as Python has them."""


class Doing(Protocol):
    """What the page's script does; bytes in and out, `None` where a seal is broken."""

    def encrypt(self, key: bytes, nonce: bytes, plain: bytes, tied: bytes) -> Bytes:
        """Seal with AES-256-GCM."""

    def decrypt(self, key: bytes, nonce: bytes, sealed: bytes, tied: bytes) -> Bytes | None:
        """Open what was sealed."""

    def scrypt(self, said: bytes, salt: bytes, n: int, r: int, p: int, length: int) -> Bytes:
        """Derive a key from a passphrase."""

    def pbkdf2(self, said: bytes, salt: bytes, iterations: int, length: int) -> Bytes:
        """Derive a key from a passphrase, with SHA-256."""

    def hkdf(self, said: bytes, salt: bytes, info: bytes, length: int) -> Bytes:
        """Derive a key from a recovery code, with SHA-256."""


class InvalidTag(Exception):
    """What was sealed is not what it was, or the key is another."""


class _Needs:
    do: Doing


class AESGCM(_Needs):
    """Seals and opens, as `cryptography` names it."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes:
        """Seal."""
        return self.do.encrypt(self._key, nonce, data, associated_data).to_bytes()

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes:
        """Open.

        Raises:
            InvalidTag: it is not what was sealed with this key.
        """
        opened = self.do.decrypt(self._key, nonce, data, associated_data)
        if opened is None:
            raise InvalidTag
        return opened.to_bytes()


class Scrypt(_Needs):
    """Derives a key from a passphrase."""

    def __init__(self, salt: bytes, length: int, n: int, r: int, p: int) -> None:
        self._given = salt, n, r, p, length

    def derive(self, said: bytes) -> bytes:
        """Derive it."""
        return self.do.scrypt(said, *self._given).to_bytes()


class PBKDF2HMAC(_Needs):
    """Derives a key from a passphrase, with SHA-256."""

    def __init__(self, algorithm: object, length: int, salt: bytes, iterations: int) -> None:
        self._given = salt, iterations, length

    def derive(self, said: bytes) -> bytes:
        """Derive it."""
        return self.do.pbkdf2(said, *self._given).to_bytes()


class HKDF(_Needs):
    """Derives a key from a recovery code, with SHA-256."""

    def __init__(self, algorithm: object, length: int, salt: bytes, info: bytes) -> None:
        self._given = salt, info, length

    def derive(self, said: bytes) -> bytes:
        """Derive it."""
        return self.do.hkdf(said, *self._given).to_bytes()


class SHA256:
    """The one hash there is."""


PRIMITIVES = "cryptography.hazmat.primitives"
NAMES: dict[str, type] = {
    "cryptography.exceptions": InvalidTag,
    f"{PRIMITIVES}.hashes": SHA256,
    f"{PRIMITIVES}.ciphers.aead": AESGCM,
    f"{PRIMITIVES}.kdf.hkdf": HKDF,
    f"{PRIMITIVES}.kdf.pbkdf2": PBKDF2HMAC,
    f"{PRIMITIVES}.kdf.scrypt": Scrypt,
}


def put_in(do: Doing) -> None:
    """Let `cryptography` be found, as far as the lock needs it.

    Args:
        do: what the page's script does.
    """
    _Needs.do = do
    for name, member in NAMES.items():
        setattr(_module(name), member.__name__, member)


def _module(name: str) -> ModuleType:
    """Return a module, made if need be with every package it stands in."""
    parts = name.split(".")
    for end in range(1, len(parts) + 1):
        whole = ".".join(parts[:end])
        sys.modules.setdefault(whole, ModuleType(whole)).__dict__.setdefault("__path__", [])
    return sys.modules[name]
