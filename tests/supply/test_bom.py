"""The bill of materials: whole, valid, the same every time, and without an address in it."""

from __future__ import annotations

import json
import re
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from tests.supply import bom
from tests.supply.pins import LOCKED, PINNED, locked, pins


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, as it goes beside the wheel."""
    return bom.write(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def bill(written: Path) -> Any:
    """What is in it."""
    return json.loads(written.read_text("utf-8"))


@pytest.fixture(scope="module")
def form() -> jsonschema.Draft7Validator:
    """CycloneDX's own schema."""
    folder = resources.files("cyclonedx.schema") / "_res"
    found = {
        name: json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text("utf-8"))
        for name in (f"bom-{bom.SPEC}", "spdx", "jsf-0.82")
    }
    whole = found[f"bom-{bom.SPEC}"]
    beside = whole["$id"].rpartition("/")[0]  # the schemas name one another by their files
    known = [
        (f"{beside}/{name}.SNAPSHOT.schema.json", Resource.from_contents(told))
        for name, told in found.items()
    ]
    return jsonschema.Draft7Validator(whole, registry=Registry().with_resources(known))


def test_it_is_cyclonedx(bill: Any, form: jsonschema.Draft7Validator) -> None:
    """Nothing in it is against the schema, its licences included."""
    assert [error.message for error in form.iter_errors(bill)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"components": [{"type": "library"}]},
        {"components": [{"type": "library", "name": "a", "licenses": [{"license": {"id": "No such"}}]}]},
        {"serialNumber": "1"},
    ],
    ids=["no name", "no licence", "no number"],
)
def test_what_is_against_the_schema_is_noticed(
    bill: Any, form: jsonschema.Draft7Validator, change: dict[str, Any]
) -> None:
    """The check above can fail."""
    assert not form.is_valid({**bill, **change})


def test_everything_pinned_is_in_it_once(bill: Any) -> None:
    """What runs, for whatever system, and what the page's script is built from."""
    told = [(each["name"], each["version"]) for each in bill["components"]]
    wanted = [*pins(PINNED[0]), *locked(LOCKED, checking=False)]
    assert sorted(told) == sorted((pin.name, pin.version) for pin in wanted)


def test_licences_and_hashes_are_told_where_they_are_known(bill: Any) -> None:
    """A licence for whatever is installed here, a hash for whatever npm has locked."""
    here = {each.name.lower().replace("_", "-").replace(".", "-") for each in metadata.distributions()}
    bare = [each["name"] for each in bill["components"] if "licenses" not in each]
    assert not here.intersection(bare)
    assert all("hashes" in each for each in bill["components"] if each["purl"].startswith("pkg:npm/"))


def test_what_is_named_is_there(bill: Any) -> None:
    """No line of the graph leads nowhere."""
    there = {bill["metadata"]["component"]["bom-ref"], *(each["bom-ref"] for each in bill["components"])}
    assert {
        ref for each in bill["dependencies"] for ref in (each["ref"], *each.get("dependsOn", ()))
    } <= there


def test_it_holds_no_address(written: Path) -> None:
    """Neither of a registry nor of a folder here."""
    assert not re.search(r"https?:|git\+|file:|/home|/root|/tmp|/work", written.read_text("utf-8"))


def test_the_same_pins_make_the_same_file(written: Path, tmp_path: Path) -> None:
    """Nothing of the hour or of chance is in it."""
    assert bom.write(tmp_path).read_bytes() == written.read_bytes()
