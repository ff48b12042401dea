"""A browser as a walk needs it, by the commands of WebDriver; each engine says how a command reaches it."""

from __future__ import annotations

import base64
import contextlib
import io
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Body = dict[str, Any]
Way = tuple[tuple[int, int], tuple[int, int]]
"""Where a finger is set down, and where it is lifted, from the upper left corner of what the window shows."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PATIENCE = 180.0
LOOK = 0.05
KEYS = {
    "Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "End": "\ue010",
    "Left": "\ue012", "Right": "\ue014", "Down": "\ue015",
}  # fmt: skip
CENTRE = """const part = arguments[0].closest("details.longer");
if (part) part.open = true;
arguments[0].scrollIntoView({ block: "center", behavior: "instant" });"""
STANDS = """return [location.href, document.activeElement?.outerHTML, document.body.innerText]
.join(" | ").slice(0, 2000)"""


class Refused(Exception):
    """The browser did not do it; what it said is the message."""


class Browser:
    """An engine that is driven.

    Attributes:
        name: what it is called here.
        downloads: where files go that it is given.
    """

    name = ""
    downloads: Path

    def send(self, http: str, path: str, command: str, body: Body | None = None) -> Any:
        """Send one command: by HTTP with method and path, or by its own name in Marionette."""
        raise NotImplementedError

    def quit(self) -> None:
        """End it, and all that it started."""
        raise NotImplementedError

    def get(self, url: str) -> None:
        """Open an address."""
        self.send("POST", "url", "WebDriver:Navigate", {"url": url})

    def reload(self) -> None:
        """Load the page again, as a reader does; a driver's own way passes service workers by."""
        self.js("window.before = true; location.reload()")
        self.until("return !window.before")

    def js(self, script: str, *given: Any) -> Any:
        """Run a script in the page and return what it returns."""
        body = {"script": script, "args": list(given)}
        return self.send("POST", "execute/sync", "WebDriver:ExecuteScript", body)

    def js_async(self, script: str, *given: Any) -> Any:
        """The same for a script whose last argument is told the result."""
        body = {"script": script, "args": list(given)}
        return self.send("POST", "execute/async", "WebDriver:ExecuteAsyncScript", body)

    def find(self, css: str) -> Body:
        """Return an element once it is there, in the middle of the window."""

        def there() -> list[Body]:
            how = {"using": "css selector", "value": css}
            found: list[Body] = self.send("POST", "elements", "WebDriver:FindElements", how)
            return found

        element = until(there, f"no {css}")[0]
        self.js(CENTRE, element)
        return element

    def click(self, css: str) -> None:
        """Press the middle of an element."""
        number = self.find(css)[ELEMENT]
        self.send("POST", f"element/{number}/click", "WebDriver:ElementClick", {"id": number})

    def choose(self, css: str, path: Path) -> None:
        """Give a file to a place that takes one."""
        number = self.find(css)[ELEMENT]
        body = {"id": number, "text": str(path)}
        self.send("POST", f"element/{number}/value", "WebDriver:ElementSendKeys", body)

    def drag(self, css: str, across: int, down: int) -> None:
        """Press in the middle of an element, move, and let go."""
        move = {"type": "pointerMove", "origin": self.find(css)}
        doing = [
            move | {"x": 0, "y": 0},
            {"type": "pointerDown", "button": 0},
            *(move | {"x": across * step // 4, "y": down * step // 4} for step in range(1, 5)),
            {"type": "pointerUp", "button": 0},
        ]
        sources = [{"type": "pointer", "id": "mouse", "actions": doing}]
        self.send("POST", "actions", "WebDriver:PerformActions", {"actions": sources})

    def fingers(self, *ways: Way) -> None:
        """Set down a finger at the beginning of each way, lead all along at once, and lift them."""
        sources = [
            {
                "type": "pointer",
                "id": f"finger {number}",
                "parameters": {"pointerType": "touch"},
                "actions": _along(*way),
            }
            for number, way in enumerate(ways)
        ]
        self.send("POST", "actions", "WebDriver:PerformActions", {"actions": sources})

    def focus(self, css: str) -> None:
        """Stand on an element, as the Tab key would."""
        self.js("arguments[0].focus()", self.find(css))

    def keys(self, *pressed: str) -> None:
        """Press keys one after the other: names of `KEYS`, or text."""
        signs = [sign for each in pressed for sign in ([KEYS[each]] if each in KEYS else each)]
        doing = [{"type": kind, "value": sign} for sign in signs for kind in ("keyDown", "keyUp")]
        sources = [{"type": "key", "id": "keyboard", "actions": doing}]
        self.send("POST", "actions", "WebDriver:PerformActions", {"actions": sources})

    def until(self, script: str, *given: Any, wait: float = PATIENCE) -> Any:
        """Wait until a script returns something; a page that gives way to another is asked again."""
        end = time.monotonic() + wait
        refused = ""
        while True:
            try:
                if found := self.js(script, *given):
                    return found
                refused = ""
            except Refused as error:
                refused = str(error)
            assert time.monotonic() < end, f"{script} {given}: {refused or self.js(STANDS)}"
            time.sleep(LOOK)

    @contextlib.contextmanager
    def inside(self, css: str) -> Iterator[None]:
        """Be in a frame for a while."""
        self.send("POST", "frame", "WebDriver:SwitchToFrame", {"id": self.find(css)})
        try:
            yield
        finally:
            self.send("POST", "frame", "WebDriver:SwitchToFrame", {"id": None})

    def size(self, width: int, height: int) -> None:
        """Make what a page sees this large."""
        inner = self.js("return [innerWidth, innerHeight, outerWidth, outerHeight]")
        body = {"width": width + inner[2] - inner[0], "height": height + inner[3] - inner[1]}
        self.send("POST", "window/rect", "WebDriver:SetWindowRect", body)
        self.until("return innerWidth === arguments[0] && innerHeight === arguments[1]", width, height)

    def new_tab(self) -> str:
        """Open another tab, go there, and return the name of the one before."""
        made = self.send("POST", "window/new", "WebDriver:NewWindow", {"type": "tab", "focus": True})
        return self.tab(made["handle"])

    def tab(self, handle: str) -> str:
        """Go to a tab, and return the name of the one before."""
        before: str = self.send("GET", "window", "WebDriver:GetWindowHandle")
        self.send("POST", "window", "WebDriver:SwitchToWindow", {"handle": handle, "focus": True})
        return before

    def close_for(self, handle: str) -> None:
        """Close a tab and go to another."""
        self.send("DELETE", "window", "WebDriver:CloseWindow")
        self.send("POST", "window", "WebDriver:SwitchToWindow", {"handle": handle, "focus": True})

    def shot(self) -> io.BytesIO:
        """Return a picture of what the window shows."""
        picture = self.send("GET", "screenshot", "WebDriver:TakeScreenshot", {"full": False})
        return io.BytesIO(base64.b64decode(picture))


def _along(start: tuple[int, int], end: tuple[int, int]) -> list[Body]:
    """Return what a finger does; one that moves, though it stays where it is, taps nothing."""
    move = {"type": "pointerMove", "origin": "viewport"}
    gone = [move | {"x": end[0], "y": end[1], "duration": 90}] if end != start else []
    down, up = {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}
    return [move | {"x": start[0], "y": start[1]}, down, *gone, up]


def until(look: Callable[[], T], why: str, wait: float = PATIENCE) -> T:
    """Return what comes of looking, once something does.

    Args:
        look: what to do again and again.
        why: what to say if nothing comes of it.
        wait: how many seconds that may take.
    """
    end = time.monotonic() + wait
    while not (found := look()):
        assert time.monotonic() < end, why
        time.sleep(LOOK)
    return found


def begin(words: list[str], log: Path, env: dict[str, str], *descriptors: int) -> subprocess.Popen[bytes]:
    """Start a program that leads a group of its own."""
    with log.open("ab") as out:
        return subprocess.Popen(
            words, env=os.environ | env, stdout=out, stderr=out, start_new_session=True, pass_fds=descriptors
        )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program and whatever it started."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
            return
