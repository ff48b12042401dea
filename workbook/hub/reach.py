"""Whether a phone could come into a room: what can be seen of that from the computer that has opened it."""

from __future__ import annotations

import contextlib
import socket
from pathlib import Path

import psutil

from workbook.hub import addresses
from workbook.hub.room import Room

UFW, KERNEL = Path("/etc/ufw/ufw.conf"), Path("/proc/version")
ONLY_HERE = (
    "This computer is in no network, so no phone can reach the room. Join one, or open a hotspot on a phone; "
    "then close the room and open it again."
)
NO_NAME = (
    "The certificate is for {name}, and no computer of that name is found from here. Enter the name and this "
    "computer’s number where your network keeps its names, or use another certificate."
)
NO_DOOR = (
    "Nothing answers at {address}, not even from this computer: a firewall or another program is in between."
)
FIREWALL = "A firewall is on. Unless port {port} is open in it already, open it: {command}"
IN_WINDOWS = (
    "Windows lets phones through to its Linux subsystem only if it is told. In PowerShell, as administrator: "
    "netsh interface portproxy add v4tov4 listenport={port} connectport={port} connectaddress={host} – and "
    "give people the number of Windows, which “ipconfig” shows."
)
TRY = (
    "Before people come, open the address on one phone. If nothing comes: it must be in the same network as "
    "this computer, and guest networks often keep devices apart. A hotspot of a phone does not."
)
WAYS = {
    "ufw": "sudo ufw allow {port}/tcp",
    "firewalld": "sudo firewall-cmd --add-port={port}/tcp",
}


def advice(room: Room) -> list[str]:
    """Return what is in the way of a phone, a sentence each, and how to try it; nothing where none is meant.

    Args:
        room: a room that is open.
    """
    if not addresses.reaches_beyond(room.address):
        return []
    host = addresses.host_name(room.address, room.certificate)
    if not addresses.reaches_beyond(host):
        return [ONLY_HERE]
    found = [_not_found(host) or _not_answering(room), _inside_windows(room.port, host), _firewall(room.port)]
    return [*filter(None, found), TRY]


def _not_found(host: str) -> str:
    try:
        socket.getaddrinfo(host.strip("[]"), None)
    except OSError:
        return NO_NAME.format(name=host)
    return ""


def _not_answering(room: Room) -> str:
    host = addresses.host_name(room.address, room.certificate).strip("[]")
    return "" if addresses.answers(room, host) else NO_DOOR.format(address=addresses.for_people(room))


def _inside_windows(port: int, host: str, kernel: Path = KERNEL) -> str:
    inside = "microsoft" in _text(kernel).lower()
    return IN_WINDOWS.format(port=port, host=host) if inside else ""


def _firewall(port: int, ufw: Path = UFW) -> str:
    name = "ufw" if "enabled=yes" in _text(ufw).lower().split() else "firewalld" if _runs("firewalld") else ""
    return FIREWALL.format(port=port, command=WAYS[name].format(port=port)) if name else ""


def _runs(name: str) -> bool:
    return any(process.info["name"] == name for process in psutil.process_iter(["name"]))


def _text(path: Path) -> str:
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="utf-8")
    return ""
