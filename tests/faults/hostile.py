"""Files that nobody should trust, and a program which tries to restore each in a process of its own.

Run as `python -m tests.faults.hostile HOME FILE…`; for each file it prints one line of JSON: what was said,
or None if the file was taken; the seconds of computing, which other programs do not prolong; and megabytes on
top of what Python held before.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

import filelock  # noqa: F401  what is imported late is loaded before it is measured
from cryptography.hazmat.primitives.ciphers import aead  # noqa: F401

from workbook.answers import Answers
from workbook.answers.encryption import encrypted_file
from workbook.answers.encryption.header import check_of
from workbook.answers.operations.preview import read_copy_file
from workbook.errors import WorkbookError

ENTRY = {"kind": "text", "prompt": "?", "value": "a text", "rev": 1, "by": "s-1", "at": "", "other": []}
HEAD = {
    "format": "dance-workbook-answers",
    "schema": 1,
    "min_reader": 1,
    "workbook_id": "w",
    "app": "0",
    "seq": 1,
}
WHOLE = {**HEAD, "saved_at": "", "answers": {"01-one.a": ENTRY}}


def spelt(found: object) -> bytes:
    """A value as JSON."""
    return json.dumps(found).encode()


def with_value(text: str) -> bytes:
    """A file whose answer is a piece of JSON, or of something like it."""
    return spelt({**WHOLE, "answers": {"01-one.a": {**ENTRY, "value": "@"}}}).replace(b'"@"', text.encode())


def with_entry(**members: object) -> bytes:
    """A file whose answer has other members."""
    return spelt({**WHOLE, "answers": {"01-one.a": {**ENTRY, **members}}})


def locked(**params: object) -> bytes:
    """A locked file whose passphrase asks for other work than ours."""
    before, encrypted_file.SCRYPT["n"] = encrypted_file.SCRYPT["n"], 2
    key, _ = encrypted_file.new_key("a small blue boat")
    encrypted_file.SCRYPT["n"] = before
    found = json.loads(encrypted_file.seal(spelt(WHOLE), key))
    found["opened_by"][0]["params"] |= params
    found["check"] = check_of(found["key"], tuple(found["opened_by"]))
    return spelt(found)


REFUSED = {
    "empty": b"",
    "null": b"null",
    "a list": b"[]",
    "a number": b"7",
    "a sentence": b"Dear diary",
    "zeros": bytes(4096),
    "truncated": spelt(WHOLE)[:-20],
    "the same key twice": spelt(WHOLE).replace(b'"01-one.a":', b'"01-one.a": {}, "01-one.a":'),
    "NaN": with_value("NaN"),
    "Infinity": with_value("-Infinity"),
    "a number beyond all numbers": with_value("1e999"),
    "a number of 5,000 digits": with_value("9" * 5000),
    "a number of 4,000,000 digits": with_value("9" * 4_000_000),
    "100,000 brackets": b"[" * 100_000,
    "100,000 brackets in an answer": with_value("[" * 100_000 + "]" * 100_000),
    "4,900,000 brackets": b"[" * 4_900_000,
    "4,900,000 braces and quotes": b'{"' * 2_450_000,
    "2,000,000 values": with_value("[" + "0," * 2_000_000 + "0]"),
    "half a character": with_value('"\\ud83d"'),
    "half a character in a key": spelt(WHOLE).replace(b"01-one.a", b"\\udc00"),
    "UTF-32": spelt(WHOLE).decode().encode("utf-32"),
    "Latin-1": with_value('"Zoë"').decode().encode("latin-1"),
    "another shape": spelt({**WHOLE, "answers": [ENTRY]}),
    "answers without a rev": with_entry(rev=None),
    "a rev below zero": with_entry(rev=-1),
    "a rev beyond counting": with_entry(rev=2**70),
    "other answers that are none": with_entry(other=[{"value": 1}]),
    "another format": spelt({**WHOLE, "format": "something else"}),
    "a newer schema": spelt({**WHOLE, "schema": 99, "min_reader": 99}),
    "a schema that is a truth": spelt({**WHOLE, "schema": True, "min_reader": True}),
    "an older schema than any": spelt({**WHOLE, "schema": 0, "min_reader": 0}),
    "a bomb of scrypt": locked(n=2**40),
    "a scrypt of nothing": locked(n=0),
    "locked with text for a number": locked(n="131072"),
    "locked, and nothing else": b'{"format": "dance-workbook-answers-locked"}',
    "locked and cut off": locked()[:-30],
}
CLEANED = {
    "a byte order mark": b"\xef\xbb\xbf" + spelt(WHOLE),
    "UTF-16": spelt(WHOLE).decode().encode("utf-16"),
    "a rev near the end of counting": with_entry(rev=2**53 - 1),
    "a seq near the end of counting": spelt({**WHOLE, "seq": 2**53 - 1}),
    "members nobody knows": spelt({**WHOLE, "later": {"x": [1]}}),
    "a script": with_value('"<script>alert(1)</script>"'),
    "a key of other letters": spelt({**WHOLE, "answers": {"../../etc/passwd": ENTRY, "": ENTRY}}),
    "an answer of 4 MB": with_value(f'"{"x" * 4_000_000}"'),
}


def restore(home: Path, path: Path) -> dict[str, object]:
    """Try to restore a file, and measure."""
    before = _megabytes()
    start = time.process_time()
    try:
        Answers.open(home).restore(read_copy_file(path, "a small blue boat"), "merge")
        said = None
    except WorkbookError as refusal:
        said = str(refusal)
    return {
        "file": path.name,
        "said": said,
        "seconds": time.process_time() - start,
        "mb": _megabytes() - before,
    }


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main(home: str, *files: str) -> None:
    """Restore each file in a process that does nothing else."""
    Answers.open(Path(home) / "warm").put("01-one.a", "x", kind="text", prompt="?")
    for file in files:
        child = os.fork()
        if not child:
            print(json.dumps(restore(Path(home), Path(file))), flush=True)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
