"""What every address has in common: strict headers, a friendly page for what goes wrong, the lock."""

from __future__ import annotations

from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError

from workbook import tracebacks
from workbook.content_policy import HEADERS, for_a_page, permissions
from workbook.pages.lock_page import unlock_page
from workbook.pages.page import WENT_WRONG, sorry_page
from workbook.server.app_state import AppState

CLOSED = (
    "Open the workbook with the link it printed when it started. If you just did, this browser keeps no "
    "cookies for this address: allow them, then open the link again."
)
SORRY = {
    403: ("This page cannot be opened this way", CLOSED),
    404: (
        "There is no such page",
        "The address may be old or mistyped. The contents list every chapter there is.",
    ),
}


class Route(JupyterHandler):
    """What every address has: the library, strict headers, a friendly page for what goes wrong.

    Attributes:
        sheets: the style sheets within its page.
        forms: whether its page has a form to send.
        styled: whether single elements of its page have a style of their own.
        framed: whether cells of its page compute, and show in frames what may bring a script along.
        granted: what its page may ask of the device.
    """

    sheets: tuple[str, ...] = ()
    forms = styled = framed = False
    granted: tuple[str, ...] = ()
    library: AppState

    def initialize(self, library: AppState) -> None:
        """Take what all addresses share."""
        self.library = library
        self.set_header("Content-Security-Policy", self.content_security_policy)

    @property
    def content_security_policy(self) -> str:
        """What the browser may load for this page: nothing from anywhere else."""
        # Every page of a demonstration has a button that begins again.
        library = getattr(self, "library", None)  # not there yet when the first headers are set
        invented = library is not None and bool(library.site.invented)
        return for_a_page(*self.sheets, forms=self.forms or invented, styled=self.styled, framed=self.framed)

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

    def asked_from_here(self) -> bool:
        """Return whether a page of ours asks, or nobody’s page; as far as a browser says."""
        site = self.request.headers.get("Sec-Fetch-Site")
        return bool(self.check_origin()) if site is None else site in ("same-origin", "none")

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


class PressedRoute(Route):
    """An address that a form of our own pages is sent to, and nobody else's."""

    def check_xsrf_cookie(self) -> None:
        """Let only our own pages press.

        Raises:
            HTTPError: another site asks.
        """
        # A form of a page without a referrer names no origin, so the browser's own word counts first.
        site = self.request.headers.get("Sec-Fetch-Site", "none")
        if site != "same-origin" and not (site == "none" and self.check_origin()):
            raise HTTPError(403)
