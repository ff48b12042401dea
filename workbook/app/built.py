"""The built files of the page shell: their names, which change with their content, and their bytes.

`built.json` is the one list of them: each with what it is built from, how, and who sends it to a page.
“server” is this app, “edition” the one without a server, “python” what is Python itself there, “hub” the door
of a room.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import json
from importlib import resources
from importlib.resources.abc import Traversable

from workbook.errors import WorkbookError

TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_MANIFEST = json.loads((resources.files("workbook.app") / "built.json").read_text(encoding="utf-8"))
FILES: dict[str, str] = {path.rpartition("/")[2]: path for path in _MANIFEST}
"""Each built file with its path."""


class NotBuilt(WorkbookError):
    """The page shell is missing from the package."""


def sent_by(sender: str) -> tuple[str, ...]:
    """Return the files that one sender sends."""
    return tuple(name for name, path in FILES.items() if sender in _MANIFEST[path]["sent_by"])


def _file(name: str) -> Traversable:
    package, _, rest = FILES[name].partition("/static/")
    return resources.files(package.replace("/", ".")) / "static" / rest


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
def names(sender: str = "server") -> dict[str, str]:
    """Return what one sender sends, named with its content's mark: `shell.js` → `shell.1a2b3c4d5e.js`."""
    return {name: _marked(name) for name in sent_by(sender)}


def _marked(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(body(name)).hexdigest()[:10]}{dot}{ending}"


def original(marked: str) -> str | None:
    """Return the file behind a marked name, or `None` when there is none."""
    return next((name for name, known in names().items() if known == marked), None)
