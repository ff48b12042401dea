"""What every address has in common: strict headers, a friendly page for what goes wrong, the lock."""

from __future__ import annotations

from typing import Any

from jupyter_server.base.handlers import JupyterHandler

from workbook.app.library import Library
from workbook.markup.lock_page import unlock_page
from workbook.markup.page import sorry_page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
FORMS = POLICY.replace("form-action 'none'", "form-action 'self'")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SORRY = {
    403: ("This door is closed", "Open the workbook with the link it printed when it started."),
    404: (
        "There is no such page",
        "The address may be old or mistyped. The contents list every chapter there is.",
    ),
}
SORRY_ALL_THE_SAME = (
    "Something went wrong",
    "Your saved answers are untouched. Go back to the contents and try again.",
)


class Route(JupyterHandler):
    """What every address has: the library, strict headers, a friendly page for what goes wrong."""

    def initialize(self, library: Library) -> None:
        """Take what all addresses share."""
        self.library = library
        if library.site.invented:  # every page of a demonstration has a button that begins again
            self.set_header("Content-Security-Policy", FORMS)

    @property
    def content_security_policy(self) -> str:
        """What the browser may load for this page: nothing from anywhere else."""
        return POLICY

    def set_default_headers(self) -> None:
        """Put the strict headers on every response."""
        super().set_default_headers()
        for name, value in HEADERS.items():
            self.set_header(name, value)

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

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in one sentence what went wrong; no traceback, nothing of the request."""
        self.set_status(status_code)
        self.show(sorry_page(self.library.site, *SORRY.get(status_code, SORRY_ALL_THE_SAME)))
