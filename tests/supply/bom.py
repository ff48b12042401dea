"""A bill of materials: all that a wheel is built from and runs on, as CycloneDX JSON: `make bom`.

What Python runs on comes from the pins, with licences from what is installed here. What the page's script is
built from comes from npm, with licences and hashes. The same pins make the same file, whoever makes it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
import uuid
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from tests.supply.advisories import NPM
from tests.supply.pins import CHECKOUT, LOCKED, PINNED, Pin, pins
from workbook import __version__

SPEC = "1.5"
"""The version that npm writes."""

NAME = "dance-workbook"
_KEPT = ("type", "bom-ref", "name", "version", "scope", "purl", "hashes", "licenses")
_NAMESPACE = uuid.UUID("6d7f8f43-9d0c-4b0e-9f0a-5f3a3a2d1c10")


def bom() -> dict[str, Any]:
    """Return the bill of materials."""
    root = f"pkg:pypi/{NAME}@{__version__}"
    python = [_of_python(pin) for pin in pins(PINNED[0])]
    shell = _of_npm(LOCKED)
    components = [*python, *(_bare(each) for each in shell["components"])]
    needs = [*(each["bom-ref"] for each in python), *_of_the_root(shell)]
    graph = [
        each for each in shell["dependencies"] if each["ref"] != shell["metadata"]["component"]["bom-ref"]
    ]
    found = {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "version": 1,
        "metadata": {"component": _ourselves(root)},
        "components": sorted(components, key=lambda each: str(each["bom-ref"])),
        "dependencies": [{"ref": root, "dependsOn": sorted(needs)}, *graph],
    }
    return {**found, "serialNumber": uuid.uuid5(_NAMESPACE, json.dumps(found, sort_keys=True)).urn}


def _ourselves(root: str) -> dict[str, Any]:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    told = {"type": "application", "bom-ref": root, "name": NAME, "version": __version__, "purl": root}
    return {**told, "description": project["description"], "licenses": [{"expression": project["license"]}]}


def _of_python(pin: Pin) -> dict[str, Any]:
    purl = f"pkg:pypi/{pin.name}@{pin.version}"
    told = {"type": "library", "bom-ref": purl, "name": pin.name, "version": pin.version, "purl": purl}
    licences = list(_licences(pin))
    return {**told, "licenses": licences} if licences else told


def _licences(pin: Pin) -> Iterator[dict[str, Any]]:
    """Return the licences that an installed package declares; none for what is for other systems."""
    try:
        about = metadata.metadata(pin.name)
    except metadata.PackageNotFoundError:
        return
    if expression := about.get("License-Expression"):
        yield {"expression": expression}
        return
    sorts = [
        each.rpartition(" :: ")[2] for each in about.get_all("Classifier", []) if each.startswith("License")
    ]
    own = (about.get("License") or "").strip().partition("\n")[0][:100]
    for name in sorts or ([own] if own else []):
        yield {"license": {"name": name}}


def _of_npm(folder: Path) -> dict[str, Any]:
    """Return npm's own bill of a package-lock.json; npm asks for a version, which the script has none of."""
    with tempfile.TemporaryDirectory() as place:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(folder / name, place)
        whole = json.loads((Path(place) / "package.json").read_text("utf-8"))
        (Path(place) / "package.json").write_text(
            json.dumps({**whole, "version": __version__}), encoding="utf-8"
        )
        lock = json.loads((Path(place) / "package-lock.json").read_text("utf-8"))
        lock["packages"][""]["version"] = __version__
        (Path(place) / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
        asked = [
            sys.executable,
            "-c",
            NPM,
            "sbom",
            "--sbom-format=cyclonedx",
            "--package-lock-only",
            "--omit=dev",
            "--offline",
        ]
        done = subprocess.run(asked, cwd=place, capture_output=True, text=True, check=True, timeout=120)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _of_the_root(shell: dict[str, Any]) -> list[str]:
    root = shell["metadata"]["component"]["bom-ref"]
    return [ref for each in shell["dependencies"] if each["ref"] == root for ref in each["dependsOn"]]


def _bare(component: dict[str, Any]) -> dict[str, Any]:
    """Return a component without the addresses it was fetched from."""
    return {name: component[name] for name in _KEPT if name in component}


def write(folder: Path) -> Path:
    """Write the bill into a folder, beside the wheel, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME.replace('-', '_')}-{__version__}.cdx.json"
    path.write_text(json.dumps(bom(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def main(given: Iterable[str] | None = None) -> None:
    """Write the bill and say where."""
    told = argparse.ArgumentParser(prog="make bom", description=__doc__)
    told.add_argument("--outdir", type=Path, default=Path("dist"))
    print(f"The bill of materials is {write(told.parse_args(given).outdir)}.")


if __name__ == "__main__":
    main()
