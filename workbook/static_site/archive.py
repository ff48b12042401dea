"""What Python needs inside a page, as one archive: the workbook, its chapters, pure packages."""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import io
import json
import tarfile
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path

from workbook import paths
from workbook.chapters.notebook import is_chapter
from workbook.chapters.roles import SUPPORT
from workbook.errors import WorkbookError
from workbook.pages.document_page import DOCUMENTS
from workbook.static_site.addresses import FILES

NEEDED = {
    "fastjsonschema": "answers are checked against their schema",
    "filelock": "the answers file is locked while it is written",
    "icalendar": "calendars",
    "mistune": "the chapters' prose",
    "platformdirs": "the usual place for a person's data",
    "python-dateutil": "icalendar needs it",
    "segno": "QR codes",
    "six": "python-dateutil needs it",
    "typing-extensions": "icalendar needs it",
    "tzdata": "time zones, which a browser has only for its own scripts",
    "tzlocal": "the reader's time zone",
    "xlsxwriter": "spreadsheets",
}
"""Packages by their name in the registry, and why; each is pure Python, and pinned with all the others."""

NOT_INSIDE = (
    *("authoring", "cli", "compute", "docs", "frontend", "hub", "server"),
    "groups/plan_b",
)
ONLY_FOR_CELLS = ("workbook/static_site/program.py", "workbook/static_site/shell.py")
ONLY_FOR_BUILDING = ("workbook/static_site/program_archive.py", "workbook/static_site/wheels.py")
ALL_THE_SAME = tuple(f"workbook/docs/{name}.md" for name in DOCUMENTS)
LEFT_OUT = (".pyc", ".pyi", ".ts", ".js", ".png", ".typed", ".exe")


class NotPure(WorkbookError):
    """A package has parts that are not Python."""


def archive(files: Mapping[str, str]) -> bytes:
    """Return the archive, packed as a whole, which is a quarter smaller than file by file.

    The same sources make the same archive: no file has an owner or a time.

    Args:
        files: the names of the built files, for the pages that are made inside.

    Raises:
        WorkbookError: a package is not what its record says, or has parts that are not Python.
    """
    return packed(_everything(files))


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as one archive.

    Args:
        files: each by its name.
    """
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.USTAR_FORMAT) as inside:
        for name, body in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size = len(body)
            inside.addfile(entry, io.BytesIO(body))
    return gzip.compress(held.getvalue(), mtime=0)


def _everything(files: Mapping[str, str]) -> dict[str, bytes]:
    found = {name: body for package in NEEDED for name, body in package_files(package)}
    found |= dict(_own())
    found[f"workbook/static_site/{FILES}"] = json.dumps(dict(files), sort_keys=True).encode()
    return found


def _own() -> Iterator[tuple[str, bytes]]:
    """The workbook as far as a page needs it, and its chapters."""
    root = Path(str(resources.files("workbook")))
    for path in root.rglob("*"):
        name = f"workbook/{path.relative_to(root).as_posix()}"
        if path.is_file() and path.suffix not in LEFT_OUT and _inside(name):
            yield name, path.read_bytes()
    support = paths.shipped_chapters() / f"{SUPPORT}.ipynb"
    own = {path.name: path for path in paths.chapters_folder().glob("*.ipynb") if is_chapter(path)}
    for name, path in ({support.name: support} | own).items():
        yield f"workbook/_chapters/{name}", path.read_bytes()


def _inside(name: str) -> bool:
    if name in ALL_THE_SAME:
        return True
    left_out = ("workbook/_chapters/", *(f"workbook/{room}/" for room in NOT_INSIDE))
    return (
        not name.startswith(left_out)
        and "/static/" not in name
        and name not in ONLY_FOR_CELLS + ONLY_FOR_BUILDING
    )


def package_files(name: str) -> Iterator[tuple[str, bytes]]:
    """Return the files of one installed package, each as its record says it is.

    Args:
        name: as it is installed.

    Raises:
        WorkbookError: it is not, or not as it was published, or has parts that are not Python.
    """
    try:
        files = importlib.metadata.files(name) or []
    except importlib.metadata.PackageNotFoundError:
        raise WorkbookError(
            f"The package {name} is not installed, and the edition needs it: run “make run” once more."
        ) from None
    for file in files:
        path = Path(str(file.locate()))
        if ".." in file.parts or file.suffix in LEFT_OUT or "tests" in file.parts or not path.is_file():
            continue
        if file.suffix in (".so", ".pyd", ".dylib"):
            if _also_as_python(path):
                continue
            raise NotPure(f"The package {name} is not pure Python, so no browser can run it.")
        body = path.read_bytes()
        if file.hash and file.hash.value != _hashed(file.hash.mode, body):
            raise WorkbookError(f"{file} is not as {name} was published: install it once more.")
        if _is_needed(str(file)):
            yield file.as_posix(), body


def _also_as_python(path: Path) -> bool:
    """Return whether a compiled part is a faster form of one that is there as Python, or helps such."""
    stem = path.name.partition(".")[0]
    return stem.endswith("__mypyc") or path.with_name(f"{stem}.py").is_file()


def _is_needed(name: str) -> bool:
    return ".dist-info/" not in name or name.endswith(
        ("/METADATA", "/LICENSE", "/LICENSE.txt", "/LICENSE.md")
    )


def _hashed(mode: str, body: bytes) -> str:
    return urlsafe_b64encode(hashlib.new(mode, body).digest()).rstrip(b"=").decode()
