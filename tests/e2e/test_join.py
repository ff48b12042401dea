"""The page on the wall: how a room joins, on this host and on Binder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.resizing import resize

PLAN = ("complaint", "honest", "direct", "try-this-week")


def test_joining_fills_a_wall(page: Page, app: App) -> None:
    """On a projector the code takes the whole height, beside an address in huge letters; light, always."""
    resize(page, 1280, 720)
    page.emulate_media(color_scheme="dark")
    page.goto(f"{app.url}join")
    box = page.locator(".code svg").bounding_box()
    assert box and box["height"] >= 600 and box["y"] + box["height"] <= 721
    address = page.locator(".address")
    expect(address).to_be_in_viewport()
    expect(address).to_have_text(f"127.0.0.1:{app.port}")
    assert address.evaluate("(it) => parseFloat(getComputedStyle(it).fontSize)") >= 44
    expect(page.get_by_text("Phones cannot reach this computer by this address.")).to_be_in_viewport()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """A server of a room: every page has its line at the top, and the wall its code."""
    (tmp_path / "notice").write_text("This room closes at 21:30. What you write is erased then.")
    for name, value in {"": tmp_path / "notice", "_CODE": "kfm-pzt", "_RESTS": "1"}.items():
        monkeypatch.setenv(f"WORKBOOK_ROOM{name}", str(value))
    running = App(tmp_path / "room")
    yield running
    running.stop()


def test_the_wall_of_a_room_holds_all_of_it(page: Page, room: App) -> None:
    """Below the line of the room: the code for cameras, a long address, the room code and the way back."""
    resize(page, 1280, 720)
    page.goto(f"{room.url}join{room.token}&{'&'.join(f'e=06.{it}~8' for it in PLAN)}")
    expect(page.locator(".room")).to_be_visible()
    for part in (".code svg", ".address", ".word", ".before"):
        box = page.locator(part).bounding_box()
        assert box and box["y"] >= 120 and box["y"] + box["height"] <= 721, part


def test_no_token_is_on_the_wall(page: Page, app: App) -> None:
    """Not even when the page was asked for with one."""
    token = app.token.partition("=")[2]
    page.goto(f"{app.url}join{app.token}")
    assert token and token not in page.content()


def test_binder_asks_nobody(page: Page, app: App) -> None:
    """The address is put together from what was typed, and no request leaves."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{app.url}join?by=binder")
    expect(page.get_by_role("alert")).to_have_text(
        "Write the account the workbook is published under in place of OWNER."
    )
    page.get_by_label("Repository").fill("ann/dance-workbook")
    page.get_by_role("button", name="Show the code").click()
    expect(page.locator(".address")).to_contain_text("mybinder.org/v2/gh/ann/dance-workbook/v")
    expect(page.locator(".code svg")).to_be_visible()
    assert all(url.startswith((app.url, "data:")) for url in asked)


@pytest.fixture
def hosted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """A server that a host has told its address and its word."""
    monkeypatch.setenv("WORKBOOK_JOIN_URL", "http://192.168.1.20:8000/?token=not-for-a-wall")
    monkeypatch.setenv("WORKBOOK_ROOM_CODE", "lantern")
    running = App(tmp_path / "hosted")
    yield running
    running.stop()


def test_a_host_names_its_address_and_its_word(hosted: App) -> None:
    """Both are on the wall, and still no token."""
    text = urlopen(f"{hosted.url}join{hosted.token}").read().decode("utf-8")
    assert 'href="http://192.168.1.20:8000/"' in text and "<b>lantern</b>" in text
    assert "not-for-a-wall" not in text and "Phones cannot reach" not in text
