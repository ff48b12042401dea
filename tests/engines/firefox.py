"""Firefox, driven by Marionette, the port that its own driver speaks to: JSON over a socket."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path
from typing import Any

from tests.engines.driver import Body, Browser, Refused, begin, end, until

NAMES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
FLAGS = ("--marionette", "--remote-allow-system-access", "--headless", "--no-remote")
# It asks nobody for anything, says nothing by itself, and finds a free port.
QUIET: dict[str, object] = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.download.folderList": 2,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.tabs.warnOnClose": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.w3c_touch_events.enabled": 1,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 0,
    "services.settings.server": "data:,",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
# A window is never narrower than 500 pixels. What it shows may be, as in Firefox's own view of phones.
NARROW = """
  const [width, height] = arguments;
  const sizes = { "min-width": width, "max-width": width, "min-height": height, "max-height": height };
  for (const [name, size] of Object.entries(sizes))
    gBrowser.tabpanels.style.setProperty(name, `${size}px`, "important");
"""


class Firefox(Browser):
    """A Firefox without a screen, whose profile is in its home.

    Args:
        home: where all that it writes is.
        width: of its window.
        height: of its window.
    """

    name = "firefox"

    def __init__(self, home: Path, width: int = 1280, height: int = 900) -> None:
        program = next(filter(None, map(shutil.which, NAMES)), None)
        assert program, "Firefox is missing: run sh tests/browsers.sh, which says how to get it"
        profile = home / "profile"
        profile.mkdir(exist_ok=True)
        self.downloads = home / "downloads"
        self.downloads.mkdir(exist_ok=True)
        wanted = QUIET | {"browser.download.dir": str(self.downloads)}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items())
        (profile / "user.js").write_text("".join(lines), encoding="ascii")
        port = profile / "MarionetteActivePort"
        port.unlink(missing_ok=True)
        words = [program, *FLAGS, "--profile", str(profile)]
        log = home / "firefox.log"
        self.process = begin(
            words, log, {"HOME": str(home), "TZ": "Europe/London", "MOZ_CRASHREPORTER_DISABLE": "1"}
        )
        told = until(lambda: port.exists() and port.read_text(), f"Firefox did not start: see {log}")
        self.line = socket.create_connection(("127.0.0.1", int(told)), timeout=120)
        self.heard = self.line.makefile("rb")
        self.count = 0
        self._hear()
        self.send("", "", "WebDriver:NewSession", {"unhandledPromptBehavior": "accept"})
        self.send("", "", "WebDriver:SetTimeouts", {"script": 30_000, "pageLoad": 60_000})
        self.size(width, height)

    def _hear(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self.heard.read(1) or self._gone()
        return json.loads(self.heard.read(int(length[:-1])))

    def _gone(self) -> bytes:
        raise Refused("Firefox is gone")

    def send(self, http: str, path: str, command: str, body: Body | None = None) -> Any:
        """Send one command."""
        self.count += 1
        said = json.dumps([0, self.count, command, body or {}]).encode()
        self.line.sendall(b"%d:%s" % (len(said), said))
        _, _, error, result = self._hear()
        if error:
            raise Refused(error["message"])
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def size(self, width: int, height: int) -> None:
        """Make what a page sees this large."""
        room = {"width": max(width, 500) + 100, "height": height + 200}
        self.send("", "", "WebDriver:SetWindowRect", room)
        self.send("", "", "Marionette:SetContext", {"value": "chrome"})
        self.send("", "", "WebDriver:ExecuteScript", {"script": NARROW, "args": [width, height]})
        self.send("", "", "Marionette:SetContext", {"value": "content"})
        self.until("return innerWidth === arguments[0] && innerHeight === arguments[1]", width, height)

    def quit(self) -> None:
        """End it."""
        self.line.close()
        end(self.process)
