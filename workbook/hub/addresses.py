"""Under which address people reach a room."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import random
import socket
import ssl
from pathlib import Path

from cryptography import x509

from workbook import urls
from workbook.errors import WorkbookError
from workbook.hub.room import Room

ANYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - compared with, not listened on
# Linux hands out ports from 32768 on, macOS and Windows from 49152 on.
INSIDE = range(20_000, 32_000)
USUAL, MORE = 8000, 20
NOBODY = "192.0.2.1"  # set aside for documents: nothing is sent, only a way there is looked up


def host_name(address: str, certificate: str = "") -> str:
    """Return the name or number that people type.

    Args:
        address: where the room listens.
        certificate: the file of its certificate, whose first name is taken, or empty.
    """
    if certificate and (name := _named(Path(certificate))):
        return name
    if address not in ANYWHERE:
        return f"[{address}]" if ":" in address else address
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect((NOBODY, 9))
        return str(line.getsockname()[0])
    return "127.0.0.1"


def for_people(room: Room) -> str:
    """Return the address to open."""
    return _address(room, host_name(room.address, room.certificate))


def for_facilitator(room: Room) -> str:
    """Return the facilitator’s own link; without encryption it is for this computer, where nobody listens."""
    local = room.address in ANYWHERE and not room.certificate
    name = "127.0.0.1" if local else host_name(room.address, room.certificate)
    return urls.HUB_FACILITATOR.to(f"{_address(room, name)}{urls.HUB}", secret=room.secret)


def reaches_beyond(address: str) -> bool:
    """Return whether others than this computer can reach an address."""
    with contextlib.suppress(ValueError):
        return not ipaddress.ip_address(address).is_loopback
    return address != "localhost"


def check_certificate(certificate: str, key: str) -> None:
    """Make sure that a certificate and its key belong together and can be read.

    Raises:
        WorkbookError: they do not.
    """
    if bool(certificate) != bool(key):
        raise WorkbookError("A certificate needs its key, and a key its certificate: give both or neither.")
    if not certificate:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password=lambda: b"")
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        raise WorkbookError(
            "The certificate and its key cannot be used: they must be readable, belong together, and the key "
            "must have no passphrase. Ask whoever gave you the certificate for both as PEM files."
        ) from None


def check_port(address: str, port: int) -> None:
    """Make sure that nobody listens at a port yet.

    Raises:
        WorkbookError: somebody does, or it is not allowed.
    """
    try:
        _listen(address, port)
    except OSError:
        raise WorkbookError(
            f"The room cannot listen at {address} port {port}: it is in use or not allowed. "
            "Close what uses it, or choose another: workbook host --port N."
        ) from None


def port_for(address: str, wished: int | None) -> int:
    """Return where a room listens: as wished, or else at the usual port, or the next that nobody listens at.

    Args:
        address: where it listens.
        wished: the port, or nothing.

    Raises:
        WorkbookError: somebody listens there already, or it is not allowed.
    """
    tries = range(USUAL, USUAL + MORE) if wished is None else [wished]
    port = next((port for port in tries if _is_free(address, port)), tries[0])
    check_port(address, port)
    return port


def free_ports() -> tuple[int, int]:
    """Return two ports of this machine that nobody listens at, none of those that systems hand out.

    Whoever is handed a port could otherwise get one of these while the room’s hub starts again.
    """
    span = random.SystemRandom().sample(INSIDE, len(INSIDE))
    found = (port for port in span if are_free(port))
    return next(found), next(found)


def are_free(*ports: int) -> bool:
    """Return whether nobody listens at some ports of this machine."""
    return all(_is_free("127.0.0.1", port) for port in ports)


def _is_free(address: str, port: int) -> bool:
    try:
        _listen(address, port)
    except OSError:
        return False
    return True


def _listen(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind((address, port))
        line.listen(1)


def _address(room: Room, name: str) -> str:
    usual = 443 if room.certificate else 80
    return f"{room.scheme}://{name}{'' if room.port == usual else f':{room.port}'}/"


def _named(path: Path) -> str:
    with contextlib.suppress(OSError, ValueError, x509.ExtensionNotFound):
        first = x509.load_pem_x509_certificates(path.read_bytes())[0]
        names = first.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        found = [*names.get_values_for_type(x509.DNSName)]
        found += [str(each) for each in names.get_values_for_type(x509.IPAddress)]
        return next((name for name in found if "*" not in name), "")
    return ""


def answers(room: Room, host: str = "") -> bool:
    """Return whether the room’s door opens: the proxy is there, and the hub behind it.

    Args:
        room: the room.
        host: where to knock; by default on this computer’s own side.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # it is our own: nobody else’s certificates are read
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    host = host or ("127.0.0.1" if room.address in ANYWHERE else room.address)
    line = (
        http.client.HTTPSConnection(host, room.port, timeout=5, context=context)
        if room.certificate
        else http.client.HTTPConnection(host, room.port, timeout=5)
    )
    try:
        line.request("GET", urls.HUB_FILE.to(f"/{urls.HUB}", file="look.css"))
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
