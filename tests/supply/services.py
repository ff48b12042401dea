"""The advisory services of both tools, on this computer and with answers of our own making."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

BULK = "/-/npm/v1/security/advisories/bulk"


def against_python(package: str, name: str, *aliases: str, fixed: str = "") -> dict[str, Any]:
    """Return an advisory as the service for Python tells it."""
    ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, *([{"fixed": fixed}] if fixed else [])]}]
    about = {"package": {"name": package, "ecosystem": "PyPI"}, "ranges": ranges}
    return {"id": name, "aliases": list(aliases), "summary": "It lets anybody in", "affected": [about]}


def against_npm(name: str) -> dict[str, Any]:
    """Return an advisory as a registry of npm tells it."""
    told = {"id": 1, "title": "It lets anybody in", "severity": "high", "vulnerable_versions": "<9"}
    return {**told, "url": f"http://127.0.0.1/advisories/{name}", "cwe": [], "cvss": {"score": 7}}


@contextmanager
def services(
    python: dict[str, list[dict[str, Any]]], npm: dict[str, list[dict[str, Any]]]
) -> Iterator[tuple[str, list[str]]]:
    """Answer both tools for a while.

    Args:
        python: package to what is known against it.
        npm: the same for the packages of the page's script.

    Yields:
        Where, and a list of every package that was asked about.
    """
    asked: list[str] = []

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told = json.loads(gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body)
            if self.path == BULK:
                asked.extend(told)
                self._say({name: npm[name] for name in told if name in npm})
            else:
                asked.append(told["package"]["name"])
                self._say({"vulns": python[asked[-1]]} if asked[-1] in python else {})

        def do_GET(self) -> None:
            self.send_error(404)

        def _say(self, found: dict[str, Any]) -> None:
            raw = json.dumps(found).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
