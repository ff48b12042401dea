"""The pinned versions, read from the files that pin them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parent.parent.parent
PINNED = (CHECKOUT / "binder" / "requirements.txt", CHECKOUT / "tests" / "requirements.txt")
LOCKED = CHECKOUT / "workbook" / "frontend"


@dataclass(frozen=True, order=True)
class Pin:
    """One package in one version, for whatever system it is meant."""

    name: str
    version: str


def pins(*files: Path) -> list[Pin]:
    """Return every version that some requirements files pin, those for other systems as well.

    Raises:
        ValueError: a line pins nothing.
    """
    lines = (
        line.partition("#")[0].strip() for file in files for line in file.read_text("utf-8").splitlines()
    )
    return sorted({_pin(line) for line in lines if line})


def _pin(line: str) -> Pin:
    asked = Requirement(line)
    (exact,) = asked.specifier
    if exact.operator != "==":
        raise ValueError(f"{asked.name} is not pinned to one version. Run make lock.")
    return Pin(canonicalize_name(asked.name), exact.version)


def locked(folder: Path, *, checking: bool = True) -> list[Pin]:
    """Return every version in a package-lock.json.

    Args:
        folder: where it lies.
        checking: whether to return what only checks, and goes into nothing, as well.
    """
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    named = ((name.rpartition("node_modules/")[2], found) for name, found in packages.items() if name)
    return sorted({Pin(name, found["version"]) for name, found in named if checking or not found.get("dev")})
