"""How a room joins: the address of this host or of a session on Binder, and its picture code.

No request is made, and no secret is in an address: whoever photographs a wall gets the address and no more.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from workbook import __version__
from workbook.errors import WorkbookError
from workbook.export.qr_code import picture_code
from workbook.urls import BESIDE_JUPYTER

OWNER = "OWNER"
REPOSITORY = f"{OWNER}/dance-workbook"
"""Where the workbook is published; `OWNER` stands for the account, as in the README."""

TAG = f"v{__version__}"
ONLY_HERE = (
    "Phones cannot reach this computer by this address. Start a room with workbook host, or use Binder."
)
LONGEST = 300


class NoAddress(WorkbookError):
    """There is no address that a room could use."""


@dataclass(frozen=True)
class Joining:
    """An address for a room.

    Attributes:
        address: what to type.
        code: the word that a room asks for, if it has one.
        warning: why the address may not be of use.
    """

    address: str
    code: str = ""
    warning: str = ""


def this_host(own: str, given: str = "", code: str = "", below: str = "") -> Joining:
    """Return how to join this host.

    Args:
        own: the address by which this page was asked for.
        given: the address that whoever runs the host names, if any.
        code: the room code, if the room has one.
        below: which page of it to open first; empty for the contents.

    Raises:
        NoAddress: the address that was given is none.
    """
    address = _bare(given.strip() or own)
    return Joining(f"{address}{below}", code.strip(), ONLY_HERE if _is_loopback(address) else "")


def on_binder(repository: str = REPOSITORY, tag: str = TAG, below: str = "") -> Joining:
    """Return how to join by Binder, where each person gets a session of their own.

    Args:
        repository: owner and name, as in `owner/name`.
        tag: a tag, a branch or a commit of it.
        below: which page to open first; empty for the contents.

    Raises:
        NoAddress: they name no repository, or the account is still missing.
    """
    repository, tag = repository.strip(), tag.strip()
    if repository.startswith(f"{OWNER}/"):
        raise NoAddress(f"Write the account the workbook is published under in place of {OWNER}.")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\.)[A-Za-z0-9._-]{1,100}", repository):
        raise NoAddress("That names no repository: write owner and name, such as owner/dance-workbook.")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,99}", tag):
        raise NoAddress(f"That is no tag: letters, digits, points and strokes are allowed, such as {TAG}.")
    return Joining(
        f"https://mybinder.org/v2/gh/{repository}/{quote(tag, safe='')}"
        f"?urlpath={BESIDE_JUPYTER.path}{quote(below, safe='~')}"
    )


def picture(address: str) -> str:
    """Return an address as a picture code: SVG, dark on light with its margin, as wide as its place."""
    return picture_code(address, "Code to join")


def _bare(address: str) -> str:
    """Return an address without what may be secret: no name, no question, no place within the page."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if host is None or parts.scheme not in ("http", "https") or len(address) > LONGEST:
        raise NoAddress(
            "The address that was set for this room is none: set WORKBOOK_JOIN_URL to one such as "
            "http://192.168.1.20:8000/."
        )
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{parts.path or '/'}"


def _is_loopback(address: str) -> bool:
    host = (urlsplit(address).hostname or "").rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified
