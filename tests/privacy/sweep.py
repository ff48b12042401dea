"""Look for a word in every byte below a folder, however written or packed, and in what processes show."""

from __future__ import annotations

import base64
import bz2
import contextlib
import io
import lzma
import os
import re
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

DEEPEST = 4
LARGEST = 200_000_000  # bytes that one packed thing may become
ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
GZIP = re.compile(rb"\x1f\x8b\x08")
BZIP = re.compile(rb"BZh[1-9]1AY&SY")
XZ = re.compile(rb"\xfd7zXZ\x00")
ZIP = re.compile(rb"PK\x03\x04")
SQLITE = b"SQLite format 3\x00"
PACKED_IN_LETTERS = re.compile(rb"(?:H4sI|eJ[a-z]|eNo|eNr|eAE|UEsDB)[A-Za-z0-9+/_-]{16,}={0,2}")
PROCESS = ("cmdline", "environ", "comm")


def forms(word: str) -> dict[str, bytes]:
    """Return how a word of plain letters may be written, in small letters where the form has both."""
    wide = {f"UTF-16{end}": word.encode(f"utf-16-{end}") for end in ("le", "be")}
    each: dict[str, Callable[[str], str]] = {
        "percent": lambda letter: f"%{ord(letter):02x}",
        "JSON": lambda letter: f"\\u{ord(letter):04x}",
        "Python": lambda letter: f"\\x{ord(letter):02x}",
        "octal": lambda letter: f"\\{ord(letter):03o}",
        "quoted-printable": lambda letter: f"={ord(letter):02x}",
        "HTML": lambda letter: f"&#{ord(letter)};",
        "HTML, hex": lambda letter: f"&#x{ord(letter):x};",
        "hex": lambda letter: f"{ord(letter):02x}",
        "numbers": lambda letter: f"{ord(letter)},",
        "numbers, spaced": lambda letter: f"{ord(letter)}, ",
    }
    spelt = {name: "".join(map(way, word)).encode() for name, way in each.items()}
    reversed_ = {"backwards": word[::-1].encode(), "UTF-32": word.encode("utf-32-le")}
    return {"plain": word.encode()} | wide | reversed_ | spelt


