"""The built files of the page shell: their names, which change with their content, and their bytes.

`built.json` is the one list of them: each with what it is built from, how, and who sends it to a page.
“server” is this app, “edition” the one without a server, “python” what is Python itself there, “hub” the door
of a room.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import importlib.util
import json
import os
from importlib import resources
from pathlib import Path

from workbook.errors import WorkbookError

TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_MANIFEST = json.loads((resources.files("workbook.app") / "built.json").read_text(encoding="utf-8"))
FILES: dict[str, str] = {path.rpartition("/")[2]: path for path in _MANIFEST}
"""Each built file with its path."""

DEVELOPING = "WORKBOOK_DEV" in os.environ
"""Whether files change while they are served (`make dev`): each is read anew, under a name that stays."""

KEPT = 0 if DEVELOPING else None
PAGES = ("server", "edition")


class NotBuilt(WorkbookError):
    """The page shell is missing from the package."""


def sent_by(*senders: str) -> tuple[str, ...]:
    """Return the files that one of these sends."""
    return tuple(name for name, path in FILES.items() if set(senders) & set(_MANIFEST[path]["sent_by"]))


def _file(name: str) -> Path:
    package, _, rest = FILES[name].partition("/static/")
    # Where a package lies can be known without importing it: the server needs no widgets.
    found = importlib.util.find_spec(package.replace("/", "."))
    return Path((found and found.origin) or "").parent / "static" / rest


@functools.lru_cache(KEPT)
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


@functools.lru_cache(KEPT)
def zipped(name: str) -> bytes:
    """Return one built file, compressed."""
    return gzip.compress(body(name), mtime=0)


@functools.lru_cache(KEPT)
def names(*senders: str) -> dict[str, str]:
    """Return what pages fetch, named with its content's mark: `shell.js` → `shell.1a2b3c4d5e.js`.

    Args:
        senders: whose pages; by default those of the app and of the edition without a server.
    """
    return {name: _marked(name) for name in sent_by(*(senders or PAGES))}


def _marked(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    mark = "0" * 10 if DEVELOPING else hashlib.sha256(body(name)).hexdigest()[:10]
    return f"{stem}.{mark}{dot}{ending}"


def original(marked: str) -> str | None:
    """Return the file behind a marked name, or `None` when there is none."""
    return next((name for name, known in names().items() if known == marked), None)
