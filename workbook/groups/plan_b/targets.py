"""Which kind of computer a pack is for, and which packages it needs there."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packaging.requirements import Requirement

GLIBC = ("2_28", "2_17", "2_12", "2_5")


class Kind(StrEnum):
    """A kind of computer, as it is typed."""

    WINDOWS = "windows"
    MACOS = "macos"
    MACOS_INTEL = "macos-intel"
    LINUX = "linux"
    LINUX_ARM = "linux-arm"


@dataclass(frozen=True, kw_only=True)
class Target:
    """What tells the packages of one kind of computer from those of another.

    Attributes:
        words: what kind it is, for whoever reads.
        tags: what the files of its packages are called, the newest first.
        marks: what packages ask about it, as PEP 508 names it.
    """

    words: str
    tags: tuple[str, ...]
    marks: dict[str, str]


def _marks(system: str, machine: str) -> dict[str, str]:
    platforms = {"Windows": "win32", "Darwin": "darwin", "Linux": "linux"}
    return {
        "platform_system": system,
        "platform_machine": machine,
        "sys_platform": platforms[system],
        "os_name": "nt" if system == "Windows" else "posix",
    }


def _linux(machine: str) -> Target:
    tags = tuple(f"manylinux_{version}_{machine}" for version in GLIBC)
    return Target(words=f"Linux, {machine}", tags=tags, marks=_marks("Linux", machine))


TARGETS = {
    Kind.WINDOWS: Target(words="Windows, 64 bits", tags=("win_amd64",), marks=_marks("Windows", "AMD64")),
    Kind.MACOS: Target(
        words="macOS 13 or newer, Apple chip", tags=("macosx_13_0_arm64",), marks=_marks("Darwin", "arm64")
    ),
    Kind.MACOS_INTEL: Target(
        words="macOS 13 or newer, Intel chip", tags=("macosx_13_0_x86_64",), marks=_marks("Darwin", "x86_64")
    ),
    Kind.LINUX: _linux("x86_64"),
    Kind.LINUX_ARM: _linux("aarch64"),
}


def this_computer() -> str:
    """Return what kind of computer this is, in the words of its maker."""
    system = {"Darwin": "macOS"}.get(platform.system(), platform.system())
    return f"{system}, {platform.machine()}"


def here() -> dict[str, str]:
    """Return what packages ask about this computer."""
    return {
        "platform_system": platform.system(),
        "platform_machine": platform.machine(),
        "sys_platform": sys.platform,
        "os_name": "nt" if sys.platform == "win32" else "posix",
    }


def extra_for(marks: dict[str, str]) -> str:
    """Return what has to be asked for beside the workbook itself: a room, where that system can have one."""
    return "" if marks["os_name"] == "nt" else "host"


def needed(package: str, target: Target) -> dict[str, str]:
    """Return what a package needs on another kind of computer, without itself.

    Args:
        package: its name; it is installed here, and so is most of what it needs.
        target: that kind.

    Returns:
        Names with the version that is installed here; an empty one for what is installed only there.
    """
    found: dict[str, str] = {}
    waiting = [(package, frozenset({extra_for(target.marks)}))]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        for need in _needs(name, extras, target):
            plain = re.sub(r"[-_.]+", "-", need.name).lower()
            found[plain] = _version(plain)
            ask = (plain, frozenset(need.extras))
            if ask not in seen:
                seen.add(ask)
                waiting.append(ask)
    found.pop(package, None)
    return found


def _needs(name: str, extras: frozenset[str], target: Target) -> Iterator[Requirement]:
    from packaging.requirements import Requirement  # here, because only a pack for another computer needs it

    try:
        asked = metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return
    for need in map(Requirement, asked):
        marks = need.marker
        if marks is None or any(marks.evaluate({**target.marks, "extra": it}) for it in extras | {""}):
            yield need


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
