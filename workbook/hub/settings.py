"""How JupyterHub runs for a room."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path
from typing import Any

from workbook import config, content_policy
from workbook.hub.authenticator import RoomAuthenticator
from workbook.hub.proxy import proxy_command
from workbook.hub.room import Room
from workbook.hub.spawner import PersonSpawner
from workbook.pages.page import EXIT_TO

LOOKS = 5 * 60  # seconds from one look for servers that rest to the next, at most
PATIENCE = 90
TEMPLATES = Path(__file__).with_name("templates")
SHEETS = re.findall(r"(?s)<style>(.*?)</style>", (TEMPLATES / "page.html").read_text(encoding="utf-8"))
HEADERS = {
    **content_policy.HEADERS,
    "Content-Security-Policy": content_policy.for_the_door(*SHEETS),
    "Permissions-Policy": content_policy.permissions(),
    "Server": "",  # which release answers is nobody's business
    "X-JupyterHub-Version": "",
}
# Strict would keep out whoever presses the facilitator's link in a terminal that is itself a page.
COOKIES = {"httponly": True, "samesite": "Lax"}
# What a person may do at the hub: start, stop and open the own server. No tokens, nobody else’s anything.
OWN = [
    "servers!user",
    "access:servers!user",
    "read:users:name!user",
    "read:users:groups!user",
    "users:activity!user",
]
CULLER = ["list:users", "read:users:activity", "read:servers", "delete:servers"]


def configure(c: Any, here: Room) -> None:
    """Set everything JupyterHub is to know."""
    hub, proxy = here.inside
    _addresses(c, here, hub, proxy)
    _people(c, here)
    _pages(c, here)
    c.JupyterHub.db_url = f"sqlite:///{here.folder / 'hub.sqlite'}"
    c.JupyterHub.cookie_secret_file = str(here.folder / "cookie-secret")
    c.JupyterHub.log_level = logging.WARNING
    c.JupyterHub.last_activity_interval = 60
    c.JupyterHub.cleanup_servers = c.JupyterHub.cleanup_proxy = True


def _addresses(c: Any, here: Room, hub: int, proxy: int) -> None:
    c.JupyterHub.bind_url = f"{here.scheme}://{here.address}:{here.port}"
    c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{hub}"
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy}"
    c.ConfigurableHTTPProxy.command = proxy_command()
    c.ConfigurableHTTPProxy.pid_file = str(here.folder / "proxy.pid")
    c.ConfigurableHTTPProxy.check_running_interval = 5
    c.ConfigurableHTTPProxy.log_level = "error"
    if here.certificate:
        c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = here.certificate, here.key


def _people(c: Any, here: Room) -> None:
    c.JupyterHub.authenticator_class = RoomAuthenticator
    c.JupyterHub.spawner_class = PersonSpawner
    c.RoomAuthenticator.room = c.PersonSpawner.room = here
    c.RoomAuthenticator.allow_all = True
    c.RoomAuthenticator.allow_existing_users = False
    c.JupyterHub.load_roles = [
        {"name": "user", "scopes": OWN},
        {"name": "culler", "scopes": CULLER, "services": ["culler"]},
    ]
    seconds = max(2, int(here.idle * 60))
    idle = [f"--timeout={seconds}", f"--cull-every={min(LOOKS, seconds)}"]
    culler = [sys.executable, "-m", "jupyterhub_idle_culler", *idle]
    named = {config.ROOM_FOLDER.name: str(here.folder)}  # so that it is found when its hub has died
    c.JupyterHub.services = [{"name": "culler", "command": culler, "environment": named}]
    c.JupyterHub.allow_named_servers = False
    c.JupyterHub.concurrent_spawn_limit = 0
    c.JupyterHub.active_server_limit = here.servers
    c.Spawner.start_timeout = c.Spawner.http_timeout = PATIENCE
    c.LocalProcessSpawner.interrupt_timeout = c.LocalProcessSpawner.term_timeout = 10


def _pages(c: Any, here: Room) -> None:
    c.JupyterHub.template_paths = [str(TEMPLATES)]
    c.JupyterHub.template_vars = {
        "room": lambda user: here.now,
        "noticed": lambda user: here.said,
        "exit_to": EXIT_TO,
    }
    c.JupyterHub.tornado_settings = {
        "headers": HEADERS,
        "slow_spawn_timeout": 1,
        "cookie_options": dict(COOKIES),  # JupyterHub writes into what it is given
        "xsrf_cookie_kwargs": dict(COOKIES),
    }
    c.JupyterHub.implicit_spawn_seconds = 1
