"""The built files of the page shell: their names, which change with their content, and their bytes."""

from __future__ import annotations

import functools
import gzip
import hashlib
from importlib import resources
from importlib.resources.abc import Traversable

from workbook.errors import WorkbookError

TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
FILES = {
    "look.css": "workbook.app",
    "shell.js": "workbook.app",
    "first.js": "workbook.app",
    "answers.js": "workbook.app",
    "answers.css": "workbook.app",
    "map.js": "workbook.app",
    "patterns.js": "workbook.app",
    "together.js": "workbook.app",
    "scan.js": "workbook.app",
    "projector.js": "workbook.app",
    "facilitate.js": "workbook.app",
    "waiting.js": "workbook.app",
    "alone.js": "workbook.browser",
    "engine.js": "workbook.browser",
    "service.js": "workbook.browser",
    "plotly.js": "widgets",
}


class NotBuilt(WorkbookError):
    """The page shell is missing from the package."""


def _file(name: str) -> Traversable:
    return resources.files(FILES[name]) / "static" / name


@functools.cache
def body(name: str) -> bytes:
    """Return one built file.

    Raises:
        NotBuilt: the package was installed without its page shell.
    """
    try:
        return _file(name).read_bytes()
    except OSError:
        raise NotBuilt(
            f"The page shell is not built: {name} is missing. "
            "Run “pip install .” in the checkout, or “make run”."
        ) from None


@functools.cache
def zipped(name: str) -> bytes:
    """Return one built file, compressed."""
    return gzip.compress(body(name), mtime=0)


@functools.cache
def names() -> dict[str, str]:
    """Return each file's name with its content's mark in it: `shell.js` → `shell.1a2b3c4d5e.js`."""
    return {name: _marked(name) for name in FILES}


def _marked(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(body(name)).hexdigest()[:10]}{dot}{ending}"


def original(marked: str) -> str | None:
    """Return the file behind a marked name, or `None` when there is none."""
    return next((name for name, known in names().items() if known == marked), None)
