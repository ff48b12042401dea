"""A host that serves a folder, counts what it sends, and can hold files back, refuse them, or be gone."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PATIENCE = 60  # seconds; nothing is held back for longer, whatever a test forgets


class _Answering(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, host: Host, **named: Any) -> None:
        self.host = host
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.host.wait(path)
        code = self.host.refused(path)
        if code:
            self.send_error(code)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        for below, headers in self.host.headers.items():
            for name, value in headers.items() if self.path.startswith(below) else ():
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *given: object) -> None:
        """Say nothing."""


class _Counting:
    """A line to a browser that counts what goes over it.

    Args:
        line: the line.
        host: who is told.
    """

    def __init__(self, line: Any, host: Host) -> None:
        self.line, self.host = line, host

    def write(self, body: bytes) -> int:
        self.host.bytes += len(body)
        return int(self.line.write(body))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.line, name)


class _Counted(_Answering):
    def setup(self) -> None:
        super().setup()
        self.wfile: Any = _Counting(self.wfile, self.host)

    def send_response(self, code: int, message: str | None = None) -> None:
        self.host.asked.append((self.path, code))
        super().send_response(code, message)


class _Lines(ThreadingHTTPServer):
    """Knows its open lines, so that none outlives it."""

    daemon_threads = True
    host: Host

    def __init__(self, *given: Any) -> None:
        self.lines: set[socket.socket] = set()
        super().__init__(*given)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.lines.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.lines.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hung up is no news."""


class Host:
    """Plain files on a port of this computer.

    Args:
        folder: what is served.
        port: where to listen; 0 for any free port.
        headers: what is sent besides with every file below a path.

    Attributes:
        asked: every path that was asked for, in order, with the code of the answer.
        waiting: every path that was held back.
        bytes: how much was sent, headers included.
    """

    def __init__(
        self, folder: Path, port: int = 0, headers: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        self.folder, self.port, self.headers = folder, port, headers or {}
        self.waiting: list[str] = []
        self.asked: list[tuple[str, int]] = []
        self.bytes = 0
        self._held: dict[str, threading.Event] = {}
        self._refused: dict[str, int] = {}
        self._server: _Lines | None = None
        self.start()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Serve, on the same port as before."""
        answering = partial(_Counted, host=self, directory=str(self.folder))
        self._server = _Lines(("127.0.0.1", self.port), answering)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Be gone, with every line that is still open."""
        server, self._server = self._server, None
        if server is None:
            return
        server.shutdown()
        server.server_close()
        for line in list(server.lines):
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    @contextlib.contextmanager
    def holding(self, part: str) -> Iterator[threading.Event]:
        """Hold back every file whose path contains something, until the end or until the event is set."""
        self._held[part] = threading.Event()
        try:
            yield self._held[part]
        finally:
            self._held.pop(part).set()

    @contextlib.contextmanager
    def refusing(self, part: str, code: int = 500) -> Iterator[None]:
        """Answer with an error for every file whose path contains something."""
        self._refused[part] = code
        try:
            yield
        finally:
            del self._refused[part]

    def wait(self, path: str) -> None:
        """Wait if a file is held back."""
        for part, event in list(self._held.items()):
            if part in path:
                self.waiting.append(path)
                event.wait(PATIENCE)

    def refused(self, path: str) -> int | None:
        """Return the error that a file is answered with."""
        return next((code for part, code in list(self._refused.items()) if part in path), None)

    def since(self) -> int:
        """Return where the list of what was asked for ends now."""
        return len(self.asked)

    def paths(self, since: int = 0) -> list[str]:
        """Return the paths that were asked for since then."""
        return [path for path, _ in self.asked[since:]]
