"""Who a person's own server takes for its owner, and which request is somebody looking at a page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tornado.httputil import HTTPHeaders

from workbook.errors import WorkbookError
from workbook.server import jupyterhub
from workbook.server.jupyterhub import OwnerOnly


def asking(method: str = "GET", for_all: bool = False, **headers: str) -> Any:
    """Return a handler that somebody asks."""

    def answer() -> None: ...

    if for_all:
        answer.__allow_unauthenticated = True  # type: ignore[attr-defined]
    named = HTTPHeaders({name.replace("_", "-"): value for name, value in headers.items()})
    return SimpleNamespace(request=SimpleNamespace(method=method, headers=named), get=answer, post=answer)


@pytest.fixture
def own() -> OwnerOnly:
    """The door of Maya's server, without a hub."""
    door = OwnerOnly.__new__(OwnerOnly)
    door.owner = "guest-maya22"
    door.hub = SimpleNamespace(
        access_scopes={"access:servers!server=guest-maya22/"},
        check_scopes=lambda needed, model: needed & set(model["scopes"]),
    )
    return door


def model(**more: object) -> dict[str, Any]:
    """Return what the hub says of Maya."""
    scopes = ["access:servers!server=guest-maya22/"]
    return {"kind": "user", "name": "guest-maya22", "scopes": scopes} | more


def test_the_owner_is_let_in(own: OwnerOnly) -> None:
    """Whoever has the name and the right."""
    found = own._owner(model())
    assert found is not None
    assert found.username == "guest-maya22"


@pytest.mark.parametrize(
    "who",
    [
        None,
        {},
        model(name="guest-other2"),
        model(name="facilitator"),
        model(kind="service"),
        model(scopes=[]),
        model(scopes=["access:servers!server=guest-other2/"]),
    ],
)
def test_nobody_else_is(own: OwnerOnly, who: dict[str, Any] | None) -> None:
    """Another person, a service, the facilitator, and the right name without the right."""
    assert own._owner(who) is None


def test_coming_from_the_waiting_page_is_looking_at_a_page() -> None:
    """It stands at the same address as we do, and is no script of ours."""
    handler = asking(Sec_Fetch_Mode="navigate", Sec_Fetch_Site="same-origin")
    jupyterhub._read_by_our_own_script(handler)
    assert jupyterhub._is_page(handler)


def test_our_own_script_reads_and_is_not_sent_elsewhere() -> None:
    """A copy that the page fetches is read with the owner's cookie, or refused; never led to a login."""
    handler = asking(Sec_Fetch_Mode="cors", Sec_Fetch_Site="same-origin")
    jupyterhub._read_by_our_own_script(handler)
    assert handler.request.headers["Sec-Fetch-Mode"] == "no-cors"
    assert not jupyterhub._is_page(handler)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_script_from_elsewhere_stays_one(site: str) -> None:
    """Only our own address is trusted."""
    handler = asking(Sec_Fetch_Mode="cors", Sec_Fetch_Site=site)
    jupyterhub._read_by_our_own_script(handler)
    assert handler.request.headers["Sec-Fetch-Mode"] == "cors"


def test_a_change_is_never_taken_for_reading() -> None:
    """What is sent needs our own header, as everywhere."""
    handler = asking("POST", Sec_Fetch_Mode="cors", Sec_Fetch_Site="same-origin")
    jupyterhub._read_by_our_own_script(handler)
    assert handler.request.headers["Sec-Fetch-Mode"] == "cors"
    assert not jupyterhub._is_page(handler)


def test_a_page_for_all_leads_nobody_away() -> None:
    """How pages look may be fetched by anyone."""
    assert not jupyterhub._is_page(asking(for_all=True))


def test_without_a_hub_it_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence for who types the hub's own command."""
    monkeypatch.delenv("JUPYTERHUB_SERVICE_URL", raising=False)
    with pytest.raises(WorkbookError, match="workbook host"):
        jupyterhub.serve_own()
