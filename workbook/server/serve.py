"""Serve the workbook: Voilà by itself on this computer, with our pages instead of its own."""

from __future__ import annotations

import errno
import hashlib
import hmac
import logging
import os
import shutil
import signal
import socket
import sys
import webbrowser
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import tornado.httpserver
import tornado.ioloop
from jupyter_core.utils import run_sync
from tornado.netutil import bind_sockets
from traitlets.config import Config
from voila.app import Voila

from workbook import config, paths, place, tracebacks
from workbook.compute.kernels import Kernels, end_all, private_kernels
from workbook.compute.runs import Runs
from workbook.errors import WorkbookError
from workbook.server.app_state import AppState
from workbook.server.core_dumps import leave_no_core
from workbook.server.data_folder import close_to_others, own_key
from workbook.server.demo import Demo
from workbook.server.routes import routes
from workbook.server.warm_up import warm_up
from workbook.urls import DEMO

PORT = 8866
ADDRESS = "127.0.0.1"
MORE_PORTS = 20


class PortTaken(WorkbookError):
    """Someone else listens where the workbook should."""


@dataclass(frozen=True, kw_only=True)
class Serving:
    """How to serve.

    Attributes:
        port: the port; `None` takes the usual one or the next free one.
        base_url: the path to serve under.
        browser: whether to open a browser.
        proxied: whether a proxy has already checked who is asking and under which name.
        socket: a Unix socket to listen on instead of a port.
        lock_after: after how many minutes without use locked answers are locked again.
        demo: whether to open with the demonstration.
        show_tracebacks: whether a developer asks for them.
        address: where to listen.
    """

    port: int | None = None
    base_url: str = "/"
    browser: bool = False
    proxied: bool = False
    socket: Path | None = None
    lock_after: float | None = None
    demo: bool = False
    show_tracebacks: bool = False
    address: str = ADDRESS


class WorkbookApp(Voila):  # type: ignore[misc]
    """Voilà with the workbook's own pages.

    Voilà brings the server, the kernels and who may ask; contents, chapters and what they keep are ours: what
    a chapter declares needs no kernel, what it computes has one of its own.
    """

    def serve(self, serving: Serving) -> None:
        """Serve until stopped.

        Raises:
            PortTaken: the port asked for is in use.
        """
        self.serving = serving
        self.base_url = _slashed(serving.base_url)
        self.root_dir = str(paths.chapters_folder())
        os.umask(0o077)  # for whatever this server ever writes
        key = own_key(paths.data_folder())
        if said := close_to_others(paths.data_folder()):
            print(said, file=sys.stderr)
        self.cookie_secret = _derived(key, b"cookies")
        self.token = "" if serving.proxied else _derived(key, b"link").hex()[:32]
        if serving.proxied:  # Jupyter’s own is named after the address, which is the same there
            self.config.IdentityProvider.cookie_name = "workbook"
        self.start()

    def init_settings(self) -> dict[str, Any]:
        """Return Voilà's settings, compressed and for this computer's own names only."""
        settings: dict[str, Any] = super().init_settings()
        return settings | own_settings(self.serving)

    def init_handlers(self) -> list[Any]:
        """Return our addresses; none of Voilà's own is reachable."""
        folder, lock_after = Path(self.root_dir), config.lock_after(self.serving.lock_after)
        drafts = _derived(self.cookie_secret, b"drafts").hex()
        before_others = self.serving.proxied or self.serving.demo
        author = paths.are_own_chapters() and not before_others
        self.library = AppState(self.base_url, folder, lock_after, drafts=drafts, author=author)
        home = Path(self.connection_dir) / "demo"
        demo = Demo(self.base_url + DEMO.path, folder, lock_after, home)
        for library in (self.library, demo):
            library.runs = Runs(Kernels(self.kernel_manager, folder, library.answers.folder))
        return routes(self.library, demo)

    def listen(self) -> None:
        """Listen, say so in one line, and run until told to stop."""
        self.ioloop = tornado.ioloop.IOLoop.current()
        server = tornado.httpserver.HTTPServer(self.app, max_buffer_size=20_000_000)
        try:
            self.port = _bind(server, self.serving)
            signal.signal(signal.SIGINT, self._handle_signal_stop)
            self.ioloop.add_callback(self._ready)
            self.ioloop.start()
        finally:
            self.stop()

    def _ready(self) -> None:
        print(f"Workbook is ready at {self.link()}", flush=True)
        if self.serving.browser:
            webbrowser.open(self.link())
        if not place.in_a_room():  # there each server is a copy of one that has
            Thread(target=self._warm_up, daemon=True).start()

    def _warm_up(self) -> None:
        usual = sys.getswitchinterval()
        sys.setswitchinterval(0.0005)  # seconds; whoever asks for something meanwhile hardly waits
        with suppress(Exception):  # whoever opens what cannot be read is told why
            warm_up(Path(self.root_dir))
        sys.setswitchinterval(usual)

    def stop(self) -> None:
        """End every kernel, and remove what only this run needed."""
        run_sync(end_all)(self.kernel_manager)
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    def link(self) -> str:
        """Return the address that opens the workbook."""
        token = f"?token={self.token}" if self.token else ""
        return f"http://{ADDRESS}:{self.port}{self.base_url}{DEMO.path if self.serving.demo else ''}{token}"


