"""Whether a phone could come in: what is in the way is said, with what to do; nothing else is."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.hub.rooms import for_two
from workbook.hub import addresses, reach
from workbook.hub.room import Room
from workbook.hub.words import Words

EVERYWHERE = "0.0.0.0"  # noqa: S104 - a name, not listened on
NAMELESS = "nobody-has-this-name.invalid"


class Door(BaseHTTPRequestHandler):
    """Opens to everyone."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room for all whose door opens, at this computer’s own side."""
    with HTTPServer(("127.0.0.1", 0), Door) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield replace(for_two(tmp_path, ends=3600.0), address=EVERYWHERE, port=server.server_port)
        server.shutdown()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The computer has a number in a network; its own side stands for it."""
    monkeypatch.setattr(addresses, "host_name", lambda *_: "127.0.0.1")
    monkeypatch.setattr(addresses, "reaches_beyond", lambda _: True)
    monkeypatch.setattr(reach, "_runs", lambda _: False)
    monkeypatch.setattr(reach, "UFW", Path(os.devnull))
    return


@pytest.mark.usefixtures("at")
def test_a_door_that_opens_is_only_to_be_tried(room: Room) -> None:
    """One sentence: with a phone, before people come."""
    assert reach.advice(room) == [reach.TRY]


@pytest.mark.usefixtures("at")
def test_a_door_that_does_not_open_from_outside_is_said(room: Room) -> None:
    """With the address that was tried."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        shut = replace(room, port=nobody.getsockname()[1])
        assert reach.advice(shut)[0] == reach.NO_DOOR.format(address=addresses.for_people(shut))


def test_a_computer_without_a_network_is_told_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """It knows no number but its own."""
    monkeypatch.setattr(addresses, "host_name", lambda *_: "127.0.0.1")
    assert reach.advice(room) == [reach.ONLY_HERE]


def test_a_room_for_this_computer_alone_needs_no_advice(room: Room) -> None:
    """Whoever asked for that knows it, and nothing more is said in the terminal."""
    here = replace(room, address="127.0.0.1")
    assert reach.advice(here) == []
    said: list[str] = []
    Words(said.append).opened(here)
    assert reach.TRY not in said


@pytest.mark.usefixtures("at")
def test_a_name_that_nobody_finds_is_said(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the certificate’s, and phones will look for it."""
    monkeypatch.setattr(addresses, "host_name", lambda *_: NAMELESS)
    assert reach.advice(room)[0] == reach.NO_NAME.format(name=NAMELESS)


def test_a_firewall_is_named_with_its_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the two that Linux machines usually have; one that is off is not mentioned."""
    settings = tmp_path / "ufw.conf"
    settings.write_text("# set to yes to start on boot\nENABLED=yes\n")
    assert "sudo ufw allow 8000/tcp" in reach._firewall(8000, settings)
    settings.write_text("ENABLED=no\n")
    monkeypatch.setattr(reach, "_runs", lambda name: name == "firewalld")
    assert "sudo firewall-cmd --add-port=8000/tcp" in reach._firewall(8000, settings)
    monkeypatch.setattr(reach, "_runs", lambda _: False)
    assert reach._firewall(8000, settings) == reach._firewall(8000, tmp_path / "none") == ""


def test_a_process_is_found_by_its_name() -> None:
    """As firewalld would be."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        name = Path(f"/proc/{child.pid}/comm")
        assert reach._runs(name.read_text().strip() if name.exists() else Path(sys.executable).name)
        child.communicate(b"\n")
    assert not reach._runs(NAMELESS)


def test_inside_windows_the_way_through_is_told(tmp_path: Path) -> None:
    """Its Linux has a number of its own, which no phone can reach."""
    kernel = tmp_path / "version"
    kernel.write_text("Linux version 5.15.153.1-microsoft-standard-WSL2")
    told = reach._inside_windows(8000, "172.20.1.5", kernel)
    assert "connectaddress=172.20.1.5" in told and "listenport=8000" in told
    kernel.write_text("Linux version 6.1.0-18-amd64")
    assert reach._inside_windows(8000, "172.20.1.5", kernel) == ""
