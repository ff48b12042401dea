"""WebKit: WebKitGTK in a window of its own (`window.py`), driven by WebKitWebDriver over HTTP under Xvfb."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.engines.driver import Body, Browser, Refused, Way, begin, end, until
from tests.hub.rooms import free_port

WINDOW = Path(__file__).with_name("window.py")
NEEDS = ("WebKitWebDriver", "Xvfb")
LONG = 120  # seconds
# A page that gives way to one kept for the way back, while a script runs in it, never answers.
GIVEN_WAY = 60
STEPS = 6
"""In how many steps a finger goes its way."""


class WebKit(Browser):
    """A WebKit that keeps what pages store in its home, so that it can be closed and opened again.

    Args:
        home: where all that it writes is.
        width: of its window.
        height: of its window.
    """

    name = "webkit"

    def __init__(self, home: Path, width: int = 390, height: int = 664) -> None:
        lacking = [name for name in NEEDS if shutil.which(name) is None]
        assert not lacking, (
            f"{' and '.join(lacking)} is missing: run sh tests/browsers.sh, which says how to get it"
        )
        self.log, self.downloads = home / "webkit.log", home / "downloads"
        self.downloads.mkdir(exist_ok=True)
        self.pipe = home / "fingers"
        os.mkfifo(self.pipe)
        self._show()
        self.port = free_port()
        env = {
            **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(home)),
            "DISPLAY": self.display,
            "GDK_BACKEND": "x11",
            "NO_AT_BRIDGE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "WINDOW_SIZE": f"{width}x{height}",
            "WINDOW_HOME": str(home / "kept"),
            "WINDOW_DOWNLOADS": str(self.downloads),
            "WINDOW_FINGERS": str(self.pipe),
            "TZ": "Europe/London",
        }
        self.driver = begin(["WebKitWebDriver", f"--port={self.port}"], self.log, env)
        options = {"binary": str(WINDOW), "args": ["--automation"]}
        asked = {"alwaysMatch": {"webkitgtk:browserOptions": options, "unhandledPromptBehavior": "accept"}}
        told = until(
            lambda: self._tried({"capabilities": asked}), f"WebKit did not start: see {self.log}", 30
        )
        self.session = told["sessionId"]
        self.send("POST", "timeouts", "", {"script": 30_000, "pageLoad": 60_000})

    def _show(self) -> None:
        reading, writing = os.pipe()
        words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
        self.screen = begin(words, self.log, {}, writing)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"

    def _tried(self, body: Body) -> Any:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            return self._http("POST", "/session", body)
        return None

    def _http(self, method: str, path: str, body: Body | None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        asking = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", data, {"Content-Type": "application/json"}, method=method
        )
        wait = GIVEN_WAY if path.endswith("/sync") else LONG
        try:
            with urllib.request.urlopen(asking, timeout=wait) as reply:
                return json.load(reply)["value"]
        except urllib.error.HTTPError as error:
            raise Refused(error.read().decode()) from None
        except TimeoutError:
            raise Refused(f"no answer to {path}") from None

    def send(self, http: str, path: str, command: str, body: Body | None = None) -> Any:
        """Send one command."""
        return self._http(http, f"/session/{self.session}/{path}", body if http == "POST" else None)

    def fingers(self, *ways: Way) -> None:
        """Set down a finger at the beginning of each way, lead them along, and lift them (`touching.py`)."""
        steps = [("begin", 0.0), *(("update", step / STEPS) for step in range(1, STEPS + 1)), ("end", 1.0)]
        with self.pipe.open("w", encoding="ascii") as pipe:
            for kind, share in steps:
                for number, ((x0, y0), (x1, y1)) in enumerate(ways):
                    place = (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
                    if kind != "update" or (x0, y0) != (x1, y1):
                        pipe.write(json.dumps([kind, number, *place]) + "\n")

    def quit(self) -> None:
        """End the window, its driver and its screen."""
        with contextlib.suppress(Exception):
            self._http("DELETE", f"/session/{self.session}", None)
        end(self.driver)
        end(self.screen)
