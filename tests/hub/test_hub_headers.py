"""What the hub’s own pages say besides: as strict as the workbook’s, to everyone at the door."""

from __future__ import annotations

import re
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.hub.rooms import Hosted

PAGES = (
    "/hub/login",
    "/hub/nowhere",
    "/hub/home",
    "/hub/facilitator/" + "x" * 30,
    "/hub/look/look.css",
    "/hub/look/first.js",
    "/hub/look/waiting.js",
    "/hub/look/door.js",
    "/hub/api/",
    "/hub/state",
    "/hub/tonight",
    "/hub/gifts",
    "/hub/sums",
    "/hub/handles",
    "/hub/clock",
)
ALWAYS = {
    "x-content-type-options": ["nosniff"],
    "referrer-policy": ["no-referrer"],
    "cross-origin-opener-policy": ["same-origin"],
    "cross-origin-embedder-policy": ["require-corp"],
    "cross-origin-resource-policy": ["same-origin"],
}
POLICY = (
    r"default-src 'none'; script-src 'self'; connect-src 'self'; "
    r"style-src 'self' 'sha256-[\w+/]{43}='; img-src data:; "
    r"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
FILE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def asked(room: Hosted, path: str, method: str) -> dict[str, list[str]]:
    """Return the headers of one answer."""
    parts = urlsplit(room.url)
    line = HTTPConnection(parts.netloc)
    line.request(method, path)
    answer = line.getresponse()
    answer.read()
    found: dict[str, list[str]] = {}
    for name, value in answer.getheaders():
        found.setdefault(name.lower(), []).append(value)
    line.close()
    return found


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_the_hub_has_the_strict_headers(room: Hosted, path: str, method: str) -> None:
    """The same as in the workbook; only sheet and script may be kept; nobody is told which release it is."""
    found = asked(room, path, method)
    file = "/look/" in path and method == "GET"
    assert found.items() >= ALWAYS.items()
    assert re.fullmatch(re.escape(FILE) if file else POLICY, found["content-security-policy"][0])
    assert ("permissions-policy" in found) is not file
    assert file or "camera=()" in found["permissions-policy"][0]
    assert found["cache-control"] == ["public, max-age=3600" if file else "no-store"]
    assert not re.search(r"\d", "".join(found.get("server", []) + found.get("x-jupyterhub-version", [])))


def test_every_cookie_of_the_hub_is_for_the_hub_alone(room: Hosted) -> None:
    """No script reads it, and no other site sends it along with what it asks for."""
    cookies = [each for path in PAGES for each in asked(room, path, "GET").get("set-cookie", [])]
    kept = [each for each in cookies if "expires=" not in each or "01 Jan" not in each]
    assert kept and [each for each in kept if not {"HttpOnly", "SameSite=Lax"} <= set(each.split("; "))] == []