def own_settings(serving: Serving) -> dict[str, Any]:
    """Return what the server does otherwise than Voilà."""
    return {
        "allow_remote_access": serving.proxied,
        "local_hostnames": ["localhost"],
        "compress_response": True,
        # A proxy takes each ping for use and would keep a forgotten session alive for ever.
        "websocket_ping_interval": 0 if serving.proxied else 20,
        "ws_ping_interval": 0,
    }


def serve(serving: Serving, kind: type[WorkbookApp] = WorkbookApp) -> None:
    """Serve the workbook until it is stopped.

    Args:
        serving: how.
        kind: which app, such as one that a hub has started.

    Raises:
        WorkbookError: it cannot start; the message says why and the way out.
    """
    leave_no_core()
    tracebacks.begin(serving.show_tracebacks, public=serving.proxied or serving.demo)
    logging.getLogger("tornado.access").setLevel(logging.CRITICAL)
    app = kind(config=_quiet(), config_file_paths=[], log_level=logging.ERROR)
    app.initialize([])
    app.serve(serving)


def _quiet() -> Config:
    config = Config()
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.show_tracebacks = False
    private_kernels(config)
    # Strict would keep out whoever presses the link in a terminal that is a page, such as JupyterLab's.
    config.IdentityProvider.cookie_options = {"samesite": "Lax"}
    return config


def _slashed(path: str) -> str:
    inside = path.strip("/")
    return f"/{inside}/" if inside else "/"


def _bind(server: tornado.httpserver.HTTPServer, serving: Serving) -> int:
    if serving.socket:
        server.add_socket(_unix_socket(serving.socket))
        return 0
    tries = [serving.port] if serving.port is not None else list(range(PORT, PORT + MORE_PORTS))
    for port in tries:
        try:
            sockets = bind_sockets(port, serving.address)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            continue
        server.add_sockets(sockets)
        return int(sockets[0].getsockname()[1])
    raise PortTaken(
        f"Port {tries[0]} is in use or not allowed. "
        "Close what uses it, or choose another: workbook serve --port N."
    )


def _unix_socket(path: Path) -> socket.socket:
    try:
        from tornado.netutil import bind_unix_socket  # here, because Windows has none

        return bind_unix_socket(str(path), mode=0o600)
    except (ImportError, OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise WorkbookError(
            f"The workbook cannot listen at the socket {path} ({why}). "
            "Choose another with a short name, or a port: workbook serve --port N."
        ) from None


def _derived(key: bytes, purpose: bytes) -> bytes:
    return hmac.new(key, purpose, hashlib.sha256).digest()
