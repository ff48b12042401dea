"""The workbook as one person's own server under JupyterHub: only its owner is let in."""

from __future__ import annotations

import logging
import os
import urllib.parse
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from jupyterhub.services.auth import HubOAuth, HubOAuthCallbackHandler
from tornado.httputil import url_concat
from tornado.ioloop import PeriodicCallback
from tornado.web import Finish, RequestHandler
from tornado.websocket import WebSocketHandler

from workbook import place
from workbook.content_policy import HEADERS, for_a_page, permissions
from workbook.errors import WorkbookError
from workbook.pages.page import sorry_page
from workbook.protocol.to_page import RoomSays
from workbook.server.app_state import AppState
from workbook.server.route import SORRY
from workbook.server.serve import Serving, WorkbookApp, serve
from workbook.urls import OAUTH

LOOK = 3.0
LOGIN_AGAIN = "Signing in did not work"
CLOSED = (
    "This page cannot be opened this way",
    "This workbook is somebody else’s, or you have to go back to the first page and sign in again.",
)
AGAIN = "Go back to the contents and try once more."


class OwnerOnly(IdentityProvider):
    """Asks JupyterHub who is there, and knows nobody but the owner of this server."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.hub = HubOAuth.instance(parent=self)
        self.owner = os.environ["JUPYTERHUB_USER"]

    async def get_user(self, handler: Any) -> User | None:
        """Return the owner; a stranger is nobody, and whoever has not said who they are is sent to say it."""
        if hasattr(handler, "_workbook_owner"):
            known: User | None = handler._workbook_owner
            return known
        _read_by_our_own_script(handler)
        model = await self.hub.get_user(handler, sync=False)
        if model is None and _is_page(handler):
            self._ask(handler)
        handler._workbook_owner = found = self._owner(model)
        return found

    def is_token_authenticated(self, handler: Any) -> bool:
        """Say no: a page’s origin is looked at before it is known who asks, and always."""
        return False

    def _owner(self, model: dict[str, Any] | None) -> User | None:
        if not model or model.get("kind") != "user" or model.get("name") != self.owner:
            return None
        allowed = self.hub.check_scopes(self.hub.access_scopes, model)
        return User(username=self.owner) if allowed else None

    def _ask(self, handler: Any) -> None:
        asked: dict[str, str] = {}
        verifier = None
        if self.hub.pkce_enabled:
            verifier, asked["code_challenge"], asked["code_challenge_method"] = (
                self.hub.generate_pkce_code_challenge()
            )
        asked["state"] = self.hub.set_state_cookie(
            handler, next_url=handler.request.uri, code_verifier=verifier
        )
        handler.redirect(url_concat(self.hub.login_url, asked))
        raise Finish


def _is_page(handler: RequestHandler) -> bool:
    """Return whether a browser asks for something to look at that is not for everyone."""
    asks = getattr(handler, str(handler.request.method).lower(), None)
    for_all = getattr(asks, "__allow_unauthenticated", False)
    reads = handler.request.method in ("GET", "HEAD") and not isinstance(handler, WebSocketHandler)
    by_script = handler.request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    return reads and not for_all and not by_script


def _read_by_our_own_script(handler: RequestHandler) -> None:
    """Let a page of ours read an address by script, as it may without a hub.

    JupyterHub asks such a reading for a cookie's echo, because elsewhere another person's server could send a
    script of its own; here every server sends the same scripts, and takes no change without our own header.
    """
    headers = handler.request.headers
    by_script = headers.get("Sec-Fetch-Mode") in ("cors", "same-origin")
    reads = handler.request.method in ("GET", "HEAD")
    if reads and by_script and headers.get("Sec-Fetch-Site") == "same-origin":
        headers["Sec-Fetch-Mode"] = "no-cors"


class Callback(HubOAuthCallbackHandler):  # type: ignore[misc]
    """Where JupyterHub sends a browser back to, once it knows whose it is."""

    def initialize(self, hub: HubOAuth, library: AppState) -> None:
        """Take what it needs."""
        self.hub_auth, self.library = hub, library

    def set_default_headers(self) -> None:
        """Put the strict headers on every response."""
        self.clear_header("Server")
        strict = {"Content-Security-Policy": for_a_page(), "Permissions-Policy": permissions()}
        for name, value in {**HEADERS, **strict}.items():
            self.set_header(name, value)

    def log_exception(self, *what: Any) -> None:
        """Log nothing: the address holds a word that opens the door once."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in one sentence what went wrong."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(sorry_page(self.library.site, LOGIN_AGAIN, AGAIN))


class OwnServer(WorkbookApp):
    """One person's workbook, behind JupyterHub's proxy."""

    def init_settings(self) -> dict[str, Any]:
        """Return the settings, with JupyterHub to say who is asking."""
        self.identity_provider_class = OwnerOnly
        return super().init_settings()

    def init_handlers(self) -> list[Any]:
        """Return our addresses, and the one that JupyterHub sends browsers back to."""
        ours = super().init_handlers()
        given = {"hub": self.identity_provider.hub, "library": self.library}
        return [(OAUTH.pattern(self.base_url), Callback, given), *ours]

    def _ready(self) -> None:
        super()._ready()
        self._said = place.room()
        self._looks = PeriodicCallback(self._look, LOOK * 1000)
        self._looks.start()

    def _look(self) -> None:
        """Tell every open page what the room says, whenever it says something else."""
        if (said := place.room()) == self._said:
            return
        self._said = said
        self.library.tell_all(RoomSays(say="room", words=said, over=said in place.LAST_WORDS))


def serve_own(lock_after: float | None = None) -> None:
    """Serve one person's workbook as JupyterHub says in the environment.

    Raises:
        WorkbookError: it does not say so.
    """
    said = urllib.parse.urlsplit(os.environ.get("JUPYTERHUB_SERVICE_URL", ""))
    if not said.port or not os.environ.get("JUPYTERHUB_USER"):
        raise WorkbookError(
            "“workbook serve --hub” is started by JupyterHub for one person. "
            "Use “workbook host” to open a room."
        )
    prefix = os.environ.get("JUPYTERHUB_SERVICE_PREFIX", said.path)
    address = said.hostname or "127.0.0.1"
    SORRY[403] = CLOSED
    logging.getLogger("tornado.application").setLevel(logging.ERROR)  # HubOAuth notes every page
    how = Serving(port=said.port, address=address, base_url=prefix, proxied=True, lock_after=lock_after)
    serve(how, OwnServer)
