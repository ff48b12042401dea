"""The lock with ciphers that come from the page: the same seals, whoever does the arithmetic."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workbook.answers.encryption import encrypted_file
from workbook.answers.encryption.encrypted_file import new_key, open_key, seal, unseal

PASSPHRASE = "vier eigene Wörter"
PLAIN = b'{"format": "dance-workbook-answers", "words": "caf\xc3\xa9"}'

# The page’s part is played by `cryptography` and Python’s own library; then the former is put out of sight,
# and the lock finds the stand-in.
INSIDE = """
import hashlib, hmac, json, sys
from cryptography.hazmat.primitives.ciphers.aead import AESGCM as Sealing

class Bytes(bytes):
    def to_bytes(self):
        return bytes(self)

class Doing:
    def encrypt(self, key, nonce, plain, tied):
        return Bytes(Sealing(key).encrypt(nonce, plain, tied))
    def decrypt(self, key, nonce, sealed, tied):
        try:
            return Bytes(Sealing(key).decrypt(nonce, sealed, tied))
        except Exception:
            return None
    def scrypt(self, said, salt, n, r, p, length):
        return Bytes(hashlib.scrypt(said, salt=salt, n=n, r=r, p=p, maxmem=2**28, dklen=length))
    def pbkdf2(self, said, salt, iterations, length):
        return Bytes(hashlib.pbkdf2_hmac("sha256", said, salt, iterations, length))
    def hkdf(self, said, salt, info, length):
        key = hmac.digest(salt, said, "sha256")
        return Bytes(hmac.digest(key, info + bytes([1]), "sha256")[:length])

for name in [name for name in sys.modules if name.partition(".")[0] == "cryptography"]:
    del sys.modules[name]
from workbook.static_site import crypto
crypto.put_in(Doing())
assert sys.modules["cryptography"].__dict__.get("__file__") is None, "the stand-in is not in its place"
from workbook.answers.encryption import encrypted_file as sealing
sealing.SCRYPT.update(n=2**10)
given = json.loads(sys.stdin.read())
"""


def inside(code: str, **given: Any) -> dict[str, Any]:
    """Run some lines where the stand-in is in the place of `cryptography`; `told` is what comes back."""
    whole = f"{INSIDE}\n{code}\nprint(json.dumps(told))\n"
    done = subprocess.run(
        [sys.executable, "-c", whole], input=json.dumps(given), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase is derived in a moment here."""
    monkeypatch.setitem(encrypted_file.SCRYPT, "n", 2**10)


SEAL = """
key, code = sealing.new_key(given["passphrase"])
told = {"raw": sealing.seal(given["plain"].encode("latin-1"), key).decode(), "code": code}
"""
UNSEAL = """
raw = given["raw"].encode()
told = {"plain": sealing.unseal(raw, sealing.open_key(raw, given["secret"])).decode("latin-1")}
"""
REFUSED = """
from workbook.errors import WorkbookError
try:
    raw = given["raw"].encode()
    sealing.unseal(raw, sealing.open_key(raw, given["secret"]))
    told = {"error": ""}
except WorkbookError as error:
    told = {"error": type(error).__name__, "words": str(error)}
"""


def test_what_the_page_seals_python_opens() -> None:
    """With the passphrase and with the recovery code, byte for byte."""
    told = inside(SEAL, passphrase=PASSPHRASE, plain=PLAIN.decode("latin-1"))
    raw = told["raw"].encode()
    assert unseal(raw, open_key(raw, PASSPHRASE)) == PLAIN
    assert unseal(raw, open_key(raw, told["code"])) == PLAIN


def test_what_python_seals_the_page_opens() -> None:
    """The other way round, with both secrets."""
    key, code = new_key(PASSPHRASE)
    raw = seal(PLAIN, key).decode()
    for secret in (PASSPHRASE, code):
        assert inside(UNSEAL, raw=raw, secret=secret)["plain"].encode("latin-1") == PLAIN


def test_a_wrong_passphrase_is_refused_in_words() -> None:
    """The stand-in’s broken seal is the same refusal as elsewhere."""
    raw = seal(PLAIN, new_key(PASSPHRASE)[0]).decode()
    told = inside(REFUSED, raw=raw, secret="not these words")
    assert told["error"] == "WrongPassphrase" and "does not open" in told["words"]


def test_a_changed_file_is_refused() -> None:
    """One sign of the sealed text is another: damaged, and no traceback."""
    document = json.loads(seal(PLAIN, new_key(PASSPHRASE)[0]))
    first = document["sealed"][0]
    document["sealed"] = ("B" if first == "A" else "A") + document["sealed"][1:]
    told = inside(REFUSED, raw=json.dumps(document), secret=PASSPHRASE)
    assert told["error"] == "AnswersFlawed"


def test_a_broken_seal_is_an_invalid_tag() -> None:
    """The stand-in says so under the name that the lock catches."""
    told = inside(
        """
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
try:
    AESGCM(b"k" * 32).decrypt(b"n" * 12, b"nothing that was sealed at all", b"")
    told = {"raised": ""}
except InvalidTag as error:
    told = {"raised": type(error).__module__}
"""
    )
    assert told == {"raised": "workbook.static_site.crypto"}


def test_an_older_lock_opens() -> None:
    """A key derived with PBKDF2 or HKDF is the one that `cryptography` derives."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    told = inside(
        """
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
told = {
    "pbkdf2": PBKDF2HMAC(SHA256(), length=32, salt=b"s" * 16, iterations=1000).derive(b"said").hex(),
    "hkdf": HKDF(SHA256(), length=32, salt=b"s" * 16, info=b"about").derive(b"said").hex(),
}
"""
    )
    pbkdf2 = PBKDF2HMAC(hashes.SHA256(), 32, b"s" * 16, 1000).derive(b"said").hex()
    assert told == {
        "pbkdf2": pbkdf2,
        "hkdf": HKDF(hashes.SHA256(), 32, b"s" * 16, b"about").derive(b"said").hex(),
    }


def test_the_stand_in_has_every_name_the_lock_imports() -> None:
    """Whatever the answers import from `cryptography` is there in a browser as well."""
    from workbook.static_site.crypto import NAMES

    folder = Path(encrypted_file.__file__).parent
    wanted = {
        (line.split()[1], name.strip())
        for path in folder.glob("*.py")
        if path.name != "rescue.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith("from cryptography")
        for name in line.split(" import ")[1].split(",")
    }
    there = {(module, member.__name__) for module, member in NAMES.items()}
    modules = {tuple(module.rsplit(".", 1)) for module in NAMES}
    assert wanted and wanted <= there | modules
