"""Whom the hub lets start a server: a page of the room itself, also where browsers say little."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from tornado.web import HTTPError

from workbook.hub.for_pages import State

ROOM, HOST = "http://192.168.1.20:8000", "192.168.1.20:8000"


def pressed(**said: str) -> None:
    """A press with these headers."""
    headers = {name.replace("_", "-"): value for name, value in said.items()}
    asking = SimpleNamespace(request=SimpleNamespace(headers=headers, host=HOST))
    State.check_xsrf_cookie(cast(Any, asking))


@pytest.mark.parametrize("said", [{"Sec_Fetch_Site": "same-origin"}, {"Origin": ROOM}])
def test_a_page_of_the_room_may(said: dict[str, str]) -> None:
    """Over http browsers send no more than the origin."""
    pressed(**said)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://192.168.1.20:8001"},
        {"Origin": f"{ROOM}.example"},
        {"Sec_Fetch_Site": "same-site", "Origin": ROOM},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "none"},
    ],
)
def test_nobody_else_may(said: dict[str, str]) -> None:
    """Another port is another page; who says nothing is no page."""
    with pytest.raises(HTTPError):
        pressed(**said)
