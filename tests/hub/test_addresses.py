"""The address that people type, and refusals before a room opens."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from workbook.errors import WorkbookError
from workbook.hub import addresses

EVERYWHERE = "0.0.0.0"  # noqa: S104 - a name, not listened on


def test_a_room_for_this_computer_says_so() -> None:
    """Nothing is guessed where the address is given."""
    assert addresses.host_name("127.0.0.1") == "127.0.0.1"
    assert addresses.host_name("::1") == "[::1]"


def test_a_room_for_all_has_a_number_to_type() -> None:
    """Whatever the machine, never the one that means “everywhere”."""
    assert addresses.host_name(EVERYWHERE) not in addresses.ANYWHERE


@pytest.mark.parametrize(
    ("address", "beyond"), [("127.0.0.1", False), ("localhost", False), (EVERYWHERE, True)]
)
def test_who_can_reach_it_decides_on_the_warning(address: str, beyond: bool) -> None:
    """No warning of a shared network where there is none."""
    assert addresses.reaches_beyond(address) is beyond


def test_half_a_certificate_is_refused(tmp_path: Path) -> None:
    """Both files or neither."""
    with pytest.raises(WorkbookError, match="both or neither"):
        addresses.check_certificate(str(tmp_path / "a.pem"), "")


def test_a_certificate_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    """Before anybody stands at a door that does not open."""
    (tmp_path / "a.pem").write_text("no certificate")
    with pytest.raises(WorkbookError, match="cannot be used"):
        addresses.check_certificate(str(tmp_path / "a.pem"), str(tmp_path / "a.pem"))


def test_a_port_in_use_is_refused() -> None:
    """With the way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(WorkbookError, match="--port N"):
            addresses.check_port("127.0.0.1", taken.getsockname()[1])


def test_a_port_that_nobody_named_is_the_next_free_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Something else listens at the usual one; where a port was named, nothing is guessed."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        usual = taken.getsockname()[1]
        monkeypatch.setattr(addresses, "USUAL", usual)
        assert usual < addresses.port_for("127.0.0.1", None) < usual + addresses.MORE
        with pytest.raises(WorkbookError, match="--port N"):
            addresses.port_for("127.0.0.1", usual)


def test_ports_inside_are_none_that_a_system_hands_out() -> None:
    """Linux begins at 32768, the others later; both are free, and two."""
    inside = addresses.free_ports()
    assert len({*inside}) == 2 and all(1024 < port < 32_768 for port in inside)
    assert addresses.are_free(*inside)


def test_a_port_inside_that_somebody_took_is_noticed() -> None:
    """One of two is enough."""
    first, second = addresses.free_ports()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", second))
        taken.listen()
        assert not addresses.are_free(first, second)