def in_base64(word: str) -> dict[str, bytes]:
    """Return the letters that a word makes in base64, at each of three places it may begin."""
    found = {}
    for name, raw in {"base64": word.encode(), "base64 of UTF-16": word.encode("utf-16-le")}.items():
        for before in range(3):
            text = base64.b64encode(bytes(before) + raw)
            found[f"{name}, {before}"] = text[(before * 8 + 5) // 6 : (before + len(raw)) * 8 // 6]
    return found


def unpacked(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Return what looks packed in some bytes, unpacked."""
    if raw.startswith(SQLITE):
        yield "sqlite", _rows(raw)
    if raw[257:262] == b"ustar":
        yield from _tar(raw)
    if b"PK\x05\x06" in raw[-70_000:]:
        yield from _zip(raw)
    yield from _streams(raw)
    for at in PACKED_IN_LETTERS.finditer(raw):
        letters = at[0].rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        yield "letters", base64.b64decode(letters[: len(letters) // 4 * 4])


def _streams(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Return what begins anywhere in some bytes with the mark of something packed."""
    whole = memoryview(raw)
    for name, mark, wbits in (("gzip", GZIP, 31), ("zlib", ZLIB, 15)):
        for at in mark.finditer(raw):
            yield name, _inflated(whole[at.start() :], wbits)
    for at in ZIP.finditer(raw):
        name, more = (raw[at.start() + begin : at.start() + begin + 2] for begin in (26, 28))
        skip = 30 + int.from_bytes(name, "little") + int.from_bytes(more, "little")
        yield "zip", _inflated(whole[at.start() + skip :], -15)
    for name, mark, opened in (("bzip2", BZIP, bz2.BZ2Decompressor), ("xz", XZ, lzma.LZMADecompressor)):
        for at in mark.finditer(raw):
            with contextlib.suppress(OSError, EOFError, ValueError, lzma.LZMAError):
                yield name, opened().decompress(whole[at.start() :], LARGEST)


def _inflated(raw: memoryview, wbits: int) -> bytes:
    """Return as much as can be unpacked; what is broken off still shows what came before."""
    stream, found, at = zlib.decompressobj(wbits), [], 0
    with contextlib.suppress(zlib.error):
        while at < len(raw) and not stream.eof and sum(map(len, found)) < LARGEST:
            found.append(stream.decompress(raw[at : at + 4096], LARGEST))
            at += 4096
    return b"".join(found)


def _zip(raw: bytes) -> Iterator[tuple[str, bytes]]:
    broken = (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, zlib.error, lzma.LZMAError)
    with contextlib.suppress(*broken), zipfile.ZipFile(io.BytesIO(raw)) as packed:
        for each in packed.infolist():
            yield f"zip {each.filename}", each.filename.encode() + b"\n" + packed.read(each)


def _tar(raw: bytes) -> Iterator[tuple[str, bytes]]:
    with contextlib.suppress(tarfile.TarError, OSError), tarfile.open(fileobj=io.BytesIO(raw)) as packed:
        for each in packed:
            file = packed.extractfile(each)
            yield f"tar {each.name}", each.name.encode() + b"\n" + (file.read() if file else b"")


def _rows(raw: bytes) -> bytes:
    """Return every value of a database, each in one piece however its pages cut it."""
    found = []
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(":memory:")) as base:
        base.text_factory = bytes
        base.deserialize(raw[:18] + b"\x01\x01" + raw[20:])  # also one with a log beside it
        tables = base.execute("select name from sqlite_master where type='table'").fetchall()
        for name in (each.decode() for (each,) in tables):
            with contextlib.suppress(sqlite3.Error):
                for row in base.execute(f'select * from "{name}"'):  # noqa: S608 - a database of the test
                    found += [each if isinstance(each, bytes) else str(each).encode() for each in row]
    return b"\n".join(found)


class Searcher:
    """Finds one word in whatever form.

    Args:
        word: plain small letters.
    """

    def __init__(self, word: str) -> None:
        self._spelt, self._coded = forms(word), in_base64(word)
        self._near = re.compile(re.escape(word.encode()) + rb"[a-z]*")

    def found(self, raw: bytes, deep: int = 0) -> list[str]:
        """Return each form in which it stands in some bytes."""
        small = raw.lower()
        hits = [name for name, form in self._spelt.items() if form in small]
        hits += [name for name, form in self._coded.items() if form in raw]
        if deep < DEEPEST:
            inside = ((name, self.found(each, deep + 1)) for name, each in unpacked(raw) if len(each) > 8)
            hits += [f"{name} > {hit}" for name, more in inside for hit in more]
        return list(dict.fromkeys(hits))

    def whole(self, raw: bytes) -> list[str]:
        """Return the plain words that begin with it, to tell which place they were written in."""
        return list(dict.fromkeys(each.decode() for each in self._near.findall(raw.lower())))


def sweep(folder: Path, word: str, known: dict[str, str] | None = None) -> dict[str, str]:
    """Return each file below a folder that holds a word or is named by it, and in which form.

    Args:
        folder: where to look; links are looked at, not followed.
        word: the word.
        known: whole words and the places they were written in.
    """
    searcher, found = Searcher(word), {}
    for path in everything(folder):
        name = str(path.relative_to(folder))
        raw = content(path)
        hits = searcher.found(raw) + [f"name, {form}" for form in searcher.found(os.fsencode(name))]
        if hits:
            places = [(known or {}).get(each, "?") for each in searcher.whole(raw)][:3]
            found[name] = "; ".join([*hits, *places])
    return found


def everything(folder: Path) -> Iterator[Path]:
    """Return every file, folder, link and socket below a folder."""
    for place, folders, files in os.walk(folder):
        yield from (Path(place, name) for name in [*folders, *files])


def content(path: Path) -> bytes:
    """Return what a file holds or where a link leads; a file that goes while we look has gone."""
    try:
        if path.is_symlink():
            return os.fsencode(os.readlink(path))
        return path.read_bytes() if path.is_file() else b""
    except FileNotFoundError:
        return b""


def shown_by_processes(word: str) -> dict[str, str]:
    """Return each process of this machine that shows a word in its command or its environment."""
    searcher, found = Searcher(word), {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        for name in PROCESS:
            with contextlib.suppress(OSError):  # one that has ended, or is not ours to look at
                if hits := searcher.found(Path("/proc", pid, name).read_bytes()):
                    found[f"{pid}/{name}"] = "; ".join(hits)
    return found
