"""A host for files as they are published: packed, not sent twice when unchanged, and all of it counted."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import mimetypes
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

PACKED = (".css", ".html", ".ipynb", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest")
LEVEL = 6  # what hosts use
TYPES = {
    ".gz": "application/gzip",
    ".ipynb": "application/json",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}
QUIET = 3.0  # seconds without a request
PATIENCE = 120.0


class Host:
    """Serves a folder on a port of this computer.

    Args:
        folder: what is served; it is read and packed before the first request.

    Attributes:
        asked: the path of every request, in order.
        bytes: how much was sent, headers included.
    """

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.bytes = 0
        self.files = dict(_read(folder))
        self._counting = threading.Lock()
        self._server = _Lines(("127.0.0.1", 0), partial(_Answering, host=self))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def count(self, sent: int, path: str | None = None) -> None:
        """Count what was sent, and a request if one has come."""
        with self._counting:
            self.bytes += sent
            if path is not None:
                self.asked.append(path)

    def counted(self) -> tuple[int, int]:
        """Return the bytes and the requests so far."""
        return self.bytes, len(self.asked)

    def stop(self) -> None:
        """Be gone."""
        self._server.shutdown()
        self._server.server_close()


class _Lines(ThreadingHTTPServer):
    """As many at once as a browser likes to open."""

    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hung up is no news."""


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or small files wait for one another

    def __init__(self, *given: Any, host: Host) -> None:
        self.host = host
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answer with a file, or with a word that it is as before."""
        self.host.count(0, self.path)
        path = unquote(urlsplit(self.path).path).lstrip("/")
        found = self.host.files.get(path) or self.host.files.get(f"{path.rstrip('/')}/index.html".lstrip("/"))
        if found is None:
            return self._answer(404, {"Content-Length": "0"})
        body, headers = found
        if self.headers.get("If-None-Match") == headers["ETag"]:
            return self._answer(304, {"ETag": headers["ETag"]})
        return self._answer(200, headers, body)

    do_HEAD = do_GET  # noqa: N815 - the server's own name

    def _answer(self, code: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(code)
        for name, value in {**headers, "Cache-Control": "no-cache"}.items():
            self.send_header(name, value)
        self.end_headers()
        if body and self.command == "GET":
            self.host.count(len(body))
            self.wfile.write(body)

    def flush_headers(self) -> None:
        """Count them on their way."""
        self.host.count(len(b"".join(getattr(self, "_headers_buffer", []))))
        super().flush_headers()

    def log_message(self, *given: object) -> None:
        """Say nothing."""


def _read(folder: Path) -> Iterator[tuple[str, tuple[bytes, dict[str, str]]]]:
    """Every file by its path, with its headers; nobody looks at source maps, so they stay out."""
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".map":
            yield path.relative_to(folder).as_posix(), _file(path)


def _file(path: Path) -> tuple[bytes, dict[str, str]]:
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    body, headers = path.read_bytes(), {"Content-Type": kind}
    if path.suffix in PACKED:
        body = gzip.compress(body, LEVEL, mtime=0)
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return body, headers | {"Content-Length": str(len(body))}


@contextlib.contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve a folder for a while."""
    host = Host(folder)
    try:
        yield host
    finally:
        host.stop()


def quiet(count: Callable[[], object], wait: Callable[[float], object]) -> bool:
    """Wait until nothing has been counted for a while; return whether that came to pass.

    Args:
        count: what has been counted so far.
        wait: lets some milliseconds pass.
    """
    before, calm, until = count(), time.monotonic(), time.monotonic() + PATIENCE
    while time.monotonic() < until:
        wait(100)
        if (now := count()) != before:
            before, calm = now, time.monotonic()
        elif time.monotonic() - calm > QUIET:
            return True
    return False
