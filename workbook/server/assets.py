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
from collections.abc import Callable
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

from workbook import config
from workbook.content_policy import FILE
from workbook.errors import WorkbookError

if TYPE_CHECKING:
    from tornado.web import RequestHandler

TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_FRONTEND = resources.files("workbook.frontend")
FILES: dict[str, Any] = json.loads((_FRONTEND / "built.json").read_text(encoding="utf-8"))
"""Each built file, with what is said of it there."""

PAGES = ("server", "edition")
T = TypeVar("T")


class NotBuilt(WorkbookError):
    """The page shell is missing from the package."""


def _remembered(read: Callable[..., T]) -> Callable[..., T]:
    """Read once, or each time anew where files change while they are served (`make dev`)."""
    once = functools.cache(read)

    @functools.wraps(read)
    def asked(*names: str) -> T:
        return read(*names) if config.DEV.get() else once(*names)

    return asked


def sent_by(*senders: str) -> tuple[str, ...]:
    """Return the files that one of these sends."""
    return tuple(name for name, said in FILES.items() if set(senders) & set(said["sent_by"]))


@_remembered
def body(name: str) -> bytes:
    """Return one built file.

    Raises:
        NotBuilt: the package was installed without its page shell.
    """
    try:
        return (_FRONTEND / "static" / name).read_bytes()
    except OSError:
        raise NotBuilt(
            f"The page shell is not built: {name} is missing. "
            "Run “pip install .” in the checkout, or “make run”."
        ) from None


def send(handler: RequestHandler, name: str) -> None:
    """Answer with one built file.

    Args:
        handler: what was asked.
        name: the file.
    """
    data, how = packed(name, handler.request.headers.get("Accept-Encoding", ""))
    handler.set_header("Content-Type", TYPES[name.rpartition(".")[2]])
    handler.set_header("Vary", "Accept-Encoding")
    # What a page may ask of the device is the page's to say; with every file it would be a kilobyte again.
    handler.set_header("Content-Security-Policy", FILE)
    handler.clear_header("Permissions-Policy")
    if how:
        handler.set_header("Content-Encoding", how)
    handler.finish(data)


def packed(name: str, accepted: str) -> tuple[bytes, str]:
    """Return one built file as closely as whoever asks can take it, and how it is compressed; empty for not.

    Args:
        name: the file.
        accepted: what the asking browser says under `Accept-Encoding`.
    """
    takes = {each.partition(";")[0].strip() for each in accepted.split(",")}
    if "br" in takes and (closely := _closely(name)):
        return closely, "br"
    return (_zipped(name), "gzip") if "gzip" in takes else (body(name), "")


@_remembered
def _closely(name: str) -> bytes:
    """Return one file as it was compressed when it was built; nothing where files change meanwhile."""
    there = _FRONTEND / "static" / f"{name}.br"
    return there.read_bytes() if there.is_file() and not config.DEV.get() else b""


@_remembered
def _zipped(name: str) -> bytes:
    return gzip.compress(body(name), mtime=0)


@_remembered
def names(*senders: str) -> dict[str, str]:
    """Return what pages fetch, named with its content's mark: `shell.js` → `shell.1a2b3c4d5e.js`.

    Args:
        senders: whose pages; by default those of the app and of the edition without a server.
    """
    return {name: _marked(name) for name in sent_by(*(senders or PAGES))}


def _marked(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    mark = "0" * 10 if config.DEV.get() else hashlib.sha256(body(name)).hexdigest()[:10]
    return f"{stem}.{mark}{dot}{ending}"


def original(marked: str) -> str | None:
    """Return the file behind a marked name, or `None` when there is none."""
    return next((name for name, known in names().items() if known == marked), None)
