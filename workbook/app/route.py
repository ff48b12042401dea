"""What every address has in common: strict headers, a friendly page for what goes wrong, the lock."""

from __future__ import annotations

import base64
import functools
import hashlib
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError

from workbook import tracebacks
from workbook.app.library import Library
from workbook.markup.lock_page import unlock_page
from workbook.markup.page import WENT_WRONG, sorry_page

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NEVER_ASKED_FOR = (
    "accelerometer",
    "autoplay",
    "camera",
    "clipboard-read",
    "clipboard-write",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
EMPTY = ""  # plotly keeps its rules in a style element that it makes empty and fills by script
CLOSED = (
    "Open the workbook with the link it printed when it started. If you just did, this browser keeps no "
    "cookies for this address: allow them, then open the link again."
)
SORRY = {
    403: ("This door is closed", CLOSED),
    404: (
        "There is no such page",
        "The address may be old or mistyped. The contents list every chapter there is.",
    ),
}


@functools.cache
def policy(*sheets: str, forms: bool = False, styled: bool = False) -> str:
    """Return what a browser may load and do for a page: nothing from elsewhere, no script within the page.

    What is let through, and why:

    - `img-src data: blob:` the empty icon of the tab; a map of the family is made into a file in the browser;
    - `style-src 'sha256-…'` a page's own sheet, letter for letter; one that was smuggled in is not taken;
    - `style-src-attr 'unsafe-inline'` only where fields, pictures and blanks are drawn: how wide, how high,
      how far along. Such a style moves or hides a thing of the page; it can fetch nothing, for images come
      from here alone, and run nothing;
    - `form-action 'self'` only where a form is sent.

    Args:
        sheets: the page's own style sheets.
        forms: whether it has a form to send.
        styled: whether single elements have a style of their own.
    """
    own = "".join(f" {digest(sheet)}" for sheet in sheets)
    within, sent = "'unsafe-inline'" if styled else "'none'", "'self'" if forms else "'none'"
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'{own}; style-src-attr {within}; "
        f"img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action {sent}; "
        "frame-ancestors 'none'"
    )


def digest(sheet: str) -> str:
    """Return how a policy names a sheet within a page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'"


@functools.cache
def permissions(*granted: str) -> str:
    """Return what a page may ask of the device: nothing but what is named.

    Args:
        granted: such as `camera`.
    """
    return ", ".join(f"{name}={'(self)' if name in granted else '()'}" for name in NEVER_ASKED_FOR)


class Route(JupyterHandler):
    """What every address has: the library, strict headers, a friendly page for what goes wrong.

    Attributes:
        sheets: the style sheets within its page.
        forms: whether its page has a form to send.
        styled: whether single elements of its page have a style of their own.
        granted: what its page may ask of the device.
    """

    sheets: tuple[str, ...] = ()
    forms = styled = False
    granted: tuple[str, ...] = ()
    library: Library

    def initialize(self, library: Library) -> None:
        """Take what all addresses share."""
        self.library = library
        self.set_header("Content-Security-Policy", self.content_security_policy)

    @property
    def content_security_policy(self) -> str:
        """What the browser may load for this page: nothing from anywhere else."""
        # Every page of a demonstration has a button that begins again.
        library = getattr(self, "library", None)  # not there yet when the first headers are set
        invented = library is not None and bool(library.site.invented)
        return policy(*self.sheets, forms=self.forms or invented, styled=self.styled)

    def set_default_headers(self) -> None:
        """Put the strict headers on every response, and no word on what serves it."""
        super().set_default_headers()
        self.clear_header("Server")
        for name, value in {**HEADERS, "Permissions-Policy": permissions(*self.granted)}.items():
            self.set_header(name, value)

    def check_host(self) -> bool:
        """Answer to this computer's own names; Jupyter would take the path of any file there is for one."""
        known = "%" not in self.request.host or bool(self.settings.get("allow_remote_access"))
        return known and bool(super().check_host())

    def set_cors_headers(self) -> None:
        """Let no other site read anything, not even one that knows the link."""

    def prepare(self, *args: Any, **kwargs: Any) -> Any:
        """Find out who is asking; nobody is sent to a login page."""
        return super().prepare(*args, **kwargs | {"_redirect_to_login": False})

    def show(self, page: str) -> None:
        """Send a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page)

    async def shut(self) -> bool:
        """Show the page that asks for the passphrase, if the answers are locked, and say whether it did."""
        await self.library.refresh()
        if self.library.locked:
            self.show(unlock_page(self.library.site))
            return True
        self.library.idle.used()
        return False

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """Log the kind of error only: its message could hold an answer, and its address the way in."""
        if not isinstance(error, HTTPError):
            self.log.error("%s failed with %s", type(self).__name__, kind.__name__)
            tracebacks.show()

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in one sentence what went wrong; no traceback, nothing of the request."""
        self.set_status(status_code)
        self.show(sorry_page(self.library.site, *SORRY.get(status_code, WENT_WRONG)))
