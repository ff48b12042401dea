"""Packages that are not pure Python, for the cells of a static site: from the distribution of its own Python.

That distribution, Pyodide, has them compiled for a browser, and its lock names each file with its digest. The
files themselves are large and not ours: whoever builds the site gets them, and hands them in.
"""

from __future__ import annotations

import functools
import hashlib
import io
import json
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.errors import WorkbookError
from workbook.server import assets

LOCK = "pyodide-lock.json"
PATIENCE = 120
LEFT_OUT = (".a", ".c", ".h", ".pxd", ".pyi", ".pyx", ".typed")


@dataclass(frozen=True)
class Wheel:
    """A package of the distribution: its file and the file’s digest, what it needs, what can be imported."""

    name: str
    file: str
    sha256: str
    depends: tuple[str, ...]
    imports: tuple[str, ...] = ()

    @property
    def compiled(self) -> bool:
        """Whether it is more than Python."""
        return not self.file.endswith("-none-any.whl")


@functools.cache
def _lock() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(assets.body(LOCK))
    return found


@functools.cache
def known() -> Mapping[str, Wheel]:
    """Return every package of the distribution by its name in the registry."""
    found = (
        Wheel(name, it["file_name"], it["sha256"], tuple(it["depends"]), tuple(it["imports"]))
        for name, it in _lock()["packages"].items()
    )
    return {wheel.name: wheel for wheel in found}


def having(module: str) -> Wheel | None:
    """Return the package of the distribution that has a module, such as pillow for `PIL`.

    Args:
        module: as a cell imports it.
    """
    return known().get(module) or next((it for it in known().values() if module in it.imports), None)


def version() -> str:
    """Return which edition of the distribution the site runs on."""
    return str(_lock()["version"])


def wheel_files(wheel: Wheel, where: str) -> Iterator[tuple[str, bytes]]:
    """Return the files of one package, as far as they are needed to run it.

    Args:
        wheel: as the distribution knows it.
        where: a folder that holds its file, or an address below which it is.

    Raises:
        WorkbookError: the file is not there, or is another one.
    """
    try:
        body = _got(f"{where.rstrip('/')}/{wheel.file}")
    except OSError:
        raise WorkbookError(f"{wheel.file} is not in {where}: {how(wheel.name)}") from None
    if hashlib.sha256(body).hexdigest() != wheel.sha256:
        raise WorkbookError(f"{wheel.file} is not as Pyodide {version()} has it: get it once more.")
    with zipfile.ZipFile(io.BytesIO(body)) as files:
        for each in files.infolist():
            if not each.is_dir() and _is_needed(each.filename):
                yield each.filename, files.read(each)


def _got(address: str) -> bytes:
    if not address.startswith(("https://", "http://")):
        return Path(address).expanduser().read_bytes()
    with urllib.request.urlopen(address, timeout=PATIENCE) as reply:  # noqa: S310 - no other kind of address
        return bytes(reply.read())


def _is_needed(name: str) -> bool:
    folders = name.split("/")
    if folders[0].endswith(".dist-info"):
        return folders[-1].startswith(("METADATA", "LICEN", "COPYING"))
    return not name.endswith(LEFT_OUT) and "tests" not in folders


def how(*names: str) -> str:
    """Return what to do so that packages that are not pure Python come along."""
    files = ", ".join(wheel.file for wheel in _with_all_they_need(names) if wheel.compiled)
    return (
        f"Get {files} from the release of Pyodide {version()}, and name with --wheels the folder, or the "
        "address, that has them."
    )


def _with_all_they_need(names: Iterable[str]) -> list[Wheel]:
    found: dict[str, Wheel] = {}
    waiting = list(names)
    while waiting:
        wheel = known().get(waiting.pop())
        if wheel is not None and wheel.name not in found:
            found[wheel.name] = wheel
            waiting += wheel.depends
    return list(found.values())
