"""The searcher itself finds a word in every form and every container that it claims to know."""

from __future__ import annotations

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import os
import quopri
import sqlite3
import subprocess
import sys
import tarfile
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.privacy.canaries import Canaries
from tests.privacy.sweep import Searcher, shown_by_processes, sweep

CANARIES = Canaries("searcher")
WORD = CANARIES.word("here")
SAID = f"and then {WORD} was said"
RAW = SAID.encode()
FORMS: dict[str, bytes] = {
    "UTF-8": RAW,
    "capitals": RAW.upper(),
    "UTF-16LE": SAID.encode("utf-16-le"),
    "UTF-16BE": SAID.encode("utf-16-be"),
    "UTF-32": SAID.encode("utf-32-le"),
    **{f"base64, {at}": base64.b64encode(b"." * at + RAW) for at in range(3)},
    **{f"base64 of UTF-16, {at}": base64.b64encode(b"." * at + SAID.encode("utf-16-le")) for at in range(3)},
    "base64 for addresses": base64.urlsafe_b64encode(RAW),
    "percent": "".join(f"%{byte:02X}" for byte in RAW).encode(),
    "percent, as usual": urllib.parse.quote(SAID).encode(),
    "JSON": "".join(f"\\u{ord(letter):04X}" for letter in SAID).encode(),
    "JSON, as usual": json.dumps({"value": SAID}).encode(),
    "Python": "".join(f"\\x{byte:02x}" for byte in RAW).encode(),
    "octal": "".join(f"\\{byte:03o}" for byte in RAW).encode(),
    "HTML": "".join(f"&#{byte};" for byte in RAW).encode(),
    "HTML, hex": "".join(f"&#x{byte:X};" for byte in RAW).encode(),
    "HTML, as usual": html.escape(SAID).encode(),
    "quoted-printable": "".join(f"={byte:02X}" for byte in RAW).encode(),
    "quoted-printable, as usual": quopri.encodestring(RAW),
    "hex": RAW.hex().encode(),
    "numbers": json.dumps(list(RAW)).encode(),
    "repr of bytes": repr(list(RAW)).replace(" ", "").encode(),
    "UTF-7": SAID.encode("utf-7"),
    "backwards": SAID[::-1].encode(),
    "cut in the middle": RAW[:25] + b"\0\0\0\7" + RAW[25:],
    "only its head": WORD[: len(CANARIES.stem) + 3].encode(),
    "only its tail": WORD[-len(CANARIES.stem) - 3 :].encode(),
}


def zipped(method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as packed:
        packed.writestr("word/document.xml", RAW * 3)
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as packed:
        member = tarfile.TarInfo("notes")
        member.size = len(RAW)
        packed.addfile(member, io.BytesIO(RAW))
    return file.getvalue()


def long_row(folder: Path, *pragmas: str) -> bytes:
    """A database with a value that is cut into pages right within the word."""
    path = folder / "x.sqlite"
    with sqlite3.connect(path) as base:
        for pragma in pragmas:
            base.execute(pragma)
        base.execute("create table history (line)")
        base.executemany("insert into history values (?)", [("x" * (300 + at) + WORD,) for at in range(40)])
    base.close()
    return path.read_bytes()


CONTAINERS: dict[str, Callable[[Path], bytes]] = {
    "gzip": lambda folder: gzip.compress(RAW),
    "gzip, broken off": lambda folder: gzip.compress(RAW + os.urandom(9000))[:-2000],
    "gzip within a cache entry": lambda folder: b"head of the entry" + gzip.compress(RAW) + b"tail",
    "zlib": lambda folder: b"...." + zlib.compress(RAW),
    "zlib, best": lambda folder: zlib.compress(RAW, 9),
    "gzip in gzip": lambda folder: gzip.compress(gzip.compress(RAW)),
    "gzip in base64": lambda folder: b'"' + base64.b64encode(gzip.compress(RAW)) + b'"',
    "zlib in base64 for addresses": lambda folder: base64.urlsafe_b64encode(zlib.compress(RAW)),
    "zip": lambda folder: zipped(zipfile.ZIP_DEFLATED),
    "zip, stored": lambda folder: zipped(zipfile.ZIP_STORED),
    "zip, bzip2": lambda folder: zipped(zipfile.ZIP_BZIP2),
    "zip without its end": lambda folder: zipped(zipfile.ZIP_DEFLATED)[:-60],
    "tar.gz": lambda folder: tarred(),
    "bzip2": lambda folder: bz2.compress(RAW),
    "xz": lambda folder: lzma.compress(RAW),
    "sqlite": lambda folder: long_row(folder, "pragma page_size=512"),
    "sqlite, UTF-16": lambda folder: long_row(folder, "pragma encoding='UTF-16le'"),
    "UTF-16 in zlib": lambda folder: zlib.compress(SAID.encode("utf-16")),
    "rows in gzip": lambda folder: gzip.compress(long_row(folder)),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_word_is_found_in_every_form(form: str) -> None:
    """However it is spelt, at whatever place, and where only half of it is left."""
    assert Searcher(CANARIES.stem).found(b"before " + FORMS[form] + b" after")


@pytest.mark.parametrize("container", CONTAINERS)
def test_a_word_is_found_in_every_container(container: str, tmp_path: Path) -> None:
    """Packed once or twice, or cut into the pages of a database."""
    assert Searcher(CANARIES.stem).found(CONTAINERS[container](tmp_path))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_packed_and_broken_is_looked_at_as_far_as_it_goes(method: int) -> None:
    """Whatever lies in a browser’s cache, by chance or by fault, ends no search."""
    whole = zipped(method)
    at = whole.index(b"PK\x01\x02")
    broken = whole[: at - 24] + bytes(16) + whole[at - 8 :]
    assert Searcher(CANARIES.stem).found(RAW + broken)


def test_what_holds_no_word_is_left_alone(tmp_path: Path) -> None:
    """Neither another run's words nor noise are taken for ours."""
    other = Canaries("searcher").word("here").encode()
    (tmp_path / "noise").write_bytes(os.urandom(300_000) + gzip.compress(other) + other)
    assert other != WORD.encode() and sweep(tmp_path, CANARIES.stem) == {}


def test_names_links_and_places_are_told(tmp_path: Path) -> None:
    """A file's name, a folder's name, where a link leads, and in which field the word was written."""
    (tmp_path / f"{WORD}.txt").touch()
    (tmp_path / WORD.encode().hex()).mkdir()
    (tmp_path / "link").symlink_to(f"/nowhere/{WORD}")
    (tmp_path / "file").write_bytes(RAW)
    found = sweep(tmp_path, CANARIES.stem, CANARIES.given)
    assert found.keys() == {f"{WORD}.txt", WORD.encode().hex(), "link", "file"}
    assert found["file"] == "plain; here"


def test_what_a_process_shows_is_found() -> None:
    """In its command and in its environment, whoever started it."""
    wait = "import sys; print(flush=True); sys.stdin.read()"
    for given, env in (([WORD], {}), ([], {"X": WORD})):
        process = subprocess.Popen(
            [sys.executable, "-c", wait, *given],
            env=os.environ | env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        with process:
            assert process.stdout and process.stdout.readline()
            assert [name.partition("/")[0] for name in shown_by_processes(CANARIES.stem)] == [
                str(process.pid)
            ]
            process.kill()


def test_each_place_has_a_word_of_its_own() -> None:
    """Plain small letters, the same for the same place, another for any other and for any other run."""
    words = {CANARIES.word(f"{number}") for number in range(500)}
    assert len(words) == 500 and all(word.isalpha() and word.islower() for word in words)
    assert CANARIES.word("here") == WORD
